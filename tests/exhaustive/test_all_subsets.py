"""All selections of demands in every shipped form and length, to the final tree (``make
exhaustive``).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

import pytest

from tests.content.every_form import FORMS, document, load, selections

pytestmark = pytest.mark.skipif(
    not os.environ.get("DRAFTBAN_EXHAUSTIVE"), reason="minutes of work: run `make exhaustive`"
)


def texts() -> Iterator[tuple[str, str]]:
    """Each form with each length that it offers; one that offers none with none."""
    for form in FORMS:
        offered = load(form).form.options.get("length")
        yield from ((form, length) for length in (offered.choices if offered else ("",)))


def build_all(text: tuple[str, str]) -> tuple[int, int]:
    """Build every selection in a form and length: how many were built, how many demands it has."""
    form, length = text
    setup = load(form)
    if length:
        setup = setup.with_options({"length": length})
    built = 0
    for demands in selections(setup):
        document(setup, demands)
        built += 1
    return built, len(setup.selected)


def test_every_selection_is_sound_in_every_form_and_length(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """2,047 bills a text, fewer only where a form has nothing to say about some demand."""
    every = list(texts())
    assert len(every) > len(FORMS)
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        for text, (built, demands) in zip(every, workers.map(build_all, every), strict=True):
            with capsys.disabled():
                named = " ".join(text).rstrip()
                print(f"\n{named}: {built:,} selections of {demands} demands", end="")
            assert built == 2**demands - 1
