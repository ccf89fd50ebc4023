"""Which characters a value may hold: none that nobody can see, and none that has no meaning.

Asked of what a value *is*, after escapes were read: of YAML, of the strings of a template, and of
what the command line was given. Two kinds are told apart. *Forbidden* characters stand in no text
of any language. *Invisible* ones join or part letters in some script: the language's pack names
those that its script needs (``invisible:``), all others are mistakes that nobody would see.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

MAX_MARKS = 6
"""Marks (accents, vowel signs) over one letter; no script that is written stacks more."""

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_NONE = "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
_FORBIDDEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters but tab and line ends
    "\u2028\u2029\u202a-\u202e\u2066-\u206f"  # line separators, changes of direction
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufff9-\ufffc"  # surrogates, private use, none
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # marks of shorthand and of music
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # tags
    "\U000f0000-\U0010ffff" + _NONE  # private use planes  # no characters
)
_INVISIBLE = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2065"
    "\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"
)
INVISIBLE = re.compile(f"[{_INVISIBLE}]")
"""Characters that only some scripts need; what a pack may allow."""

_UNUSUAL = re.compile("[^\n -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e]")
"""What is none of the characters of most texts, among which nothing is odd: looked for first, since
the long class of all that is takes many times as long.
"""

_IN_VALUE = "\t\r"
_IN_LINE = "\t\r\n"
# Where marks can stand; what is no mark is told apart once such a run is found.
_MAYBE_MARKS = re.compile("[\u0300-\u1fff\u20d0-\u20ff\u2c00-\U000e01ef]" + f"{{{MAX_MARKS + 1},}}")


@dataclass(frozen=True, slots=True)
class Odd:
    """A character that may not stand at ``offset``; ``message`` and ``hint`` say why, what to do.

    ``invisible``: a language's pack may allow it.
    """

    offset: int
    char: str
    message: str
    hint: str
    invisible: bool = False


def character_name(char: str) -> str:
    """``U+0007`` with its Unicode name where it has one."""
    name = unicodedata.name(char, "control character" if ord(char) < 0xA0 else "")
    return f"U+{ord(char):04X}" + (f" ({name.lower()})" if name else "")


def usual(text: str) -> bool:
    """Whether all characters of ``text`` are of those among which nothing is odd."""
    return _UNUSUAL.search(text) is None


def odd_characters(
    text: str,
    *,
    allowed: Collection[str] | None = None,
    value: bool = False,
    one_line: bool = False,
) -> Iterator[Odd]:
    """Every character of ``text`` that may not stand there, in order; marks beyond the bound too.

    ``allowed`` are the invisible characters of its language; ``None`` if that is not known yet,
    so that none is reported. ``value``: tab and carriage return are none of a value either;
    ``one_line``: nor is the end of a line.
    """
    if usual(text) and not (one_line and "\n" in text):
        return
    pattern = _odd(_IN_LINE if one_line else _IN_VALUE if value else "")
    for match in pattern.finditer(text):
        char = match[0]
        if INVISIBLE.match(char):
            if allowed is not None and char not in allowed:
                yield Odd(
                    match.start(),
                    char,
                    f"the character {character_name(char)} cannot be seen",
                    "delete it and type the word again; a language whose script needs it lists it "
                    "in `invisible:` of its pack",
                    invisible=True,
                )
            continue
        what = "is not printed as one expects" if char in "\t\r\n" else "cannot be printed"
        yield Odd(
            match.start(),
            char,
            f"the character {character_name(char)} {what}",
            "delete it; it is invisible in most editors",
        )
    for match in _MAYBE_MARKS.finditer(text):
        yield from _piled(match[0], match.start())


def _piled(run: str, start: int) -> Iterator[Odd]:
    marks = 0
    for index, char in enumerate(run):
        marks = marks + 1 if unicodedata.category(char).startswith("M") else 0
        if marks == MAX_MARKS + 1:
            yield Odd(
                start + index,
                char,
                f"more than {MAX_MARKS} marks stand over one letter, here {character_name(char)}",
                "delete the marks that nobody can read",
            )


@cache
def _odd(spaces: str = "") -> re.Pattern[str]:
    """Everything that may be wrong, and these ``spaces``: a long class, compiled if it is asked."""
    return re.compile(f"[{spaces}{_FORBIDDEN}{_INVISIBLE}]")


def unprintable(text: str) -> str:
    """``text`` with U+FFFD for every character that no value may hold in any language."""
    return re.sub(f"[{_IN_VALUE}{_FORBIDDEN}]", _REPLACEMENT, text)


def replaced(text: str) -> str:
    """``text`` with U+FFFD for every character that cannot be shown, for a message."""
    return _odd(_IN_LINE).sub(_REPLACEMENT, text)
