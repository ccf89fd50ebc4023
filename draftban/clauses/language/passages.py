"""Passages in rendered lines: one alone on its line keeps its lines, others run on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from draftban.clauses.language.spans import Origin, Span, joined
from draftban.clauses.language.values import Insert, Part
from draftban.diagnostics import Pos, Report

TOKENS = re.compile("[\U00100000-\U0010ffff]")
"""Characters that stand for what a call printed."""

_ITEM = re.compile(r"\s*\d{1,2}\. ")
_ITEM_OR_INDENT = re.compile(r"\s*(?:\d{1,2}\. )?\Z")


@dataclass(frozen=True, slots=True)
class Passages:
    """Puts the lines of passages where they were called; ``part`` gives what a token stands for."""

    part: Callable[[str], Part | None]
    report: Report

    def lines(self, line: Span) -> Iterator[Span]:
        """``line`` with the passages in it; one that ends its line keeps its own lines."""
        inserts = [
            (m.start(), part)
            for m in TOKENS.finditer(line.text)
            if isinstance(part := self.part(m[0]), Insert)
        ]
        if not inserts:
            yield line
            return
        done = 0
        run: list[Span] = []
        for start, insert in inserts[:-1]:
            run += (line.cut(done, start), self._inline(insert, line.pos_at(start)))
            done = start + 1
        start, insert = inserts[-1]
        run.append(line.cut(done, start))
        after = line.cut(start + 1)
        before = joined(run)
        if after.blank and _ITEM_OR_INDENT.match(before.text):
            column = len(before.text)
            for index, own in enumerate(insert.lines):
                yield joined((before, own)) if index == 0 else _indented(own, column)
            return
        yield joined((before, self._inline(insert, line.pos_at(start)), after))

    def _inline(self, insert: Insert, pos: Pos) -> Span:
        """The words of a passage within a line, which are one paragraph."""
        if any(own.blank or _ITEM.match(own.text) for own in insert.lines):
            self.report.error(
                "clauses.passage-inline",
                f"the passage “{insert.name}” has more than one paragraph",
                pos,
                text=self.report.line(pos),
                hint="put the call alone on its line",
            )
        return joined((own.stripped() for own in insert.lines), " ")


def _indented(line: Span, columns: int) -> Span:
    if line.blank:
        return line
    first = Origin(0, replace(line.pos, column=1), moves=False)
    return joined((Span(" " * columns, (first,)), line))
