"""The lines of a text as they are typed, and the provisions that stand in them by label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from draftban.clauses.language.delimited import (
    Kind,
    Labelled,
    Line,
    Mark,
    extent,
    labels,
    measured,
    read_lines,
)
from draftban.clauses.language.source import TemplateText
from draftban.diagnostics import Pos
from draftban.files.text import short

_QUOTED = 400
"""Characters of a provision that a message quotes."""


_TRIED = 20
"""Provisions of one block of which each is looked at; more than two or three there never are."""


@dataclass(frozen=True, slots=True)
class Part:
    """A provision with what stands around it, the lines from ``first`` up to ``end``; ``wrong``
    says why it is none that a change could take.
    """

    label: str
    kind: Kind
    first: int
    end: int
    wrong: str = ""


@dataclass(slots=True)
class Typed:
    """A template's ``lines``; ``labels`` gives the places of each label."""

    source: TemplateText
    lines: list[str] = field(init=False)
    labels: dict[str, list[Mark]] = field(init=False)
    _read: list[Line] = field(init=False)

    def __post_init__(self) -> None:
        self.lines = self.source.text.split("\n")
        self._read = read_lines(self.source.text)
        self.labels = {}
        for mark in labels(self._read):
            self.labels.setdefault(mark.label, []).append(mark)

    def provision(self, mark: Mark) -> Labelled:
        """The provision that ``mark`` names."""
        return measured(mark, self._read)

    def at(self, line: int, indent: int = 0) -> Pos:
        """Where a line, counted from 0, stands in its file."""
        return self.source.pos(line + 1, indent + 1)

    def words(self, first: int, end: int) -> str:
        """Some lines as a message quotes them."""
        return short(" ".join(" ".join(self.lines[first:end]).split()), _QUOTED)

    def parts(self) -> Iterator[Part]:
        """What stands at the left edge, one under the other, each with the block around it."""
        lines = self._read
        marks = {mark.at: mark for of_label in self.labels.values() for mark in of_label}
        for first, end in _groups(lines):
            at = (number for number in range(first, end) if number in marks)
            here = [marks[number] for number in at if not lines[number].indent]
            start = next(n for n in range(first, end) if lines[n].prints or n == end - 1)
            torn = (measured(mark, lines).torn for mark in here[:_TRIED])
            wrong = next(filter(None, torn), "")
            if lines[start].indent or len({mark.label for mark in here}) > 1:
                wrong = "under `changes:` stand items and lead-ins alone, at the left edge"
            label = here[0].label if here else ""
            yield Part(label, "item" if lines[start].item else "lead-in", first, end, wrong)


def _groups(lines: list[Line]) -> Iterator[tuple[int, int]]:
    """The parts of a template one under the other: a block with all in it, or what stands at the
    left edge with all that belongs to it; in front of each the tags that open no block.
    """
    at = 0
    while at < len(lines):
        start = at
        while at < len(lines) and not lines[at].net and (lines[at].blank or lines[at].only_tags):
            start = at + 1 if lines[at].blank else start
            at += 1
        if at == len(lines):
            return
        if lines[at].net > 0:
            depth = lines[at].net
            while depth > 0 and at + 1 < len(lines):
                at += 1
                depth += lines[at].net
            at += 1
        else:
            at, _ = extent(at, lines)
        yield start, at
