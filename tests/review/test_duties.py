"""Rows of scenarios in the verbs of the law that they are asked of."""

from __future__ import annotations

from draftban.config.model import Verbs
from draftban.review.scenarios.duties import Duties

SHALL = Verbs(forbid="{subject} shall not", oblige="{subject} shall", permit="{subject} may")
MAY = Verbs(forbid="{subject} may not", oblige="{subject} must", permit="{subject} may")


def test_a_row_speaks_in_the_verbs_of_the_law() -> None:
    said = Duties(SHALL, MAY).said("A public actor shall not keep it. It shall say why")
    assert said == "A public actor may not keep it. It must say why"


def test_in_the_same_verbs_it_stays_as_it_is() -> None:
    words = "A public actor shall not … offer it, and shall seal it"
    assert Duties(SHALL, SHALL).said(words) == words
