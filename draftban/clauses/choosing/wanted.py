"""Which clauses an outline takes: those that somebody wrote for it, and what its tradition wants.

Nothing enters a bill because nobody left it out. A clause in a folder of the place, of the form or
of its region is wanted by standing there; one of a tradition at the levels of government that it
names; one that all traditions of a language share only where the tradition's file lists it.
"""

from __future__ import annotations

from draftban.clauses.choosing.library import Clause, Library, unknown_clause
from draftban.config.model.tradition import EVERY_LEVEL, LISTS, Tradition
from draftban.config.setup import Setup
from draftban.diagnostics import Pos, Report
from draftban.files.nodes import Scalar, Seq, node_at
from draftban.files.text import short

WRITTEN_HERE = ("place", "form", "parent")
"""Whose folders hold clauses that are wanted by standing there."""


def needs_place(clause: Clause, setup: Setup) -> bool:
    """Whether it is a mistake if the outline has no place for ``clause``: somebody wrote it for
    this very form, or for this place and the form that it names.
    """
    return clause.rank == "form" or (clause.rank == "place" and not setup.as_form)


def unwanted(clause: Clause, level: str, tradition: Tradition) -> str:
    """Why no outline at ``level`` of government takes ``clause``; empty if it does."""
    if clause.rank in WRITTEN_HERE:
        return ""
    if clause.id in tradition.rejected(level):
        return f"the tradition {tradition.tradition} rejects it"
    if clause.rank == "tradition":
        fits = not clause.meta.levels or level in clause.meta.levels
        return "" if fits else f"it is for {', '.join(clause.meta.levels)} law"
    if clause.id in tradition.wanted(level):
        return ""
    return f"the tradition {tradition.tradition} does not want it"


def refused_at(clause: Clause, setup: Setup) -> Pos:
    """Where that stands which :func:`unwanted` gives as the reason."""
    for level in (EVERY_LEVEL, setup.form.government):
        listed = node_at(setup.order, "rejects", level)
        for item in listed.items if isinstance(listed, Seq) else ():
            if isinstance(item, Scalar) and item.raw == clause.id:
                return item.pos
    return clause.at("levels") if clause.rank == "tradition" else setup.order.pos


def check_tradition(setup: Setup, library: Library, report: Report) -> None:
    """Report what the tradition of ``setup`` wants or rejects, and no text is."""
    for name in LISTS:
        for level in (EVERY_LEVEL, setup.form.government):
            listed = node_at(setup.order, name, level)
            for item in listed.items if isinstance(listed, Seq) else ():
                if isinstance(item, Scalar) and not library.exists(item.raw):
                    report.error(
                        "clauses.unknown-wanted",
                        f"There is no clause “{short(item.raw)}” to be had or refused.",
                        item.pos,
                        text=report.line(item.pos),
                        hint=unknown_clause(item.raw, library),
                    )
