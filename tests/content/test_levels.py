"""Eleven demands at five levels of government: each cell says what it may do and why, has words in
each of its draftings, and builds; so does any selection of demands in every shipped form.
"""

from __future__ import annotations

from functools import cache

import pytest

from draftban.bill.tree import bill_provisions
from draftban.config.model import URGE, Form
from tests.content.every_form import FORMS, LEVELS, document, load, sample
from tests.content.lengths import form_of
from tests.content.selections import DEMANDS

SAMPLE = 16
SEED = 7


def urges_only(form: Form) -> bool:
    return all(set(case.draftings) <= {URGE} for c in form.competence.values() for case in c)


@cache
def built(code: str, *demands: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The demands that the document of a form for ``demands`` says it is about, and those that its
    provisions answer. What is unsound fails, and each document is made once.
    """
    bill = document(load(code), demands)
    return bill.meta.demands, frozenset(d for p in bill_provisions(bill) for d in p.demands)


OPERATIVE = [code for code in FORMS if not urges_only(form_of(code))]


def test_every_level_of_government_has_a_form() -> None:
    assert {form_of(code).government for code in OPERATIVE} == set(LEVELS)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("demand", DEMANDS)
def test_each_cell_of_each_level_builds(level: str, demand: str) -> None:
    """Acceptance: all 11 × 5 cells to the final tree, each with reason, limits and dates."""
    found = 0
    for code in OPERATIVE:
        form = form_of(code)
        if form.government != level:
            continue
        for case in form.competence.get(demand, ()):
            assert case.reason.endswith("."), f"{code} {demand}: the reason is no sentence"
            if case.verified:
                assert case.authority, f"{code} {demand}: verified, but by what?"
                assert case.checked_on, f"{code} {demand}: verified, but when?"
                assert case.recheck_by > case.checked_on, f"{code} {demand}: recheck by when?"
        if demand in load(code).selected:
            _, answered = built(code, demand)
            assert demand in answered
            found += 1
    assert found, f"no form of the level {level} writes anything about {demand}"


@pytest.mark.parametrize("code", [code for code in FORMS if form_of(code).amending is None])
def test_a_sample_of_selections_is_sound_in_every_form(code: str) -> None:
    """Each demand alone among them: what is its core cannot hang on another one."""
    setup = load(code)
    assert setup.selected
    chosen = sample(setup, SAMPLE, SEED)
    assert len(chosen) >= min(SAMPLE, 2 ** len(setup.selected) - 1)
    assert {(demand,) for demand in setup.selected} <= set(chosen)
    for demands in chosen:
        about, _ = built(code, *demands)
        assert about == demands


@pytest.mark.parametrize("code", OPERATIVE)
def test_no_law_urges(code: str) -> None:
    """An ordinance, act or regulation has no call on others; those stand in its companions."""
    setup = load(code)
    bill = document(setup, setup.selected)
    assert not [p.source for p in bill_provisions(bill) if p.drafting == URGE]
