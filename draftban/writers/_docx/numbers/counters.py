"""Number patterns as Word prints them.

Word counts by itself; here stands what it will print, so that the numbers in the file can be
made to agree with those of the tree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from draftban.bill.numbering import COUNTERS, NUMBER_BLANK, counter_of, number

_COUNTER = re.compile(r"\{([1aAiI])\}")
_FORMATS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A number pattern: ``before`` the counter, its ``kind`` (one of ``1aAiI``), ``after``.

    An empty ``kind`` is a number without a counter, all of it in ``before``.
    """

    before: str
    kind: str = ""
    after: str = ""

    @property
    def format(self) -> str:
        """The name Word has for the counter."""
        return _FORMATS.get(self.kind, "decimal")

    def level_text(self, depth: int) -> str:
        """``w:lvlText`` of the pattern at ``depth``."""
        counter = f"%{depth + 1}" if self.kind else ""
        return f"{self.before}{counter}{self.after}"

    def prints(self, value: int) -> str:
        """What Word prints for ``value``."""
        counter = COUNTERS[self.kind](value) if self.kind else ""
        return f"{self.before}{counter}{self.after}"

    def value_of(self, number: str) -> int | None:
        """The value for which Word prints ``number``; ``None`` if there is none."""
        if not self.kind:
            return 1 if number == self.before else None
        end = len(number) - len(self.after)
        value = _value(self.kind, number[len(self.before) : end])
        return value if value is not None and value > 0 and self.prints(value) == number else None


def parse_pattern(pattern: str) -> Pattern:
    """Read ``LevelStyle.num``: text with one counter, or none, and ``{blank}``. Word counts by one
    and without leading zeros, so that any other number stands there as it is printed.
    """
    if counter_of(pattern) not in ("", *COUNTERS):
        return Pattern(number(pattern, 1))
    before, *rest = _COUNTER.split(pattern.replace("{blank}", NUMBER_BLANK), maxsplit=1)
    return Pattern(before, *rest)


def _value(kind: str, digits: str) -> int | None:
    """The value of ``digits``, roughly: the caller prints it again to be sure."""
    if not digits:
        return None
    if kind == "1":
        return int(digits) if digits.isascii() and digits.isdigit() else None
    if kind in "aA":
        return (len(digits) - 1) * 26 + ord(digits[0]) - ord(kind) + 1
    total = 0
    amounts = [_DIGITS.get(letter.lower(), 0) for letter in digits]
    for amount, following in zip(amounts, [*amounts[1:], 0], strict=True):
        total += amount if amount >= following else -amount
    return total


_WIDTHS = {" ": 0.28, ".": 0.28, ",": 0.28, "(": 0.35, ")": 0.35, "i": 0.32, "l": 0.32, "-": 0.34}


def text_width(text: str, size: float) -> float:
    """About how wide ``text`` is, in inches, in a serif of ``size`` points."""
    ems = sum(_WIDTHS.get(c, 0.72 if c.isupper() or c in "mw§" else 0.54) for c in text)
    return ems * size / 72
