"""All 2,047 selections for every shipped city, to the final tree (``make exhaustive``)."""

from __future__ import annotations

import os

import pytest

from tests.content.selections import CITIES, assert_sound, build, subsets

pytestmark = pytest.mark.skipif(
    not os.environ.get("DRAFTBAN_EXHAUSTIVE"), reason="minutes of work: run `make exhaustive`"
)


@pytest.mark.parametrize("city", CITIES)
def test_every_selection_is_sound(city: str) -> None:
    count = 0
    for demands in subsets():
        assert_sound(build(city, demands))
        count += 1
    assert count == 2047
