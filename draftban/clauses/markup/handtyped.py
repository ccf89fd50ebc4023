"""Numbers of our own provisions that somebody typed, and words that should be calls.

What ``law()`` or a configuration prints is not looked at: those are single characters here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from draftban.bill.style import Letters
from draftban.bill.tree import Pending
from draftban.clauses.language.passages import TOKENS
from draftban.clauses.language.spans import Span
from draftban.clauses.markup.inlines import Reader
from draftban.config.model import LanguagePack
from draftban.config.setup import Setup
from draftban.files.text import short

_TOKEN = "\U00100000"
_SIGN = re.compile(r"§+\s*[\w(.\-]*")

_Mistake = tuple[str, ...]
_Found = tuple[re.Match[str], _Mistake]

_NUMBER = (
    "a provision's number is typed by hand",
    'cite a provision of this bill with {{ ref("clause/id") }}, other law with '
    '{{ law("id") }}; a name that holds a number is {{ name("Section 8 housing") }}',
)
_LEVEL_WORD = (
    "a level word stands before a call that prints it",
    "leave the word out; the citation brings its own",
)
_THIS_LAW, _THIS = (
    ("how a provision calls itself is typed by hand", f"write {{{{ {call} }}}}")
    for call in ("this.law", "this")
)
_SUM = (
    "clauses.typed-sum",
    "a sum is typed by hand",
    "write {{ money(500) }}: it prints in the form's currency, and no limit of its law is passed "
    "unseen",
)
_DATE = (
    "clauses.typed-date",
    "a date is typed by hand",
    'count from an event, {{ after(30, "day", "the effective date") }}, or leave it to the place, '
    '{{ blank("date of …") }}: a typed date is past when the vote is late',
)

MAX_SHOWN = 20
"""Mistakes told of one paragraph."""

_MOST = 5_000
"""Places of one pattern in one text; no text that somebody would read has as many."""


@dataclass(frozen=True, slots=True, eq=False)
class HandTyped:
    """The patterns of one form and language.

    ``words`` are the level words and names of laws, folded: a span without any of them needs
    only be searched for signs and brackets. ``decimal`` parts a whole sum from its fraction.
    The same for the same words, so that what it found in a text need not be looked for again.
    """

    words: frozenset[str]
    numbered: re.Pattern[str] | None
    before_part: re.Pattern[str] | None
    this: re.Pattern[str] | None
    laws: re.Pattern[str] | None
    bare: re.Pattern[str] | None
    sums: re.Pattern[str] | None = None
    dates: re.Pattern[str] | None = None
    decimal: str = ""

    def cites(self, name: str) -> bool:
        """Whether ``name`` is no name but a citation: one typed small, with a part in brackets
        and nothing after it, or with “this”."""
        if (self.this and self.this.search(name)) or (self.laws and self.laws.search(name)):
            return True
        whole = self.numbered.fullmatch(name) if self.numbered else None
        return whole is not None and (name[:1].islower() or "(" in name)

    def check(self, span: Span, reader: Reader) -> None:
        """Report what stands in ``span`` that must be a call."""
        for start, text, message, hint in islice(self._found(span, reader), MAX_SHOWN):
            text = short(text)
            reader.renderer.report.error(
                "clauses.typed-number",
                f"{message}: “{text}”",
                span.pos_at(start),
                text=text,
                hint=hint,
            )

    def settled(self, span: Span, reader: Reader) -> None:
        """Warn of sums and dates in ``span`` that are typed by hand."""
        for match, (code, message, hint) in islice(
            _amounts(self, TOKENS.sub(_TOKEN, span.text)), MAX_SHOWN
        ):
            whole = match[0].split(self.decimal)[0] if self.decimal else match[0]
            amount = re.sub(r"\D", "", whole)
            reader.renderer.report.warning(
                code,
                f"{message}: “{match[0]}”",
                span.pos_at(match.start()),
                text=reader.renderer.report.line(span.pos_at(match.start())),
                hint=hint.replace("500", amount or "500"),
            )

    def _found(self, span: Span, reader: Reader) -> Iterator[tuple[int, str, str, str]]:
        taken: list[range] = []
        # What stands behind a token has another number in each document, and nothing else has.
        for match, (message, hint) in _numbers(self, TOKENS.sub(_TOKEN, span.text)):
            before_part = match.re is self.before_part
            part = span.text[match.start(2)] if before_part else ""
            if before_part and not isinstance(reader.renderer.part(part), Pending):
                continue
            fresh = not any(match.start() in r for r in taken)
            if fresh:
                taken.append(range(match.start(), match.end()))
            if fresh or match.re is self.numbered:
                yield match.start(), match[1] if before_part else match[0], message, hint


# A text is printed in many documents, and nearly none of it is a mistake: what is looked for in it
# is looked for once.


@lru_cache(4096)
def _numbers(typed: HandTyped, text: str) -> tuple[_Found, ...]:
    """What in ``text`` may be a provision's number, or how one calls itself."""
    folded = text.casefold()
    worded = any(word in folded for word in typed.words)
    sought = (
        (typed.numbered if worded else None, _NUMBER),
        (_SIGN if "§" in text else None, _NUMBER),
        (typed.bare if "(" in text else None, _NUMBER),
        (typed.before_part if worded else None, _LEVEL_WORD),
        (typed.laws if worded else None, _THIS_LAW),
        (typed.this if worded else None, _THIS),
    )
    return _all(sought, text)


@lru_cache(4096)
def _amounts(typed: HandTyped, text: str) -> tuple[_Found, ...]:
    """The sums and dates in ``text``."""
    return _all(((typed.sums, _SUM), (typed.dates, _DATE)), text)


def _all(
    sought: Iterable[tuple[re.Pattern[str] | None, _Mistake]], text: str
) -> tuple[_Found, ...]:
    return tuple(
        (match, mistake)
        for pattern, mistake in sought
        if pattern
        for match in islice(pattern.finditer(text), _MOST)
    )


def hand_typed(setup: Setup) -> HandTyped:
    """The patterns for ``setup``: level words of its form and of its language."""
    words, letters = set(setup.pack.level_words), setup.pack.letters
    laws = set()
    for zone in setup.style.zones.values():
        laws.add(zone.this_law)
        for level in zone.levels:
            words |= {level.name, level.word, level.words}
    either = _either(words)
    folded = {word.casefold() for word in words | laws if word.strip()}
    # “sections” needs no look of its own where “section” gets one.
    shortest = frozenset(w for w in folded if not any(o != w and o in w for o in folded))
    return _hand_typed(
        shortest,
        rf"(?<!\w)(?:{either})\s+{_number(letters)}" if either else "",
        rf"(?<!\w)({either})\s+([\U00100000-\U0010ffff])" if either else "",
        _apart(_this(setup.pack, either)) if either else "",
        _apart(_either(laws)),
        _bare(letters),
        _sums(setup.pack),
        _dates(setup.pack),
        setup.pack.decimal,
    )


@lru_cache(64)  # one for the same patterns, so that what they found is not looked for again
def _hand_typed(words: frozenset[str], *patterns: str) -> HandTyped:
    *sources, decimal = patterns
    numbered, before_part, this, laws, bare, sums, dates = (
        re.compile(source) if source else None for source in sources
    )
    return HandTyped(words, numbered, before_part, this, laws, bare, sums, dates, decimal)


_AMOUNT = r"\d[\d.,\s]*(?<=\d)"


def _sums(pack: LanguagePack) -> str:
    """Sums of money, as `currency:` and `typed:` of the language write them."""
    patterns = (*pack.currency.values(), *pack.typed.money)
    either = [
        rf"\s?{_AMOUNT}".join(re.escape(part.strip()) for part in pattern.split("{amount}"))
        if not pattern.startswith("{amount}")
        else _AMOUNT + r"\s?" + re.escape(pattern.removeprefix("{amount}").strip()) + r"\b"
        for pattern in patterns
    ]
    return rf"(?<!\w)(?:{'|'.join(either)})" if either else ""


def _dates(pack: LanguagePack) -> str:
    """Days of a year, in the order of the language or in figures."""
    months = "|".join(map(re.escape, filter(None, pack.months)))
    figures = r"\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4}"
    if not months:
        return rf"(?<![\w/])(?:{figures})(?![\w/])"
    parts = {"day": r"\d{1,2}", "month": f"(?:{months})", "year": r"\d{4}"}
    worded = re.escape(pack.date)
    for name, part in parts.items():
        worded = worded.replace(re.escape(f"{{{name}}}"), part)
    return rf"(?<![\w/])(?:{worded}|{figures})(?![\w/])"


def _number(letters: Letters) -> str:
    """A number behind a level word: in brackets, in figures, in Roman figures, as a letter."""
    large, small = letters.alphabet.upper(), letters.list_letters
    letter = rf"|[{re.escape(large + small)}]\b" if large or small else ""
    return rf"(?:\(\w{{1,6}}\)|\d[\w.\-]*|[IVXLC]+\b{letter})(?:\s?\(\w{{1,6}}\))*"


def _bare(letters: Letters) -> str:
    """A number in brackets that no word stands before."""
    either = letters.alphabet + letters.alphabet.upper()
    letter = f"|[{re.escape(either)}]" if either else ""
    return rf"(?<![\w)])\((?:\d{{1,3}}{letter}|[ivx]{{1,5}}|[IVX]{{1,5}})\)"


def _this(pack: LanguagePack, either: str) -> str:
    before, _, after = pack.this.partition("{level}")
    return f"(?i:{re.escape(before)})(?:{either}){re.escape(after)}"


def _apart(source: str) -> str:
    return rf"(?<!\w)(?:{source})(?!\w)" if source else ""


def _either(words: Iterable[str]) -> str:
    """Words as alternatives, longest first; a word written small may stand with a capital."""
    kept = sorted((w for w in words if w.strip()), key=lambda w: (-len(w), w))
    return "|".join(re.escape(w) if w[:1].isupper() else f"(?i:{re.escape(w)})" for w in kept)
