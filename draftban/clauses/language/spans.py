"""Rendered text that knows, for every character, the place in a template it came from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from draftban.diagnostics import NOWHERE, Pos

_BLANKS = re.compile(r"[ \t]+")
_offset = attrgetter("offset")


@dataclass(frozen=True, slots=True)
class Origin:
    """From ``offset`` on, characters come from ``pos``.

    ``moves``: each further character stands one column further (typed text); otherwise all
    of them come from the same place (what a call printed).
    """

    offset: int
    pos: Pos
    moves: bool = True

    def at(self, offset: int) -> Pos:
        """The place of the character at ``offset``."""
        if not self.moves:
            return self.pos
        return Pos(self.pos.file, self.pos.line, self.pos.column + offset - self.offset)


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text on one line or, once joined, of one paragraph."""

    text: str
    origins: tuple[Origin, ...] = ()

    def pos_at(self, offset: int) -> Pos:
        """Where the character at ``offset`` was written."""
        if not self.origins:
            return NOWHERE
        index = self._index(offset)
        return self.origins[index].at(offset) if index >= 0 else self.origins[0].pos

    @property
    def pos(self) -> Pos:
        """Where the first character was written."""
        return self.pos_at(0)

    @property
    def indent(self) -> int:
        """The number of spaces it starts with."""
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def blank(self) -> bool:
        """Whether it holds nothing but spaces."""
        return not self.text.strip()

    def cut(self, start: int, end: int | None = None) -> Span:
        """The characters from ``start`` up to ``end``."""
        stop = len(self.text) if end is None else end
        origins = [Origin(0, self.pos_at(start), self._moves_at(start))]
        for o in self.origins[self._index(start) + 1 :]:
            if o.offset >= stop:
                break
            origins.append(Origin(o.offset - start, o.pos, o.moves))
        return Span(self.text[start:stop], tuple(origins))

    def stripped(self) -> Span:
        """Without the blanks at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        if not start and self.text == self.text.rstrip():
            return self
        return self.cut(start, max(start, len(self.text.rstrip())))

    def _moves_at(self, offset: int) -> bool:
        index = self._index(offset)
        return self.origins[index].moves if index >= 0 else False

    def _index(self, offset: int) -> int:
        if len(self.origins) == 1:
            return 0 if self.origins[0].offset <= offset else -1
        return bisect_right(self.origins, offset, key=_offset) - 1


def joined(spans: Iterable[Span], between: str = "") -> Span:
    """``spans`` one after the other, with ``between`` between them."""
    spans = tuple(spans)
    if len(spans) == 1:
        return spans[0]
    text: list[str] = []
    origins: list[Origin] = []
    length = 0
    for span in spans:
        if text and between:
            text.append(between)
            length += len(between)
        if length:
            origins += [Origin(o.offset + length, o.pos, o.moves) for o in span.origins]
        else:
            origins += span.origins
        text.append(span.text)
        length += len(span.text)
    return Span("".join(text), tuple(origins))


def paragraph(lines: Iterable[Span]) -> Span:
    """Lines as one run: joined with a space, runs of blanks made one."""
    run = joined((line.stripped() for line in lines), " ").stripped()
    pieces: list[Span] = []
    done = 0
    for match in _BLANKS.finditer(run.text):
        if match[0] != " ":
            pieces += [run.cut(done, match.start()), Span(" ")]
            done = match.end()
    if not pieces:
        return run
    pieces.append(run.cut(done))
    return joined(p for p in pieces if p.text)
