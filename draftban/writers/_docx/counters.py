"""Number patterns as Word prints them.

Word counts by itself; here stands what it will print, so that the numbers in the file can be
made to agree with those of the tree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

BLANK = "__________"
"""How ``{blank}`` of a pattern prints; Word cannot put a field into a number."""

_COUNTER = re.compile(r"\{([1aAiI])\}")
_FORMATS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
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
        return f"{self.before}{_counter(self.kind, value)}{self.after}"

    def value_of(self, number: str) -> int | None:
        """The value for which Word prints ``number``; ``None`` if there is none."""
        if not self.kind:
            return 1 if number == self.before else None
        end = len(number) - len(self.after)
        value = _value(self.kind, number[len(self.before) : end])
        return value if value is not None and self.prints(value) == number else None


def parse_pattern(pattern: str) -> Pattern:
    """Read ``LevelStyle.num``: text with one counter, or none, and ``{blank}``."""
    before, *rest = _COUNTER.split(pattern.replace("{blank}", BLANK), maxsplit=1)
    return Pattern(before, *rest)


def _counter(kind: str, value: int) -> str:
    match kind:
        case "":
            return ""
        case "1":
            return str(value)
        case "a" | "A":
            # After z Word goes on with aa, bb, cc.
            repeat, letter = divmod(value - 1, 26)
            return chr(ord(kind) + letter) * (repeat + 1)
        case _:
            roman = "".join(_roman_digits(value))
            return roman if kind == "i" else roman.upper()


def _roman_digits(value: int) -> list[str]:
    digits: list[str] = []
    for amount, letters in _ROMAN:
        times, value = divmod(value, amount)
        digits.append(letters * times)
    return digits


def _value(kind: str, digits: str) -> int | None:
    """The value of ``digits``, roughly: the caller prints it again to be sure."""
    if not digits:
        return None
    if kind == "1":
        return int(digits) if digits.isascii() and digits.isdigit() else None
    if kind in "aA":
        return (len(digits) - 1) * 26 + ord(digits[0]) - ord(kind) + 1
    values = {letters: amount for amount, letters in _ROMAN}
    total = 0
    amounts = [values.get(letter.lower(), 0) for letter in digits]
    for amount, following in zip(amounts, [*amounts[1:], 0], strict=True):
        total += amount if amount >= following else -amount
    return total


_WIDTHS = {" ": 0.28, ".": 0.28, ",": 0.28, "(": 0.35, ")": 0.35, "i": 0.32, "l": 0.32, "-": 0.34}


def text_width(text: str, size: float) -> float:
    """About how wide ``text`` is, in inches, in a serif of ``size`` points."""
    ems = sum(_WIDTHS.get(c, 0.72 if c.isupper() or c in "mw§" else 0.54) for c in text)
    return ems * size / 72
