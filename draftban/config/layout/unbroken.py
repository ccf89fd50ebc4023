"""Words that stay on one line, ``{level} {number}``, as regular expressions.

A language pack says them under ``unbroken:``. A space in one holds the words on both sides of it
together; what stands in braces is one of :data:`NAMES`, all else is itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from draftban.bill.style import Unbroken
from draftban.config.model import LanguagePack

NAMES = frozenset({"level", "number", "month", "day", "year"})
"""A level word or a number after it, the name of a month, a day of it, a year."""

_NAME = re.compile(r"\{([^{}]*)\}")
_GAPS = " \N{NO-BREAK SPACE}"
_GAP = f"[{_GAPS}]"


def unbroken(pack: LanguagePack) -> tuple[Unbroken, ...]:
    """The expressions of ``pack``, in its order. They take no longer than the text is long."""
    either = {
        "level": "|".join(_capital_too(word) for word in _longest_first(pack.level_words)),
        "number": _number(pack.letters.alphabet),
        "month": "|".join(map(re.escape, _longest_first(pack.months))),
        "day": r"[0-9]{1,2}(?!\w)",
        "year": r"[0-9]{4}(?!\w)",
    }
    return tuple(
        Unbroken(_expression(pattern, either), _needed(pattern, pack)) for pattern in pack.unbroken
    )


def _needed(pattern: str, pack: LanguagePack) -> tuple[str, ...]:
    """What must stand in a text in which ``pattern`` is found, one of these at least: its own
    longest word, else the words of a name in it.
    """
    own = (piece for word in pattern.split(" ") for piece in _NAME.split(word)[::2])
    if longest := max(own, key=len, default=""):
        return (longest,)
    if "{month}" in pattern:
        return tuple(pack.months)
    if "{level} " in pattern:  # its first letter may be a capital
        return tuple(dict.fromkeys(w[1:] + gap for w in pack.level_words for gap in _GAPS))
    return ()


def _number(alphabet: str) -> str:
    """A number in figures, in brackets, in Roman figures, as one letter, or left blank."""
    large = re.escape(alphabet.upper())
    letter = f"|[{large}](?!\\w)" if large else ""
    bracket = rf"\([0-9{re.escape(alphabet)}{large}]{{1,5}}\)[^\s,;]*"
    return rf"(?:[0-9][^\s,;]*|{bracket}|[IVXLCDM]+(?!\w){letter}|_{{2,}}[^\s,;]*)"


def _expression(pattern: str, either: dict[str, str]) -> str:
    words = (_word(word, either) for word in pattern.split(" "))
    return r"(?<![\w.-])" + _GAP.join(words)


def _word(word: str, either: dict[str, str]) -> str:
    """One word of a pattern: text and names; the odd pieces are names."""
    pieces = enumerate(_NAME.split(word))
    return "".join(f"(?:{either[p]})" if n % 2 else re.escape(p) for n, p in pieces)


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _capital_too(word: str) -> str:
    """``word``, or with a capital where it is written small."""
    first = word[:1]
    start = re.escape(first) if first == first.upper() else f"[{first}{first.upper()}]"
    return start + re.escape(word[1:])
