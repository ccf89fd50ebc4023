"""Kinds of body get a bill in their own words: a town, a board without power to legislate, a nation
without a state. All kinds and selections: ``make exhaustive``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from draftban import api
from draftban.bill.paper import Paper
from draftban.config import load_setup
from draftban.diagnostics import Report
from draftban.packets import packet
from draftban.writers._text.papers import paragraphs
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
        named = re.findall(r"officer whom the [\w ]+ names\b.{13}", text, re.DOTALL)
        assert all("until then" in " ".join(one.split()) for one in named), "somebody always acts"
    law = law_of(found[0]).splitlines()
    assert (STATE in law[0]) is (kind != "tribal-nation"), "a caption names the state"
    if body.body.form == "us-policy":
        assert "this body" not in law_of(found[0]).lower(), "its board is no employer"
    if kind == "tribal-nation":
        nation = law_of(found[0])
        for strange in ("state or federal", "private entities apply", "federal law let this"):
            assert strange not in nation, strange
        assert "in the courts of the Nation" in nation
        assert "to which its law gives effect" in nation
    assert "Approved this" not in law_of(found[0]), "nobody said that an executive approves"


@pytest.mark.parametrize(
    ("kind", "region", "state", "said", "unsaid"),
    [
        ("village", "us-ny", "New York", "not before its filing with the Secretary", "charter"),
        ("township", "us-mn", "Minnesota", "not before its publication", "charter"),
        ("town-meeting", "us-ma", "Massachusetts", "Moved: that the Town", "Voted"),
        ("borough", "us-pa", "Pennsylvania", "Approved this", "not before"),
    ],
)
def test_a_law_starts_and_ends_as_its_body_and_state_have_it(
    kind: str, region: str, state: str, said: str, unsaid: str, tmp_path: Path
) -> None:
    code = write_place(KINDS[kind], tmp_path, state, region)
    law = next(iter(bills(code, tmp_path, ("b.i",), "core")))
    text = " ".join(law_of(law).split())
    assert said in text
    assert unsaid not in text


def test_what_stands_below_a_law_stands_below_no_other_document(tmp_path: Path) -> None:
    """A town meeting is moved to adopt its by-law; its resolution and the model vote are none."""
    code = write_place(KINDS["town-meeting"], tmp_path, "Massachusetts", "us-ma")
    law, *others = map(law_of, bills(code, tmp_path, DEMANDS, "core"))
    assert "Moved: that the Town" in law
    assert [text.count("Presiding officer") for text in others] == [1, 1], "both are signed"
    for text in others:
        assert "Moved" not in text
        assert "Motion" not in text.splitlines()


def test_the_words_of_other_kinds_are_found() -> None:
    """The check can fail."""
    town = KINDS["town"]
    for text in ("The Mayor decides.", "a city", "the City Clerk", "two counties", "the parish"):
        assert foreign(town, text), text
    assert not foreign(town, "the Town and its clerk, throughout the nation")


# ---------------------------------------------------------------- what is filed


def papers(kind: str, folder: Path) -> Mapping[str, Paper]:
    """The papers of the packet of a place of this kind, by name."""
    code = write_place(KINDS[kind], folder)
    setup = load_setup(code, report := Report(), working=folder)
    assert setup is not None, list(report)
    found = packet(api.build(setup), report).papers
    assert not report.errors, list(report)
    return {stem.removeprefix(f"{code}-"): written.paper for stem, written in found}


def said(paper: Paper) -> str:
    return " ".join(" ".join(paragraphs(paper, 10_000)).split())


def test_a_town_meeting_gets_the_question_and_no_paper_for_a_council(tmp_path: Path) -> None:
    filed = papers("town-meeting", tmp_path)
    assert not {"memo", "staff-report", "public-notice", "approvals"} & set(filed)
    article = said(filed["warrant-article"])
    assert "To see if the Town of Testville will vote to enact an ordinance entitled" in article
    assert "No: nothing changes." in article
    assert len(article) < 4000, "it fits one page"


def test_a_policy_comes_with_no_paper_of_a_law(tmp_path: Path) -> None:
    filed = papers("county-policy", tmp_path)
    of_laws = {"staff-report", "public-notice", "approvals", "codification", "repeal-and-savings"}
    assert not of_laws & set(filed)
    memo = said(filed["memo"])
    assert "It is not a law, and the next board can repeal it by motion." in memo
    assert memo.count("I move that") == 2, "one for the policy, one for the resolution"
    assert "may not use, buy, or pay for" in said(filed["summary"])
