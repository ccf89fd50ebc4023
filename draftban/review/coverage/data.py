"""What `draftban coverage` knows besides the law: ``templates/coverage.yaml`` with its words, and
who is reached, which the legal tradition of a form says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from draftban.config.about import about, own_key, word
from draftban.config.chains.tradition import tradition_chain, tradition_file
from draftban.config.decode import decode_once
from draftban.config.languages.lacking import missing_word, words_file
from draftban.config.languages.worded import decode_worded
from draftban.config.languages.words import load_words
from draftban.config.model import ActorReach, Form, Opening
from draftban.diagnostics import Pos, Report
from draftban.files.content_file import content_node
from draftban.files.merge import layered
from draftban.files.nodes import Map, get, ids, with_value
from draftban.files.search import SearchPath
from draftban.review.coverage.words import FILE, WORDS

ALL = "all"
"""Every place, or every actor, in an `opens:`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A kind of place that people cannot or should not have to avoid."""

    place: str = own_key("Its id.")
    name: str = word("What the page calls it.")
    in_letter: bool = about("Whether the letter names it; else it is the draft's.", default=False)
    letter: str = word("The letter's words for it.", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Partly:
    """A part of an actor's use that a demand forbids by itself."""

    part: str = word("Which part, as words after “forbidden”.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One who may watch."""

    actor: str = own_key("Its id.")
    name: str = word("What the page calls it where neither tradition nor form does.")
    decided_by: tuple[str, ...] = about("Demands that decide whether the bills reach it.")
    partly_by: Mapping[str, Partly] = about(
        "Demands that forbid a part by themselves.", default_factory=dict
    )
    cite: str = about("The clause that is named where several forbid it.", default="")
    in_letter: bool = about("Whether the letter names it; else it is the draft's.", default=False)
    letter: str = word("The letter's words for it.", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A carve-out that a definition makes."""

    term: str = own_key("The term defined.")
    says: str = word("What is left out, in plain words.")
    cuts: tuple[str, ...] = about("The demands that it narrows.")
    opens: tuple[Opening, ...] = about("The places it opens, to whom.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Beyond:
    """Something that the letter does not ask for."""

    clause: str = own_key("The clause that does it, or kind/*.")
    says: str = word("What it does, in plain words.")

    def meant(self, clause: str) -> bool:
        """Whether ``clause`` is the one, or of the kind, that is named."""
        kind, _, name = self.clause.partition("/")
        return clause == self.clause or (name == "*" and clause.partition("/")[0] == kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageFile:
    """``templates/coverage.yaml`` with its words."""

    places: Mapping[str, Place] = about("Places, in order.")
    actors: Mapping[str, Actor] = about("Actors; a tradition's own file names those it has.")
    edges: Mapping[str, Edge] = about("Carve-outs of definitions, by the term defined.")
    beyond: Mapping[str, Beyond] = about("What goes further than the letter, by clause.")
    page: Mapping[str, str] = word("The words of the page.", default_factory=dict)


@dataclass(frozen=True, slots=True)
class CoverageData:
    """The files together. ``words`` are those of the page; ``reach`` is that of one level, in
    which an actor without cases and without ``is:`` cannot be judged. ``known_places`` and
    ``known_actors`` are all that clauses may name, also where their words could not be read.
    """

    places: tuple[Place, ...]
    actors: tuple[Actor, ...]
    reach: Mapping[str, ActorReach]
    edges: tuple[Edge, ...]
    beyond: tuple[Beyond, ...]
    words: Mapping[str, str]
    known_places: tuple[str, ...]
    known_actors: tuple[str, ...]

    def judged(self, actor: str) -> bool:
        """Whether anybody has written how far a bill reaches ``actor`` at this level."""
        entry = self.reach[actor]
        return bool(entry.is_ or entry.cases)


def load_coverage_data(form: Form, search: SearchPath, report: Report) -> CoverageData:
    """What is known for ``form``, whose own `reach:` lies over its tradition's for its level.

    Mistakes go to ``report``; what could not be read is empty.
    """
    codes, _ = tradition_chain(form.tradition, form.pos, search, report)
    node = content_node("templates/coverage.yaml", search, report)
    shared = get(node, "actors")
    own = tradition_file("actors.yaml", codes, search, report)
    known = (ids(get(node, "places")), tuple(dict.fromkeys((*ids(shared), *ids(own)))))
    words: Mapping[str, str] = dict.fromkeys(WORDS, "")
    if search.every(FILE):  # else told below, once
        words = load_words(FILE, WORDS, search, report, key="page", form=form.pos.file)
    if isinstance(node, Map) and own is not None:
        node = search.memory.once(
            partial(_of_tradition, node, own), report, key="actors", of=(node, own)
        )
    found: CoverageFile | None = None
    if node is not None:
        # The words are those of every tradition's actors, so that some are left over.
        found = decode_worded(node, "coverage", CoverageFile, search, report, strict=False)
    if found is None:
        return CoverageData((), (), {}, (), (), words, *known)
    for part, entries in (("places", found.places), ("actors", found.actors)):
        for name, entry in entries.items():
            if entry.in_letter and not entry.letter:
                file = words_file(FILE, search)
                path = (part, name, "letter")
                missing_word(file, Pos(file), path, report, why="the open letter names it")
    return CoverageData(
        tuple(found.places.values()),
        tuple(found.actors.values()),
        _reach(form, codes, tuple(found.actors), search, report),
        tuple(found.edges.values()),
        tuple(found.beyond.values()),
        words,
        *known,
    )


def _of_tradition(whole: Map, own: Map, _: Report) -> Map:
    """``whole`` with the actors of a tradition, each over what is said of it for all of them."""
    shared = get(whole, "actors")
    items = []
    for key, where, value in own.items:
        below = get(shared, key)
        if isinstance(below, Map) and isinstance(value, Map):
            value = layered((below, value))
        items.append((key, where, value))
    return with_value(whole, "actors", Map(tuple(items), own.pos))


def _reach(
    form: Form,
    codes: tuple[str, ...],
    actors: tuple[str, ...],
    search: SearchPath,
    report: Report,
) -> Mapping[str, ActorReach]:
    """What counts for each of ``actors``; an actor that nobody knows is reported, and so is a
    form of which neither its tradition nor the form itself says anything.
    """
    node = tradition_file("reach.yaml", codes, search, report)
    levels: Mapping[str, Mapping[str, ActorReach]] = {}
    if node is not None:
        kind = Mapping[str, Mapping[str, ActorReach]]
        levels = decode_once(node, kind, search.memory, report) or {}
    general = levels.get(form.government, {})
    if not general and not form.reach:
        report.error(
            "coverage.no-reach",
            f"Nothing says whom a law of {form.form} reaches: neither the form nor its legal "
            f"tradition “{form.tradition}” for a {form.government} government.",
            form.pos,
            text=form.form,
            hint=f"Write templates/traditions/{form.tradition}/reach.yaml with "
            f"`{form.government}:`, or `reach:` in the form.",
        )
    for name, entry in (*general.items(), *form.reach.items()):
        for wrong in {name, entry.is_ or name} - set(actors):
            report.error(
                "coverage.unknown-actor",
                f"There is no actor “{wrong}”.",
                entry.pos,
                text=wrong,
                hint=f"Actors: {', '.join(sorted(actors))}.",
            )
    return {actor: _over(general, form.reach, actor) for actor in actors}


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
