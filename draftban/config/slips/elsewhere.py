"""Where a key belongs that a place's file has at another place: ``roles`` stands under ``wording``.

What a key may be called is read off the schema of a place and off what there is to name: facts,
options, roles and terms, parts of the code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import is_dataclass
from functools import cache
from typing import Any, get_args, get_origin

from draftban.config.decode import unknown_key
from draftban.config.keys import hints, members, written_fields
from draftban.config.model import OVERLAY, Form, Jurisdiction, Wording
from draftban.config.schema_answers import options_of_clauses
from draftban.diagnostics import Report
from draftban.files.nodes import Map, Node, Seq
from draftban.files.search import SearchPath
from draftban.files.text import short

Path = tuple[str, ...]

_MOST = 2
"""A key that stands at more places than this belongs to none of them in particular."""


class Elsewhere:
    """Knows where the keys of a place that writes in ``form`` belong."""

    def __init__(self, form: Form | None, terms: Iterable[str], search: SearchPath) -> None:
        self.form, self.terms, self.search = form, tuple(terms), search
        self._options: frozenset[str] | None = None

    def hint(self, key: str, here: Path) -> str:
        """Where ``key`` stands, which was written at ``here``; empty if nowhere in particular."""
        paths = [path for path in self._paths(key) if path != here]
        if not 0 < len(paths) <= _MOST:
            return ""
        places = " or ".join(_told(key, path) for path in paths)
        return f"“{short(key)}” stands {places}."

    def _paths(self, key: str) -> list[Path]:
        form = self.form
        found = list(_schema().get(key, ()))
        named: tuple[tuple[Path, Iterable[str]], ...] = (
            (("facts",), form.facts if form else ()),
            (("options",), self._named_options()),
            (("wording", "roles"), form.roles if form else ()),
            (("wording", "terms"), self.terms),
            (("code",), form.code if form else ()),
        )
        return list(dict.fromkeys((*found, *(path for path, names in named if key in names))))

    def _named_options(self) -> frozenset[str]:
        """The options of the form and of all shipped clauses, which are read when asked for."""
        if self._options is None:
            own = self.form.options if self.form else ()
            self._options = frozenset((*own, *(n for n, _ in options_of_clauses(self.search))))
        return self._options


def _told(key: str, path: Path) -> str:
    if not path:
        return "at the start of a line, under no other key"
    under = ": ".join(path)
    return f"under `{under}:`; move it there, {2 * len(path)} spaces in: `{key}: …`"


@cache
def _schema() -> Mapping[str, tuple[Path, ...]]:
    found: dict[str, list[Path]] = {key: [()] for key in OVERLAY}
    for key, path in _keys(Jurisdiction, ()):
        found.setdefault(key, []).append(path)
    return {key: tuple(dict.fromkeys(paths)) for key, paths in found.items()}


def _keys(owner: type, path: Path) -> Iterator[tuple[str, Path]]:
    for key in written_fields(owner):
        yield key, path
        for inner in _owners(hints(owner)[key]):
            yield from _keys(inner, (*path, key))


def _owners(kind: Any) -> Iterator[type]:
    """The kinds of objects that a value of ``kind`` is or holds."""
    for one in members(kind):
        if is_dataclass(one) and isinstance(one, type) and one is not Wording:
            yield one
        elif get_origin(one) is not None:
            for argument in get_args(one):
                yield from _owners(argument)


# ---------------------------------------------------------------- keys that nobody knows


def without_unknown(own: Map, elsewhere: Elsewhere, report: Report) -> Map:
    """The ``own`` map of a place without keys that it cannot have, at whatever depth; each is
    reported, with where it belongs.
    """
    return _map(own, Jurisdiction, (), elsewhere, report)


def _map(node: Map, owner: type, here: Path, elsewhere: Elsewhere, report: Report) -> Map:
    known = (*written_fields(owner), *(() if here else OVERLAY))
    kept = []
    for key, where, value in node.items:
        if key in known:
            inner = _inner(value, hints(owner).get(key), (*here, key), elsewhere, report)
            kept.append((key, where, inner))
        else:
            unknown_key(key, where, known, report, elsewhere=elsewhere.hint(key, here))
    return Map(tuple(kept), node.pos, node.whole)


def _inner(node: Node, kind: Any, here: Path, elsewhere: Elsewhere, report: Report) -> Node:
    """``node``, which is to be of the ``kind``, with every object in it cleared."""
    owners = tuple(_owners(kind)) if kind is not None else ()
    if len(owners) != 1:
        return node
    direct = owners[0] in members(kind)
    match node:
        case Map() if direct:
            return _map(node, owners[0], here, elsewhere, report)
        case Map():
            items = (
                (k, w, _inner(v, owners[0], here, elsewhere, report)) for k, w, v in node.items
            )
            return Map(tuple(items), node.pos, node.whole)
        case Seq():
            return Seq(
                tuple(_inner(v, owners[0], here, elsewhere, report) for v in node.items), node.pos
            )
    return node
