"""Contents lists: what carries a heading, down to the second level shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from draftban.bill.tree import Bill, Block, Contents, ContentsEntry, Provision, Quoted, plain
from draftban.bill.walk import down
from draftban.diagnostics import Report

_SHOWN = 2
"""Levels of headings a contents list shows."""


def contents(bill: Bill, report: Report) -> Bill:
    """``bill`` with its contents lists filled; one inside quoted text lists that text only."""
    return replace(
        bill,
        preamble=tuple(_filled(b, bill.body) for b in bill.preamble),
        body=tuple(down(p, _own) for p in _slots(bill.body)),
        attachments=tuple(down(p, _own) for p in _slots(bill.attachments)),
    )


def _own(p: Provision) -> Provision:
    """``p`` whose quoted text has its contents lists filled from that text."""
    return replace(
        p,
        content=tuple(
            replace(b, children=_slots(b.children)) if isinstance(b, Quoted) else b
            for b in p.content
        ),
    )


def _slots(roots: tuple[Provision, ...]) -> tuple[Provision, ...]:
    def visit(p: Provision) -> Provision:
        content = tuple(_filled(b, roots) for b in p.content)
        return replace(p, content=content, children=tuple(visit(c) for c in p.children))

    return tuple(visit(p) for p in roots)


def _filled(block: Block, roots: tuple[Provision, ...]) -> Block:
    if isinstance(block, Contents) and not block.entries:
        return replace(block, entries=tuple(_entries(roots, 0)))
    return block


def _entries(roots: Iterable[Provision], depth: int) -> Iterable[ContentsEntry]:
    for p in roots:
        if p.heading and not any(isinstance(b, Contents) for b in p.content):
            yield ContentsEntry(depth, p.num, plain(p.heading), p.eid)
        if depth + 1 < _SHOWN:
            yield from _entries((c for c in p.children if c.kind != "definition"), depth + 1)
