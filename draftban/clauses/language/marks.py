"""Template text → the same with a mark before everything that will be printed.

A mark is one character of Unicode's private use plane 15 whose number is an index into a
table of places; what a call prints is one of plane 16 (see ``rendering``). Neither can stand
in a file: both planes are refused on reading. Marks survive ``if``, ``for`` and ``set``, so
that every rendered character still knows where it was typed.

Lines that hold nothing but tags are taken out here rather than by Jinja's ``lstrip_blocks``,
which would also eat the indent of a line that starts with a tag and goes on with words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice

Lex = Callable[[str], Iterable[tuple[int, str, str]]]
"""Text → (line, kind, words) of each piece of it; Jinja's lexer is one."""

MARK = 0xF0000
TOKEN = 0x100000
MAX_LINE = 10_000
"""Characters in a line of a template; a page holds about 3,000."""

LIMIT = 20_000
"""At most so many marks in a template, and so many different parts in a rendering."""

PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")

_TAG, _PRINT = "\x01", "\x02"
_TAG_LINE = re.compile(f"(?m)^[ \t]*(?:{_TAG}[ \t]*)+(?:\n|\\Z)")
_OPENS = {"}}": "{{", "%}": "{%", "#}": "{#"}
_END = re.compile(r"\}\}|%\}|#\}")
_SHOWN = 20
_SIGNS = frozenset("+-")
_ENDS = {"variable_end": _PRINT, "block_end": _TAG, "comment_end": _TAG}


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake in a template; ``line`` and ``column`` count within it."""

    code: str
    message: str
    line: int
    column: int = 1
    text: str = ""
    hint: str = ""
    invisible: str = ""
    """The character that a language's pack may allow, so that this is no mistake there."""


@dataclass(slots=True)
class Marked:
    """``source`` compiles to a template whose output holds marks.

    ``places`` are their (line, column, moves); ``tags`` gives the mark before the first tag of
    a line, ``open`` the (name, line, column) of tags that nothing closes. With ``problems`` the
    source is not usable.
    """

    source: str = ""
    places: list[tuple[int, int, bool]] = field(default_factory=list)
    tags: dict[int, int] = field(default_factory=dict)
    open: list[tuple[str, int, int]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Item:
    """A stretch of source: ``kind`` is empty for typed text."""

    kind: str
    raw: str
    start: int


def as_typed(text: str) -> Iterable[tuple[int, str, str]]:
    """What Jinja's lexer makes of a text without tags."""
    return [(1, "data", text)] if text else []


def mark(text: str, lex: Lex = as_typed) -> Marked:
    """``text`` with marks. Raises what ``lex`` raises on bad syntax; a text without tags needs
    none.
    """
    out = Marked()
    where = _Places(text)
    out.problems += (*_too_wide(text), *_tabs(text))
    private = PRIVATE.search(text)
    if private:
        line, column = where(private.start())
        out.problems.append(
            Problem(
                "clauses.private-use",
                f"the character U+{ord(private[0]):04X} has no meaning that everyone shares",
                line,
                column,
                hint="delete it; it is invisible in most editors",
            )
        )
    if out.problems:
        return out
    items = _items(text, lex, where, out)
    if out.problems:
        return out
    _rebuild(items, where, out)
    return out


def _too_wide(text: str) -> list[Problem]:
    if len(text) <= MAX_LINE:
        return []
    return [
        Problem(
            "clauses.too-long",
            f"the line has more than {MAX_LINE:,} characters",
            number,
            MAX_LINE + 1,
            line[:200].strip(),
            "break it where the sense breaks; the lines of a paragraph are joined",
        )
        for number, line in enumerate(text.split("\n"), start=1)
        if len(line) > MAX_LINE
    ][:20]


_TAB = re.compile(r"(?m)^ *\t")


def _tabs(text: str) -> list[Problem]:
    """The first line that a tab indents, told once for all of them: how far in it stands depends
    on the editor, so that nothing behind it could be read as it was meant.
    """
    if "\t" not in text:
        return []
    lines = [text.count("\n", 0, match.start()) + 1 for match in islice(_TAB.finditer(text), 1000)]
    if not lines:
        return []
    line = text.split("\n")[lines[0] - 1]
    more = f"; {len(lines) - 1} more lines begin so" if len(lines) > 2 else ""
    more = "; one more line begins so" if len(lines) == 2 else more
    return [
        Problem(
            "clauses.tab",
            f"a tab indents this line, where spaces are meant{more}",
            lines[0],
            line.index("\t") + 1,
            line.strip()[:200],
            "write three spaces for each step; most editors can insert spaces for tabs",
        )
    ]


class _Places:
    """Offsets of a text as (line, column)."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(m.end() for m in re.finditer("\n", text))]

    def __call__(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def _items(text: str, lex: Lex, where: _Places, out: Marked) -> list[_Item]:
    items: list[_Item] = []
    at = start = 0
    tag = open_at = -1
    for _, kind, value in lex(text):
        at = text.find(value, at)  # a strip sign, refused below, makes the lexer skip blanks
        if kind in ("data", "variable_begin", "block_begin", "comment_begin"):
            start = open_at = at
            tag = at if kind == "block_begin" else -1
        elif kind == "name" and tag >= 0:
            _nest(value, where(tag), out.open)
            tag = -1
        opens = value[-1:] in _SIGNS and kind.endswith("_begin")
        closes = value[:1] in _SIGNS and kind.endswith("_end")
        if kind == "raw_begin" or opens or closes:
            out.problems.append(_refused(kind, value, *where(at)))
        at += len(value)
        if kind == "data":
            out.problems += _forgotten(value, at - len(value), where)
            items.append(_Item("", value, start))
            open_at = -1
        elif kind in _ENDS:
            items.append(_Item(_ENDS[kind], text[start:at], start))
            open_at = -1
    if open_at >= 0:  # never closed: the parser will say so
        items.append(_Item(_PRINT, text[open_at:], open_at))
    return items


def _nest(name: str, place: tuple[int, int], stack: list[tuple[str, int, int]]) -> None:
    if name in ("if", "for"):
        stack.append((name, *place))
    elif name.startswith("end") and stack:
        stack.pop()


def _forgotten(words: str, start: int, where: _Places) -> list[Problem]:
    """Ends of tags that nothing opens, or half a mark; they would be printed."""
    found: list[Problem] = []
    seen = 0
    for end in islice(_END.finditer(words), _SHOWN):
        opens = _OPENS[end[0]]
        half = words.rfind("{", max(seen, words.rfind("\n", seen, end.start())), end.start())
        seen = end.end()
        at, message = end.start(), f"“{end[0]}” closes nothing"
        hint = f"write {opens} where it starts, or delete it"
        if half >= 0:
            at, message = half, f"“{{” stands where “{opens}” opens a tag"
            hint = f"write {opens}, or delete both ends"
        found.append(Problem("clauses.syntax", message, *where(start + at), hint=hint))
    return found


def _refused(kind: str, value: str, line: int, column: int) -> Problem:
    if kind == "raw_begin":
        message, hint = "clause language has no “raw”", "words in a string print as typed"
    else:
        message = f"clause language has no “{value.strip()}”"
        hint = "leave the sign out: a tag alone on its line leaves no line"
    return Problem("clauses.refused", message, line, column, value.strip(), hint)


def _rebuild(items: list[_Item], where: _Places, out: Marked) -> None:
    flat = "".join(item.kind or item.raw for item in items)
    dropped = [False] * len(flat)
    newline_in: set[int] = set()
    for match in _TAG_LINE.finditer(flat):
        for offset in range(match.start(), match.end()):
            dropped[offset] = flat[offset] != _TAG
        if match[0].endswith("\n"):
            newline_in.add(flat.rindex(_TAG, match.start(), match.end()))
    pieces: list[str] = []
    offset = 0
    for item in items:
        if item.kind:
            line, column = where(item.start)
            if item.kind == _TAG:
                out.tags.setdefault(line, len(out.places))
            pieces.append(_new_mark(out, line, column, moves=False))
            # A dropped line end moves into the tag, so that line numbers stay true.
            inside = "\n" if offset in newline_in else ""
            pieces.append(item.raw[:-2] + inside + item.raw[-2:])
            offset += 1
            continue
        running = False
        for index, char in enumerate(item.raw):
            if dropped[offset + index]:
                running = False
                continue
            if not running:
                running = True
                pieces.append(_new_mark(out, *where(item.start + index), moves=True))
            pieces.append(char)
        offset += len(item.raw)
    out.source = "".join(pieces)


def _new_mark(out: Marked, line: int, column: int, *, moves: bool) -> str:
    if len(out.places) >= LIMIT:
        if not out.problems:
            out.problems.append(
                Problem(
                    "clauses.too-long",
                    f"the template has more than {LIMIT:,} parts",
                    line,
                    column,
                    hint="split it",
                )
            )
        return ""
    out.places.append((line, column, moves))
    return chr(MARK + len(out.places) - 1)
