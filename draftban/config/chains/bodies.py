"""Kinds of body: a town, a parish. What each writes differently lies between form and place.

``templates/bodies/<country>/<body>.yaml`` has what is the same in every language,
``bodies/<body>.yaml`` in the folder of a tradition in a language its words. Both hold keys of a
form. They lie right over the form in which that kind writes (``form:``), or else over the lowest
that names a kind of body (``body:``), so that a form which says something for one kind, such as
that of a region, and a companion have the last word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from draftban.config.chains.ancestry import ancestry
from draftban.config.chains.form_files import CIRCLE, find_form
from draftban.config.chains.tradition import tradition_chain
from draftban.config.decode import decode_once
from draftban.config.keys import written_fields
from draftban.config.languages.worded import layered
from draftban.config.model import Body, BodyWords, Form, Jurisdiction
from draftban.diagnostics import NOWHERE, Pos, Report
from draftban.files.memory import Memory
from draftban.files.nodes import (
    Map,
    Node,
    Scalar,
    Seq,
    get,
    ids,
    keys,
    node_at,
    raw_at,
    with_value,
)
from draftban.files.search import BODIES, SearchPath
from draftban.files.text import report_unknown, short
from draftban.files.yaml_source import read_mapping_file

KEY = "body"


@dataclass(frozen=True, slots=True)
class BodyFiles:
    """One kind of body, and the maps that it lays over a form, its words last."""

    body: Body
    words: BodyWords
    layers: tuple[Map, ...]
    node: Map

    @property
    def names(self) -> tuple[str, ...]:
        """Patterns of the names of its places."""
        return tuple(p for p in keys(get(self.layers[-1], "place_names")) if p != SHORT)


def find_body(
    code: str, where: Pos, form: Map, search: SearchPath, report: Report
) -> BodyFiles | None:
    """The kind of body ``code`` of the country and in the language of the map ``form``.

    ``where`` is the place that names it. ``None`` after a reported error: no such kind, a file
    that cannot be read, no words in this language.
    """
    country, language = raw_at(form, "country"), raw_at(form, "language")
    path = search.body(country, code)
    if path is None:
        report_unknown(
            "config.unknown-body",
            f"There is no kind of body “{short(code)}” in “{short(country)}”.",
            where,
            report,
            word=code,
            known=search.bodies(country),
            all_are="Kinds",
        )
        return None
    node = read_mapping_file(path, search, report)
    narrowed = narrow(form, search)
    said = layered(narrowed.every(f"{BODIES}/{code}.yaml"), narrowed, report)
    if said is None:
        file = f"templates/languages/{language}/{raw_at(form, 'tradition')}/{BODIES}/{code}.yaml"
        report.error(
            "config.no-body-words",
            f"The kind of body {code} has no words in “{short(language)}”.",
            where,
            text=report.line(where),
            hint=f"Write {file} with its label, the name of one, and its roles.",
        )
    if node is None or said is None or not _named(node, code, report):
        return None
    body, layer = _parted(node, Body, search.memory, report)
    words, worded = _parted(said, BodyWords, search.memory, report)
    if body is None or words is None:
        return None
    return BodyFiles(body, words, (layer, worded), node)


def writes_for(form: Form, search: SearchPath, report: Report) -> tuple[str, ...]:
    """The kinds of body that a form with a kind of its own can write for, in the order of lists;
    those whose own keys are mistaken are told, and left out.
    """
    if not form.body:
        return ()

    def find(code: str, _: Pos) -> tuple[Map, Map] | None:
        found = find_form(code, search, Report())
        return None if found is None else (found.map, found.map)

    maps, _ = ancestry(form.form, NOWHERE, find, Report(), circle=CIRCLE)
    fitting = []
    for code in search.bodies(form.country):
        path = search.body(form.country, code)
        node = None if path is None else read_mapping_file(path, search, report)
        if node is not None and _fits(code, node, maps):
            body: Body | None = _parted(node, Body, search.memory, report)[0]
            fitting += [] if body is None else [(body.order, code)]
    return tuple(code for _, code in sorted(fitting))


def _fits(body: str, node: Map, forms: Mapping[str, Map]) -> bool:
    """Whether a form, the first of ``forms`` before those it extends, writes for ``body``."""
    for code, form in forms.items():
        named = raw_at(form, KEY)
        if raw_at(node, "form") == code or named == body:
            return True
        if named:
            break
    return False


def body_of(place: Map) -> Scalar | None:
    """The kind of body that the map of a place names, if it names one."""
    named = get(place, KEY)
    return named if isinstance(named, Scalar) and named.raw else None


def lent_body(form: Map, code: str) -> Scalar | None:
    """The kind of body of the map ``form``, if the form ``code`` is its companion; a form that
    another place lends writes for its own.
    """
    companion = get(form, "companion")
    codes = ids(companion) if isinstance(companion, Seq) else (raw_at(form, "companion"),)
    return body_of(form) if code in codes else None


def bodies_with_texts(form: str, search: SearchPath) -> tuple[tuple[str, str], ...]:
    """The kinds of body that write in ``form`` and have texts of their own, each with the code of
    the region that has them, such as ``us-ma``; it is empty where they count in all. Sorted.
    """
    tops = (root / "templates" / BODIES for root in search.roots)
    countries = {folder.name for top in tops for folder in top.glob("*/")}
    files = {(c, body): search.body(c, body) for c in countries for body in search.bodies(c)}
    read = {key: read_mapping_file(p, search, Report()) for key, p in files.items() if p}
    writing = {key for key, node in read.items() if raw_at(node, "form") == form}
    if not writing:
        return ()
    found = set()
    for root in search.roots:
        languages = root / "templates" / "languages"
        own = {folder.name for folder in languages.glob(f"*/*/{BODIES}/*/")}
        found |= {(body, "") for _, body in writing if body in own}
        for folder in languages.glob(f"*/*/regions/*/*/{BODIES}/*/"):
            country, region = folder.parts[-4:-2]
            if (country, folder.name) in writing:
                found.add((folder.name, f"{country}-{region}"))
    return tuple(sorted(found))


def narrow(form: Map, search: SearchPath) -> SearchPath:
    """``search`` in the language and the legal tradition of the map ``form``."""
    tradition = raw_at(form, "tradition")
    orders = tradition_chain(tradition, form.pos, search, Report())[0] if tradition else ()
    language, country = raw_at(form, "language"), raw_at(form, "country")
    return search.narrowed(language=language, country=country, traditions=orders)


def offered_bodies(country: str, form: Map, search: SearchPath) -> tuple[BodyFiles, ...]:
    """The kinds of body of a country that have words in the language of the map ``form``, in the
    order of lists; mistakes in them are told where one is used.
    """
    read = (find_body(code, form.pos, form, search, Report()) for code in search.bodies(country))
    found = [files for files in read if files is not None]
    return tuple(sorted(found, key=lambda files: (files.body.order, files.body.body)))


def _named(node: Map, code: str, report: Report) -> bool:
    own = get(node, KEY)
    if isinstance(own, Scalar) and own.value == code:
        return True
    where = node.pos if own is None else own.pos
    report.error(
        "config.body-name",
        f"The file is called {code}.yaml, so its kind of body is {code}.",
        where,
        text=report.line(where),
        hint=f"Write body: {code}",
    )
    return False


def _parted(node: Map, kind: Any, memory: Memory, report: Report) -> tuple[Any, Map]:
    """What ``node`` says of itself, as a value of ``kind``, and what it says as a form does; the
    value is ``None`` after a reported error.
    """
    known = written_fields(kind)

    def part(_: Report) -> tuple[Map, Map]:
        own = tuple(item for item in node.items if item[0] in known)
        rest = tuple(item for item in node.items if item[0] not in known)
        return Map(own, node.pos), Map(rest, node.pos)

    own, rest = memory.once(part, Report(), key=("parted", kind), of=(node,))
    return decode_once(own, kind, memory, report), rest


def check_fits(body: BodyFiles, forms: Mapping[str, Map], where: Pos, report: Report) -> None:
    """Report that a form, the first of ``forms`` before those it extends, does not write for a kind
    of body that a place names at ``where``.
    """
    code = body.body.body
    if _fits(code, body.node, forms):
        return
    report.error(
        "config.body-form",
        f"The form {next(iter(forms))} does not write for the kind of body “{code}”.",
        where,
        text=report.line(where),
        hint=f"Write form: {body.body.form}, or take `body:` out of the place’s file.",
    )


_ROLE = re.compile(r"\{role\.(\w+)\.(\w+)\}")

_FILLED = (
    ("name",),
    ("facts", "*", "ask"),
    ("facts", "*", "effects", "*"),
    ("facts", "*", "warning"),
    ("competence", "*", "*", "reason"),
)
"""Words of a form that speak of the body that it writes for, outside its law."""


def with_roles(form: Map, report: Report) -> Map:
    """``form`` with ``{role.body.one}`` in its questions and reasons as its roles say it.

    A role that it does not have, or that has cases, is reported once.
    """
    told: set[str] = set()
    for path in _FILLED:
        node = get(form, path[0])
        if node is not None:
            found = _filled(node, path[1:], get(form, "roles"), told, report)
            form = form if found is node else with_value(form, path[0], found)
    return form


def _filled(
    node: Node, path: tuple[str, ...], roles: Node | None, told: set[str], report: Report
) -> Node:
    match node:
        case Scalar(value=str() as text) if not path and "{role." in text:

            def words(match: re.Match[str]) -> str:
                said = node_at(roles, match[1], match[2])
                if isinstance(said, Scalar):
                    return said.raw
                if match[0] in told:
                    return match[0]
                told.add(match[0])
                report.error(
                    "config.unknown-role",
                    f"The form has no words for {match[0]}.",
                    node.pos,
                    text=report.line(node.pos),
                    hint=f"Give the role “{match[1]}” its words, one set of them.",
                )
                return match[0]

            filled = _ROLE.sub(words, text)
            return replace(node, value=filled, raw=filled)
        case Map(items) if path:
            inner = tuple(
                (k, p, _filled(v, path[1:], roles, told, report) if path[0] in ("*", k) else v)
                for k, p, v in items
            )
            same = all(new is old for (_, _, new), (_, _, old) in zip(inner, items, strict=True))
            return node if same else replace(node, items=inner)
        case Seq(items) if path:
            found = tuple(_filled(item, path[1:], roles, told, report) for item in items)
            same = all(new is old for new, old in zip(found, items, strict=True))
            return node if same else replace(node, items=found)
    return node


def in_sentence(place: Jurisdiction, form: Form | None) -> Jurisdiction:
    """``place`` with its name as it stands in a sentence: the first pattern of the ``form`` that
    fits it says how, else it is the name itself.
    """
    for pattern, sentence in form.place_names.items() if form is not None else ():
        short = short_of(place.name, pattern)
        if short:
            return replace(place, the=sentence.replace(SHORT, short))
    return replace(place, the=place.name)


def short_of(name: str, pattern: str) -> str:
    """What stands for {short} in ``name`` if the ``pattern`` fits it, else nothing."""
    before, _, after = pattern.partition(SHORT)
    fits = name.lower().startswith(before.lower()) and name.lower().endswith(after.lower())
    return name[len(before) : len(name) - len(after)].strip() if fits else ""


SHORT = "{short}"
"""Stands for the bare name of a place in a pattern of its name."""
