"""Characters that no bundled font has: an error, since a reader would meet a box or nothing.

A font of the machine would stand in otherwise, and the same bill would look different elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from unicodedata import category, name

from fontTools.ttLib import TTFont

from draftban.bill.folding import folded
from draftban.bill.paper import Paper, Writable
from draftban.bill.tree import Given
from draftban.diagnostics import NOWHERE, Diagnostic, DraftbanError, Pos

_AROUND = 30
"""How many letters on each side of a character are shown."""

_NAMED = 3
"""How many letters of one name a message spells out; of the others it says how many there are."""

_UNPRINTED = ("Cf", "Cc")
"""Categories that print nothing: marks of direction, joiners, line ends of the source."""

_SEEN = ("L", "N", "P", "S")
"""Categories that a message shows as they are; a mark would sit on the quotation mark."""

_NO_TEXT = frozenset({"glossary", "given", "pos", "eid", "id", "aliases"})
"""Fields of the tree that print nothing by themselves."""


@dataclass(frozen=True, slots=True)
class _Words:
    """A string of the tree that holds missing letters, with the nearest place known."""

    words: str
    pos: Pos
    letters: frozenset[str]


def check(document: Writable, family: str, names: tuple[str, ...], source: str) -> None:
    """Raise :class:`DraftbanError` if the fonts ``names`` of ``family`` lack characters of
    ``document``: with one message for each name that a file gives, however often it is printed,
    and for each other place in the text.

    ``source`` is the page of ``document``; only where it holds such a character is the tree
    searched for its place.
    """
    page = document.page if isinstance(document, Paper) else document.style.page
    if missing := _missing(f"{source}{page.header}{page.footer}", names):
        raise DraftbanError(_diagnostics(document, family, missing))


def _missing(words: str, names: tuple[str, ...]) -> frozenset[str]:
    has = _characters(names)
    return frozenset(
        letter
        for letter in set(words)
        if ord(letter) not in has and category(letter) not in _UNPRINTED
    )


@cache
def _characters(names: tuple[str, ...]) -> frozenset[int]:
    """What every face of the text has, and what the symbols add to it; the latter come last."""
    folder = files("draftban.writers").joinpath("fonts")
    *faces, symbols = (
        frozenset(TTFont(BytesIO(folder.joinpath(file).read_bytes()), lazy=True).getBestCmap())
        for file in names
    )
    return frozenset.intersection(*faces) | symbols


# ---------------------------------------------------------------- where they stand


def _found(document: Writable, missing: frozenset[str]) -> Iterator[_Words]:
    """Every string of the tree with a missing letter, those around the text (its title, what its
    file's properties say, headers) included; letters that are in none come last.
    """
    left = missing
    for found in _strings(document, NOWHERE, missing):
        left -= found.letters
        yield found
    if left:
        yield _Words("", NOWHERE, left)


def _strings(value: object, pos: Pos, missing: frozenset[str]) -> Iterator[_Words]:
    """Every string under ``value`` that holds a missing letter."""
    if isinstance(value, str):
        if letters := missing.intersection(value):
            yield _Words(value, pos, letters)
    elif isinstance(value, tuple | Mapping):
        for part in value.values() if isinstance(value, Mapping) else value:
            yield from _strings(part, pos, missing)
    elif is_dataclass(value):
        own = getattr(value, "pos", NOWHERE)
        here = pos if own == NOWHERE else own
        for each in fields(value):
            if each.name not in _NO_TEXT:
                yield from _strings(getattr(value, each.name), here, missing)


def _origins(found: _Words, letter: str, given: Iterable[Given]) -> Iterable[Given]:
    """Where the word with ``letter`` was given: names that the string holds, whatever their
    capitals, or that hold it; else where the string itself stands.
    """
    words = folded(found.words)
    holding = [g for g in given if letter.casefold() in g.words.casefold()]
    whole = [g for g in holding if folded(g.words) in words]
    if whole:
        longest = max(len(g.words) for g in whole)
        return [g for g in whole if len(g.words) == longest]
    parts = [g for g in holding if words and words in folded(g.words)]
    if parts:
        return parts[:1]
    if found.pos != NOWHERE:
        return [Given(found.words, found.pos)]
    return holding[:1] or [Given(found.words, NOWHERE)]


# ---------------------------------------------------------------- what is said


def _diagnostics(document: Writable, family: str, missing: frozenset[str]) -> Iterator[Diagnostic]:
    letters: dict[Given, dict[str, None]] = {}
    at: dict[Pos, Given] = {}
    for found in _found(document, missing):
        # In the order of the words, so that a message reads as they do.
        inside = dict.fromkeys(c for c in found.words if c in found.letters)
        for letter in inside or sorted(found.letters):
            for origin in _origins(found, letter, document.given):
                first = origin if origin.pos == NOWHERE else at.setdefault(origin.pos, origin)
                letters.setdefault(first, {})[letter] = None
    placed = {c for origin, those in letters.items() if origin.pos != NOWHERE for c in those}
    for origin, those in letters.items():
        if origin.pos != NOWHERE or not placed.issuperset(those):
            as_given = dict.fromkeys(c for c in origin.words if c in missing)
            yield _diagnostic(family, origin, list(as_given | those))


def _diagnostic(family: str, origin: Given, letters: list[str]) -> Diagnostic:
    named = ", ".join(map(_named, letters[:_NAMED]))
    more = len(letters) - _NAMED
    if more > 0:
        named += f" and {more} more {'character' if more == 1 else 'characters'}"
    at = next((i for i, char in enumerate(origin.words) if char in letters), 0)
    return Diagnostic(
        "pdf.missing-glyph",
        f"{family}, the font of the PDF, has no {named}.",
        origin.pos,
        _around(origin.words, at),
        "Write it in letters that the font has, or build without PDF: --to docx,html.",
    )


def _around(words: str, at: int) -> str:
    """The part of ``words`` in which the letter ``at`` stands."""
    start, end = max(0, at - _AROUND), at + _AROUND
    before, after = "…" if start else "", "…" if end < len(words) else ""
    return f"{before}{words[start:end].strip()}{after}"


def _named(letter: str) -> str:
    code = f"U+{ord(letter):04X} {name(letter, '')}".strip()
    return f"“{letter}” ({code})" if category(letter)[0] in _SEEN else code
