"""Characters that no bundled font has: an error, since a reader would meet a box or nothing.

A font of the machine would stand in otherwise, and the same bill would look different elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any
from unicodedata import category, name

from fontTools.ttLib import TTFont

from draftban.bill.paper import Document, Paper
from draftban.diagnostics import NOWHERE, Diagnostic, DraftbanError, Pos

_AROUND = 24
"""How many letters on each side of a character are shown."""

_UNPRINTED = ("Cf", "Cc")
"""Categories that print nothing: marks of direction, joiners, line ends of the source."""

_NO_TEXT = frozenset({"meta", "style", "page", "glossary", "pos", "eid", "id", "aliases"})
"""Fields of the tree that print nothing by themselves."""


def check(document: Document, family: str, names: tuple[str, ...], source: str) -> None:
    """Raise :class:`DraftbanError` naming each character that the fonts ``names`` of ``family``
    lack, and where it stands.

    ``source`` is the page of ``document``; only where it holds such a character is the tree
    searched for its place.
    """
    page = document.page if isinstance(document, Paper) else document.style.page
    running = f"{page.header}{page.footer}"
    if missing := _missing(source + running, names):
        found = list(_places(document, NOWHERE, missing))
        if not found:  # in a running header or footer
            found = [(NOWHERE, running, letter) for letter in sorted(missing)]
        raise DraftbanError(_diagnostic(family, *place) for place in found)


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


def _places(value: Any, pos: Pos, missing: frozenset[str]) -> Iterator[tuple[Pos, str, str]]:
    """Every string under ``value`` that holds a missing letter, with the nearest place known."""
    if isinstance(value, str):
        yield from ((pos, value, letter) for letter in sorted(missing.intersection(value)))
    elif isinstance(value, tuple):
        for part in value:
            yield from _places(part, pos, missing)
    elif is_dataclass(value):
        own = getattr(value, "pos", NOWHERE)
        here = pos if own == NOWHERE else own
        for each in fields(value):
            if each.name not in _NO_TEXT:
                yield from _places(getattr(value, each.name), here, missing)


def _diagnostic(family: str, pos: Pos, words: str, letter: str) -> Diagnostic:
    at = words.index(letter)
    code = f"U+{ord(letter):04X} {name(letter, '')}".strip()
    return Diagnostic(
        "pdf.missing-glyph",
        f"{family}, the font of the PDF, has no “{letter}” ({code}).",
        pos,
        words[max(0, at - _AROUND) : at + _AROUND].strip(),
        "Write it in letters that the font has, or build without PDF: --to docx,html.",
    )
