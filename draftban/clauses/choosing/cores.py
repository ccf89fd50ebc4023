"""Whether each selected demand has a core in one of a build's documents; and if not, why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from draftban.clauses.choosing.library import Library
from draftban.clauses.choosing.selection import Choice, Decision
from draftban.config.answers import holds
from draftban.config.setup import Setup
from draftban.diagnostics import NOWHERE, Pos, Report
from draftban.files.nodes import Scalar, Seq, node_at, pos_at


def check_cores(setup: Setup, choices: Sequence[Choice], report: Report) -> None:
    """Report each demand that a document of ``choices`` could answer and none does.

    ``setup`` is that of the place in its own form, whose `prohibitions:` select the demands;
    ``choices`` are those of the documents that count for the place.
    """
    standing = {demand for choice in choices for demand in choice.selection.enacted}
    lacking = [
        demand
        for demand in setup.selected
        if demand not in standing and any(_could(choice, demand) for choice in choices)
    ]
    kept = [demand for demand in setup.selected if demand not in lacking]
    for demand in lacking:
        tried = _tried(demand, choices)
        where = next((d.pos for d in tried if d.pos != NOWHERE), _selected_at(setup, demand))
        report.error(
            "clauses.no-core",
            f"No document answers demand {demand}, which is selected. "
            f"{_told(demand, tried, where)}.",
            where,
            text=report.line(where),
            hint=f"{_deselect(setup, demand, kept)}, or {_write(demand, tried, choices)}.",
        )


def _could(choice: Choice, demand: str) -> bool:
    """Whether the document lacks a core though somebody wrote words for ``demand``; without any
    the selection told so.
    """
    case = choice.setup.cells.get(demand)
    if case is None or demand not in choice.selection.lacking:
        return False
    return not choice.library.draftings(demand).isdisjoint(choice.setup.form.holds(case))


def _tried(demand: str, choices: Iterable[Choice]) -> tuple[Decision, ...]:
    """What became of the clauses that are core of ``demand``, each once for each reason, without
    those for a subject that is reserved where it is not, and the other way round.
    """
    found = (d for c in choices for d in c.selection.lacking.get(demand, ()) if _fits(c, d))
    return tuple(dict.fromkeys(found))


def _fits(choice: Choice, decision: Decision) -> bool:
    """Whether the clause of ``decision`` is written for the form as it stands: where its subject is
    reserved, or where it is not.
    """
    reserved, facts = choice.setup.form.reserved, choice.setup.facts
    when = choice.library.clauses[decision.clause].meta.when
    asked = reserved.when if reserved is not None else {}
    return holds({name: value for name, value in when.items() if name in asked}, facts)


def _told(demand: str, tried: Sequence[Decision], where: Pos) -> str:
    """Who left out what."""
    if not tried:
        return f"No clause has `core_of: [{demand}]`"
    return "; ".join(
        f"{d.clause} is core of it and does not stand: {d.reason}{_at(d.pos, where)}" for d in tried
    )


def _at(pos: Pos, shown: Pos) -> str:
    """Where a reason stands, unless the diagnostic points there."""
    return "" if pos in (NOWHERE, shown) else f" ({pos.file}:{pos.line})"


def _selected_at(setup: Setup, demand: str) -> Pos:
    """Where the place selects ``demand``."""
    written = node_at(setup.merged, "jurisdiction", "prohibitions")
    for item in written.items if isinstance(written, Seq) else ():
        if isinstance(item, Scalar) and item.raw == demand:
            return item.pos
    return pos_at(setup.merged, "jurisdiction", "prohibitions")


def _deselect(setup: Setup, demand: str, kept: Sequence[str]) -> str:
    """The first way on: to take back the selection, in the place's file if that made it."""
    written = node_at(setup.merged, "jurisdiction", "prohibitions")
    if isinstance(written, Seq):
        if any(isinstance(item, Scalar) and item.raw == demand for item in written.items):
            return f"Take {demand} out of `prohibitions:`"
    elif kept and setup.selected == tuple(setup.demands):
        return f"Write `prohibitions: [{', '.join(kept)}]`, without {demand}"
    return f"Select other demands, without {demand}"


def _write(demand: str, tried: Sequence[Decision], choices: Sequence[Choice]) -> str:
    """The second: another clause for it, or one that is there and does not say what it is."""
    new = f"write a clause with `core_of: [{demand}]`"
    others = () if tried else tuple(dict.fromkeys(_answering(demand, choices)))
    if not others:
        return new
    return f"{new}, such as {' or '.join(others)} if that is the demand itself"


def _answering(demand: str, choices: Iterable[Choice]) -> Iterator[str]:
    for choice in choices:
        yield from _of(choice.library, demand)


def _of(library: Library, demand: str) -> Iterator[str]:
    for name in sorted(library.clauses):
        meta = library.clauses[name].meta
        if demand in meta.demands and not meta.cuts:
            yield name
