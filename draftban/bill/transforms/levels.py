"""Lone subdivisions folded, and every provision at the level its zone gives it.

A list under a lead-in holds points, a list without one sentences; each level says which it
takes, and an item gets the next level below its parent's that takes its kind.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from draftban.bill.numbering import writes
from draftban.bill.style import BillStyle
from draftban.bill.tree import Bill, Block, P, Provision, ProvisionKind, Quoted, Text
from draftban.bill.walk import down, joined, revised
from draftban.diagnostics import Report

INSTRUMENT = "instrument"
"""The zone of a bill's own provisions."""

ATTACHMENT = "attachment"
"""The zone of exhibits and schedules, where a form has one; else they count as sections."""


def levels(bill: Bill, report: Report) -> Bill:
    """``bill`` folded and placed.

    A form that runs out of levels for a provision is an error naming both.
    """
    place = _Placement(bill.style, bill.meta.form, report)
    outside = ATTACHMENT if ATTACHMENT in bill.style.zones else INSTRUMENT
    return replace(
        bill,
        body=tuple(place.root(p, INSTRUMENT) for p in bill.body),
        attachments=tuple(place.root(p, outside) for p in bill.attachments),
    )


def _folded(p: Provision) -> Provision:
    """``p`` without a list of one: the only child's words become its own."""
    if len(p.children) != 1 or p.children[0].kind in ("definition", "finding", "existing"):
        return p
    child = p.children[0]
    if p.kind == "group":
        return p if p.intro else _in_its_place(p, child)
    if child.kind == "sentence":
        return replace(
            p,
            content=child.content,
            intro=(*p.intro, *child.intro),
            children=child.children,
            wrap_up=child.wrap_up,
            joiner=child.joiner,
            aliases=_names(p, child),
        )
    return _point_folded(p, child)


def _in_its_place(p: Provision, child: Provision) -> Provision:
    """``child`` where the group ``p`` stood, with the number that ``p`` has from other law."""
    return revised(child, label=p.label or child.label, change=p.change or child.change)


def _point_folded(p: Provision, child: Provision) -> Provision:
    lead, rest = p.intro[-1], (child.content or child.intro)
    assert isinstance(lead, P), "markup gives points a lead-in"
    words = _continued(lead, rest)
    closing = [w for w in (child.wrap_up, p.wrap_up) if w]
    if child.children:
        return replace(
            p,
            intro=(words,),
            children=child.children,
            joiner=child.joiner,
            wrap_up=_continued(closing[0], closing[1:]) if closing else None,
            aliases=_names(p, child),
        )
    return replace(
        p,
        content=(_continued(words, closing),),
        intro=(),
        children=(),
        wrap_up=None,
        joiner="",
        aliases=_names(p, child),
    )


def _continued(lead: P, rest: Iterable[Block]) -> P:
    more = [b for b in rest if isinstance(b, P)]
    tail = tuple(i for b in more for i in (Text(" "), *b.children))
    return replace(lead, children=joined((*lead.children, *tail)))


def _names(p: Provision, child: Provision) -> tuple[str, ...]:
    return (*p.aliases, *([child.id] if child.id else []), *child.aliases)


class _Placement:
    def __init__(self, style: BillStyle, form: str, report: Report) -> None:
        self.style = style
        self.form = form
        self.report = report

    def root(self, p: Provision, zone: str) -> Provision:
        """``p``, folded, at the outermost level of ``zone``."""
        if p.kind == "group" and self.style.level(zone, 0).groups:
            p = replace(p, children=tuple(down(c, _folded) for c in p.children))
        else:
            p = down(p, _folded)
        return self.at(p, zone, 0)

    def at(self, p: Provision, zone: str, depth: int) -> Provision:
        """``p`` at ``depth`` of ``zone``, its children below it, quoted text in its own zone."""
        level = self.style.level(zone, depth)
        return replace(
            p,
            level=level.name,
            zone=zone,
            depth=depth,
            content=tuple(self._block(b) for b in p.content),
            children=self._below(p, zone, depth),
        )

    def _block(self, block: Block) -> Block:
        if not isinstance(block, Quoted):
            return block
        return replace(block, children=tuple(self.at(c, block.zone, 0) for c in block.children))

    def _below(self, p: Provision, zone: str, depth: int) -> tuple[Provision, ...]:
        """The children of ``p``, which stands at ``depth``.

        An unnumbered definition takes up no level: its points stand where it stands.
        """
        unnumbered = p.kind == "definition" and not (self.style.definitions.numbered or p.label)
        unnumbered = unnumbered or (p.kind == "existing" and depth > 0 and not p.label)
        start = depth - 1 if unnumbered else depth
        under = self.style.zones[zone].levels[depth + 1 : depth + 2]
        if p.kind == "definition" and p.label and under and writes(under[0].num, p.label):
            start += 1  # its points are told from the list that it stands in
        out = []
        for child in p.children:
            below = self._next(zone, start, child.kind)
            if below is None:
                self.report.error(
                    "bill.no-level",
                    f"the form {self.form} has no level for a {child.kind} below "
                    f"“{self.style.level(zone, depth).name}” in its zone “{zone}”",
                    child.pos,
                    text=child.id or p.id,
                    hint="add a level to the form, or nest the clause less deeply",
                )
                continue
            out.append(self.at(child, zone, below))
        return tuple(out)

    def _next(self, zone: str, depth: int, kind: ProvisionKind) -> int | None:
        levels = self.style.zones[zone].levels
        if kind == "existing":  # with numbers of its own; one level too many prints as the last
            return min(depth + 1, len(levels) - 1)
        if kind == "definition":  # a level of their own, where the form has one
            for index, level in enumerate(levels):
                if index > depth and level.takes == "definitions":
                    return index
        needed = "points" if kind in ("point", "definition", "finding") else "sentences"
        for index, level in enumerate(levels):
            if index > depth and level.takes in (needed, "both"):
                return index
        return None
