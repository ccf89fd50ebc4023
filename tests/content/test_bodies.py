"""Kinds of body get a bill in their own words: a town, a board without power to legislate, a nation
without a state. All kinds and selections: ``make exhaustive``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.bodies import STATE, bills, bodies, foreign, foreign_words, law_of, write_place
from tests.content.selections import DEMANDS

KINDS = {body.body.body: body for body in bodies()}


@pytest.mark.parametrize("kind", ["town", "school-district", "tribal-nation"])
def test_a_bill_speaks_of_no_other_kind_of_body(kind: str, tmp_path: Path) -> None:
    body = KINDS[kind]
    assert len(foreign_words(body)) > 10
    code = write_place(body, tmp_path)
    found = list(bills(code, tmp_path, DEMANDS, "core"))
    assert found
    for bill in found:
        text = law_of(bill)
        assert foreign(body, text) == [], bill.meta.short_title
    law = law_of(found[0]).splitlines()
    assert (STATE in law[0]) is (kind != "tribal-nation"), "a caption names the state"


def test_the_words_of_other_kinds_are_found() -> None:
    """The check can fail."""
    town = KINDS["town"]
    for text in ("The Mayor decides.", "a city", "the City Clerk", "two counties", "the parish"):
        assert foreign(town, text), text
    assert not foreign(town, "the Town and its clerk, throughout the nation")
