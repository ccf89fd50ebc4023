"""What stands beside an ordinance: the home rule petition and the model vote."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from draftban.bill.tree import FinalBill
from draftban.writers import write
from tests.content.selections import (
    CITIES,
    DEMANDS,
    assert_sound,
    build,
    clause_ids,
    subsets,
    words,
)
from tests.content.shipped import build_in
from tests.writers.pdfua import need_pango

BY_SPECIAL_ACT = ("b.ii", "b.iv", "f")
"""What Massachusetts lets a city only ask for, and one act for one city can give."""


def documents(city: str, demands: tuple[str, ...]) -> dict[str, FinalBill]:
    result = build(city, demands)
    assert_sound(result)
    return {d.stem.removeprefix(city): d.bill for d in result.documents}


@pytest.fixture(scope="module")
def lowell() -> dict[str, FinalBill]:
    return documents("us-ma-lowell", DEMANDS)


# ---------------------------------------------------------------- the petition


def test_the_petition_comes_first_and_carries_what_a_special_act_can_give(
    lowell: dict[str, FinalBill],
) -> None:
    assert list(lowell) == ["", "-petition", "-resolution", "-vote"]
    assert lowell["-petition"].meta.demands == BY_SPECIAL_ACT
    assert lowell["-resolution"].meta.demands == ("b.ii", "b.iv", "b.v", "f")
    assert "-petition" not in documents("us-or-eugene", DEMANDS)


def test_the_petition_is_a_vote_around_an_act(lowell: dict[str, FinalBill]) -> None:
    text = words(lowell["-petition"])
    parts = [
        "Voted by the City Council of the City of Lowell:",
        "clause (1) of section 8 of Article 2 of the Amendments to the Constitution",
        "AN ACT RESTRICTING PRIVATE BIOMETRIC SURVEILLANCE",
        "IN THE CITY OF LOWELL Be it enacted by the Senate and House of Representatives "
        "in General Court assembled, and by the authority of the same, as follows: SECTION 1. "
        "This act applies",
        "SECTION 3. (a) A private entity shall not use biometric surveillance on a person in",
        "This act takes effect upon its passage.",
        "Section 2. Changes. The City Council approves clerical and editorial changes of form",
        "the number of members who voted for and against it as G.L. c. 3, § 8A requires",
        "Members present: __________. In favor: __________. Opposed: __________.",
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert places == sorted(places)
    assert "calls on" not in text


@pytest.mark.parametrize("demand", BY_SPECIAL_ACT)
def test_the_act_says_nothing_of_a_demand_that_was_not_selected(demand: str) -> None:
    petition = documents("us-ma-lowell", (demand,))["-petition"]
    marks = {
        "b.ii": "use biometric surveillance on a person in a covered space",
        "b.iv": "rest a consequential decision",
        "f": "repair the harm that a person suffers",
    }
    text = words(petition)
    assert {d for d, said in marks.items() if said in text} == {demand}
    private = demand != "f"
    assert ("No private entity is liable" in text) == private
    assert ("A person harmed may sue the private entity for an order" in text) == private
    assert ("may by ordinance protect persons" in text) == private


@pytest.mark.parametrize("demand", [d for d in DEMANDS if d not in BY_SPECIAL_ACT])
def test_there_is_no_petition_without_need(demand: str) -> None:
    assert "-petition" not in documents("us-ma-lowell", (demand,))


def test_a_city_with_the_power_asks_for_none(tmp_path: Path) -> None:
    power = {"facts": {"private_parties": True, "privacy_preemption": False}}
    result = build_in(tmp_path, "us-ma-lowell", {**power, "prohibitions": ["b.ii"]})
    assert [d.stem for d in result.documents] == ["us-ma-lowell", "us-ma-lowell-vote"]


def test_lines_of_the_petition_that_a_city_may_want_or_not(tmp_path: Path) -> None:
    def petition(**options: bool) -> str:
        result = build_in(tmp_path, "us-ma-lowell", {"options": options})
        return words(result.documents[1].bill)

    assert "Mayor" not in petition()
    assert "The Mayor approved this vote on __________" in petition(mayor_approves=True)
    assert "school committee" in petition()
    assert "school committee" not in petition(petition_local_bodies=False)


# ---------------------------------------------------------------- the model vote


@pytest.mark.parametrize("city", CITIES)
def test_the_vote_has_one_page(city: str, tmp_path: Path) -> None:
    need_pango()
    from io import BytesIO

    from pypdf import PdfReader

    agreed = ("schools", "housing", "transit", "port", "sheriff", "prosecutor_office")
    facts = dict.fromkeys(agreed, "by-agreement")
    result = build_in(tmp_path, city, {"facts": facts})
    vote = result.documents[-1].bill
    assert "sign an agreement with" in words(vote)
    assert len(PdfReader(BytesIO(write(vote, "pdf"))).pages) == 1


def test_the_vote_answers_exactly_the_selected_demands() -> None:
    marks = {
        "a": "spend money",
        "b.i": "conduct biometric surveillance",
        "b.ii": "by private parties on its property",
        "b.iii": "results of biometric surveillance by others",
        "b.iv": "play a part in a decision",
        "b.v": "accept them as proof",
        "b.vi": "that private parties store",
        "c": "buy, lease, try",
        "d": "at people because of race",
        "e": "tell that person when",
        "f": "compensate a person",
    }
    for demand in DEMANDS:
        vote = documents("us-ma-lowell", (demand,))["-vote"]
        assert {d for d, said in marks.items() if said in words(vote)} == {demand}
    text = words(documents("us-ma-lowell", DEMANDS)["-vote"])
    assert not [d for d, said in marks.items() if said not in text]
    assert "sign an agreement" not in text


def test_the_vote_defines_its_one_term(lowell: dict[str, FinalBill]) -> None:
    found = {c for c in clause_ids(lowell["-vote"]) if c.startswith("definitions/")}
    assert found == {"definitions/biometric-surveillance"}


# ---------------------------------------------------------------- any selection


@pytest.mark.parametrize("city", CITIES)
def test_each_demand_left_to_others_is_carried_in_any_selection(city: str) -> None:
    for demands in random.Random(3).sample(list(subsets()), 12):
        result = build(city, demands)
        assert_sound(result)
        others = [d.bill.meta.demands for d in result.documents if d.bill is not result.bill]
        assert set(result.urged) <= {demand for carried in others for demand in carried}
        assert demands == others[-1], "the model vote carries every selected demand"
