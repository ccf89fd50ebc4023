"""All selections of demands in every shipped form, to the final tree (``make exhaustive``)."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor

import pytest

from tests.content.every_form import FORMS, document, load, selections

pytestmark = pytest.mark.skipif(
    not os.environ.get("DRAFTBAN_EXHAUSTIVE"), reason="minutes of work: run `make exhaustive`"
)


def build_all(form: str) -> tuple[str, int, int]:
    """Build every selection in ``form``: its code, how many were built, how many demands it has."""
    setup = load(form)
    built = 0
    for demands in selections(setup):
        document(setup, demands)
        built += 1
    return form, built, len(setup.selected)


def test_every_selection_is_sound_in_every_form(capsys: pytest.CaptureFixture[str]) -> None:
    """2,047 bills a form, fewer only where a form has nothing to say about some demand."""
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        for form, built, demands in workers.map(build_all, FORMS):
            with capsys.disabled():
                print(f"\n{form}: {built:,} selections of {demands} demands", end="")
            assert built == 2**demands - 1
