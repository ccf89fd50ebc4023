"""A legal tradition with those it extends, and the files in their folders."""

from __future__ import annotations

from functools import reduce

from draftban.config.chains.ancestry import ancestry
from draftban.config.decode import decode_once
from draftban.config.languages.worded import layered
from draftban.config.model import Tradition
from draftban.config.model.tradition import EVERY_LEVEL, LEVELS_OF_GOVERNMENT, LISTS
from draftban.diagnostics import Pos, Report
from draftban.files.merge import merge, settled
from draftban.files.nodes import Map, Node, Scalar, Seq, get, key_pos, keys, pos_at, with_value
from draftban.files.search import SearchPath
from draftban.files.text import report_unknown, short
from draftban.files.yaml_source import read_mapping_file

FOLDER = "templates/traditions"


def tradition_chain(
    code: str, where: Pos, search: SearchPath, report: Report
) -> tuple[tuple[str, ...], Map | None]:
    """The codes of tradition ``code`` and those it extends, most particular first, and their map.

    ``where`` is the place that names it. The map is ``None`` if a file is missing or unreadable,
    or if the traditions extend each other in a circle; the reason is reported.
    """

    def find(code: str, where: Pos) -> tuple[Map, Map] | None:
        found = _read(code, where, search, report)
        return None if found is None else (found, found)

    circle = ("config.tradition-cycle", "Legal traditions extend each other in a circle")
    found, whole = ancestry(code, where, find, report, circle=circle)
    if not whole or not found:
        return tuple(found), None
    basis = tuple(reversed(found.values()))
    chain = search.memory.once(
        lambda _: settled(reduce(_lay, basis)), report, key="traditions", of=basis
    )
    return tuple(found), chain


def load_tradition(
    code: str, where: Pos, search: SearchPath, report: Report
) -> tuple[tuple[str, ...], Tradition | None]:
    """The codes of :func:`tradition_chain`, and the tradition that its map writes."""
    codes, chain = tradition_chain(code, where, search, report)
    return codes, None if chain is None else decode_tradition(chain, search, report)


def decode_tradition(chain: Map, search: SearchPath, report: Report) -> Tradition | None:
    """The tradition that the map of a chain writes; ``None`` after a reported error."""
    search.memory.once(lambda own: _check_levels(chain, own), report, key="levels", of=(chain,))
    found: Tradition | None = decode_once(chain, Tradition, search.memory, report)
    return found


def tradition_file(
    relative: str, codes: tuple[str, ...], search: SearchPath, report: Report
) -> Map | None:
    """``relative`` in the folders of the traditions ``codes``, most particular first, laid over
    each other; a folder's own file stands in for the shipped one. ``None`` if none has it.

    The words of a tradition stand in its own file while it has one language. Those of another
    stand in the file of that name in the tradition's folder of that language, over it.
    """
    files = (search.content_files(f"{FOLDER}/{code}/{relative}") for code in codes)
    own = (found[0] for found in files if found)
    return layered((*search.every(relative, "tradition"), *own), search, report)


def _read(code: str, where: Pos, search: SearchPath, report: Report) -> Map | None:
    """The file of one tradition; its absence, or another name in it, is reported."""
    path = search.tradition(code)
    if path is None:
        report_unknown(
            "config.unknown-tradition",
            f"There is no legal tradition “{short(code)}”.",
            where,
            report,
            word=code,
            known=search.all_traditions(),
            all_are="Traditions",
        )
        return None
    found = read_mapping_file(path, search, report)
    own = get(found, "tradition")
    if own is not None and not (isinstance(own, Scalar) and own.value == code):
        report.error(
            "config.tradition-name",
            f"The file is called {code}.yaml, so its tradition is {code}.",
            own.pos,
            text=report.line(own.pos),
            hint=f"Write tradition: {code}",
        )
    return found


def _check_levels(merged: Map, report: Report) -> None:
    """Report what is listed for a level of government that there is not."""
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
