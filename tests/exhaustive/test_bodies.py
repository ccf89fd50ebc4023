"""Every kind of body, all demands and each by itself, core and short (``make exhaustive``)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from draftban.config import load_setup, search_path
from draftban.config.chains.around import kinds_of
from draftban.config.regions import regions_of
from draftban.diagnostics import Report
from tests.content.bodies import STATE, BodyFiles, bills, bodies, foreign, law_of, write_place
from tests.content.selections import DEMANDS

pytestmark = pytest.mark.skipif(
    not os.environ.get("DRAFTBAN_EXHAUSTIVE"), reason="minutes of work: run `make exhaustive`"
)

SELECTIONS = (DEMANDS, *((demand,) for demand in DEMANDS))


@pytest.mark.parametrize("length", ["core", "short"])
@pytest.mark.parametrize("body", bodies(), ids=lambda body: body.body.body)
def test_no_bill_speaks_of_another_kind_of_body(
    body: BodyFiles, length: str, tmp_path: Path
) -> None:
    code = write_place(body, tmp_path)
    setup = load_setup(code, Report(), working=tmp_path)
    assert setup is not None
    for demands in SELECTIONS:
        found = list(bills(code, tmp_path, demands, length))
        assert found, demands
        for bill in found:
            assert foreign(body, law_of(bill)) == [], (demands, bill.meta.short_title)
        caption = law_of(found[0]).splitlines()[0]
        assert (STATE in caption) is (body.body.body != "tribal-nation"), caption


NAMES = regions_of("us", search_path(), Report())
KINDS = {body.body.body: body for body in bodies()}
IN_STATES = [
    (state, f"us-{code}", kind)
    for state, code in NAMES.items()
    for kind in kinds_of(f"us-{code}", search_path())
]
WITHIN = {"Virginia": "West Virginia", "Kansas": "Arkansas"}
"""States whose name stands in that of another."""


@pytest.mark.parametrize(("state", "region", "kind"), IN_STATES)
def test_no_bill_speaks_of_another_state(
    state: str, region: str, kind: str, tmp_path: Path
) -> None:
    """Of each kind of body of which a state says something, in that state."""
    assert len(IN_STATES) > 60
    code = write_place(KINDS[kind], tmp_path, state, region)
    setup = load_setup(code, Report(), working=tmp_path)
    assert setup is not None
    legislature = setup.roles["legislature"]["the"]
    assert legislature != "the State Legislature"
    own = " ".join(phrases["one"].lower() for phrases in setup.roles.values())
    found = list(bills(code, tmp_path, DEMANDS, "core"))
    assert found
    for bill in found:
        text = law_of(bill)
        others = [w for w in foreign(KINDS[kind], text.replace(legislature, "")) if w not in own]
        assert others == [], bill.meta.short_title
        others = [name for name in NAMES if name not in (state, "Washington") and name in text]
        assert [name for name in others if WITHIN.get(name) != state] == [], bill.meta.short_title
