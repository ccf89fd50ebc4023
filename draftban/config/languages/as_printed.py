"""Words as a keyboard gives them → as they are printed: quotation marks, dashes, articles, names.

A drafting office does this to every text that it is sent. What a language writes stands in its
pack under `typed:`; where that is missing nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import islice

from draftban.bill.walk import upper_first
from draftban.config.model import Jurisdiction, LanguagePack
from draftban.diagnostics import Pos, Report
from draftban.files.nodes import Map, pos_at
from draftban.files.text import short

CODE = "clauses.as-typed"
_KEYS = re.compile(r"['\"]|--")
_OPENS_BEHIND = "([{—–/-"
_CLOSES = re.compile(r"\S'(?!\w)")
_NEAR = 300
"""Characters on each side of a mark that say whether it opens or closes."""

_MOST = 5_000
"""Slips of one kind in one text; no text that somebody would read has as many."""

_AROUND = 12
"""Characters before a slip by which it is found where it was typed."""


@dataclass(frozen=True, slots=True)
class Slip:
    """Characters from ``start`` up to ``end`` that print as ``printed``; ``message`` and ``hint``
    say why.
    """

    start: int
    end: int
    printed: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Typist:
    """What is known of whoever types: the language, and names with their capitals."""

    pack: LanguagePack
    names: tuple[str, ...] = field(default=())

    def slips(self, words: str) -> list[Slip]:
        """What in ``words`` prints otherwise, in order."""
        typed = self.pack.typed
        found: list[Slip] = []
        if _KEYS.search(words):
            found += (*_marks(words, self.pack), *_dashes(words, typed.dash))
        if typed.articles:
            found += _articles(words, typed.articles)
        found += _names(words, self.names, typed.common)
        found.sort(key=lambda slip: (slip.start, -slip.end))
        apart: list[Slip] = []
        for slip in found:  # a name with an apostrophe is one slip
            if not apart or slip.start >= apart[-1].end:
                apart.append(slip)
        return apart

    def printed(self, words: str) -> str:
        """``words`` as they are printed."""
        return spelled(words, self.slips(words))


def spelled(words: str, slips: Iterable[Slip]) -> str:
    """``words`` with what ``slips``, which are in order, print."""
    done = 0
    pieces: list[str] = []
    for slip in slips:
        pieces += (words[done : slip.start], slip.printed)
        done = slip.end
    return "".join((*pieces, words[done:]))


# ---------------------------------------------------------------- what a keyboard lacks


def _marks(words: str, pack: LanguagePack) -> Iterator[Slip]:
    """Straight quotation marks and apostrophes."""
    quotes, apostrophe = pack.letters.quotes, pack.typed.apostrophe
    open_single = 0
    for match in islice(re.finditer("['\"]", words), _MOST):
        at = match.start()
        before = words[max(0, at - _NEAR) : at].rstrip("*")[-1:]
        after = words[at + 1 : at + _NEAR].lstrip("*")[:1]
        opens = not before or before.isspace() or before in _OPENS_BEHIND + pack.letters.opening
        pair = quotes[:2] if match[0] == '"' else ""
        if not pair and len(quotes) >= 4:
            closes = open_single and not opens and not _letter(after)
            begins = opens and after and _CLOSES.search(words, at + 1, at + _NEAR)
            if closes or begins:
                pair, open_single = quotes[2:4], open_single + (1 if begins else -1)
        printed = pair[not opens] if len(pair) == 2 else apostrophe * (match[0] == "'")
        if not printed:
            continue
        what = (
            f"straight quotation marks are printed as {pair[0]}…{pair[1]}"
            if pair
            else (f"a straight apostrophe is printed as {apostrophe}")
        )
        yield Slip(at, at + 1, printed, what, f"leave it so, or type {printed}")


def _letter(char: str) -> bool:
    return char.isalnum() or char >= "\U00100000"  # what a call prints is one such character


_DASH = re.compile(r"(?<=[^\s(\[-])(?:--|\s+--\s+)(?=[^\s-])")


def _dashes(words: str, dash: str) -> Iterator[Slip]:
    for match in islice(_DASH.finditer(words), _MOST) if dash else ():
        yield Slip(
            match.start(),
            match.end(),
            dash,
            f"two hyphens are printed as a dash ({dash.strip()})",
            f"leave them so, or type {dash}",
        )


@lru_cache(4096)  # most are words of a text that the next document has too, without a slip
def _articles(words: str, articles: tuple[str, ...]) -> tuple[Slip, ...]:
    return tuple(
        Slip(
            match.start("again"),
            match.end("again"),
            "",
            f"“{match[0].strip()}” is one article too many; one is printed",
            "delete one of them",
        )
        for match in islice(_twice(articles).finditer(words), _MOST)
    )


@cache
def _twice(articles: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(map(re.escape, articles))
    return re.compile(rf"(?<!\w)({either})\s+(?P<again>\1\s+)(?=\S)", re.IGNORECASE)


def _names(words: str, names: Sequence[str], common: Sequence[str]) -> Iterator[Slip]:
    """Names that begin with a small letter here."""
    for name in names:
        if not name[:1].isupper() or name.lower() in common:
            continue
        for match in islice(_named(name).finditer(words), _MOST):
            if match[0][:1].islower():
                message = f"“{match[0]}” is printed as the name that it is, “{name}”"
                yield Slip(match.start(), match.end(), name, message, f"write {name}")


@cache
def _named(name: str) -> re.Pattern[str]:
    pattern = "['’]".join(re.escape(part) for part in re.split("['’]", name))
    return re.compile(rf"(?<![\w-]){pattern}(?![\w-])", re.IGNORECASE)


# ---------------------------------------------------------------- what a place's file says


def place_as_printed(
    place: Jurisdiction, own: Map, pack: LanguagePack, report: Report
) -> Jurisdiction:
    """``place`` with its names, findings and filled blanks as they are printed; what that changes
    is advised. ``own`` is its map, for positions.
    """
    name = _name(place.name, pos_at(own, "name"), pack, report)
    short_name = _name(place.short, pos_at(own, "short"), pack, report)
    names = (name, short_name, place.county, place.state)
    typist = Typist(pack, tuple(dict.fromkeys(filter(None, names))))

    def settled(words: str, pos: Pos) -> str:
        _no_calls(words, pos, report)
        slips = typist.slips(words)
        advise(slips, words, pos, report)
        return spelled(words, slips)

    findings = tuple(
        replace(one, text=settled(one.text, pos_at(own, "findings", number, "text")))
        for number, one in enumerate(place.findings)
    )
    companies = tuple(
        replace(
            company,
            findings=tuple(
                replace(
                    one,
                    text=settled(
                        one.text,
                        pos_at(own, "calls", "companies", number, "findings", index, "text"),
                    ),
                )
                for index, one in enumerate(company.findings)
            ),
        )
        for number, company in enumerate(place.calls.companies)
    )
    blanks = {  # by the label as the form has it, with the marks that no keyboard has
        typist.printed(label): settled(words, pos_at(own, "blanks", label))
        for label, words in place.blanks.items()
    }
    return replace(
        place,
        name=name,
        short=short_name,
        findings=findings,
        calls=replace(place.calls, companies=companies),
        blanks=blanks,
    )


def _name(name: str, pos: Pos, pack: LanguagePack, report: Report) -> str:
    """A place's name without quotation marks round it, with its capitals."""
    bare = name.strip()
    if _quoted(bare, pack):
        bare = bare[1:-1].strip()
        tell(
            f"the name is printed without its quotation marks: {bare}",
            "leave them out",
            pos,
            name,
            report,
        )
    if bare == bare.lower() != bare.upper() and _LETTERS.fullmatch(bare):
        small = pack.small_words
        words = (w if n and w in small else upper_first(w) for n, w in enumerate(bare.split()))
        bare = " ".join(words)
        tell(f"the name is printed with capitals: {bare}", f"write {bare}", pos, name, report)
    slips = Typist(pack).slips(bare)
    advise(slips, bare, pos, report)
    return spelled(bare, slips)


def _no_calls(words: str, pos: Pos, report: Report) -> None:
    """Warn of clause language where nobody reads it."""
    call = _CALL.search(words)
    if call is not None:
        report.warning(
            "config.call",
            f"Clause language is not read here: “{call[0]}” is printed as it is.",
            typed_at(words, call.start(), pos, report),
            text=report.line(pos),
            hint="Write the words that are meant; a finding that calls is a file of its own, "
            "findings/<theme>.md in the folder of the place.",
        )


_LETTERS = re.compile(r"(?:[^\W\d_]|[ .'’-])+")
_CALL = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{\{|\{%")


def _quoted(words: str, pack: LanguagePack) -> bool:
    """Whether ``words`` stand in quotation marks as a whole, as somebody copied them."""
    opens, closes = '"' + pack.letters.quotes[:1], '"' + pack.letters.quotes[1:2]
    whole = len(words) > 2 and words[0] in opens and words[-1] in closes
    return whole and not any(mark in words[1:-1] for mark in opens)


def advise(slips: Sequence[Slip], words: str, pos: Pos, report: Report) -> None:
    """Tell of the first of ``slips`` in ``words``, which a file has at ``pos`` or behind it, and of
    how many more there are like it.
    """
    for message, like in by_message(slips):
        first = like[0]
        found = typed_at(words, first.start, pos, report)
        tell(message, first.hint, found, words, report, len(like) - 1)


def by_message(slips: Sequence[Slip]) -> Iterator[tuple[str, list[Slip]]]:
    """``slips`` of which the same is said, together."""
    kinds: dict[str, list[Slip]] = {}
    for slip in slips:
        kinds.setdefault(slip.message, []).append(slip)
    yield from kinds.items()


def tell(message: str, hint: str, pos: Pos, words: str, report: Report, more: int = 0) -> None:
    """Advise that words are printed otherwise than typed; ``more`` times in the same words."""
    again = f", here and {more} more time{'s' if more > 1 else ''}" if more else ""
    report.advice(CODE, f"{message}{again}", pos, text=report.line(pos) or short(words), hint=hint)


def typed_at(words: str, start: int, pos: Pos, report: Report) -> Pos:
    """Where the character ``start`` of ``words`` is typed in the file of ``pos``, at or behind it;
    ``pos`` if that isn't found.
    """
    lines = report.text(pos.file).split("\n")[pos.line - 1 :] if pos.file else []
    if not lines:
        return pos
    text = "\n".join((" " * (pos.column - 1) + lines[0][pos.column - 1 :], *lines[1:]))
    before = words[max(0, start - _AROUND) : start]
    behind = words[start : start + _AROUND]
    first, second = (r"\s+".join(map(re.escape, part.split())) for part in (before, behind))
    gap = r"\s+" if before[-1:].isspace() or behind[:1].isspace() else ""
    match = re.search(rf"({first}{gap}){second}", text)
    if match is None:
        return pos
    done = text[: match.end(1)]
    column = len(done) - done.rfind("\n")
    return Pos(pos.file, pos.line + done.count("\n"), column)
