"""Sentence starts get a capital, headings the capitals of their level."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache, partial

from draftban.bill.style import BillStyle, Capitals, Letters, Words
from draftban.bill.tree import Bill, Block, Inline, P, Provision, Recital, Text, plain
from draftban.bill.walk import capital, changed, lower_first, map_provisions, revised, upper_first
from draftban.diagnostics import Report

_SCHEME = r"[A-Za-z0-9+.-]*://"
"""Behind its first letter, what tells that an address begins there, which is no sentence."""


def sentences(text: str, words: Words) -> list[str]:
    """The sentences of ``text``, without the spaces between them."""
    after_stop, out, start = _after_stop(words.letters), list[str](), 0
    for match in after_stop.finditer(text) if after_stop else ():
        if _ends(match, words.small, words.articles):
            out.append(text[start : match.start(3)])
            start = match.end(3)
    return [said for said in (*out, text[start:]) if said]


@cache
def _after_stop(letters: Letters) -> re.Pattern[str] | None:
    """What finds a word after a mark that ends a sentence behind a word or a closing mark: a
    sentence that may begin with words put in by a call. A word has three letters, or two small
    ones (``it.``); abbreviations (``G.L. c. 66``, ``Bd. of``) have neither.
    """
    if not letters.sentence_end:
        return None
    end = f"[{re.escape(letters.sentence_end)}]"
    closing = rf"[{re.escape(letters.closing)}]" if letters.closing else "(?!)"
    letter = rf"[\w{re.escape(letters.closing)}]"
    small = r"[^\W\d_]"
    return re.compile(
        rf"(?:(?<={letter}{letter}{letter}{end})|(?<={closing}{end})|(?<=\s({small})({small}){end}))"
        rf"(\s+)(?!{small}{_SCHEME})({small}+|\S)"
    )


def _ends(match: re.Match[str], small: tuple[str, ...], articles: tuple[str, ...]) -> bool:
    """Whether a sentence ends there. It goes on behind a number that is written with a stop, where
    a small word follows that is no article: ``Chapters 2743. and 2744. of the Code``.
    """
    short = match[1] is None or (match[1] + match[2]).islower()
    number = match.string[match.start(3) - 2].isdigit()
    return short and not (number and match[4] in small and match[4] not in articles)


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
        content=tuple(_block(b, style.words) for b in p.content),
        intro=tuple(_block(b, style.words) for b in p.intro),
    )


def _block(block: Block, words: Words) -> Block:
    if not isinstance(block, P):
        return block
    begun = _begun(block.children, words.letters, words.small, words.articles)
    return revised(block, children=begun)


@lru_cache(4096)  # the next document has nearly the same paragraphs
def _begun(
    inlines: tuple[Inline, ...],
    letters: Letters,
    small: tuple[str, ...],
    articles: tuple[str, ...],
) -> tuple[Inline, ...]:
    """Capital first letters of the paragraph and of each further sentence in it."""
    out: list[Inline] = []
    before = ""
    after_stop = _after_stop(letters)

    def capital(match: re.Match[str]) -> str:
        return match[3] + upper_first(match[4]) if _ends(match, small, articles) else match[0]

    for inline in inlines:
        said = plain((inline,))
        last, first = before[-6:], "".join(said.split(maxsplit=1)[:1])
        found = after_stop.finditer(last + lower_first(first)) if after_stop else ()
        ended = any(one.start(4) == len(last) and _ends(one, small, articles) for one in found)
        starts = bool(said) and (not before or ended)
        starts = starts and re.match(_SCHEME, said) is None
        out.append(changed(inline, upper_first) if starts else inline)
        if isinstance(out[-1], Text) and after_stop:
            # With what stands before it: the stop may be this text's first letter.
            tail = before[-3:]
            text = tail + out[-1].value
            if any(stop in text for stop in letters.sentence_end):
                text = after_stop.sub(capital, text)
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
