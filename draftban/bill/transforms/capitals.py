"""Sentence starts get a capital, headings the capitals of their level."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from draftban.bill.style import BillStyle, Capitals
from draftban.bill.tree import Bill, Block, Inline, P, Provision, Recital, Text, plain
from draftban.bill.walk import capital, changed, map_provisions, revised, upper_first
from draftban.diagnostics import Report

_AFTER_STOP = re.compile(r"(?:(?<=[\w)”’][\w)”’][\w)”’][.?!])|(?<=\s[a-z][a-z][.?!]))(\s+)([a-z])")
"""A small letter after a full stop that ends a word: a sentence that begins with words put in by
a call. A word has three letters, or two small ones (``it.``); abbreviations (``G.L. c. 66``,
``Bd. of``) have neither."""


_STOPS = ".?!"


def capitals(bill: Bill, report: Report) -> Bill:
    """``bill`` with capitals at sentence starts and in headings as its levels say."""
    if bill.style.recitals.pattern.startswith("{S}"):  # its first words are known only now
        bill = replace(bill, preamble=tuple(_recital(b) for b in bill.preamble))
    return map_provisions(bill, lambda p: _provision(p, bill.style))


def _recital(block: Block) -> Block:
    return revised(block, content=capital(block.content)) if isinstance(block, Recital) else block


def _provision(p: Provision, style: BillStyle) -> Provision:
    level = style.level(p.zone, p.depth)
    heading = heading_in(p.heading, level.heading_capitals, style.words.small)
    if p.kind in ("point", "definition") or level.takes == "points":
        return revised(p, heading=heading)
    return revised(
        p,
        heading=heading,
        content=tuple(_block(b) for b in p.content),
        intro=tuple(_block(b) for b in p.intro),
    )


def _block(block: Block) -> Block:
    if not isinstance(block, P):
        return block
    return revised(block, children=_sentences(block.children))


def _sentences(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Capital first letters of the paragraph and of each further sentence in it."""
    out: list[Inline] = []
    before = ""
    for inline in inlines:
        words = plain((inline,))
        starts = not before or bool(_AFTER_STOP.search(before[-6:] + words[:1].lower()))
        starts = starts and bool(words)
        out.append(changed(inline, upper_first) if starts else inline)
        if isinstance(out[-1], Text):
            # With what stands before it: the stop may be this text's first letter.
            tail = before[-3:]
            text = tail + out[-1].value
            if any(stop in text for stop in _STOPS):
                text = _AFTER_STOP.sub(lambda m: m[1] + m[2].upper(), text)
                out[-1] = Text(text[len(tail) :])
        before += plain(out[-1:])
    return tuple(out)


def heading_in(
    heading: tuple[Inline, ...], capitals: Capitals, small: Iterable[str]
) -> tuple[Inline, ...]:
    """``heading`` in ``capitals``; ``small`` are the words that a title leaves small."""
    match capitals:
        case "as-typed":
            return heading
        case "sentence":
            return capital(heading)
        case "upper":
            return tuple(changed(i, str.upper) for i in heading)
        case "title":
            keep = frozenset(small)
            return tuple(
                changed(i, partial(_title, small=keep, first=n == 0)) for n, i in enumerate(heading)
            )


def _title(words: str, *, small: frozenset[str], first: bool) -> str:
    parts = re.split(r"(\s+)", words)
    return "".join(
        part if (part in small and (index or not first)) else upper_first(part)
        for index, part in enumerate(parts)
    )
