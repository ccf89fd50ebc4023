"""Every kind of body, all demands and each by itself, core and short (``make exhaustive``)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from draftban.config import load_setup
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
