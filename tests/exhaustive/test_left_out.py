"""Every clause that is core of nothing, left out alone in every form (``make exhaustive``)."""

from __future__ import annotations

import os

import pytest

from draftban import clauses
from draftban.diagnostics import Report
from tests.content.every_form import FORMS, clauses_of, document, load, without

pytestmark = pytest.mark.skipif(
    not os.environ.get("DRAFTBAN_EXHAUSTIVE"), reason="minutes of work: run `make exhaustive`"
)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_core_of_nothing_goes_alone(form: str) -> None:
    setup = load(form)
    library = clauses.choose(setup, Report()).library
    standing = clauses_of(document(setup, setup.selected))
    helping = sorted(c for c in standing if not library.clauses[c].meta.core_of)
    assert helping or form == "us-body-vote"
    for clause in helping:
        bill = document(without(setup, clause), setup.selected)
        assert bill.meta.demands == setup.selected, clause
        along = {c for c in standing if clause in library.clauses[c].meta.beside}
        assert clauses_of(bill) == standing - {clause} - along
