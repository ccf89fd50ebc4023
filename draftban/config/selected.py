"""What is asked for of a place; which demands are selected, by its file or by whoever asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from draftban.config.competence import unknown_demand
from draftban.config.languages.language import joining_words
from draftban.diagnostics import NOWHERE, Pos, Report
from draftban.files.nodes import Map, Scalar, Seq, get, with_value
from draftban.files.search import SearchPath
from draftban.files.text import listed


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a setup was asked for. ``place`` is one as it was named: a code, or the path of a file.
    ``demands`` are those that were chosen instead of the file's, ``without`` those that were taken
    away, in the letter's order; ``as_place`` is the place in whose form it is built, as it was
    named, if that is another.
    """

    place: str = ""
    demands: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    as_place: str = ""


def spelled_out(own: Map, known: tuple[str, ...], search: SearchPath, report: Report) -> Map:
    """A place's ``own`` map with its demands as a list, where it names them otherwise and nothing
    else can be meant: ``e, f`` and ``[e f]`` are ``[e, f]``, which is advised.
    """
    written = get(own, "prohibitions")
    items = written.items if isinstance(written, Seq) else (written,)
    said = [item for item in items if isinstance(item, Scalar) and isinstance(item.value, str)]
    right = ("all",) if isinstance(written, Scalar) else known
    if written is None or len(said) < len(items) or all(one.value in right for one in said):
        return own
    meant = [(demand, one.pos) for one in said for demand in _named(one.raw, known, search)]
    if not meant or any(demand not in known for demand, _ in meant):
        return own
    report.advice(
        "config.list",
        "The demands are no list with commas; they are read as one.",
        written.pos,
        text=report.line(written.pos),
        hint=f"Write prohibitions: [{', '.join(demand for demand, _ in meant)}].",
    )
    named = tuple(Scalar(demand, demand, where) for demand, where in meant)
    return with_value(own, "prohibitions", Seq(named, written.pos))


def _named(typed: str, known: tuple[str, ...], search: SearchPath) -> tuple[str, ...]:
    return listed([typed], known, lambda: joining_words(search))


def selected_demands(
    own: Map, demands: Iterable[str] | None, known: tuple[str, ...], report: Report
) -> tuple[str, ...]:
    """The demands asked for, in the order of ``known``, the letter's: ``demands``, or those that
    the place's ``own`` map names if that is ``None``. Unknown ones and repetitions are reported.
    """
    wanted: list[tuple[str, Pos]] = []
    written = get(own, "prohibitions")
    if demands is not None:
        wanted = [(demand, NOWHERE) for demand in demands]
    elif isinstance(written, Scalar) and written.value == "all":
        return known
    elif isinstance(written, Seq):
        wanted = [(i.raw, i.pos) for i in written.items if isinstance(i, Scalar)]
    if not known:
        return ()
    if not wanted:
        if demands is not None or (isinstance(written, Seq) and not written.items):
            where = NOWHERE if demands is not None or written is None else written.pos
            report.error(
                "config.no-demand",
                "No demand is selected.",
                where,
                text=report.line(where),
                hint=f"Choose from {', '.join(known)}.",
            )
        return ()
    seen: set[str] = set()
    for demand, where in wanted:
        if demand not in known:
            unknown_demand(demand, known, where, report)
        elif demand in seen:
            report.warning(
                "config.repeated",
                f"The demand {demand} is named twice.",
                where,
                text=report.line(where),
                hint="Name it once.",
            )
        seen.add(demand)
    return tuple(demand for demand in known if demand in seen)
