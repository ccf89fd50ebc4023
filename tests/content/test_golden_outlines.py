"""The outline of each single demand and each pair, as it was last read and accepted.

``DRAFTBAN_ACCEPT_GOLDENS=1`` takes the present ones; read the diff before committing it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from draftban.writers import write
from tests.content.selections import CITIES, build, singles_and_pairs

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("city", CITIES)
def test_golden_outlines_of_singles_and_pairs(city: str) -> None:
    changed = []
    for demands in singles_and_pairs():
        # The model vote has one line for each demand, whatever the others are.
        documents = [d for d in build(city, demands).documents if not d.stem.endswith("-vote")]
        outline = "\n".join(write(d.bill, "outline").decode() for d in documents)
        path = GOLDEN / city / f"{'+'.join(demands)}.outline"
        if os.environ.get("DRAFTBAN_ACCEPT_GOLDENS"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(outline, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != outline:
            changed.append(f"{path.relative_to(GOLDEN)}\n{outline}")
    assert not changed, (
        f"{len(changed)} outlines differ; read them, then `make accept-goldens`:\n" + changed[0]
    )
