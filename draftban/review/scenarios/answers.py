"""What a place's law answers to each row, by which provision, in which words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeVar

from draftban.bill.folding import folded
from draftban.bill.tree import Provision, bill_provisions, plain
from draftban.bill.walk import own_words, upper_first
from draftban.clauses.choosing.called import called
from draftban.clauses.choosing.library import read_passage
from draftban.clauses.choosing.shelf import drafting_file
from draftban.clauses.fragments import Fragments
from draftban.clauses.labels import unknown_label
from draftban.clauses.language.names import named
from draftban.clauses.papers import PaperWriter
from draftban.config.answers import Value
from draftban.config.model import Option, Wording
from draftban.config.model.scenarios import Answer, Scenario, ScenarioKind
from draftban.config.setup import Setup
from draftban.diagnostics import Report
from draftban.documents import Build, Document
from draftban.files.text import nearest
from draftban.review.citing import citations
from draftban.review.coverage.carveouts import exemption
from draftban.review.lengths import LENGTH, length_of
from draftban.review.scenarios.data import load_scenarios
from draftban.review.scenarios.duties import Duties

T = TypeVar("T", Answer, Wording)

State = Literal["answered", "no longer answered", "not selected"]
STATES: Final[tuple[State, ...]] = ("answered", "no longer answered", "not selected")
Reason = Literal["", "left_out", "own_text", "chosen", "opened"]
"""Why a row is no longer answered: its provision does not stand, the words do not stand in a text
of the place's own, or under an option that it set, or an exemption that it switched on opens what
is forbidden."""

ELISION = "…"
NONE = Wording("")


@dataclass(frozen=True, slots=True)
class Answered:
    """A row with what the law says: ``answer`` and ``why`` are empty unless ``state`` is answered.
    ``provision`` is cited as ``citation``, and ``words`` are quoted from it; all empty where nobody
    has named any. ``law`` names the law of the citation if the place has several. ``opened_by`` is
    the citation of the exemption that a :data:`Reason` speaks of.
    """

    id: str
    kind: ScenarioKind
    who: str
    act: str
    place: str
    demands: tuple[str, ...]
    summary: str
    state: State
    why: str = ""
    answer: Answer | Literal[""] = ""
    reason: Reason = ""
    provision: str = ""
    citation: str = ""
    law: str = ""
    words: str = ""
    opened_by: str = ""


def answers(build: Build, report: Report) -> tuple[Answered, ...]:
    """What the law of ``build`` answers to each scenario for it, in order; nothing where it has no
    law or nobody wrote any. Mistakes in the rows go to ``report``.
    """
    if not build.laws:
        return ()
    rows = load_scenarios(build.laws[0].setup, report)
    if not rows:
        return ()
    several = len(build.laws) > 1
    whole = build.setup
    elsewhere = frozenset(_elsewhere(whole))
    readers = [_Reader(law, several, whole.selected, elsewhere, report) for law in build.laws]
    return tuple(_answered(row, readers, report) for row in rows)


def _answered(row: Scenario, readers: Sequence[_Reader], report: Report) -> Answered:
    """``row`` as the first law answers it in which its words stand; of a text in parts one may say
    nothing of what another decides. Mistakes are told only where it stands in none.
    """
    tried: list[tuple[Answered, Report]] = []
    for reader in readers:
        aside = report.aside()
        found = reader.answered(row, aside)
        if found.state == "answered" and not len(aside):
            report.absorb(aside)
            return found
        tried.append((found, aside))
    best, mistakes = min(tried, key=lambda one: STATES.index(one[0].state))
    report.extend(mistakes)
    return best


class _Reader:
    """Reads rows against one law, which answers name if it is one of ``several``; ``selected`` are
    the demands of the place, of which a part takes some, and ``elsewhere`` those of parts that it
    does not write.
    """

    def __init__(
        self,
        law: Document,
        several: bool,
        selected: Collection[str],
        elsewhere: frozenset[str],
        report: Report,
    ) -> None:
        self.law = law
        self.name = law.short_name if several else ""
        self.selected = frozenset(selected)
        self._writer = PaperWriter(law.choice, report)
        self._elsewhere = elsewhere
        self._words = Fragments(self._writer.reader, self._writer.wordings.scope(()))
        self._cited = citations(law.bill)
        self._duties = Duties.of(law.setup)
        self._standing = dict(_named(law))
        self._length = length_of(law.selection.options)
        self._opened = dict(_opened(law, self._cited))

    def answered(self, row: Scenario, report: Report) -> Answered:
        """``row`` with its answer; mistakes in it, those of its templates too, go to ``report``."""
        with self._words.reader.renderer.telling(report):
            return self._answered(row, report)

    def _answered(self, row: Scenario, report: Report) -> Answered:
        case = _Case.of(row, self.law, self._length)
        why = self._plain(case.why)
        lost = self._told(row)
        named = case.provision.text
        provision = self._provision(case, row, report)
        if not self.selected.intersection(row.demands):
            return replace(lost, state="not selected")
        if case.answer is None or not set(row.demands) & set(self.law.selection.enacted):
            return replace(lost, reason="left_out")
        if named and provision is None:
            return replace(lost, reason="left_out", provision=named)
        words = self._quoted(case.words, provision)
        if provision is not None and not stands(words, provision):
            if self._own_text(provision) and not self.law.setup.search.of_place(row.pos.file):
                return replace(lost, reason="own_text", provision=named)
            if self._chosen(provision):
                return replace(lost, reason="chosen", provision=named)
            self._not_there(case, words, report)
        opened = next((self._opened[d] for d in row.demands if d in self._opened), "")
        if case.answer == "forbidden" and opened:
            return replace(lost, reason="opened", opened_by=opened)
        cited = self._cited.get(provision.id, "") if provision is not None else ""
        return replace(
            lost,
            state="answered",
            answer=case.answer,
            why=why,
            provision=named,
            citation=upper_first(cited),
            law=self.name if cited else "",
            words=words,
        )

    def _quoted(self, words: Wording, provision: Provision | None) -> str:
        """``words`` of a row, in the verbs of the law where they stand so in ``provision``."""
        typed = self._plain(words)
        said = self._duties.said(typed)
        return said if provision is not None and stands(said, provision) else typed

    def _told(self, row: Scenario) -> Answered:
        """``row`` as it is told, without an answer."""
        return Answered(
            id=row.id,
            kind=row.kind,
            who=self._plain(row.who),
            act=self._plain(row.act),
            place=self._plain(row.place),
            demands=row.demands,
            summary=self._plain(row.summary),
            state="no longer answered",
        )

    def _plain(self, words: Wording) -> str:
        return self._words.plain(words) if words.text else ""

    def _provision(self, case: _Case, row: Scenario, report: Report) -> Provision | None:
        """What the row names, if it stands; a name that there is not is reported."""
        name = case.provision.text
        if not name or name in self._standing:
            return self._standing.get(name)
        clause = name.partition("#")[0]
        library, search = self.law.library, self.law.setup.search
        if library.shelf.definition(clause.removeprefix("definitions/")) is not None:
            return None
        where = case.provision.pos
        if clause not in library.clauses:
            near = nearest(clause, sorted(library.clauses))
            report.error(
                "scenarios.unknown-provision",
                f"The scenario “{row.id}” names {clause}, and there is no such clause.",
                where,
                text=report.line(where),
                hint=f"{near}`draftban clauses` lists them; a definition is definitions/<concept>.",
            )
        elif wrong := unknown_label(name, library, search):
            report.error(
                "scenarios.unknown-provision",
                f"The scenario “{row.id}” names {name}, and {wrong.message}.",
                where,
                text=report.line(where),
                hint=wrong.hint,
            )
        return None

    def _own_text(self, provision: Provision) -> bool:
        """Whether the place has a text of its own of what holds ``provision``."""
        drafting = provision.drafting or "direct"
        files = {f"{provision.source}.md", drafting_file(provision.source, drafting)}
        every = self.law.setup.search.every
        return any(every(file, "place") for file in (*files, *self._carried(provision)))

    def _carried(self, provision: Provision) -> Iterator[str]:
        """The files of the passages that carry words of what holds ``provision``."""
        library, search = self.law.library, self.law.setup.search
        clause = library.clauses.get(provision.source)
        if clause is not None:
            passages = called(
                [text.text for text in clause.draftings.values()],
                lambda name: read_passage(name, library.shelf, search, Report()),
                search.memory,
            )
            yield from (f"passages/{name}.md" for name in passages)

    def _chosen(self, provision: Provision) -> bool:
        """Whether an option that the words of ``provision`` turn on has another value than the one
        that rows are written for, its default; or a part that the place does not write has a share
        of them. A length has its own answers, in ``at:``.
        """
        if provision.kind == "definition":
            return any(value != option.default for option, value in self._of_term(provision))
        return any(
            not self._elsewhere.isdisjoint(one.demands)
            or any(value != option.default for name, option, value in one.options if name != LENGTH)
            for one in self._writer.described(self.law.bill)
            if one.source == provision.source
        )

    def _of_term(self, definition: Provision) -> Iterator[tuple[Option, Value]]:
        """The options that the text of ``definition`` names, with their values."""
        entry = self.law.library.definitions[definition.source.removeprefix("definitions/")]
        known, memory = self.law.setup.form.options, self.law.setup.search.memory
        for name in named("options", (entry.body.text,), memory):
            if name in known and name != LENGTH:
                yield known[name], self.law.selection.options[name]

    @staticmethod
    def _not_there(case: _Case, words: str, report: Report) -> None:
        report.error(
            "scenarios.words",
            f"These words do not stand in {case.provision.text}.",
            case.words.pos,
            text=words,
            hint="Quote what `draftban build --format text` prints of it; “…” leaves words out.",
        )


@dataclass(frozen=True, slots=True)
class _Case:
    """The answer of a row for one drafting of its first demand and one length."""

    answer: Answer | None
    provision: Wording = NONE
    words: Wording = NONE
    why: Wording = NONE

    @classmethod
    def of(cls, row: Scenario, law: Document, length: str) -> _Case:
        """That for ``law``; no answer where nobody wrote one for its drafting."""
        case = law.setup.cells.get(row.demands[0]) if row.demands else None
        draftings = () if case is None else case.draftings
        there = row.at.get(length)
        answer = _by(row.answer, draftings)
        provision, words = _by(row.provision, draftings), _by(row.words, draftings)
        why = _by(row.why, draftings) or NONE
        if there is None:
            return cls(answer, provision or NONE, words or NONE, why)
        other = _by(there.answer, draftings) if there.answer is not None else answer
        if there.provision != NONE:
            provision, words = _by(there.provision, draftings), _by(there.words, draftings)
        return cls(other, provision or NONE, words or NONE, there.why if there.why != NONE else why)


def _by(said: T | Mapping[str, T], draftings: tuple[str, ...]) -> T | None:
    """``said``, or of one for each drafting that of the first of ``draftings`` which has one."""
    if not isinstance(said, Mapping):
        return said
    return next((said[d] for d in draftings if d in said), None)


def stands(words: str, provision: Provision) -> bool:
    """Whether ``words`` stand in ``provision``, one part of a quotation behind the other."""
    printed = folded(" ".join(_printed(provision)))
    at = 0
    for part in filter(None, (folded(part) for part in words.split(ELISION))):
        at = printed.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def _printed(provision: Provision) -> Iterator[str]:
    """The words of ``provision`` and of all under it, without numbers, in reading order."""
    runs = [plain(run) for run in own_words(provision)]
    closing = [runs.pop()] if provision.wrap_up is not None and runs else []
    yield plain(provision.heading)
    yield from runs
    for child in provision.children:
        yield from _printed(child)
    yield from closing


def _elsewhere(whole: Setup) -> Iterator[str]:
    """The demands of the parts that a form has and the place does not write."""
    parts, made = whole.form.parts, whole.parts
    if parts is not None and made:
        for name, part in parts.of.items():
            if name not in made:
                yield from part.demands


def _named(law: Document) -> Iterator[tuple[str, Provision]]:
    """What stands in ``law``, by the names that a row may use: the first of its name."""
    seen: set[str] = set()
    for p in bill_provisions(law.bill):
        names = (p.id, *p.aliases, p.source if p.kind == "definition" else "")
        for name in names:
            if name and name not in seen:
                seen.add(name)
                yield name, p


def _opened(law: Document, cited: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Demands that an exemption of the place's own making narrows, with its citation."""
    for standing in law.selection.standing:
        found = exemption(law, standing.clause.id)
        if found is not None and found.opening:
            for demand in found.cuts:
                yield demand, cited.get(standing.id, standing.id)
