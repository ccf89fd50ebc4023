"""Where labelled provisions stand in the text of a template, line by line, before it runs.

A provision is whole lines: an item with all that is nested in it, or a lead-in. An ``{% if %}`` may
stand around it or within it, but none may begin inside and end outside, or taking the lines out
would tear it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice, pairwise
from typing import Literal

Kind = Literal["item", "lead-in"]

STEP = 3
"""Columns that an item's own lines stand further in than its ``1.``."""

MOST = 200
"""Provisions of one text that are measured; the longest that is shipped has about 20."""

TAG, PRINT = "\x01", "\x02"

_OPENS = re.compile(r"\{[{%#]")
_COMMENT = re.compile(r"\{#.*?#\}", re.S)
_IN_TAG = r"(?:\"[^\"]*\"|'[^']*'|(?!{end})[^\"'])*{end}"
_BLOCK = re.compile(r"\{%" + _IN_TAG.replace("{end}", r"%\}"), re.S)
_CALL = re.compile(r"\{\{" + _IN_TAG.replace("{end}", r"\}\}"), re.S)
_CLOSED_BY = {"{#": _COMMENT, "{%": _BLOCK, "{{": _CALL}
_NAME = re.compile(r"\{%[-+]?\s*(\w+)")
_LABEL = re.compile(r"\{\{\s*label\(\s*(?:\"([^\"]*)\"|'([^']*)')\s*\)\s*\}\}")
_ITEM = re.compile(r" *\d{1,2}\. (?=\S)")
_STEPS = {"if": 1, "for": 1, "endif": -1, "endfor": -1}
_TURNS = frozenset({"elif", "else"})


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled provision: the lines from ``first`` up to ``end``, counted from 0, which stand
    ``indent`` columns in. ``below`` is the line behind the last of its points. ``torn`` says why it
    is not whole lines, if it is not.
    """

    label: str
    kind: Kind
    first: int
    end: int
    indent: int
    below: int
    torn: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A label, and the line on which its provision begins, counted from 0."""

    label: str
    kind: Kind
    at: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a template: ``bare`` is it without tags, every call as one kind of character.

    ``low`` is how far its tags go below where they began, ``net`` where they end: an ``endif``
    goes to -1, and so does an ``else``, which comes back.
    """

    bare: str
    tags: bool
    low: int
    net: int
    labels: tuple[tuple[str, int, int], ...] = ()

    @property
    def blank(self) -> bool:
        """Whether it prints nothing and does nothing."""
        return not self.tags and not self.bare.strip()

    @property
    def prints(self) -> bool:
        """Whether there are words on it."""
        return bool(self.bare.strip())

    @property
    def only_tags(self) -> bool:
        """Whether it is one of those that leave no line."""
        return self.tags and not self.bare.strip()

    @property
    def indent(self) -> int:
        """The column at which its words begin."""
        return len(self.bare) - len(self.bare.lstrip(" "))

    @property
    def item(self) -> bool:
        """Whether an item begins here."""
        return _ITEM.match(self.bare) is not None


def digest(lines: list[str]) -> str:
    """The SHA-256 of a provision as it is written: its lines, each ended by a line feed."""
    return sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


def labels(lines: list[Line]) -> Iterator[Mark]:
    """Where labels stand that name a provision, in the order of the lines."""
    for at, line in enumerate(lines):
        item = _ITEM.match(line.bare)
        for label, start, end in line.labels:
            if item and (start == item.end() or _closes_caption(line, item.end(), end)):
                yield Mark(label, "item", at)
            elif not item and not line.bare[:start].strip():
                yield Mark(label, "lead-in", at)


def measured(mark: Mark, lines: list[Line]) -> Labelled:
    """The provision that ``mark`` names."""
    end, torn = extent(mark.at, lines)
    below = end
    if mark.kind == "lead-in":
        below, torn_below = _points(mark.at, end, lines)
        torn = torn or torn_below
    return Labelled(mark.label, mark.kind, mark.at, end, lines[mark.at].indent, below, torn)


def labelled(text: str) -> tuple[Labelled, ...]:
    """The first :data:`MOST` labelled provisions of a template, in the order of its lines."""
    lines = read_lines(text)
    return tuple(measured(mark, lines) for mark in islice(labels(lines), MOST))


def _closes_caption(line: Line, words: int, end: int) -> bool:
    return line.bare.startswith("# ", words) and not line.bare[end:].strip()


# ---------------------------------------------------------------- where it ends


def extent(at: int, lines: list[Line]) -> tuple[int, str]:
    """The line before which the item or paragraph that begins on ``at`` ends, and what would tear
    it there, empty if nothing does.
    """
    indent = lines[at].indent
    if lines[at].low or lines[at].net:
        return at + 1, "a block begins or ends on its first line"
    if lines[at].item:
        return _end(at + 1, lines, lambda line: line.prints and line.indent <= indent)
    return _end(
        at + 1,
        lines,
        lambda line: line.blank or (line.prints and (line.item or line.indent != indent)),
    )


def _points(at: int, end: int, lines: list[Line]) -> tuple[int, str]:
    """The line behind the list under the lead-in that begins on ``at`` and ends before ``end``."""
    indent = lines[at].indent
    return _end(
        end,
        lines,
        lambda line: (
            line.prints and (line.indent < indent or (line.indent == indent and not line.item))
        ),
    )


def _end(start: int, lines: list[Line], outside: Callable[[Line], bool]) -> tuple[int, str]:
    """The line before which a provision ends that goes on at ``start``, and what tears it."""
    end, depth = start, 0
    open_words = since = False
    for index in range(start, len(lines)):
        line = lines[index]
        if outside(line):
            break
        if depth + line.low < 0:
            if line.prints or open_words or _goes_on(index, lines, outside):
                return end, "it goes on behind a block that ends or turns inside it"
            break
        depth += line.net
        open_words = (open_words or line.prints) and depth > 0
        since = since or line.prints
        if depth == 0 and since:
            end, since = index + 1, False
    return end, "a block begins inside it and ends outside" if open_words else ""


def _goes_on(at: int, lines: list[Line], outside: Callable[[Line], bool]) -> bool:
    """Whether the first words after the blocks around, which ``at`` ends or turns, are still of the
    provision.
    """
    depth = 0
    skipping = False
    for line in lines[at:]:
        if not skipping and outside(line):
            return False
        if not skipping and line.prints:
            return True
        if depth + line.low < 0:
            skipping = line.net == 0  # an else: what it holds stands instead, not behind
            depth = 0
        else:
            depth += line.net
    return False


# ---------------------------------------------------------------- reading


def read_lines(text: str) -> list[Line]:
    """The lines of a template, its comments and tags told from its words."""
    bare: list[str] = []
    blocks: list[tuple[int, str]] = []
    labelled_at: list[tuple[int, int, str]] = []
    done = 0
    while (opens := _OPENS.search(text, done)) is not None:
        found = _CLOSED_BY[opens[0]].match(text, opens.start())
        if found is None:
            break  # never closed: who compiles it says so
        start, end = found.span()
        bare.append(text[done:start])
        mark = PRINT if opens[0] == "{{" else TAG
        bare.append("".join(c if c == "\n" else mark for c in found[0]))
        if (tag := _NAME.match(found[0])) is not None:
            blocks.append((start, tag[1]))
        if (named_by := _LABEL.fullmatch(found[0])) is not None:
            labelled_at.append((start, end, named_by[1] or named_by[2] or ""))
        done = end
    bare.append(text[done:])
    whole = "".join(bare)
    starts = [0, *(m.end() for m in re.finditer("\n", whole)), len(whole) + 1]
    names: list[list[str]] = [[] for _ in starts]
    named: list[list[tuple[str, int, int]]] = [[] for _ in starts]
    for offset, name in blocks:
        names[bisect_right(starts, offset) - 1].append(name)
    for start, end, label in labelled_at:
        line = bisect_right(starts, start) - 1
        named[line].append((label, start - starts[line], end - starts[line]))
    return [
        _line(whole[start : end - 1], names[number], named[number])
        for number, (start, end) in enumerate(pairwise(starts))
    ]


def _line(masked: str, names: list[str], labels: list[tuple[str, int, int]]) -> Line:
    net = low = 0
    for name in names:
        if name in _TURNS:
            low = min(low, net - 1)
        net += _STEPS.get(name, 0)
        low = min(low, net)
    tags = TAG in masked
    # Columns are those of the words alone, as they would print.
    moved = tuple((n, a - masked[:a].count(TAG), b - masked[:b].count(TAG)) for n, a, b in labels)
    return Line(masked.replace(TAG, ""), tags, low, net, moved)
