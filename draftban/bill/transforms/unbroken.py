"""Words that stay on one line, such as “section 12” and “July 1”: their space is a no-break one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from draftban.bill.citation import NO_BREAK
from draftban.bill.style import Unbroken, Words
from draftban.bill.tree import Bill, Emphasis, Inline, Text, plain
from draftban.bill.walk import Inlines, map_outer_blocks, map_provisions, own_inlines
from draftban.diagnostics import Report


def unbroken(bill: Bill, report: Report) -> Bill:
    """``bill`` with no-break spaces where its language pack's ``unbroken:`` asks for them.

    Only spaces change. What stands in a call is part of the words: a blank after “chapter” stays
    beside it.
    """
    if not bill.style.words.unbroken:
        return bill
    holding = _holder(bill.style.words.unbroken)

    def rewrite(inlines: Inlines) -> Inlines:
        said = plain(inlines)
        held = holding(said)
        return inlines if held == said else tuple(_written(inlines, held, 0))

    mapped = map_provisions(bill, lambda p: own_inlines(p, rewrite))
    return map_outer_blocks(mapped, rewrite)


def hold(said: str, words: Words) -> str:
    """``said`` with no-break spaces where ``words`` ask for them; it stays as long as it is."""
    return _holder(words.unbroken)(said)


@lru_cache(32)
def _holder(unbroken: tuple[Unbroken, ...]) -> Callable[[str], str]:
    """What puts no-break spaces where ``unbroken`` asks for them."""

    @lru_cache(4096)  # the same lines are printed by the next place, length and format
    def holding(said: str) -> str:
        if " " not in said:
            return said
        for held in unbroken:
            for part in held.needed:  # a loop, since this is asked of every line of a bill
                if part in said:
                    break
            else:
                if held.needed:
                    continue
            said = _compiled(held.expression).sub(_held, said)
        return said

    return holding


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    """Compiled once it is needed: a pack has many, and a text few of them."""
    return re.compile(expression)


def _held(match: re.Match[str]) -> str:
    return match[0].replace(" ", NO_BREAK)


def _written(inlines: Inlines, held: str, at: int) -> Iterator[Inline]:
    """``inlines`` with the letters of ``held`` from ``at`` on in their texts."""
    for inline in inlines:
        length = len(plain((inline,)))
        match inline:
            case Text():
                yield Text(held[at : at + length])
            case Emphasis(children):
                yield Emphasis(tuple(_written(children, held, at)))
            case _:
                yield inline
        at += length
