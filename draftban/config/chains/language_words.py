"""What every form of a language says until it says otherwise: ``form.yaml`` of the language.

It is laid under the forms, so that no word of any language has to stand in code. What neither a
form nor its language says is an error that names both files.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from draftban.config.chains.tradition import tradition_chain
from draftban.config.keys import hints, written
from draftban.config.model import Form
from draftban.diagnostics import Pos, Report
from draftban.files.nodes import (
    Map,
    Node,
    Scalar,
    Seq,
    get,
    keys,
    node_at,
    pos_at,
    raw_at,
    with_value,
)
from draftban.files.search import SearchPath
from draftban.files.yaml_source import read_mapping_file

FILE = "form.yaml"

JOINERS = ("any", "all")
"""How a list of law may hang together, so that a word stands before its last item."""


def language_layers(
    form: Map, search: SearchPath, report: Report
) -> tuple[tuple[Map, ...], tuple[str, ...]]:
    """What the language of the map ``form`` says, the base first, and the names of those files:
    that of the language, and those of its folders for the form's legal tradition.

    Where there is no such file, the name is that of the file to write, and nothing is said.
    """
    language, country = raw_at(form, "language"), raw_at(form, "country")
    tradition, where = raw_at(form, "tradition"), pos_at(form, "tradition")
    orders = tradition_chain(tradition, where, search, report.aside())[0] if tradition else ()
    narrowed = search.narrowed(language=language, country=country, traditions=orders)
    paths = narrowed.every(FILE)
    read = (read_mapping_file(path, narrowed, report) for path in reversed(paths))
    found = tuple(node for node in read if isinstance(node, Map))
    if paths or not narrowed.folders:
        shown = (search.display(path) for path in reversed(paths))
        return found, tuple(dict.fromkeys(shown))
    return (), (search.display(narrowed.folders[-1] / FILE),)


def missing_words(form: Map, files: tuple[str, ...], report: Report) -> Map:
    """``form`` with every word that neither it nor its language says reported and marked as broken.

    ``files`` are those of the language.
    """
    return _Missing(form, files, report).filled(form, Form, "")


class _Missing:
    """One search for words that nobody says."""

    def __init__(self, form: Map, files: tuple[str, ...], report: Report) -> None:
        own = get(form, "form")
        self.where = form.pos if own is None else own.pos
        self.files = files
        self.report = report
        self.told: set[str] = set()

    def filled(self, node: Map, owner: type, path: str) -> Map:
        """``node``, which writes an ``owner``; ``path`` leads to it."""
        kinds = hints(owner)
        for field in fields(owner):
            key = written(field.name)
            if key == "joiners":
                node = self.joiners(node, path)
            below = f"{path}.{key}" if path else key
            value = get(node, key)
            if field.metadata.get("language") and value is None:
                self.tell(below, self.where)
                node = with_value(node, key, _broken(self.where))
            elif _holds_words(kinds[key]) and (value is None or isinstance(value, Map)):
                inner = value if value is not None else Map((), self.where)
                found = self.filled(inner, kinds[key], below)
                if found is not inner:
                    node = with_value(node, key, found)
        return self.limits(self.levels(node)) if owner is Form else node

    def joiners(self, node: Map, path: str) -> Map:
        """``node`` with the joiners of its lists, each of which somebody says, if as none."""
        found = get(node, "joiners")
        if isinstance(found, Map):
            for joiner in JOINERS:
                if get(found, joiner) is None:
                    self.tell(f"{path}.joiners.{joiner}", self.where)
                    found = with_value(found, joiner, _broken(self.where))
            node = with_value(node, "joiners", found)
        return node

    def levels(self, form: Map) -> Map:
        """``form`` with the words of each level: its own, or those for all levels of that name."""
        zones = get(form, "levels")
        for zone in keys(zones):
            levels = node_at(zones, zone, "levels")
            for name in keys(levels):
                level = get(levels, name)
                if isinstance(level, Map):
                    path = ("levels", zone, "levels", name)
                    form = _with_at(form, path, self.level(level, path, form))
        return form

    def level(self, level: Map, path: tuple[str, ...], form: Map) -> Map:
        """One of them."""
        own = get(level, "word") is not None
        names = None if own else node_at(form, "level_names", path[-1])
        found = (
            ("word", node_at(names, 0)),
            ("words", node_at(names, 1)),
            ("heading_mark", get(form, "heading_mark")),
        )
        for key, words in found:
            if get(level, key) is not None:
                continue
            if words is None:
                self.tell(".".join((*path, key)) if own else f"level_names.{path[-1]}", level.pos)
                words = _broken(level.pos)
            level = with_value(level, key, words)
        return level

    def limits(self, form: Map) -> Map:
        """``form`` with a name for each limit of a case of its competence, and of its parts."""
        names = get(form, "limit_names")
        for limits in _limits(form):
            for limit in limits.items if isinstance(limits, Seq) else ():
                if isinstance(limit, Scalar) and get(names, limit.raw) is None:
                    self.tell(f"limit_names.{limit.raw}", limit.pos)
        return form

    def tell(self, path: str, where: Pos) -> None:
        """Report that nobody says ``path``, once."""
        if path in self.told:
            return
        self.told.add(path)
        said_by = " or ".join(self.files) or "the language"
        self.report.error(
            "config.missing-word",
            f"Neither the form, {self.where.file}, nor its language, {said_by}, says “{path}”.",
            where,
            text=self.report.line(where),
            hint=f"Add `{path}` to the form, or to {said_by} for every form in the language.",
        )


def _holds_words(kind: Any) -> bool:
    """Whether a type is one of the form's own with fields of which the language may say some."""
    return is_dataclass(kind) and any(field.metadata.get("language") for field in fields(kind))


def _with_at(node: Map, path: tuple[str, ...], value: Node) -> Map:
    """``node`` with ``value`` at ``path``, which leads through maps."""
    if not path:
        assert isinstance(value, Map)
        return value
    inner = get(node, path[0])
    assert isinstance(inner, Map)
    return with_value(node, path[0], _with_at(inner, path[1:], value))


def _broken(where: Pos) -> Node:
    return Scalar(None, "", where, broken=True)


def _limits(form: Map) -> Iterator[Node | None]:
    """Each list of limits that the map of a form writes."""
    for demand in keys(get(form, "competence")):
        cases = node_at(form, "competence", demand)
        for number in range(len(cases.items) if isinstance(cases, Seq) else 0):
            yield node_at(cases, number, "limits")
    parts = node_at(form, "parts", "of")
    for name in keys(parts):
        limits = node_at(parts, name, "limits")
        yield from (get(limits, demand) for demand in keys(limits))
