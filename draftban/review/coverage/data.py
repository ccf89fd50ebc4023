"""What `draftban coverage` knows besides the law: ``templates/coverage/``, for all forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from draftban.config.about import about
from draftban.config.decode import decode
from draftban.config.model import ActorReach, Form, Opening
from draftban.config.words import Said, checked_words
from draftban.diagnostics import Report
from draftban.files.content_file import content_node
from draftban.files.search import SearchPath
from draftban.review.coverage.words import KEYS

WORDS = "templates/coverage/words.yaml"

ALL = "all"
"""Every place, or every actor, in an `opens:`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A kind of place that people cannot or should not have to avoid."""

    place: str = about("Its id.")
    name: str = about("What the page calls it.")
    letter: str = about("The letter's words for it; none if it is the draft's.", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One who may watch."""

    actor: str = about("Its id.")
    name: str = about("What the page calls it where neither level nor form does.")
    decided_by: tuple[str, ...] = about("Demands that decide whether the bills reach it.")
    partly_by: Mapping[str, str] = about(
        "Demands that forbid a part by themselves, and which.", default_factory=dict
    )
    cite: str = about("The clause that is named where several forbid it.", default="")
    letter: str = about("The letter's words for it; none if it is the draft's.", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A carve-out that a definition makes."""

    term: str = about("The term defined.")
    says: str = about("What is left out, in plain words.")
    cuts: tuple[str, ...] = about("The demands that it narrows.")
    opens: tuple[Opening, ...] = about("The places it opens, to whom.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Beyond:
    """Something that the letter does not ask for."""

    clause: str = about("The clause that does it, or kind/*.")
    says: str = about("What it does, in plain words.")

    def meant(self, clause: str) -> bool:
        """Whether ``clause`` is the one, or of the kind, that is named."""
        kind, _, name = self.clause.partition("/")
        return clause == self.clause or (name == "*" and clause.partition("/")[0] == kind)


@dataclass(frozen=True, slots=True)
class CoverageData:
    """The files together. ``words`` are those of the page; ``reach`` is that of one level."""

    places: tuple[Place, ...]
    actors: tuple[Actor, ...]
    reach: Mapping[str, ActorReach]
    edges: tuple[Edge, ...]
    beyond: tuple[Beyond, ...]
    words: Mapping[str, str]


def load_coverage_data(form: Form, search: SearchPath, report: Report) -> CoverageData:
    """The files of ``templates/coverage`` for ``form``, whose own `reach:` lies over its level's.

    Mistakes go to ``report``; what could not be read is empty.
    """
    places = _read("places", tuple[Place, ...], search, report) or ()
    actors = _read("actors", tuple[Actor, ...], search, report) or ()
    levels = _read("reach", Mapping[str, Mapping[str, ActorReach]], search, report, whole=True)
    general = (levels or {}).get(form.government, {})
    reach = {actor.actor: _over(general, form.reach, actor.actor) for actor in actors}
    known = {actor.actor for actor in actors}
    for name, entry in (*general.items(), *form.reach.items()):
        for wrong in {name, entry.is_ or name} - known:
            report.error(
                "coverage.unknown-actor",
                f"There is no actor “{wrong}”.",
                entry.pos,
                text=wrong,
                hint=f"Actors: {', '.join(sorted(known))}.",
            )
    return CoverageData(
        places,
        actors,
        reach,
        _read("edges", tuple[Edge, ...], search, report) or (),
        _read("beyond", tuple[Beyond, ...], search, report) or (),
        _words(form, search, report) or {},
    )


def _over(
    general: Mapping[str, ActorReach], own: Mapping[str, ActorReach], actor: str
) -> ActorReach:
    """What the form says of ``actor``, and where it says nothing what its level does."""
    below, above = general.get(actor, ActorReach()), own.get(actor, ActorReach())
    return ActorReach(
        name=above.name or below.name,
        is_="" if above.cases else above.is_ or below.is_,
        cases=above.cases or below.cases,
        pos=above.pos if actor in own else below.pos,
    )


def _words(form: Form, search: SearchPath, report: Report) -> Said | None:
    node = content_node(WORDS, search, report)
    if node is None:
        return None
    return checked_words(node, KEYS, node.pos.file or WORDS, form.pos.file, report)


def _read(name: str, kind: Any, search: SearchPath, report: Report, *, whole: bool = False) -> Any:
    """``templates/coverage/<name>.yaml``: what stands under its key ``<name>``, or all of it."""
    key = "" if whole else name
    node = content_node(f"templates/coverage/{name}.yaml", search, report, key=key)
    return None if node is None else decode(node, kind, report)
