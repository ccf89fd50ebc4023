"""What a provision is called in Akoma Ntoso: its element, and that element's part of an eId.

Elements are those of the OASIS standard Akoma Ntoso 3.0; how they are abbreviated is a table of
the Akoma Ntoso Naming Convention 1.0 (5.4.2). A form names the element of each level (``akn``).
"""

from __future__ import annotations

from collections.abc import Iterable

from draftban.bill.style import BillStyle
from draftban.bill.tree import Provision

HIERARCHY = frozenset(
    {
        *("alinea", "article", "book", "chapter", "clause", "division", "indent", "level"),
        *("list", "paragraph", "part", "point", "proviso", "rule", "section", "subchapter"),
        *("subclause", "subdivision", "sublist", "subparagraph", "subpart", "subrule"),
        *("subsection", "subtitle", "title", "tome", "transitional"),
    }
)
"""Elements that may stand in each other in any order."""

ITEM = "item"
"""A member of a ``blockList``; nothing of the hierarchy may stand beside or in it."""

QUOTED = "quotedStructure"
"""Holds what is put into other law."""

CONTAINER = "hcontainer"
"""A part of the hierarchy that no element is named after."""

ATTACHMENT = "attachment"
"""An exhibit or schedule, a document of its own."""

_ABBREVIATIONS = {
    "alinea": "al",
    "article": "art",
    "attachment": "att",
    "blockList": "list",
    "chapter": "chp",
    "clause": "cl",
    "division": "dvs",
    "paragraph": "para",
    "quotedStructure": "qstr",
    "recital": "rec",
    "recitals": "recs",
    "section": "sec",
    "subchapter": "subchp",
    "subclause": "subcl",
    "subdivision": "subdvs",
    "subparagraph": "subpara",
    "subsection": "subsec",
    "wrapUp": "wrapup",
}


def reference(element: str) -> str:
    """``element`` as it stands in an eId: its abbreviation, or its name."""
    return _ABBREVIATIONS.get(element, element)


def elements(
    style: BillStyle, around: str, siblings: Iterable[Provision]
) -> tuple[tuple[Provision, str], ...]:
    """``siblings``, numbered already, each with its element; ``around`` is their parent's, empty
    for the provisions of the body itself.

    In an item there are items only; in the body, or beside anything else, an item becomes a
    container.
    """
    found = [(p, ITEM if around == ITEM else _element(style, p)) for p in siblings]
    if around and all(name == ITEM for _, name in found):
        return tuple(found)
    return tuple((p, CONTAINER if name == ITEM else name) for p, name in found)


def _element(style: BillStyle, p: Provision) -> str:
    if p.zone not in style.zones or (p.kind in ("definition", "existing") and not p.num):
        return CONTAINER
    level = style.level(p.zone, p.depth)
    name = level.akn or level.name
    return name if name in HIERARCHY or name == ITEM else CONTAINER
