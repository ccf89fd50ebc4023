"""Sentence starts get a capital, headings the capitals of their level."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, partial

from draftban.bill.style import BillStyle, Capitals, Letters
from draftban.bill.tree import Bill, Block, Inline, P, Provision, Recital, Text, plain
from draftban.bill.walk import capital, changed, map_provisions, revised, upper_first
from draftban.diagnostics import Report

_SCHEME = r"[A-Za-z0-9+.-]*://"
"""Behind its first letter, what tells that an address begins there, which is no sentence."""


@cache
def _after_stop(letters: Letters) -> re.Pattern[str] | None:
    """What finds a letter after a mark that ends a sentence behind a word: a sentence that may
    begin with words put in by a call. A word has three letters, or two small ones (``it.``);
    abbreviations (``G.L. c. 66``, ``Bd. of``) have neither.
    """
    if not letters.sentence_end:
        return None
    end = f"[{re.escape(letters.sentence_end)}]"
    letter = rf"[\w{re.escape(letters.closing)}]"
    small = r"[^\W\d_]"
    return re.compile(
        rf"(?:(?<={letter}{letter}{letter}{end})|(?<=\s({small})({small}){end}))(\s+)({small})(?!{_SCHEME})"
    )


def _begins(match: re.Match[str]) -> bool:
    """Whether a sentence begins there with a small letter."""
    short = match[1] is None or (match[1] + match[2]).islower()
    return short and match[4].islower()


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
        content=tuple(_block(b, style.words.letters) for b in p.content),
        intro=tuple(_block(b, style.words.letters) for b in p.intro),
    )


def _block(block: Block, letters: Letters) -> Block:
    if not isinstance(block, P):
        return block
    return revised(block, children=_sentences(block.children, letters))


def _sentences(inlines: tuple[Inline, ...], letters: Letters) -> tuple[Inline, ...]:
    """Capital first letters of the paragraph and of each further sentence in it."""
    out: list[Inline] = []
    before = ""
    after_stop = _after_stop(letters)
    for inline in inlines:
        words = plain((inline,))
        seam = before[-6:] + words[:1].lower()
        found = after_stop.finditer(seam) if after_stop else ()
        starts = bool(words) and (not before or any(map(_begins, found)))
        starts = starts and re.match(_SCHEME, words) is None
        out.append(changed(inline, upper_first) if starts else inline)
        if isinstance(out[-1], Text) and after_stop:
            # With what stands before it: the stop may be this text's first letter.
            tail = before[-3:]
            text = tail + out[-1].value
            if any(stop in text for stop in letters.sentence_end):
                text = after_stop.sub(_capital, text)
                out[-1] = Text(text[len(tail) :])
        before += plain(out[-1:])
    return tuple(out)


def _capital(match: re.Match[str]) -> str:
    return match[3] + match[4].upper() if _begins(match) else match[0]


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
