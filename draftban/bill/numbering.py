"""Number patterns: a counter in its token, between literal text.

A pattern holds at most one counter, ``{1}``, ``{a}``, ``{A}``, ``{i}`` or ``{I}``, and may
hold ``{blank}`` where only the place knows the number. A counter in digits is its first number, by
which it counts on in as many places: ``{010}`` counts 010, 020 … 100, as codes that leave room do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

NUMBER_BLANK = "____"
"""How an unknown number prints inside a pattern."""

_LAST = re.compile(r"(\d+|[A-Za-z]+)(?=\W*\Z)")
"""What a printed number counts with: its last digits or letters."""

_TOKEN = re.compile(r"\{(0{0,4}[1-9]\d{0,4}|a|A|i|I|blank)\}")

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def letters(n: int) -> str:
    """``n`` (from 1) as a letter: a … z, then aa, bb … as statutes and Word count on."""
    times, index = divmod(n - 1, 26)
    return chr(ord("a") + index) * (times + 1)


def roman(n: int) -> str:
    """``n`` (from 1) as a lower-case roman numeral."""
    parts = []
    for value, sign in _ROMAN:
        times, n = divmod(n, value)
        parts.append(sign * times)
    return "".join(parts)


COUNTERS: Mapping[str, Callable[[int], str]] = {
    "1": str,
    "a": letters,
    "A": lambda n: letters(n).upper(),
    "i": roman,
    "I": lambda n: roman(n).upper(),
}
"""The kinds of counter; which level uses which is data."""


def counted(token: str, n: int) -> str:
    """The counter ``token`` at ``n`` (from 1)."""
    if token in COUNTERS:
        return COUNTERS[token](n)
    return str(int(token) * n).zfill(len(token))


def is_counter(token: str) -> bool:
    """Whether ``token`` counts."""
    return token != "blank" and _TOKEN.fullmatch(f"{{{token}}}") is not None


def counter_of(pattern: str) -> str:
    """The pattern's counter token (``1 a A i I 010``), empty if it has none."""
    for match in _TOKEN.finditer(pattern):
        if match[1] != "blank":
            return match[1]
    return ""


def has_blank(pattern: str) -> bool:
    """Whether the pattern leaves a part of the number to the place."""
    return "{blank}" in pattern


def number(pattern: str, n: int) -> str:
    """``pattern`` with its counter at ``n`` (from 1) and its blank printed."""
    return _TOKEN.sub(lambda m: NUMBER_BLANK if m[1] == "blank" else counted(m[1], n), pattern)


def writes(pattern: str, label: str) -> bool:
    """Whether ``label`` is one of the first numbers that ``pattern`` writes."""
    return bool(counter_of(pattern)) and any(number(pattern, n) == label for n in range(1, 60))


def count_on(printed: str, by: int = 1) -> str:
    """The number that is ``by`` further on than ``printed``, in the same marks: ``9.64.080`` after
    ``9.64.070`` by 10, ``(p)`` after ``(o)``. What does not count prints as a blank.
    """
    match = _LAST.search(printed)
    if match is None:
        return NUMBER_BLANK
    last = match[1]
    if last.isdigit():
        counted = str(int(last) + by).zfill(len(last))
    elif last in (last[0] * len(last), last[0].upper() * len(last)):
        place = ord(last[0].lower()) - ord("a") + 1 + 26 * (len(last) - 1)
        counted = letters(place + by)
        counted = counted.upper() if last.isupper() else counted
    else:
        return f"{printed[: match.start()]}{NUMBER_BLANK}{printed[match.end() :]}"
    return f"{printed[: match.start()]}{counted}{printed[match.end() :]}"
