"""Which clauses stand for each demand alone and each two together, in both cities: as accepted."""

from __future__ import annotations

import os

import pytest

from tests.content.goldens import accepted, outlines
from tests.content.test_goldens import SAMPLED, assert_accepted

pytestmark = pytest.mark.skipif(
    not os.environ.get("DRAFTBAN_EXHAUSTIVE"), reason="minutes of work: run `make exhaustive`"
)


def test_every_outline_is_as_accepted() -> None:
    assert_accepted(SAMPLED, accepted(SAMPLED), outlines())
