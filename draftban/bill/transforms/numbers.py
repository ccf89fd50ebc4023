"""Numbers: each provision's, as its level counts."""

from __future__ import annotations

from dataclasses import replace

from draftban.bill.numbering import count_on, number
from draftban.bill.style import BillStyle, LevelStyle
from draftban.bill.tree import Bill, Block, Provision, Quoted
from draftban.diagnostics import Report


def numbers(bill: Bill, report: Report) -> Bill:
    """``bill`` with ``num`` and ``counter`` of every provision."""
    give = _Numbers(bill.style)
    return replace(
        bill,
        body=give.children(bill.body, lone=False),
        attachments=give.children(bill.attachments, lone=False),
    )


class _Numbers:
    def __init__(self, style: BillStyle) -> None:
        self.style = style
        self.running: dict[tuple[str, int], int] = {}
        """How many there were of each level that counts on across parents."""

    def children(self, old: tuple[Provision, ...], *, lone: bool = True) -> tuple[Provision, ...]:
        """``old`` numbered in order; with ``lone`` an only child gets its level's label."""
        out = []
        new = 0
        for ordinal, p in enumerate(old):
            level = self.style.level(p.zone, p.depth)
            place = self._place(p, level, ordinal)
            counter = level.start + place
            if p.label or p.kind == "existing":
                num, counter = p.label, 0
            elif p.depth == 0 and (zone := self.style.zones[p.zone]).after:
                new += 1
                num, counter = count_on(zone.after, new * zone.step), 0
            elif p.kind == "definition" and not self.style.definitions.numbered:
                num, counter = "", 0
            elif lone and len(old) == 1 and not level.continuous:
                num, counter = level.single, 0
            else:
                num = number((level.first if place == 0 else "") or level.num, counter)
                counter = counter if num else 0
            content, under = self._blocks(p.content), self.children(p.children)
            out.append(replace(p, num=num, counter=counter, content=content, children=under))
        return tuple(out)

    def _place(self, p: Provision, level: LevelStyle, ordinal: int) -> int:
        """How many stand before ``p`` in the count it belongs to."""
        if not level.continuous:
            return ordinal
        key = (p.zone, p.depth)
        before = self.running.get(key, 0)
        self.running[key] = before + 1
        return before

    def _blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """``blocks`` with what they quote numbered."""
        out: list[Block] = []
        for block in blocks:
            if isinstance(block, Quoted):
                around, self.running = self.running, {}  # other law has a count of its own
                block = replace(block, children=self.children(block.children, lone=False))
                self.running = around
            out.append(block)
        return tuple(out)
