"""Where labelled provisions stand in the text of a template, line by line, before it runs.

A provision is whole lines: an item with all that is nested in it, or a lead-in. An ``{% if %}`` may
stand around it or within it, but none may begin inside and end outside, or taking the lines out
would tear it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import Literal

Kind = Literal["item", "lead-in"]

STEP = 3
"""Columns that an item's own lines stand further in than its ``1.``."""

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


def labelled(text: str) -> tuple[Labelled, ...]:
    """The labelled provisions of a template, in the order of its lines."""
    lines = read_lines(text)
    return tuple(found for at in range(len(lines)) for found in _labelled_at(at, lines))


def _labelled_at(at: int, lines: list[Line]) -> Iterator[Labelled]:
    line = lines[at]
    item = _ITEM.match(line.bare)
    for label, start, end in line.labels:
        before = line.bare[:start]
        if item and (start == item.end() or _closes_caption(line, item.end(), end)):
            end, torn = extent(at, lines)
            yield Labelled(label, "item", at, end, line.indent, end, torn)
        elif not item and not before.strip():
            end, torn = extent(at, lines)
            below, torn_below = _points(at, end, lines)
            yield Labelled(label, "lead-in", at, end, line.indent, below, torn or torn_below)


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
    end, depth, open_words = start, 0, False
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
        if depth == 0 and (line.prints or any(other.prints for other in lines[end:index])):
            end = index + 1
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
    labels: list[tuple[int, int, str]] = []
    tags: list[tuple[int, int]] = []
    done = 0
    while (opens := _OPENS.search(text, done)) is not None:
        found = _CLOSED_BY[opens[0]].match(text, opens.start())
        if found is None:
            break  # never closed: who compiles it says so
        start, end = found.span()
        bare.append(text[done:start])
        mark = PRINT if opens[0] == "{{" else TAG
        bare.append("".join(c if c == "\n" else mark for c in found[0]))
        if mark == TAG:
            tags.append((start, end))
        if (name := _NAME.match(found[0])) is not None:
            blocks.append((start, name[1]))
        if (label := _LABEL.fullmatch(found[0])) is not None:
            labels.append((start, end, label[1] or label[2] or ""))
        done = end
    bare.append(text[done:])
    whole = "".join(bare)
    starts = [0, *(m.end() for m in re.finditer("\n", whole)), len(whole) + 1]
    return [
        _line(
            whole[start : end - 1],
            [name for offset, name in blocks if start <= offset < end],
            [(name, a - start, b - start) for a, b, name in labels if start <= a < end],
        )
        for start, end in pairwise(starts)
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
