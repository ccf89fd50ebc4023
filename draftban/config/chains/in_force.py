"""What a law in force in the state of a place answers, which nobody need be asked.

A fact of a form names the laws that answer it under ``shown_by:``. That one of them is in force
where the place lies becomes what a region's ``stated:`` is: an answer with its authority.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from draftban.config.decode import decode_once
from draftban.config.model import Authority, Form, Stated, Verified
from draftban.config.model.instruments import INSTRUMENTS, Instrument
from draftban.config.regions import region_code
from draftban.diagnostics import Pos, Report
from draftban.files.nodes import EMPTY, Map, Scalar, Seq, get, node_at, raw_at, with_value
from draftban.files.search import SearchPath
from draftban.files.text import short
from draftban.files.yaml_source import read_mapping_file


def laws_of_state(
    form: Map, place: Map, search: SearchPath, report: Report
) -> dict[str, Instrument]:
    """The laws, by id, that facts of the ``form``'s map name under ``shown_by:`` and that are in
    force in the state in which the ``place``'s map says that it lies. A name of none is reported.
    """
    named = {law.raw: law.pos for _, laws in _shown(form) for law in laws}
    told, country = report.aside(), raw_at(form, "country")
    state = region_code(raw_at(place, "state"), country, search, told) if named else ""
    return _in_force(named, state, search, report)


def with_answers(form: Form, state: str, search: SearchPath, report: Report) -> Form:
    """``form`` with what the law in force of the state with this code answers as ``stated``."""
    named = {law: fact.pos for fact in form.facts.values() for law in fact.shown_by}
    laws = _in_force(named, state, search, report)
    facts = {}
    for name, fact in form.facts.items():
        there = tuple(law for law in fact.shown_by if law in laws)
        stated = Stated(is_=True, authority=there, pos=laws[there[0]].pos) if there else None
        facts[name] = replace(fact, stated=fact.stated or stated)
    return replace(form, facts=facts)


def _in_force(
    named: Mapping[str, Pos], state: str, search: SearchPath, report: Report
) -> dict[str, Instrument]:
    found: dict[str, Instrument] = {}
    for name, where in named.items():
        path = next(iter(search.content_files(f"{INSTRUMENTS}/{name}.yaml")), None)
        if path is None:
            report.error(
                "config.unknown-instrument",
                f"There is no law “{short(name)}” in {INSTRUMENTS}.",
                where,
                text=name,
                hint=f"Write {INSTRUMENTS}/{short(name)}.yaml, or correct `shown_by:`.",
            )
        elif state and name.startswith(f"{state}-"):  # an id begins with the code of its place
            node = read_mapping_file(path, search, report)
            law: Instrument | None = (
                None if node is None else decode_once(node, Instrument, search.memory, report)
            )
            if law is not None and law.place == state and law.in_force and law.read_on:
                found[name] = law
    return found


def with_laws(form: Map, laws: Mapping[str, Instrument]) -> Map:
    """The ``form``'s map with what ``laws`` answer as ``stated:`` of their facts, where its region
    states nothing.
    """
    for fact, named in _shown(form):
        there = [law for law in named if law.raw in laws]
        node = node_at(form, "facts", fact)
        if there and isinstance(node, Map) and get(node, "stated") is None:
            where = laws[there[0].raw].pos
            answer = Scalar(True, "true", where)
            stated = Map(
                (("is", where, answer), ("authority", where, Seq((*there,), where))), where
            )
            facts = with_value(_facts(form), fact, with_value(node, "stated", stated))
            form = with_value(form, "facts", facts)
    return form


def as_authorities(laws: Mapping[str, Instrument]) -> dict[str, Authority]:
    """``laws`` as what a text may cite."""
    return {
        name: Authority(
            title=law.title,
            cite=law.citation or law.title,
            verified=Verified.YES if law.read_on else Verified.NO,
            url=law.url,
            checked_on=law.read_on,
            pos=law.pos,
        )
        for name, law in laws.items()
    }


def _shown(form: Map) -> list[tuple[str, list[Scalar]]]:
    """The facts that laws answer, each with the ids of these."""
    named = ((fact, get(node, "shown_by")) for fact, _, node in _facts(form).items)
    return [
        (fact, [law for law in laws.items if isinstance(law, Scalar)])
        for fact, laws in named
        if isinstance(laws, Seq)
    ]


def _facts(form: Map) -> Map:
    found = get(form, "facts")
    return found if isinstance(found, Map) else EMPTY
