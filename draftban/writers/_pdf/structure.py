"""Mends the structure tree of the PDF where WeasyPrint 70 leaves it short of PDF/UA-1.

* Running headers and footers are real content outside the tree: they become artifacts.
* The number of a list item is a span inside its paragraph: it becomes the item's label.
* A heading at the head of its paragraph makes one ``P`` per line: they become one.
* A link is described by the id it leads to: by the words of its target instead.
* The heading of a column or row doesn't say which of the two it is: it gets its scope, and a
  table its summary.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pydyf  # type: ignore[import-untyped]

Element = Any
"""A pydyf dictionary; pydyf has no types."""


def mend(pdf: Any, labels: Mapping[str, str], summaries: Sequence[str] = ()) -> None:
    """Change ``pdf``, a ``pydyf.PDF`` about to be written.

    ``labels`` gives each link target's words: its number and heading. ``summaries`` are those
    of the tables with a caption, in order.
    """
    tree = _Tree(pdf)
    waiting = list(summaries)
    tree.make_artifacts()
    for element in list(tree.elements()):
        tag = element.get("S")  # none: it was joined to another
        if tag == "/LI":
            tree.label_item(element)
        elif tag == "/Div":
            tree.join_run_in(element)
        elif tag == "/Table":
            tree.describe_table(element, waiting)
    for thing in pdf.objects:
        if isinstance(thing, pydyf.Dictionary) and thing.get("Subtype") == "/Link":
            target = thing["Dest"].string
            thing["Contents"] = pydyf.String(labels.get(target) or target)


class _Tree:
    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        root = self.get(pdf.catalog["StructTreeRoot"])
        self.document = self.get(root["K"][0])
        self.parents = self.get(root["ParentTree"])["Nums"]
        self.summary = ""

    def get(self, reference: bytes) -> Element:
        """The object behind ``12 0 R``."""
        return self.pdf.objects[int(reference.split()[0])]

    def kids(self, element: Element) -> Iterator[Element]:
        """Structure elements right under ``element``."""
        for kid in element["K"]:
            if isinstance(kid, bytes):
                found = self.get(kid)
                if found.get("Type") == "/StructElem":
                    yield found

    def elements(self) -> Iterator[Element]:
        """Every element under the document, in reading order."""
        todo = [self.document]
        while todo:
            element = todo.pop()
            yield element
            todo.extend(reversed(list(self.kids(element))))

    def make_artifacts(self) -> None:
        """Content whose element hangs nowhere in the tree is decoration of the page."""
        known = {element.reference for element in self.elements()}
        pages = [self.get(reference) for reference in self.pdf.page_references]
        for number, references in zip(self.parents[::2], self.parents[1::2], strict=True):
            if not isinstance(references, list):
                continue  # an annotation's element, not a page's
            orphans = [i for i, reference in enumerate(references) if reference not in known]
            self._unmark(self.get(pages[number]["Contents"]), frozenset(orphans))
            for i in orphans:
                self._drop(references[i])
                references[i] = "null"

    def _unmark(self, stream: Any, orphans: frozenset[int]) -> None:
        operations = stream.stream
        for i, properties in enumerate(operations):
            if isinstance(properties, pydyf.Dictionary) and properties.get("MCID") in orphans:
                operations[i - 1] = "/Artifact"
                operations[i] = pydyf.Dictionary({"Type": "/Pagination"})

    def _drop(self, reference: bytes) -> None:
        element = self.get(reference)
        element.clear()

    def label_item(self, item: Element) -> None:
        """Move the number of ``item`` before its body, as the item's label."""
        body = next(self.kids(item), None)
        paragraph = next(self.kids(body), None) if body and body["S"] == "/LBody" else None
        if paragraph is None or paragraph["S"] != "/P":
            return
        span = next(self.kids(paragraph), None)
        if span is None or span["S"] != "/Span" or not next(self.kids(span), None):
            return  # words of the paragraph: their element holds content, not elements
        paragraph["K"].remove(span.reference)
        span["S"], span["P"] = "/Lbl", item.reference
        item["K"].insert(0, span.reference)

    def join_run_in(self, block: Element) -> None:
        """Make one element of the neighbouring ones in ``block`` that have the same tag.

        The space between heading and paragraph goes to the heading.
        """
        kept: list[Element] = []
        for kid in list(self.kids(block)):
            if kept and kid["S"] == "/Span":
                self._adopt(kept[-1], [kid.reference])
            elif kept and kid["S"] == kept[-1]["S"]:
                self._adopt(kept[-1], kid["K"])
                kid.clear()
            else:
                kept.append(kid)
        block["K"][:] = [kid.reference for kid in kept]

    def describe_table(self, table: Element, summaries: list[str]) -> None:
        """Give the headings in ``table`` their scope and the table the next of ``summaries``.

        What goes on after the end of a page is a table of its own, without a caption; it keeps
        the summary of the table it continues.
        """
        kids = list(self.kids(table))
        if any(kid["S"] == "/Caption" for kid in kids) and summaries:
            self.summary = summaries.pop(0)
        if self.summary:
            attributes = {"O": "/Table", "Summary": pydyf.String(self.summary)}
            table["A"] = pydyf.Dictionary(attributes)
        for part in kids:
            scope = "/Column" if part["S"] == "/THead" else "/Row"
            for row in self.kids(part):
                for cell in self.kids(row):
                    if cell["S"] == "/TH":
                        cell["A"]["Scope"] = scope

    def _adopt(self, parent: Element, references: list[bytes]) -> None:
        for reference in references:
            if "P" in (child := self.get(reference)):
                child["P"] = parent.reference
        parent["K"].extend(references)
