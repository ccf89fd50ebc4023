"""The text of a template, and where each of its lines was typed."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from draftban.diagnostics import Pos


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines of a template from ``first`` on that stand in ``file`` from ``line`` on, there
    ``indent`` columns further out.
    """

    first: int
    file: str
    line: int
    indent: int = 0

    def pos(self, line: int, column: int) -> Pos:
        """A place within the template as a place in the file."""
        return Pos(self.file, self.line + line - self.first, column - self.indent)

    def goes_on(self, other: Stretch) -> bool:
        """Whether ``other``, which is further down, adds nothing to what this one says."""
        line = self.line + other.first - self.first
        return (other.file, other.line, other.indent) == (self.file, line, self.indent)


@dataclass(frozen=True, slots=True)
class TemplateText:
    """A template's ``text``, which starts on ``line`` of ``file``.

    ``fixed`` is set for words of a configuration: every place in them is that one. Of a text that
    several files make, ``stretches`` say in order which lines come from where.
    """

    text: str
    file: str
    line: int = 1
    fixed: Pos | None = None
    stretches: tuple[Stretch, ...] = ()

    def pos(self, line: int, column: int) -> Pos:
        """A place within the template as a place in the file."""
        pos = self.origin(line, column)
        return pos if pos.column > 0 else replace(pos, column=1)

    def origin(self, line: int, column: int) -> Pos:
        """:meth:`pos`, from which columns may be counted on: blanks that were put before a line
        stand in front of its first.
        """
        if self.fixed is not None:
            return self.fixed
        if not self.stretches:  # nearly always, and asked of every stretch of a line that prints
            return Pos(self.file, self.line + line - 1, column)
        return self.stretch(line).pos(line, column)

    def stretch(self, line: int) -> Stretch:
        """The stretch that a line lies in."""
        if not self.stretches:
            return Stretch(1, self.file, self.line)
        index = bisect_right(self.stretches, line, key=lambda s: s.first) - 1
        return self.stretches[max(index, 0)]
