"""Numbers and eIds (Akoma Ntoso Naming Convention 1.0, §5: ``sec_3__subsec_b``)."""

from __future__ import annotations

import re
from dataclasses import replace

from draftban.bill.numbering import counter_of, has_blank, number
from draftban.bill.style import BillStyle, LevelStyle
from draftban.bill.tree import Bill, Block, Provision, Quoted
from draftban.diagnostics import Report

_ABBREVIATIONS = {
    "alinea": "al",
    "article": "art",
    "chapter": "chp",
    "clause": "cl",
    "hcontainer": "hcontainer",
    "item": "item",
    "paragraph": "para",
    "part": "part",
    "point": "point",
    "section": "sec",
    "subchapter": "subchp",
    "subclause": "subcl",
    "subparagraph": "subpara",
    "subsection": "subsec",
    "title": "title",
}
"""Akoma Ntoso's own abbreviations of its element names."""

_NOT_ALNUM = re.compile(r"[^0-9A-Za-z]+")


def numbers(bill: Bill, report: Report) -> Bill:
    """``bill`` with ``num``, ``counter`` and ``eid`` of every provision."""
    give = _Numbers(bill.style)
    return replace(
        bill,
        body=give.children(bill.body, "", lone=False),
        attachments=give.children(bill.attachments, "att", lone=False),
    )


class _Numbers:
    def __init__(self, style: BillStyle) -> None:
        self.style = style
        self.taken: set[str] = set()
        self.running: dict[tuple[str, int], int] = {}
        """How many there were of each level that counts on across parents."""

    def children(
        self, old: tuple[Provision, ...], parent: str, *, lone: bool = True
    ) -> tuple[Provision, ...]:
        """``old`` numbered in order; with ``lone`` an only child gets its level's label."""
        out = []
        for ordinal, p in enumerate(old):
            level = self.style.level(p.zone, p.depth)
            place = self._place(p, level, ordinal)
            counter = level.start + place
            if p.label:
                num, counter = p.label, 0
            elif p.kind == "definition" and not self.style.definitions.numbered:
                num, counter = "", 0
            elif lone and len(old) == 1 and not level.continuous:
                num, counter = level.single, 0
            else:
                num = number((level.first if place == 0 else "") or level.num, counter)
                counter = counter if num else 0
            eid = self._eid(p, level, num, parent, place)
            out.append(self._filled(p, num, counter, eid))
        return tuple(out)

    def _place(self, p: Provision, level: LevelStyle, ordinal: int) -> int:
        """How many stand before ``p`` in the count it belongs to."""
        if not level.continuous:
            return ordinal
        key = (p.zone, p.depth)
        before = self.running.get(key, 0)
        self.running[key] = before + 1
        return before

    def _filled(self, p: Provision, num: str, counter: int, eid: str) -> Provision:
        return replace(
            p,
            num=num,
            counter=counter,
            eid=eid,
            content=self._blocks(p.content, eid),
            children=self.children(p.children, eid),
        )

    def _blocks(self, blocks: tuple[Block, ...], eid: str) -> tuple[Block, ...]:
        """``blocks`` with what they quote numbered: ``…__qstr_1__sec_1``."""
        out: list[Block] = []
        quotes = 0
        for block in blocks:
            if isinstance(block, Quoted):
                quotes += 1
                inside = f"{eid}__qstr_{quotes}"
                around, self.running = self.running, {}  # other law has a count of its own
                block = replace(block, children=self.children(block.children, inside, lone=False))
                self.running = around
            out.append(block)
        return tuple(out)

    def _eid(self, p: Provision, level: LevelStyle, num: str, parent: str, ordinal: int) -> str:
        if p.kind == "definition":
            name = f"def_{_NOT_ALNUM.sub('-', p.id.rpartition('#')[2]).strip('-')}"
        else:
            element = level.akn or level.name
            own = _ABBREVIATIONS.get(element, "hcontainer")
            name = f"{own}_{self._label(p, level, num, ordinal)}"
        eid = f"{parent}__{name}" if parent else name
        unique, again = eid, 1
        while unique in self.taken:
            again += 1
            unique = f"{eid}-{again}"
        self.taken.add(unique)
        return unique

    def _label(self, p: Provision, level: LevelStyle, num: str, ordinal: int) -> str:
        """The counter alone where the printed number is unknown or holds words."""
        if p.label:
            return _NOT_ALNUM.sub("-", p.label.rpartition(" ")[2]).strip("-") or str(ordinal + 1)
        if not num or (has_blank(level.num) and not counter_of(level.num)):
            return str(level.start + ordinal)
        token = counter_of(level.num)
        printed = number(f"{{{token}}}", level.start + ordinal) if token else num
        return _NOT_ALNUM.sub("-", printed).strip("-") or str(ordinal + 1)
