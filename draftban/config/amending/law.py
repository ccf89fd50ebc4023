"""The text of a law that is amended, taken apart; nothing of it is changed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from draftban.config.model.amending import AmendingData, ExistingFacts, SectionChange
from draftban.diagnostics import NOWHERE, Pos


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph of a section: its ``label`` as typed (``(a)``), empty for none, and its words,
    with single blanks where lines were broken. ``depth`` counts from the section, 0.

    ``starts`` say for offsets into ``text`` where in the file they were typed. ``defines`` is the
    term that it defines, if it does. ``pattern`` is how its label is written, as its neighbours
    tell: ``({i})`` or ``({a})``, of which both write an (i).
    """

    label: str
    depth: int
    text: str
    starts: tuple[tuple[int, Pos], ...]
    defines: str = ""
    pattern: str = ""

    def pos(self, offset: int = 0) -> Pos:
        """Where the letter at ``offset`` was typed."""
        index = bisect_right(self.starts, offset, key=lambda start: start[0]) - 1
        at, pos = self.starts[max(index, 0)]
        return Pos(pos.file, pos.line, pos.column + offset - at)


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its number as printed, the ``key`` by which it is named (its bare number, or its
    heading if it has none), and its paragraphs in order.
    """

    key: str
    num: str
    heading: str
    units: tuple[Unit, ...]
    pos: Pos
    history: tuple[str, ...] = ()
    """Notes on the ordinances that made it, which are no law."""

    @property
    def text(self) -> str:
        """All its words, its heading first, a line for each paragraph."""
        return "\n".join((self.heading, *(unit.text for unit in self.units)))

    @property
    def definitions(self) -> tuple[Unit, ...]:
        """The paragraphs that define a term."""
        return tuple(unit for unit in self.units if unit.defines)


@dataclass(frozen=True, slots=True)
class Struck:
    """Words of a section that are struck: from ``start`` to ``end`` of the unit at ``index``."""

    index: int
    start: int
    end: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one section. ``open``: nobody has decided, so that it stays as it is;
    ``change`` is then what is proposed, if anything. ``names_at`` are the places of its names.
    """

    section: Section
    change: SectionChange = field(default_factory=SectionChange)
    struck: tuple[Struck, ...] = ()
    open: bool = False
    pos: Pos = NOWHERE
    names_at: tuple[Pos, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What stands in its place, or is proposed to: names as an outline has them."""
        named = self.change.replace
        return (named,) if isinstance(named, str) and named else tuple(named)

    @property
    def replaced(self) -> tuple[str, ...]:
        """What stands in its place."""
        return () if self.open else self.names

    @property
    def silent(self) -> bool:
        """Whether nobody has said or proposed anything about it."""
        return self.open and not self.change.proposed

    @property
    def gone(self) -> bool:
        """Whether the whole section is struck, with nothing in its place."""
        return not self.open and self.change.strike is True


@dataclass(frozen=True, slots=True)
class Existing:
    """The law as it stands, and what becomes of its sections. ``file`` is that of its text,
    ``decided_in`` that of the decisions, whether or not it is there. ``equivalents`` are, by the
    name of a term in small letters, the concepts that a bill defines in its stead; ``data`` is how
    such laws are written.
    """

    facts: ExistingFacts
    sections: tuple[Section, ...]
    file: str
    decided_in: str
    data: AmendingData
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    equivalents: Mapping[str, str] = field(default_factory=dict)

    @property
    def undecided(self) -> tuple[Decision, ...]:
        """The sections that nobody has decided on, in order."""
        return tuple(d for d in self.decisions.values() if d.open)
