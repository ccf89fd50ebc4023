"""What a body can lawfully do about a demand: the first case whose `when` holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from draftban.config.answers import Value, check_when, holds
from draftban.config.model import Authority, Case, Form
from draftban.diagnostics import Pos, Report
from draftban.files.nodes import Node, get, key_pos, keys, pos_at
from draftban.files.text import nearest, report_unknown, short


def find_cells(form: Form, demands: Iterable[str], values: Mapping[str, Value]) -> dict[str, Case]:
    """The case of each of ``demands`` that counts under ``values`` (facts and form options), if
    one does.
    """
    found: dict[str, Case] = {}
    for demand in demands:
        case = next((c for c in form.competence.get(demand, ()) if holds(c.when, values)), None)
        if case is not None:
            found[demand] = case
    return found


def unknown_demand(demand: str, known: tuple[str, ...], where: Pos, report: Report) -> None:
    """Report ``demand`` as none of the ``known`` ones."""
    message = f"There is no demand “{short(demand)}”."
    report_unknown(
        "config.unknown-demand",
        message,
        where,
        report,
        word=demand,
        known=known,
        all_are="Demands",
    )


def check_competence(
    form: Form,
    node: Node,
    selected: tuple[str, ...],
    demands: tuple[str, ...],
    authorities: Mapping[str, Authority] | None,
    cells: Mapping[str, Case],
    report: Report,
) -> None:
    """Report unknown demands, facts and authorities of ``form``'s map, and demands without a case;
    unknown authorities of what it states, and of what its words rest on, too.

    ``node`` is the form's map of keys, for positions; ``demands`` are all of the letter,
    ``cells`` the cases that count in the place. Without ``authorities`` (their file is
    unreadable) ids are not checked.
    """
    for demand, cases in form.competence.items():
        if demand not in demands:
            unknown_demand(demand, demands, key_pos(get(node, "competence"), demand), report)
        for number, case in enumerate(cases):
            path: tuple[str | int, ...] = ("competence", demand, number)
            check_when(case.when, form.facts, form.options, pos_at(node, *path, "when"), report)
            _check_authorities(
                case.authority, form, node, (*path, "authority"), authorities, report
            )
    for name, fact in form.facts.items():
        if fact.stated is not None:
            named, path = fact.stated.authority, ("facts", name, "stated", "authority")
            _check_authorities(named, form, node, path, authorities, report)
            if not named and fact.stated.searched is None:
                where = pos_at(node, "facts", name, "stated")
                report.error(
                    "config.stated",
                    f"What the law answers to “{name}” rests on nothing.",
                    where,
                    text=report.line(where),
                    hint="Name what says so under `authority:`, or under `searched:` where nothing "
                    "was found.",
                )
    parts = (
        *(part for part in keys(node) if part != "roles"),
        *(f"roles.{role}" for role in form.roles),
        *(f"facts.{fact}" for fact in form.facts),
    )
    for key, basis in form.basis.items():
        path = ("basis", key, "authority")
        _check_authorities(basis.authority, form, node, path, authorities, report)
        when = pos_at(node, "basis", key, "when")
        check_when(basis.when, form.facts, form.options, when, report)
        if key not in parts:
            report_unknown(
                "config.unknown-key",
                f"The form {form.form} has no part “{short(key)}” that could rest on anything.",
                key_pos(get(node, "basis"), key),
                report,
                word=key,
                known=parts,
                all_are="Its parts",
            )
    for demand in selected:
        if demand not in cells:
            where = pos_at(node, "competence", demand)
            answers = "" if demand not in form.competence else " for the answers under `facts:`"
            report.error(
                "config.no-cell",
                f"The form {form.form} has no case for demand {demand}{answers}.",
                where,
                text=report.line(where),
                hint=f"Add one without `when:` at the end of competence: {demand}:.",
            )


def _check_authorities(
    named: tuple[str, ...],
    form: Form,
    node: Node,
    path: tuple[str | int, ...],
    authorities: Mapping[str, Authority] | None,
    report: Report,
) -> None:
    """Report what is ``named`` at ``path`` below the form's map and is no authority."""
    for index, authority in enumerate(named):
        if authorities is not None and authority not in authorities:
            where = pos_at(node, *path, index)
            report.error(
                "config.unknown-authority",
                f"“{authority}” is not in templates/authorities/{form.country}.yaml.",
                where,
                text=report.line(where),
                hint=nearest(authority, tuple(authorities))
                or "Add it there, to the file of its region or to everywhere.yaml beside it.",
            )
