"""A tradition with those it extends, laid over each other."""

from __future__ import annotations

from functools import reduce

from draftban.config.decode import decode
from draftban.config.model.tradition import (
    EVERY_LEVEL,
    LEVELS_OF_GOVERNMENT,
    LISTS,
    Tradition,
)
from draftban.diagnostics import NOWHERE, Pos, Report
from draftban.files.merge import merge
from draftban.files.nodes import Map, Node, Scalar, Seq, get, key_pos, keys, pos_at, with_value
from draftban.files.search import SearchPath
from draftban.files.text import report_unknown, short
from draftban.files.yaml_source import read_mapping_file


def tradition_chain(
    code: str, where: Pos, search: SearchPath, report: Report
) -> tuple[tuple[str, ...], Map | None]:
    """The codes of tradition ``code`` and of those it extends, most particular first, and the map
    that they write together.

    ``where`` is the place that names it. The map is ``None`` after a reported error: no such
    tradition, an unreadable file, a circle.
    """
    codes: list[str] = []
    maps: list[Map] = []
    while code:
        if code in codes:
            circle = " → ".join([*codes[codes.index(code) :], code])
            report.error(
                "config.tradition-cycle",
                f"Traditions extend each other in a circle: {circle}.",
                where,
                text=report.line(where),
                hint="Remove one `extends:`.",
            )
            return tuple(codes), None
        path = search.tradition(code)
        if path is None:
            report_unknown(
                "config.unknown-tradition",
                f"There is no tradition “{short(code)}”.",
                where,
                report,
                word=code,
                known=search.all_traditions(),
                all_are="Traditions",
            )
            return tuple(codes), None
        found = read_mapping_file(path, search, report)
        if found is None:
            return tuple(codes), None
        codes.append(code)
        maps.append(found)
        parent = get(found, "extends")
        code = str(parent.value or "") if isinstance(parent, Scalar) else ""
        where = parent.pos if parent is not None else NOWHERE
    basis = tuple(reversed(maps))
    chain = search.memory.once(lambda _: reduce(_lay, basis), report, key="tradition", of=basis)
    return tuple(codes), chain


def load_tradition(code: str, search: SearchPath, report: Report) -> Tradition | None:
    """Tradition ``code`` by itself; ``None`` after a reported error."""
    _, merged = tradition_chain(code, NOWHERE, search, report)
    return None if merged is None else decode_tradition(merged, search, report)


def decode_tradition(merged: Map, search: SearchPath, report: Report) -> Tradition | None:
    """The tradition that the merged map writes; ``None`` after a reported error."""
    return search.memory.once(
        lambda own: _decoded(merged, own), report, key="a tradition", of=(merged,)
    )


def _decoded(merged: Map, report: Report) -> Tradition | None:
    for name in LISTS:
        levels = get(merged, name)
        for level in keys(levels):
            if level not in (EVERY_LEVEL, *LEVELS_OF_GOVERNMENT):
                report_unknown(
                    "config.unknown-level",
                    f"There is no level of government “{short(level)}”.",
                    key_pos(levels, level),
                    report,
                    word=level,
                    known=(EVERY_LEVEL, *LEVELS_OF_GOVERNMENT),
                    all_are="Levels",
                )
    found: Tradition | None = decode(merged, Tradition, report)
    return found


def _lay(base: Map, over: Map) -> Map:
    """``over`` on ``base``; what both list at a level is one list."""
    merged = merge(base, over)
    for name in LISTS:
        levels = get(merged, name)
        for level in keys(levels):
            lists = [get(get(layer, name), level) for layer in (base, over)]
            if isinstance(levels, Map) and all(isinstance(found, Seq) for found in lists):
                levels = with_value(levels, level, _joined(*lists))
        if isinstance(levels, Map):
            merged = with_value(merged, name, levels)
    return merged


def _joined(*lists: Node | None) -> Seq:
    items = tuple(item for found in lists if isinstance(found, Seq) for item in found.items)
    return Seq(items, pos_at(lists[-1]))
