"""Who is kept from watching where: for every place and actor one answer, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from draftban.config.answers import holds
from draftban.config.model import Opening, ReachCase
from draftban.config.setup import Setup
from draftban.diagnostics import Pos, Report
from draftban.review.coverage.data import ALL, CoverageData, Place
from draftban.review.coverage.model import (
    AnswerKind,
    CarveOut,
    Column,
    Covered,
    Provided,
    Reach,
    Square,
)

_ROLE = re.compile(r"\{role\.([a-z_]+)(?:\.([a-z_]+))?\}")


def reach(
    setup: Setup,
    data: CoverageData,
    demands: Sequence[Covered],
    carve_outs: Sequence[CarveOut],
    report: Report,
) -> Reach:
    """The answer for every place and actor of ``data``; roles a form lacks go to ``report``."""
    columns = _columns(setup, data, report)
    covered = {one.demand: one for one in demands}
    opening = tuple(c for c in carve_outs if c.exemption.opening)
    _check(data, carve_outs, report)
    squares = tuple(
        _Square(setup, data, column, place, covered, opening, report).answer()
        for place in data.places
        for column in columns
    )
    return Reach(data.places, columns, squares)


def _columns(setup: Setup, data: CoverageData, report: Report) -> tuple[Column, ...]:
    """An actor that is another at this level has no column of its own."""
    found = []
    for actor in data.actors:
        entry = data.reach[actor.actor]
        if entry.is_:
            continue
        same = (a.actor for a in data.actors if data.reach[a.actor].is_ == actor.actor)
        name = in_words(entry.name or actor.name, entry.pos, setup, report)
        found.append(Column(actor, name, (actor.actor, *same)))
    return tuple(found)


def in_words(text: str, where: Pos, setup: Setup, report: Report) -> str:
    """``text``, written at ``where``, with each ``{role.x}`` as the place calls it, and each
    ``{role.x.one}`` in that form.
    """

    def words(match: re.Match[str]) -> str:
        phrases = setup.roles.get(match[1])
        if phrases is None:
            report.error(
                "coverage.unknown-role",
                f"The form {setup.form.form} has no role “{match[1]}”, which this names.",
                where,
                text=match[0],
                hint=f"Give it its words under `roles:` in {setup.form.pos.file}, or say it "
                "otherwise there under `reach:`.",
            )
            return match[1]
        return phrases.get(match[2] or setup.pack.default_form["role"], match[0])

    return _ROLE.sub(words, text)


def _check(data: CoverageData, carve_outs: Iterable[CarveOut], report: Report) -> None:
    places = {*data.known_places, ALL}
    actors = {*data.known_actors, ALL}
    for carve_out in carve_outs:
        for opening in carve_out.exemption.opens:
            for what, word, known in (
                ("place", opening.place, places),
                ("actor", opening.actor, actors),
            ):
                if word not in known:
                    report.error(
                        "coverage.unknown-opening",
                        f"There is no {what} “{word}”.",
                        opening.pos,
                        text=word,
                        hint=f"Known: {', '.join(sorted(known))}.",
                    )


def opens(openings: Iterable[Opening], place: str, actors: Iterable[str]) -> bool:
    """Whether one of ``openings`` lets one of ``actors`` in at ``place``."""
    wanted = {*actors, ALL}
    return any(o.place in (place, ALL) and o.actor in wanted for o in openings)


@dataclass(frozen=True, slots=True)
class _Square:
    """One question: who may watch in a place."""

    setup: Setup
    data: CoverageData
    column: Column
    place: Place
    covered: Mapping[str, Covered]
    opening: tuple[CarveOut, ...]
    report: Report

    def answer(self) -> Square:
        actor = self.column.actor
        if not self.data.judged(actor.actor):
            return Square(place=self.place.place, actor=actor.actor, answer="not judged")
        case = self._case()
        deciding = [self.covered[d] for d in actor.decided_by if d in self.covered]
        full = self._by("full", deciding, case)
        part = self._by("part", deciding, case)
        asked = self._by("asked", deciding, case) is not None
        words = in_words(case.part, case.pos, self.setup, self.report)
        limits = {limit for one in deciding if one.case for limit in one.case.limits}
        kind: AnswerKind
        if full is not None:
            kind = "forbidden in part" if limits & set(case.cut_by) else "forbidden"
        elif part is not None:
            kind = "forbidden in part"
        elif (only := self._partly(case)) is not None:
            kind, (part, words) = "forbidden in part", only
        elif asked:
            kind = "asked of others"
        elif all(one.extent == "not selected" for one in deciding):
            kind = "not selected"
        else:
            kind = "out of reach"
        return self._opened(
            Square(
                place=self.place.place,
                actor=actor.actor,
                answer=kind,
                part=words if kind == "forbidden in part" else "",
                asked=asked,
                answers_to=""
                if kind == "forbidden"
                else in_words(case.answers_to, case.pos, self.setup, self.report),
                provision=full or part,
            )
        )

    def _case(self) -> ReachCase:
        values = {**self.setup.options, **self.setup.facts}
        for case in self.data.reach[self.column.actor.actor].cases:
            if (not case.places or self.place.place in case.places) and holds(case.when, values):
                return case
        return ReachCase()

    def _by(self, effect: str, demands: Iterable[Covered], case: ReachCase) -> Provided | None:
        """The provision whose drafting has ``effect`` on the actor: of several the one to be
        cited, else the one that answers the fewest demands, since the others only help it.
        """
        found = (
            provided
            for covered in demands
            for provided in covered.provisions
            if case.by.get(provided.counts) == effect
        )
        cite = self.column.actor.cite
        return min(found, key=lambda p: (p.clause != cite, len(p.demands)), default=None)

    def _partly(self, case: ReachCase) -> tuple[Provided, str] | None:
        for demand, partly in self.column.actor.partly_by.items():
            one = [self.covered[demand]] if demand in self.covered else []
            found = self._by("full", one, case) or self._by("part", one, case)
            if found is not None:
                return found, partly.part
        return None

    def _opened(self, square: Square) -> Square:
        """``square`` as the exemptions leave it that the place switched on or wrote itself."""
        actor = self.column.actor
        deciding = {*actor.decided_by, *actor.partly_by}
        found = tuple(
            carve_out
            for carve_out in self.opening
            if opens(carve_out.exemption.opens, self.place.place, self.column.ids)
            and deciding & set(carve_out.exemption.cuts)
        )
        if not found or square.answer not in ("forbidden", "forbidden in part"):
            return square
        return replace(square, answer="open by exemption", exemptions=found)
