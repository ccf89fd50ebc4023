"""Which clauses stand in a document, in which draftings, and why.

An instrument enacts what its body can (every drafting but ``urge``); a document whose form
can only urge carries the urged texts. Nothing else tells the two apart. A demand of which no
core stands is not enacted, whatever was selected: nothing that only helps it stands either.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from draftban.clauses.choosing.choices import check_ceiling, check_front_matter, settle_options
from draftban.clauses.choosing.library import Clause, Library, load_library
from draftban.clauses.choosing.limits import check_limits
from draftban.clauses.choosing.outline import Mentions, mentions
from draftban.clauses.choosing.shelf import drafting_file
from draftban.clauses.choosing.wanted import check_tradition, needs_place, refused_at, unwanted
from draftban.clauses.language.source import TemplateText
from draftban.config.answers import Value, holds, shown
from draftban.config.model import DIRECT, URGE
from draftban.config.setup import Setup
from draftban.diagnostics import NOWHERE, Pos, Report
from draftban.files.nodes import pos_at
from draftban.files.text import nearest


@dataclass(frozen=True, slots=True)
class Standing:
    """A clause that stands in the document, in one drafting.

    ``id`` is the clause's, with the drafting behind it for all but its first.
    """

    id: str
    clause: Clause
    drafting: str
    demands: tuple[str, ...]
    body: TemplateText


@dataclass(frozen=True, slots=True)
class Decision:
    """Why a clause is in or out; ``draftings`` are those it stands in, ``pos`` is where it was
    written that it is out, if that was written.
    """

    clause: str
    stands: bool
    reason: str
    draftings: tuple[str, ...] = ()
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True)
class Selection:
    """What was decided.

    ``draftings`` maps each enacted demand to its draftings in this document, in the letter's
    order; ``urged`` are selected demands that this document can't enact at all, ``lacking`` those
    that it could and does not, with what became of the clauses that are core of each. ``options``
    are values over defaults, ``values`` those and the facts: what a `when:` is held against.
    ``limits`` are the competence limits by enacted demand, ``mentions`` what the outline names.
    """

    draftings: Mapping[str, tuple[str, ...]]
    urged: tuple[str, ...]
    lacking: Mapping[str, tuple[Decision, ...]]
    standing: tuple[Standing, ...]
    decisions: tuple[Decision, ...]
    options: Mapping[str, Value]
    values: Mapping[str, Value]
    limits: Mapping[str, tuple[str, ...]]
    mentions: Mentions

    @property
    def enacted(self) -> tuple[str, ...]:
        """The demands this document enacts: a core of each stands in it."""
        return tuple(self.draftings)

    def has(self, clause: str) -> bool:
        """Whether a clause stands."""
        return any(s.clause.id == clause for s in self.standing)


@dataclass(frozen=True, slots=True)
class Choice:
    """A place in one form, every text that could stand in its document, and what does."""

    setup: Setup
    library: Library
    selection: Selection


def choose(setup: Setup, report: Report) -> Choice:
    """What stands in the document that ``setup`` describes; mistakes go to ``report``."""
    library = load_library(setup.search, report)
    check_tradition(setup, library, report)
    named = mentions(setup, library, report)
    return Choice(setup, library, select(setup, library, named, report))


def select(setup: Setup, library: Library, named: Mentions, report: Report) -> Selection:
    """Decide for every clause of ``library``; ``named`` is what the outline names."""
    options = settle_options(setup, library, report)
    check_front_matter(setup, library, report)
    check_limits(setup, library, report)
    values = {**options, **setup.facts}
    possible, urged, limits = _demands(setup)
    draftings, lacking = _Chooser(setup, library, named, possible, values).enacted()
    standing, decisions = _Chooser(setup, library, named, draftings, values).all()
    draftings = {d: _worded(d, many, standing, library) for d, many in draftings.items()}
    limits = {d: limits[d] for d in draftings}
    selection = Selection(
        draftings, urged, lacking, standing, decisions, options, values, limits, named
    )
    used = dict(setup.form.options)
    for clause in {s.clause.id: s.clause for s in standing}.values():
        used.update(clause.meta.options)
    for name, spec in used.items():
        check_ceiling(name, spec, options[name], setup, report)
    _Checks(setup, library, selection, possible, report).run()
    return selection


def _demands(
    setup: Setup,
) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...], dict[str, tuple[str, ...]]]:
    draftings: dict[str, tuple[str, ...]] = {}
    limits: dict[str, tuple[str, ...]] = {}
    left: list[str] = []
    for demand in setup.selected:
        case = setup.cells.get(demand)
        if case is None:
            continue  # reported by config
        own = setup.form.holds(case)
        if own:
            draftings[demand] = own
            limits[demand] = case.limits
        elif case.draftings:
            left.append(demand)
    return draftings, tuple(left), limits


def _worded(
    demand: str, draftings: tuple[str, ...], standing: Sequence[Standing], library: Library
) -> tuple[str, ...]:
    """Those of ``draftings`` in which something answers ``demand``, or nothing ever could: where a
    clause that helps was left out, the demand is enacted in the others.
    """
    have = {s.drafting for s in standing if demand in s.demands}
    could = library.draftings(demand)
    return tuple(d for d in draftings if d in have or d not in could)


@dataclass(frozen=True, slots=True)
class _Chooser:
    setup: Setup
    library: Library
    mentions: Mentions
    draftings: Mapping[str, tuple[str, ...]]
    values: Mapping[str, Value]

    def enacted(
        self,
    ) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[Decision, ...]]]:
        """Of the demands with their draftings those of which a core stands; what became of the
        cores of each other one.
        """
        have: set[str] = set()
        out: dict[str, tuple[Decision, ...]] = dict.fromkeys(self.draftings, ())
        for name in sorted(self.library.clauses):
            clause = self.library.clauses[name]
            if not out.keys().isdisjoint(clause.meta.core_of):
                found, decision = self.one(clause)
                have |= {d for s in found for d in s.demands if d in clause.meta.core_of}
                for demand in clause.meta.core_of:
                    if demand in out:
                        out[demand] = (*out[demand], decision)
        enacted = {d: draftings for d, draftings in self.draftings.items() if d in have}
        return enacted, {d: tried for d, tried in out.items() if d not in have}

    def all(self) -> tuple[tuple[Standing, ...], tuple[Decision, ...]]:
        """Every clause that stands, and what was decided about each."""
        made = [self.one(self.library.clauses[name]) for name in sorted(self.library.clauses)]
        standing = tuple(one for found, _ in made for one in found)
        return standing, tuple(decision for _, decision in made)

    def one(self, clause: Clause, around: tuple[str, ...] = ()) -> tuple[list[Standing], Decision]:
        """The draftings in which ``clause`` stands, and why (not); ``around`` go with it."""
        form = self.setup.form.form
        if self.mentions.omits(clause.id):
            where = self._at("omits", self.setup.form.omits.index(clause.id))
            return _out(clause, "`omits:` leaves it out", where)
        if not self.mentions.names(clause.id) and not needs_place(clause, self.setup):
            return _out(clause, f"the outline of {form} has no place for it", self._at("outline"))
        refused = unwanted(clause, self.setup.form.government, self.setup.tradition)
        if refused and clause.id not in self.mentions.ids:
            return _out(clause, refused, refused_at(clause, self.setup))
        if not_held := self._condition(clause):
            return _out(clause, *not_held)
        if gone := self._gone(clause, around):
            return _out(clause, f"it goes with {gone}", clause.at("beside"))
        if not clause.meta.demands:
            return self._general(clause)
        return self._answer(clause)

    def _gone(self, clause: Clause, around: tuple[str, ...]) -> str:
        """A clause that ``clause`` goes with and that does not stand; empty if all do."""
        others = [self.library.clauses.get(name) for name in clause.meta.beside]
        asked = (c for c in others if c is not None and c.id not in around)
        return next((c.id for c in asked if not self.one(c, (*around, clause.id))[0]), "")

    def _at(self, *path: str | int) -> Pos:
        return pos_at(self.setup.merged, "form", *path)

    def _condition(self, clause: Clause) -> tuple[str, Pos] | None:
        """Which condition of ``clause`` does not hold, and where it stands."""
        meta = clause.meta
        failing = [n for n in sorted(meta.when) if not holds({n: meta.when[n]}, self.values)]
        if failing:
            told = ", ".join(f"{n} is not {shown(meta.when[n])}" for n in failing)
            return f"its condition does not hold: {told}", clause.at("when", failing[0])
        if meta.when_any and not any(holds(when, self.values) for when in meta.when_any):
            return "none of the conditions under its `when_any:` holds", clause.at("when_any")
        return None

    def _answer(self, clause: Clause) -> tuple[list[Standing], Decision]:
        demands = clause.meta.demands
        enacted = [d for d in demands if d in self.draftings]
        if not enacted:
            reason = f"it answers {', '.join(demands)}, which this document does not enact"
            return _out(clause, reason)
        order = dict.fromkeys(x for d in enacted for x in self.draftings[d])
        found: list[Standing] = []
        for drafting in order:
            body = clause.draftings.get(drafting)
            if body is None:
                continue
            answered = tuple(d for d in enacted if drafting in self.draftings[d])
            name = clause.id if not found else f"{clause.id}.{drafting}"
            found.append(Standing(name, clause, drafting, answered, body))
        if not found:
            reason = f"it has no text in the draftings in use: {', '.join(order)}"
            return _out(clause, reason, Pos(clause.base.file))
        return _in(
            found,
            "it answers " + "; ".join(f"{', '.join(s.demands)} ({s.drafting})" for s in found),
        )

    def _general(self, clause: Clause) -> tuple[list[Standing], Decision]:
        if not self.mentions.names(clause.id):
            form = self.setup.form.form
            return _out(clause, f"general matter that the outline of {form} does not name")
        body = clause.draftings.get(DIRECT)
        if body is None:
            return _out(clause, "general matter without words in its base file")
        return _in([Standing(clause.id, clause, DIRECT, (), body)], "general matter")


def _out(clause: Clause, reason: str, pos: Pos = NOWHERE) -> tuple[list[Standing], Decision]:
    return [], Decision(clause.id, False, reason, pos=pos)


def _in(found: list[Standing], reason: str) -> tuple[list[Standing], Decision]:
    used = tuple(standing.drafting for standing in found)
    return found, Decision(found[0].clause.id, True, reason, used)


@dataclass(frozen=True, slots=True)
class _Checks:
    """What must be true of a selection."""

    setup: Setup
    library: Library
    selection: Selection
    possible: Mapping[str, tuple[str, ...]]
    report: Report

    def run(self) -> None:
        self._answered()
        self._empty_general()
        self._requires()
        self._excludes()
        self._cycles()

    def _answered(self) -> None:
        """Somebody wrote words for each demand in each of its draftings."""
        known = {d for c in self.library.clauses.values() for d in c.draftings} | {DIRECT, URGE}
        for demand, draftings in self.possible.items():
            clauses = [c for c in self.library.clauses.values() if demand in c.meta.demands]
            could = self.library.draftings(demand)
            for drafting in draftings:
                if drafting in could:
                    continue
                files = [drafting_file(c.id, drafting) for c in clauses]
                where = self.setup.form.competence[demand][0].pos
                if files:
                    hint = f"write one of {', '.join(files)}"
                else:
                    hint = f"write a clause with demands: [{demand}] and core_of: [{demand}]"
                if drafting not in known:
                    hint = nearest(drafting, sorted(known)) + hint
                self.report.error(
                    "clauses.no-text",
                    f"no clause answers demand {demand} in the drafting “{drafting}”",
                    where,
                    text=f"{demand}: {drafting}",
                    hint=hint + f"; or take {drafting} out of the competence cell",
                )

    def _empty_general(self) -> None:
        for decision in self.selection.decisions:
            clause = self.library.clauses[decision.clause]
            if not clause.meta.demands and not clause.draftings:
                self.report.error(
                    "clauses.no-text",
                    f"the clause {clause.id} has no words",
                    Pos(clause.base.file, clause.base.line),
                    hint="write the law under the front matter, or name its demands",
                )

    def _requires(self) -> None:
        for clause, where, other in self._named("requires"):
            if self.selection.has(other) or other not in self.library.clauses:
                continue
            target = self.library.clauses[other]
            wanted = [d for d in target.meta.demands if d not in self.selection.enacted]
            if target.meta.demands and len(wanted) == len(target.meta.demands):
                message = (
                    f"{clause.id} requires {other}, which answers only "
                    f"{', '.join(wanted)}: not enacted here"
                )
                hint = (
                    f"select {' or '.join(wanted)}, or drop the requirement and put the words "
                    f'that need it in {{% if has("{other}") %}}'
                )
            else:
                why = next(d.reason for d in self.selection.decisions if d.clause == other)
                message = f"{clause.id} requires {other}, which does not stand: {why}"
                hint = f"name {other} in the outline of the form, or change its `when:`"
            self.report.error(
                "clauses.requires", message, where, text=self.report.line(where), hint=hint
            )

    def _excludes(self) -> None:
        for clause, where, other in self._named("excludes"):
            if self.selection.has(other):
                self.report.error(
                    "clauses.excludes",
                    f"{clause.id} can't stand beside {other}, and both do",
                    where,
                    text=self.report.line(where),
                    hint="give one of them a `when:` that keeps it out",
                )

    def _named(self, key: str) -> list[tuple[Clause, Pos, str]]:
        clauses = {s.clause.id: s.clause for s in self.selection.standing}
        return [
            (clause, clause.at(key, index), other)
            for _, clause in sorted(clauses.items())
            for index, other in enumerate(getattr(clause.meta, key))
        ]

    def _cycles(self) -> None:
        """Clauses that require each other in a ring; each ring is reported once."""
        done: set[str] = set()
        for start in sorted(self.library.clauses):
            path: list[str] = []
            self._follow(start, path, done)

    def _follow(self, start: str, path: list[str], done: set[str]) -> None:
        stack: list[tuple[str, int]] = [(start, 0)]
        while stack:
            name, index = stack.pop()
            if index == 0:
                if name in done:
                    continue
                path.append(name)
            requires = self.library.clauses[name].meta.requires
            if index >= len(requires):
                done.add(name)
                path.pop()
                continue
            stack.append((name, index + 1))
            other = requires[index]
            if other in path:
                ring = [*path[path.index(other) :], other]
                where = self.library.clauses[name].at("requires", index)
                self.report.error(
                    "clauses.requires-cycle",
                    f"clauses require each other in a ring: {' → '.join(ring)}",
                    where,
                    text=self.report.line(where),
                    hint="drop one of the requirements",
                )
            elif other in self.library.clauses:
                stack.append((other, 0))
