"""All hostile templates: each character in each call and place, each shape in its larger size."""

from __future__ import annotations

import os
import time

import pytest

from tests.clauses.conftest import World, world
from tests.clauses.test_hostile_templates import CALLS, CHARACTERS, SHAPES, put, shape, table, told

pytestmark = pytest.mark.skipif(
    not os.environ.get("DRAFTBAN_EXHAUSTIVE"), reason="minutes of work: run `make exhaustive`"
)

__all__ = ["world"]  # the fixture

SECONDS = 5.0
"""Processor time that no template of any shape may take."""


def test_the_table_is_as_large_as_it_is_said_to_be() -> None:
    assert len(table()) + 2 * len(SHAPES) >= 500


@pytest.mark.parametrize(("char", "call", "place"), table())
def test_a_character(world: World, char: str, call: str, place: str) -> None:
    told(put(world, place, CALLS[call].format(CHARACTERS[char])), place)


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("large", [False, True], ids=["small", "large"])
def test_a_shape_in_time(world: World, name: str, large: bool) -> None:
    before = time.process_time()
    shape(world, name, SHAPES[name][1][large])
    assert time.process_time() - before < SECONDS
