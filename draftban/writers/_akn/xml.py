"""Elements of Akoma Ntoso, their ids, and bytes in which people can find something."""

from __future__ import annotations

from collections import Counter
from typing import Any

from lxml import etree

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
"""The namespace of Akoma Ntoso 3.0."""

OWN = "urn:draftban:provenance"
"""The namespace of what only draftban says: from which clause a provision comes, and why."""

Element = Any
"""An element of lxml, which has no types of its own."""

_MIXED = frozenset(
    {
        *("p", "num", "heading", "listIntroduction", "listWrapUp", "tocItem", "mod"),
        *("docType", "docNumber", "docTitle", "def", "term", "ref", "fillIn", "i"),
        *("signature", "role", "ins", "del"),
    }
)
"""Elements in which a blank is a blank of the text."""


def el(name: str, /, *children: Element | str | None, **attributes: str) -> Element:
    """An element; a string is text, ``None`` and an empty attribute are left out.

    An attribute named like a word of Python ends with an underscore.
    """
    given = {key.rstrip("_"): value for key, value in attributes.items() if value}
    made = etree.Element(f"{{{AKN}}}{name}", given, nsmap={None: AKN})
    for child in children:
        add(made, child)
    return made


def add(parent: Element, child: Element | str | None) -> None:
    """``child`` at the end of ``parent``."""
    if child is None:
        return
    if not isinstance(child, str):
        parent.append(child)
    elif not child:
        return
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + child
    else:
        parent.text = (parent.text or "") + child


def name_of(element: Element) -> str:
    """The name of ``element`` without its namespace."""
    name: str = etree.QName(element).localname
    return name


def proprietary(source: str) -> Element:
    """A container for what only draftban says, see :func:`own`."""
    return etree.Element(f"{{{AKN}}}proprietary", {"source": source}, nsmap={None: AKN, "db": OWN})


def own(name: str, /, **attributes: str) -> Element:
    """An element of draftban's own namespace."""
    given = {key: value for key, value in attributes.items() if value}
    return etree.Element(f"{{{OWN}}}{name}", given, nsmap={"db": OWN})


class Ids:
    """EIds of what is not a provision: ``sec_3__term_2``, the second term in section 3."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def next(self, context: str, name: str) -> str:
        """The next ``name`` in ``context``; both as they stand in an eId."""
        stem = f"{context}__{name}" if context else name
        self._seen[stem] += 1
        return f"{stem}_{self._seen[stem]}"

    def label(self, words: str) -> str:
        """An eId that is a label, as those of concepts and bodies are."""
        self._seen[words] += 1
        return words if self._seen[words] == 1 else f"{words}-{self._seen[words]}"


def serialized(root: Element) -> bytes:
    """``root`` as UTF-8, each element on a line of its own where no blank can be read as text."""
    _indented(root, "\n")
    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return made + b"\n"


def _indented(node: Element, margin: str) -> None:
    children = list(node)
    inner = f"{margin}  "
    for child in children:
        _indented(child, inner)
    if children and name_of(node) not in _MIXED:
        node.text = inner
        for child in children:
            child.tail = inner
        children[-1].tail = margin
