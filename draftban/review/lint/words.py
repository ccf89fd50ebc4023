"""Finding the phrases of a language pack in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from draftban.bill.style import Letters
from draftban.config.model import Verbs

_GAP = r"(?:\s+[^\s.;:]+){0,5}?\s+"


def units(words: str, letters: Letters) -> tuple[str, ...]:
    """``words`` in pieces: from one full stop, pause (a semicolon, a colon) or line break to the
    next. A full stop that ends a sentence has no small letter after it; that of “c. 258” or
    “34.10” is followed by none at all.
    """
    pieces, done = [], 0
    for match in _ends(letters).finditer(words):
        if match["next"] is None or not match["next"].islower():
            pieces.append(words[done : match.start()])
            done = match.end()
    pieces.append(words[done:])
    return tuple(piece.strip() for piece in pieces if piece.strip())


@cache
def _ends(letters: Letters) -> re.Pattern[str]:
    """What may end a piece; a letter that follows a full stop is its group ``next``."""
    closing, opening = _any_of(letters.closing.lstrip(")")), _any_of(letters.opening)
    letter = r"(?P<next>[^\W\d_])"
    marks = [r"\n"]
    if letters.pauses:
        marks.insert(0, rf"{_any_of(letters.pauses)}(?=\s|$)")
    if letters.full_stop:
        stop = _any_of(letters.full_stop)
        marks.insert(0, rf"{stop}{closing}?(?=\s+{opening}?{letter}|\s*$)")
    return re.compile("|".join(marks))


def _any_of(marks: str) -> str:
    return f"[{re.escape(marks)}]" if marks else "(?:)"


def found(phrases: Iterable[str], words: str) -> Iterator[re.Match[str]]:
    """Each place in ``words`` where one of ``phrases`` stands, whole words, in any case."""
    sought = tuple(phrases)
    folded = words.casefold()
    if not any(opening in folded for opening in _openings(sought)):
        return iter(())  # nearly always, and much faster than looking closer
    pattern = _either(sought)
    return pattern.finditer(words) if pattern else iter(())


@cache
def _openings(phrases: tuple[str, ...]) -> frozenset[str]:
    """The first words of ``phrases``; a placeholder such as […] is one."""
    return frozenset(phrase.casefold().split()[0] for phrase in phrases if phrase.strip())


def outside(phrases: Iterable[str], harmless: Iterable[str], words: str) -> Iterator[re.Match[str]]:
    """As :func:`found`, without what lies within one of the ``harmless`` phrases."""
    spared = [range(match.start(), match.end()) for match in found(harmless, words)]
    return (m for m in found(phrases, words) if not any(m.start() in span for span in spared))


@cache
def _either(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    longest = sorted(filter(None, phrases), key=lambda p: (-len(p), p))
    return re.compile("|".join(map(_source, longest)), re.IGNORECASE) if longest else None


def _source(phrase: str) -> str:
    """One phrase as a pattern: … is up to five words or none, a space any white space."""
    parts = [r"\s+".join(map(re.escape, part.split())) for part in phrase.split("…")]
    before = r"(?<!\w)" if phrase[:1].isalnum() else ""
    after = r"(?!\w)" if phrase[-1:].isalnum() else ""
    if phrase[:1] == phrase[-1:] == "…" or phrase.strip("[]… ") == "":
        return re.escape(phrase)  # a placeholder such as […]
    return before + _GAP.join(parts) + after


_NEAR = 200
"""Characters in which the word beside a place is looked for; a text may be of any length."""


def word_before(words: str, at: int) -> str:
    """The word that ends before position ``at``."""
    match = re.search(r"([\w’'-]+)\W*$", words[max(0, at - _NEAR) : at])
    return match[1].casefold() if match else ""


def word_after(words: str, at: int) -> str:
    """The word that begins after position ``at``."""
    match = re.match(r"\W*([\w’'-]+)", words[at : at + _NEAR])
    return match[1].casefold() if match else ""


def shown(words: str, match: re.Match[str], around: int = 48) -> str:
    """The match with a little of what stands round it."""
    start, end = max(0, match.start() - around), min(len(words), match.end() + around)
    return ("… " if start else "") + words[start:end].strip() + (" …" if end < len(words) else "")


def duty_verbs(verbs: Verbs, duty: tuple[str, ...]) -> tuple[str, ...]:
    """Those of ``duty`` with which a form forbids or obliges."""
    frames = (verbs.forbid, verbs.oblige)
    return tuple(dict.fromkeys(m[0].casefold() for frame in frames for m in found(duty, frame)))
