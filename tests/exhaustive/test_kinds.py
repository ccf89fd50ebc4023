"""Each kind of body in each state that has it, all demands and each alone, core and short
(``make exhaustive``): sound, and no word of another kind or state stands in it. Every example too.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from draftban import api
from draftban.diagnostics import Report
from draftban.packets import packet
from tests.content.selections import DEMANDS
from tests.content.shipped import EXAMPLES, ROOT
from tests.content.strange import KINDS, built, states, strange, write_place
from tests.content.test_examples import kind_of

pytestmark = pytest.mark.skipif(
    not os.environ.get("DRAFTBAN_EXHAUSTIVE"), reason="minutes of work: run `make exhaustive`"
)

OF_STATES = yaml.safe_load((ROOT / "tests" / "content" / "kinds.yaml").read_text("utf-8"))
CASES = [(state, kind) for state, kinds in OF_STATES.items() for kind in kinds]
SELECTIONS = (DEMANDS, *((demand,) for demand in DEMANDS))


def test_every_state_and_every_kind_is_tried() -> None:
    assert set(OF_STATES) == set(states()) - {"dc"}
    assert {kind for _, kind in CASES} == set(KINDS) - {"tribal-nation"}
    for kind, body in KINDS.items():
        if body.body.regions:
            assert {state for state, one in CASES if one == kind} <= set(body.body.regions)


@pytest.mark.parametrize(("state", "kind"), CASES)
def test_no_bill_speaks_of_another_kind_or_state(state: str, kind: str, tmp_path: Path) -> None:
    code = write_place(kind, state, tmp_path)
    found = {
        words.partition(": ")[2]: f"{length} {demands}"
        for length in ("core", "short")
        for demands in SELECTIONS
        for words in strange(built(code, demands, tmp_path, length=length), kind, state)
    }
    assert found == {}


@pytest.mark.parametrize("code", EXAMPLES)
def test_an_example_has_all_its_papers_without_a_mistake(code: str) -> None:
    build = built(code)
    assert strange(build, kind_of(code), code.split("-")[1]) == []
    api.examine(build)
    report = Report()
    assert packet(build, report).papers
    assert list(report) == []
    assert api.coverage(build)
