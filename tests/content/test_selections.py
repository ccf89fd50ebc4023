"""Every selection of demands is a bill that stands by itself."""

from __future__ import annotations

import random

import pytest

from draftban.bill.tree import bill_provisions
from tests.content.selections import (
    CITIES,
    DEMANDS,
    assert_sound,
    bills,
    build,
    subsets,
)

SAMPLE = 12
"""Each demand alone and pairs are those of the outlines; every selection: ``make exhaustive``."""


@pytest.mark.parametrize("city", CITIES)
def test_a_seeded_sample_of_selections_is_sound(city: str) -> None:
    for demands in random.Random(7).sample(list(subsets()), SAMPLE):
        assert_sound(build(city, demands))


@pytest.mark.parametrize("city", CITIES)
@pytest.mark.parametrize("length", ["short", "full"])
def test_all_demands_in_both_lengths(city: str, length: str) -> None:
    assert_sound(build(city, DEMANDS, length=length))


@pytest.mark.parametrize("city", CITIES)
@pytest.mark.parametrize("demand", DEMANDS)
def test_a_demand_left_out_is_neither_answered_nor_named(city: str, demand: str) -> None:
    """The long title of one demand is part of no other demand's."""
    own = build(city, [demand]).bill
    without = build(city, [d for d in DEMANDS if d != demand])
    for bill in bills(without):
        assert all(p.demands != (demand,) for p in bill_provisions(bill))
        assert demand not in bill.meta.demands
    other = without.bill
    assert own is not None
    assert other is not None
    subject = own.meta.subject
    assert subject
    assert subject not in other.meta.title
    assert subject in own.meta.title
