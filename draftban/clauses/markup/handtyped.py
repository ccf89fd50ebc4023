"""Numbers of our own provisions that somebody typed, and words that should be calls.

What ``law()`` or a configuration prints is not looked at: those are single characters here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from draftban.bill.style import Letters
from draftban.bill.tree import Pending
from draftban.clauses.language.spans import Span
from draftban.clauses.markup.inlines import Reader
from draftban.config.model import LanguagePack
from draftban.config.setup import Setup
from draftban.files.text import short

_SIGN = re.compile(r"§+\s*[\w(.\-]*")

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


@dataclass(frozen=True, slots=True)
class HandTyped:
    """The patterns of one form and language.

    ``words`` are the level words and names of laws, folded: a span without any of them needs
    only be searched for signs and brackets. ``decimal`` parts a whole sum from its fraction.
    """

    words: frozenset[str]
    numbered: re.Pattern[str] | None
    before_part: re.Pattern[str] | None
    this: re.Pattern[str] | None
    laws: re.Pattern[str] | None
    bare: re.Pattern[str]
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
        sought = ((self.sums, _SUM), (self.dates, _DATE))
        found = (
            (m, said) for pattern, said in sought if pattern for m in pattern.finditer(span.text)
        )
        for match, (code, message, hint) in islice(found, MAX_SHOWN):
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

        def new(match: re.Match[str]) -> bool:
            fresh = not any(match.start() in r for r in taken)
            if fresh:
                taken.append(range(match.start(), match.end()))
            return fresh

        by_hand = "a provision's number is typed by hand"
        own_or_other = (
            'cite a provision of this bill with {{ ref("clause/id") }}, other law with '
            '{{ law("id") }}; a name that holds a number is {{ name("Section 8 housing") }}'
        )
        folded = span.text.casefold()
        worded = any(word in folded for word in self.words)
        for match in self.numbered.finditer(span.text) if worded and self.numbered else ():
            new(match)
            yield match.start(), match[0], by_hand, own_or_other
        for match in _SIGN.finditer(span.text):
            if new(match):
                yield match.start(), match[0], by_hand, own_or_other
        for match in self.bare.finditer(span.text) if "(" in span.text else ():
            if new(match):
                yield match.start(), match[0], by_hand, own_or_other
        if not worded:
            return
        for match in self.before_part.finditer(span.text) if self.before_part else ():
            part = reader.renderer.part(match[2])
            if isinstance(part, Pending) and new(match):
                yield (
                    match.start(),
                    match[1],
                    "a level word stands before a call that prints it",
                    "leave the word out; the citation brings its own",
                )
        for pattern, call in ((self.laws, "this.law"), (self.this, "this")):
            for match in pattern.finditer(span.text) if pattern else ():
                if new(match):
                    yield (
                        match.start(),
                        match[0],
                        "how a provision calls itself is typed by hand",
                        f"write {{{{ {call} }}}}",
                    )


def hand_typed(setup: Setup) -> HandTyped:
    """The patterns for ``setup``: level words of its form and of its language."""
    words, letters = set(setup.pack.level_words), setup.pack.letters
    bare = _bare(letters)
    laws = set()
    for zone in setup.style.zones.values():
        laws.add(zone.this_law)
        for level in zone.levels:
            words |= {level.name, level.word, level.words}
    either = _either(words)
    folded = {word.casefold() for word in words | laws if word.strip()}
    # “sections” needs no look of its own where “section” gets one.
    shortest = frozenset(w for w in folded if not any(o != w and o in w for o in folded))
    sums, dates, decimal = _sums(setup.pack), _dates(setup.pack), setup.pack.decimal
    if not either:
        this_law = _pattern(_either(laws))
        return HandTyped(shortest, None, None, None, this_law, bare, sums, dates, decimal)
    return HandTyped(
        shortest,
        re.compile(rf"(?<!\w)(?:{either})\s+{_number(letters)}"),
        re.compile(rf"(?<!\w)({either})\s+([\U00100000-\U0010ffff])"),
        _pattern(_this(setup.pack, either)),
        _pattern(_either(laws)),
        bare,
        sums,
        dates,
        decimal,
    )


_AMOUNT = r"\d[\d.,\s]*(?<=\d)"


def _sums(pack: LanguagePack) -> re.Pattern[str] | None:
    """Sums of money, as `currency:` and `typed:` of the language write them."""
    patterns = (*pack.currency.values(), *pack.typed.money)
    either = [
        rf"\s?{_AMOUNT}".join(re.escape(part.strip()) for part in pattern.split("{amount}"))
        if not pattern.startswith("{amount}")
        else _AMOUNT + r"\s?" + re.escape(pattern.removeprefix("{amount}").strip()) + r"\b"
        for pattern in patterns
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(either)})") if either else None


def _dates(pack: LanguagePack) -> re.Pattern[str] | None:
    """Days of a year, in the order of the language or in figures."""
    months = "|".join(map(re.escape, filter(None, pack.months)))
    figures = r"\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4}"
    if not months:
        return re.compile(rf"(?<![\w/])(?:{figures})(?![\w/])")
    parts = {"day": r"\d{1,2}", "month": f"(?:{months})", "year": r"\d{4}"}
    worded = re.escape(pack.date)
    for name, part in parts.items():
        worded = worded.replace(re.escape(f"{{{name}}}"), part)
    return re.compile(rf"(?<![\w/])(?:{worded}|{figures})(?![\w/])")


def _number(letters: Letters) -> str:
    """A number behind a level word: in brackets, in figures, in Roman figures, as a letter."""
    large, small = letters.alphabet.upper(), letters.list_letters
    letter = rf"|[{re.escape(large + small)}]\b" if large or small else ""
    return rf"(?:\(\w{{1,6}}\)|\d[\w.\-]*|[IVXLC]+\b{letter})(?:\s?\(\w{{1,6}}\))*"


def _bare(letters: Letters) -> re.Pattern[str]:
    """A number in brackets that no word stands before."""
    either = letters.alphabet + letters.alphabet.upper()
    letter = f"|[{re.escape(either)}]" if either else ""
    return re.compile(rf"(?<![\w)])\((?:\d{{1,3}}{letter}|[ivx]{{1,5}}|[IVX]{{1,5}})\)")


def _this(pack: LanguagePack, either: str) -> str:
    before, _, after = pack.this.partition("{level}")
    return f"(?i:{re.escape(before)})(?:{either}){re.escape(after)}"


def _pattern(source: str) -> re.Pattern[str] | None:
    return re.compile(rf"(?<!\w)(?:{source})(?!\w)") if source else None


def _either(words: Iterable[str]) -> str:
    """Words as alternatives, longest first; a word written small may stand with a capital."""
    kept = sorted((w for w in words if w.strip()), key=lambda w: (-len(w), w))
    return "|".join(re.escape(w) if w[:1].isupper() else f"(?i:{re.escape(w)})" for w in kept)
