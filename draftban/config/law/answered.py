"""The answers that count in a place: its own, those of the places around it, those of the law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from draftban.config.answers import Value
from draftban.config.decode import decode
from draftban.config.given import Spoken, given_facts
from draftban.config.law.reading import settles
from draftban.config.model import Authority, Fact, Stated
from draftban.diagnostics import Pos, Report
from draftban.files.nodes import Map, get, keys, node_at, pos_at


@dataclass(frozen=True, slots=True)
class Answered:
    """Answers over defaults, and where each that is no default was ``given``; what the law
    ``stated`` and nobody nearer answers, and what it only seems to answer, ``unsettled``.
    """

    facts: Mapping[str, Value] = field(default_factory=dict)
    given: Mapping[str, Pos] = field(default_factory=dict)
    stated: Mapping[str, Stated] = field(default_factory=dict)
    unsettled: Mapping[str, Stated] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Law:
    """The map of a form with what its region states, what that rests on, and the draft's day."""

    form: Map
    authorities: Mapping[str, Authority]
    day: str

    def stated(self) -> dict[str, Stated]:
        """What it states, by question; mistakes in that are told with the form."""
        found: dict[str, Stated] = {}
        for name in keys(get(self.form, "facts")):
            said = node_at(self.form, "facts", name, "stated")
            decoded: Stated | None = None if said is None else decode(said, Stated, Report())
            if decoded is not None:
                found[name] = decoded
        return found

    def answers(self, settled: Mapping[str, Stated]) -> Map:
        """What is ``settled`` of it, as a map of answers."""
        found = tuple(
            (name, self.form.pos, said)
            for name in settled
            if (said := node_at(self.form, "facts", name, "stated")) is not None
        )
        return Map((("facts", self.form.pos, Map(found, self.form.pos)),), self.form.pos)


def answered(
    own: Map,
    outer: tuple[Map, ...],
    known: Mapping[str, Fact],
    law: Law,
    form: Spoken,
    report: Report,
) -> Answered:
    """The answers of a place's ``own`` map over those ``outer`` around it over the ``law``'s to the
    ``known`` questions of its ``form``; answers to none are reported.
    """
    said = law.stated()
    settled = {
        name: one
        for name, one in said.items()
        if name in known and settles(known[name], one, law.authorities, law.day)
    }
    facts, given = given_facts(own, (*outer, law.answers(settled)), known, form, report)
    return Answered(
        facts,
        given,
        {
            name: one
            for name, one in said.items()
            if given.get(name) == pos_at(law.form, "facts", name, "stated", "is")
        },
        {name: one for name, one in said.items() if name in known and name not in given},
    )
