"""Contents lists: what carries a heading, as deep as the form shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from draftban.bill.numbering import number
from draftban.bill.style import BillStyle
from draftban.bill.transforms.capitals import heading_in
from draftban.bill.tree import Bill, Block, Contents, ContentsEntry, Provision, Quoted, plain
from draftban.bill.walk import down, revised
from draftban.diagnostics import Report


def contents(bill: Bill, report: Report) -> Bill:
    """``bill`` with its contents lists filled; one inside quoted text lists that text only."""
    fill = _Filler(bill.style)
    return replace(
        bill,
        preamble=tuple(fill.block(b, bill.body) for b in bill.preamble),
        body=tuple(down(p, fill.quoted) for p in fill.slots(bill.body)),
        attachments=tuple(down(p, fill.quoted) for p in fill.slots(bill.attachments)),
    )


@dataclass(frozen=True, slots=True)
class _Filler:
    style: BillStyle

    def quoted(self, p: Provision) -> Provision:
        """``p`` whose quoted text has its contents lists filled from that text."""
        return revised(
            p,
            content=tuple(
                replace(b, children=self.slots(b.children)) if isinstance(b, Quoted) else b
                for b in p.content
            ),
        )

    def slots(self, roots: tuple[Provision, ...]) -> tuple[Provision, ...]:
        def visit(p: Provision) -> Provision:
            content = tuple(self.block(b, roots) for b in p.content)
            return revised(p, content=content, children=tuple(visit(c) for c in p.children))

        return tuple(visit(p) for p in roots)

    def block(self, block: Block, roots: tuple[Provision, ...]) -> Block:
        if isinstance(block, Contents) and not block.entries:
            return replace(block, entries=tuple(self._entries(roots, 0)))
        return block

    def _entries(self, roots: Iterable[Provision], depth: int) -> Iterable[ContentsEntry]:
        for p in roots:
            if p.heading and not any(isinstance(b, Contents) for b in p.content):
                yield self._entry(p, depth)
            if depth + 1 < self.style.contents.depth:
                below = (c for c in p.children if c.kind not in ("definition", "finding"))
                yield from self._entries(below, depth + 1)

    def _entry(self, p: Provision, depth: int) -> ContentsEntry:
        level = self.style.level(p.zone, p.depth)
        capitals = self.style.contents.capitals or level.heading_capitals
        heading = heading_in(p.heading, capitals, self.style.words.small)
        num = number(level.listed, p.counter) if level.listed and p.counter else p.num
        mark = level.above_mark if level.heading == "above" else ""
        return ContentsEntry(depth, num, plain(heading) + mark, p.eid)
