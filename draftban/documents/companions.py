"""Which documents a place has: its own, and its companions, each with what stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from draftban import clauses
from draftban.clauses.choosing.selection import Choice
from draftban.config import load_setup
from draftban.config.chains.forms import load_form
from draftban.config.model import Form
from draftban.config.setup import Setup
from draftban.diagnostics import Report


def split(setup: Setup) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The selected demands that the place can enact, and those it can urge; some are both. What
    its documents then do about them is another question (:mod:`draftban.documents.answers`).
    """
    cells = {d: setup.cells[d] for d in setup.selected if d in setup.cells}
    enacted = tuple(demand for demand, case in cells.items() if case.enacts)
    urged = tuple(demand for demand, case in cells.items() if case.urges)
    return enacted, urged


def companion_forms(setup: Setup, report: Report) -> tuple[Form, ...]:
    """The forms of the place's companions that can be read; :func:`companions` tells of others."""
    body = setup.form.body
    codes = setup.form.companions
    forms = (load_form(code, setup.search, report.aside(), body) for code in codes)
    return tuple(form for form in forms if form is not None)


def companions(
    setup: Setup, forms: Sequence[Form], urged: tuple[str, ...], report: Report
) -> Iterator[Choice]:
    """The same place again, in each form that carries what the law cannot enact.

    A form that can do nothing but urge carries its demands itself.
    """
    if urged and not setup.form.companions and setup.form.only_urges:
        yield clauses.choose(setup, report)  # a resolution that stands alone
        return
    others = _companion_setups(setup, forms, urged, report)
    carried = {demand for other in others for demand in other.selected}
    left = [demand for demand in urged if demand not in carried]
    if left and not report.errors:
        named = " or ".join(setup.form.companions)
        report.error(
            "form.no-companion",
            f"the form {setup.form.form} urges {', '.join(left)} but "
            + (f"{named} cannot carry it" if named else "names no companion"),
            setup.form.pos,
            hint="add `companion:` with a form that can carry them (see `draftban forms`)",
        )
    yield from (clauses.choose(other, report) for other in others)


def _companion_setups(
    setup: Setup, forms: Sequence[Form], urged: tuple[str, ...], report: Report
) -> list[Setup]:
    """The place in each companion form that can do something about a demand left to it."""
    known = {form.form: form for form in forms}
    found: list[Setup] = []
    for code in setup.form.companions:
        form = known.get(code)
        if form is None:  # unreadable: load_setup tells why
            left = urged
        else:
            wanted = urged if form.carries == "urged" else setup.selected
            left = tuple(d for d in wanted if any(c.draftings for c in form.competence.get(d, ())))
        if not left:
            continue
        search = setup.search
        other = load_setup(
            setup.path,
            report,
            form=code,
            demands=left,
            carried=setup.carried,
            working=search.working,
            shipped=search.shipped,
            memory=search.memory,
        )
        # What it could do at all, the facts of the place may leave nothing of.
        if other is not None and any(case.draftings for case in other.cells.values()):
            found.append(other)
    return found
