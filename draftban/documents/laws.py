"""The laws of a place: one, or each of the parts into which its form divides the text."""

from __future__ import annotations

from dataclasses import replace

from draftban.config.chains.forms import decode_form
from draftban.config.competence import find_cells
from draftban.config.parts import limited, part_map
from draftban.config.setup import Setup
from draftban.diagnostics import Report
from draftban.files.nodes import Map, get, with_value


def law_setups(setup: Setup, report: Report) -> tuple[Setup, ...]:
    """``setup`` itself, or the same place once for each part that it writes: with the demands that
    the part takes, and with what the part says in place of the form. Mistakes go to ``report``.
    """
    if not setup.parts:
        return (setup,)
    found = (_part(setup, name, report) for name in setup.parts)
    return tuple(one for one in found if one is not None)


def _part(setup: Setup, name: str, report: Report) -> Setup | None:
    whole, parts = get(setup.merged, "form"), setup.form.parts
    assert isinstance(whole, Map)
    assert parts is not None, "else none is made"
    merged = part_map(whole, name, setup.parts)
    form = decode_form(merged, setup.search, report)
    if form is None:
        return None
    cells = find_cells(form, setup.demands, {**setup.options, **setup.facts})
    return replace(
        setup,
        form=form,
        merged=with_value(setup.merged, "form", merged),
        selected=tuple(d for d in setup.selected if d in parts.of[name].demands),
        cells=limited(cells, parts, (name,)),
        part=name,
    )
