"""The structure tree that WeasyPrint writes, as nodes that can be moved, joined and dropped.

WeasyPrint makes an element for every box: a paragraph on two pages, or a link on two lines, is
two. Which element of the page each stands for is known only while the tree is made, so
:func:`watching` looks on. :class:`Tree` then takes the tree apart and writes it back, so that
parents, page references and the parent tree always agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pydyf
from weasyprint.pdf import tags

Element = Any
"""A pydyf dictionary; pydyf has no types."""


@contextmanager
def watching() -> Iterator[dict[int, Any]]:
    """While it lasts, note the box behind every structure element, by its object number."""
    original = tags._build_box_tree
    boxes: dict[int, Any] = {}

    def build(box: Any, *arguments: Any) -> Iterator[Element]:
        for element in original(box, *arguments):
            # An absolutely placed box stands behind a placeholder.
            boxes.setdefault(element.number, getattr(box, "_box", box))
            yield element

    tags._build_box_tree = build
    try:
        yield boxes
    finally:
        tags._build_box_tree = original


@dataclass(frozen=True, slots=True)
class Content:
    """A piece of what is painted: its page's index and its number there."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link: the reference of its ``OBJR``."""

    reference: bytes


@dataclass(slots=True, eq=False)
class TagNode:
    """A structure element. ``box`` is the one it was made for, if it was made for one."""

    element: Element
    box: Any
    kids: list[TagNode | Content | Annotation] = field(default_factory=list)

    @property
    def tag(self) -> str:
        """``P``, ``LI``, …"""
        return str(self.element["S"]).removeprefix("/")

    @tag.setter
    def tag(self, tag: str) -> None:
        self.element["S"] = f"/{tag}"

    @property
    def html(self) -> Any:
        """The HTML element behind it, or ``None``."""
        return None if self.box is None else self.box.element

    def nodes(self) -> Iterator[TagNode]:
        """The elements right under it."""
        return (kid for kid in self.kids if isinstance(kid, TagNode))

    def all(self) -> Iterator[TagNode]:
        """It and every element under it, in reading order."""
        yield self
        for kid in self.nodes():
            yield from kid.all()

    def has_class(self, name: str) -> bool:
        """Whether its HTML element has the class ``name``."""
        return self.html is not None and name in self.html.get("class", "").split()

    def is_inner_box_of(self, other: TagNode) -> bool:
        """Whether it stands for nothing of its own but for a box of the element of ``other``."""
        return (
            self.html is not None
            and self.html is other.html
            and self.box.element_tag == other.box.element_tag
            and self.tag in (other.tag, "NonStruct")
        )

    def goes_on_as(self, other: TagNode) -> bool:
        """Whether both are parts of one HTML element, broken by the end of a line or page."""
        return (
            self.html is not None
            and self.html is other.html
            and self.box.element_tag == other.box.element_tag
            and self.tag == other.tag
        )


class Tree:
    """The structure tree of ``pdf``; ``boxes`` comes from :func:`watching`."""

    def __init__(self, pdf: Any, boxes: dict[int, Any]) -> None:
        self.pdf = pdf
        self.pages = {reference: n for n, reference in enumerate(pdf.page_references)}
        self._boxes = boxes
        root = self.get(pdf.catalog["StructTreeRoot"])
        self._root = root
        numbers = self.get(root["ParentTree"])["Nums"]
        self._parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
        self._numbers = numbers
        self._named: list[tuple[Any, bytes]] = []
        self.document = self._node(root["K"][0])

    def get(self, reference: bytes) -> Element:
        """The object behind ``12 0 R``."""
        return self.pdf.objects[int(reference.split()[0])]

    def _node(self, reference: bytes) -> TagNode:
        element = self.get(reference)
        node = TagNode(element, self._boxes.get(element.number))
        for kid in element["K"]:
            if isinstance(kid, int):
                node.kids.append(Content(self.pages[element["Pg"]], kid))
            elif self.get(kid).get("Type") == "/OBJR":
                node.kids.append(Annotation(kid))
            else:
                node.kids.append(self._node(kid))
        return node

    def name(self, node: TagNode) -> None:
        """Give ``node`` an id, and list it where the PDF looks ids up."""
        name = pydyf.String(f"note-{len(self._named) + 1:06d}")  # the list is sorted
        node.element["ID"] = name
        self._named.append((name, node.element.reference))

    def write(self) -> None:
        """Put the tree back into the PDF. Content that is no longer in it becomes decoration of
        the page (an artifact): running headers and footers, line numbers, repeated table heads.
        """
        kept: dict[Content, bytes] = {}
        living = {node.element.number for node in self.document.all()}
        self._write(self.document, kept)
        for key, entry in self._parents.items():
            if isinstance(entry, list):
                self._write_page(key, entry, kept)
        for thing in self.pdf.objects:
            if (
                isinstance(thing, pydyf.Dictionary)
                and thing.get("Type") == "/StructElem"
                and thing.number not in living
            ):
                thing.clear()
        if self._named:
            names = pydyf.Array([part for pair in self._named for part in pair])
            self._root["IDTree"] = pydyf.Dictionary({"Names": names})
        self._numbers[:] = [part for item in sorted(self._parents.items()) for part in item]

    def _write(self, node: TagNode, kept: dict[Content, bytes]) -> None:
        element = node.element
        kids = pydyf.Array()
        for kid in node.kids:
            match kid:
                case TagNode():
                    kid.element["P"] = element.reference
                    kids.append(kid.element.reference)
                    self._write(kid, kept)
                case Content(page, mcid):
                    kept[kid] = element.reference
                    here = self.pdf.page_references[page]
                    kids.append(mcid if here == element.get("Pg") else _elsewhere(here, mcid))
                case Annotation(reference):
                    kids.append(reference)
                    link = self.get(self.get(reference)["Obj"])
                    self._parents[link["StructParent"]] = element.reference
        element["K"] = kids

    def _write_page(self, page: int, entry: list[Any], kept: dict[Content, bytes]) -> None:
        gone: set[int] = set()
        for mcid in range(len(entry)):
            parent = kept.get(Content(page, mcid))
            if parent is None:
                gone.add(mcid)
            entry[mcid] = parent or "null"
        stream = self.get(self.get(self.pdf.page_references[page])["Contents"]).stream
        for i, properties in enumerate(stream):
            if isinstance(properties, pydyf.Dictionary) and properties.get("MCID") in gone:
                stream[i - 1] = "/Artifact"
                stream[i] = pydyf.Dictionary({"Type": "/Pagination"})


def _elsewhere(page: bytes, mcid: int) -> Any:
    return pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": mcid})
