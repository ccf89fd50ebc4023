"""What rules read: a finished document, a place with the texts it may use, all content.

``checklist.py`` makes these; they know nothing of how clauses are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from draftban.bill.style import Letters
from draftban.bill.tree import (
    Contents,
    FinalBill,
    Inline,
    P,
    Placeholder,
    Provision,
    Quoted,
    Recital,
    Ref,
    Signature,
    Text,
    bill_provisions,
    plain,
    provisions,
)
from draftban.bill.walk import flat, own_words, terms_defined
from draftban.config.model import ClauseMeta, Form, Phrases
from draftban.config.model.linting import Allow, LintWords
from draftban.config.setup import Setup
from draftban.diagnostics import NOWHERE, Pos
from draftban.files.memory import Memory
from draftban.files.nodes import Node
from draftban.review.lint.words import units

OPERATIVE = frozenset({"group", "clause", "sentence", "point", "definition"})
"""Kinds of provision that are law; a finding printed as a provision is none."""


@dataclass(frozen=True, slots=True)
class Body:
    """A file of words: its name as shown, and what is typed in it."""

    file: str
    text: str


@dataclass(frozen=True, slots=True)
class ShelfText:
    """A clause, definition, finding or passage on the shelf.

    ``id`` is its path without ``.md``; ``bodies`` are its words by drafting. ``front`` are the
    words of its front matter that may hold calls; ``when`` the facts and options it depends on.
    ``evident``: somebody has read a source of it, or it is the place's own.
    """

    id: str
    bodies: Mapping[str, Body]
    pos: Pos = NOWHERE
    front: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    allow: tuple[Allow, ...] = ()
    demands: tuple[str, ...] = ()
    meta: ClauseMeta | None = None
    evident: bool = True

    @property
    def kind(self) -> str:
        """The folder it lies in."""
        return self.id.partition("/")[0]

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything typed in it that may hold calls."""
        return (*self.front, *(body.text for body in self.bodies.values()))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a document: its inlines and words, where they were typed, and by whom.
    ``letters`` are those of its language.
    """

    inlines: tuple[Inline, ...]
    words: str
    pos: Pos
    source: str
    provision: Provision
    letters: Letters

    @property
    def units(self) -> tuple[str, ...]:
        """Its pieces between full stop, semicolon, colon and line break."""
        return units(self.words, self.letters)


@dataclass(frozen=True)
class Printed:
    """A finished document, with the form and the words it was written in.

    ``law``: it is what the place enacts, not a companion of that.
    """

    bill: FinalBill
    setup: Setup
    sources: Mapping[str, ShelfText]
    law: bool = True

    @property
    def form(self) -> Form:
        """Its form."""
        return self.setup.form

    @property
    def words(self) -> LintWords:
        """The words of the checklist in its language; none where it gives none."""
        return self.setup.pack.lint or LintWords()

    @cached_property
    def provisions(self) -> tuple[Provision, ...]:
        """Every provision that is law, in reading order."""
        return tuple(p for p in bill_provisions(self.bill) if p.kind in OPERATIVE)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every paragraph of the law, definitions included."""
        letters = self.setup.pack.letters
        return tuple(
            Paragraph(inlines, plain(inlines), pos, self.source(p), p, letters)
            for p in self.provisions
            for inlines, pos in _runs(p)
        )

    @cached_property
    def findings(self) -> tuple[Paragraph, ...]:
        """Every recital, and every finding that is printed as a provision."""
        letters = self.setup.pack.letters
        recitals = (
            Paragraph(
                *(b.content, plain(b.content), b.pos),
                *(_of_finding(b.id), Provision("finding"), letters),
            )
            for b in self.bill.preamble
            if isinstance(b, Recital)
        )
        numbered = (
            Paragraph(inlines, plain(inlines), pos, _of_finding(p.source or p.id), p, letters)
            for p in bill_provisions(self.bill)
            if p.kind == "finding"
            for inlines, pos in _runs(p)
        )
        return (*recitals, *numbered)

    @cached_property
    def loose(self) -> tuple[tuple[tuple[Inline, ...], Pos], ...]:
        """Everything else that is printed: preface, preamble, headings, signatures."""
        found: list[tuple[tuple[Inline, ...], Pos]] = []
        for block in (*self.bill.preface, *self.bill.preamble, *self.bill.conclusions):
            match block:
                case P(children, _, pos):
                    found.append((children, pos))
                case Signature(text, title):
                    found.append(((*text, *title), NOWHERE))
                case Contents() | Quoted() | Recital():
                    pass
        found += [(p.heading, p.pos) for p in bill_provisions(self.bill) if p.heading]
        return tuple(found)

    @cached_property
    def selves(self) -> tuple[str, ...]:
        """How a provision calls itself and its law: “this section”, “this ordinance”."""
        zones = self.bill.style.zones.values()
        this = self.bill.style.words.this
        levels = {level.word or level.name for zone in zones for level in zone.levels}
        named = {this.replace("{level}", level) for level in levels if level}
        return tuple(sorted(named | {zone.this_law for zone in zones}))

    def source(self, p: Provision) -> str:
        """The clause that ``p`` came from, or ``definitions/concept``."""
        if p.kind == "definition" or not p.source:
            term = self.defined.get(p.eid, "")
            return f"definitions/{term.replace('_', '-')}" if term else p.source
        return p.source

    @cached_property
    def defined(self) -> Mapping[str, str]:
        """The term that a provision defines, by its eId and the eIds of all inside it."""
        found: dict[str, str] = {}
        for p in bill_provisions(self.bill):
            for term in terms_defined(p):
                found.update({inner.eid: term for inner in provisions((p,))})
        return found


@dataclass(frozen=True, slots=True)
class LintedPlace:
    """A place in one of its documents' forms. ``today`` is empty where no date is known."""

    setup: Setup
    sources: Mapping[str, ShelfText]
    today: str = ""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A form with the texts that it may use; ``papers`` are the words of those beside its bill."""

    form: Form
    sources: Mapping[str, ShelfText]
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """All forms, also as places change them, each with its texts; the terms with their phrases;
    and what every form's and place's file says, by its name as shown. ``memory`` keeps what
    templates name.
    """

    forms: tuple[Shelved, ...]
    terms: Mapping[str, Phrases] = field(default_factory=dict)
    written: Mapping[str, Node] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)


def references(p: Provision) -> tuple[Ref, ...]:
    """The references in ``p``'s own words."""
    return tuple(i for run in own_words(p) for i in flat(run) if isinstance(i, Ref))


def typed(inlines: tuple[Inline, ...]) -> str:
    """The words of ``inlines`` without blanks and citations, which are meant to be open."""
    kept = tuple(i for i in flat(inlines) if not isinstance(i, Placeholder | Ref))
    return "".join(i.value if isinstance(i, Text) else plain((i,)) for i in kept)


def _runs(p: Provision) -> Iterator[tuple[tuple[Inline, ...], Pos]]:
    blocks = [b for b in (*p.content, *p.intro) if isinstance(b, P)]
    for block in (*blocks, *([p.wrap_up] if p.wrap_up else [])):
        yield block.children, p.pos if block.pos == NOWHERE else block.pos


def _of_finding(name: str) -> str:
    return name if not name or name.startswith("findings/") else f"findings/{name}"
