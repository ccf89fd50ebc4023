"""What a place's `omits:` costs its bills: which demand lost its core, and which some help."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.clauses.choosing.library import Clause
from draftban.diagnostics import Pos, Report
from draftban.documents.document import Build
from draftban.files.nodes import pos_at


def warn_of_left_out(result: Build, report: Report) -> None:
    """Warn ``report`` of each demand that is only urged now, since the place left its core out, and
    advise it of those that stand without a clause that helped them.

    One that no document answers any more is an error of every build.
    """
    place, enacted = result.setup.jurisdiction.place, result.enacted
    for clause, where in _omitted(result):
        cores = ", ".join(d for d in clause.meta.core_of if d in result.urged and d not in enacted)
        helped = ", ".join(d for d in clause.meta.demands if d in enacted)
        text = report.line(where)
        if cores:
            report.warning(
                "clauses.core-left-out",
                f"The law does not enact {cores} any more, which is selected: {clause.id} is its "
                "core. Others are only asked for it.",
                where,
                text=text,
                hint=f"Take {clause.id} out of `omits:`, or say it in a clause of your own with "
                f"`core_of: [{cores}]`, or keep it so with `allow:` (docs/writing-clauses.md).",
            )
        if helped:
            against = ", ".join(clause.meta.closes)
            report.advice(
                "clauses.help-left-out",
                f"{clause.id} is left out, which helped {helped}"
                + (f" against {against} (docs/law.md)." if against else "."),
                where,
                text=text,
                hint=f"`draftban show {place} --clause {clause.id}` has its words; take it out of "
                "`omits:` if you need them.",
            )


def _omitted(result: Build) -> Iterator[tuple[Clause, Pos]]:
    """The clauses that the place's own file leaves out of its law, each with where it says so."""
    setup = result.setup
    own = setup.search.display(setup.path)
    known = {name: c for law in result.laws for name, c in law.library.clauses.items()}
    for index, name in enumerate(setup.form.omits):
        where = pos_at(setup.merged, "form", "omits", index)
        if where.file == own and name in known:
            yield known[name], where
