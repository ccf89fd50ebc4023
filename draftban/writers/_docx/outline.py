"""The outline that a navigation pane shows: what has a caption, and at which level.

The levels are those of the headings in a web page and of the bookmarks in a PDF.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from draftban.bill.tree import Bill, Block, Provision, Quoted
from draftban.writers._reading import heading_inlines, heading_place, own_blocks, title_of

DEEPEST = 8
"""The lowest level of an outline in Word; the uppermost is 0."""


def top_level(bill: Bill) -> int:
    """The level of the outermost provisions of ``bill``: the title stands alone over them."""
    return 0 if title_of(bill) is None else 1


def levels(bill: Bill) -> dict[str, int]:
    """The level of each provision of ``bill`` that stands in the outline, by its eId."""
    top = top_level(bill)
    found = dict(_outermost(bill, bill.body, top))
    found.update(_outermost(bill, bill.attachments, top))
    return found


def _outermost(
    bill: Bill, provisions: Sequence[Provision], level: int
) -> Iterator[tuple[str, int]]:
    for p in provisions:
        headed = bool(p.num or heading_inlines(bill.style, p))
        if headed:
            yield p.eid, min(level, DEEPEST)
        yield from _inside(bill, p, level + 1 if headed else level)


def _inside(bill: Bill, p: Provision, level: int) -> Iterator[tuple[str, int]]:
    yield from _quoted(bill, own_blocks(p), level)
    for child in p.children:
        if heading_place(bill.style, child) != "none" or child.kind == "group":
            yield from _outermost(bill, (child,), level)
        else:
            yield from _inside(bill, child, level)


def _quoted(bill: Bill, blocks: Sequence[Block], level: int) -> Iterator[tuple[str, int]]:
    for block in blocks:
        if isinstance(block, Quoted):
            yield from _outermost(bill, block.children, level)
