"""20,000 mutants of places, 5,000 of forms, clauses and manifests (``make exhaustive``).

As ``tests/mutation``, whose 500 are the first of them, with the processor time of each measured.
"""

from __future__ import annotations

import os
from itertools import chain
from pathlib import Path

import pytest

from tests.mutation.mutants import CLAUSE, FORM, MANIFEST, PLACE
from tests.mutation.runs import MOST, Laboratory
from tests.mutation.trials import failures, listed

pytestmark = pytest.mark.skipif(
    not os.environ.get("DRAFTBAN_EXHAUSTIVE"), reason="minutes of work: run `make exhaustive`"
)

COUNTS = {PLACE: 20_000, FORM: 2_000, CLAUSE: 2_000, MANIFEST: 1_000}

_AT_ONCE = 500

PARTS = tuple(
    chain.from_iterable(
        ((kind, first) for first in range(0, count, _AT_ONCE)) for kind, count in COUNTS.items()
    )
)


@pytest.mark.parametrize(("kind", "first"), PARTS)
def test_mutants(kind: str, first: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "working"
    folder.mkdir()
    monkeypatch.chdir(folder)
    laboratory = Laboratory(folder)
    found = failures(laboratory, kind, range(first, first + _AT_ONCE), MOST)
    slowest, seed = laboratory.slowest
    print(
        f"{kind} {first:,}–{first + _AT_ONCE - 1:,}: {laboratory.drafted} drafted, "
        f"{laboratory.written} written, slowest {seed} with {slowest:.1f} s"
    )
    assert not found, listed(found)
