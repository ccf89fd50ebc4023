"""An act of a state: what its lawyers and its opponents would look for first."""

from __future__ import annotations

from pathlib import Path

import pytest

import draftban
from draftban.bill.tree import bill_provisions
from draftban.config import load_setup
from draftban.diagnostics import Report
from draftban.documents import Build
from tests.content.selections import DEMANDS, assert_sound, build, clause_ids, words

VERMONT = """place: us-vt
form: us-state
name: State of Vermont
short: Vermont
state: Vermont
prohibitions: all
"""


def text(result: Build) -> str:
    """All words of the act."""
    assert result.bill is not None
    return words(result.bill)


def act(*demands: str, **options: str | bool | int) -> str:
    """The words of Massachusetts' act for ``demands``; all of them if none is named."""
    return text(build("us-ma", demands or DEMANDS, **options))


def test_the_petition_page_precedes_the_bill_and_the_bill_amends_the_general_laws() -> None:
    found = act()
    page, bill = found.split("Be it enacted by the Senate and House of Representatives", 1)
    assert "PRESENTED BY:" in page
    assert "respectfully petition for the adoption of the accompanying bill:" in page
    assert "An Act prohibiting public spending on biometric surveillance" in page
    assert (
        "SECTION 1. Chapter 6 of the General Laws is hereby amended by striking out section 220 "
        "and inserting in place thereof the following section:- Section 220. (a) A public "
        "actor shall not perform, request, or receive"
    ) in bill
    assert "CHAPTER ____. BIOMETRIC SURVEILLANCE Section 1. Short title." in bill
    assert "“Covered space”, a place or an online space" in bill
    assert "The definitions in section 4 of chapter __________ of the General Laws" in bill


def test_the_police_statute_is_left_alone_where_government_use_is_not_selected() -> None:
    assert "section 220" not in act("b.ii", "e")


def test_every_demand_is_enacted_and_none_urged() -> None:
    result = build("us-ma", DEMANDS)
    assert result.enacted == DEMANDS
    assert not result.urged
    assert result.bill is not None
    assert {drafting for _, drafting in result.bill.meta.draftings} == {"direct"}


def test_evidence_is_excluded_with_its_fruit_and_the_defense_keeps_it() -> None:
    found = act("b.v")
    assert "is not admissible against a person, and no finding may rest on it" in found
    assert "That others would have found it in time is not enough." in found
    assert "each result, with every other person or image returned" in found
    assert "limits the use of surveillance information by an accused person" in found


def test_a_warrant_for_private_records_opens_nothing_else() -> None:
    found = act("b.vi")
    assert "names the person, without the help of biometric surveillance" in found
    assert "resembles a person, an image, a voice, or a description" in found
    assert "allows a public actor to pay for biometric data" in found
    assert "lets a public actor obtain surveillance information" in found


@pytest.mark.parametrize(
    ("option", "value", "there", "gone"),
    [
        ("violation_unit", "person_system", "Once for each system", "For each day on which"),
        ("violation_unit", "each_use", "each use counts as one", "For each day on which"),
        ("damages_government", 0, "$1,000 from a private entity", "from a public actor, whatever"),
        ("cure_days", 30, "within 30 days after the first complaint", "no such words"),
        ("civil_penalty", 2500, "not more than $2,500", "$25,000"),
        ("private_right", False, "may sue a public actor", "is itself an injury"),
        ("federal_suit", True, "waiver extends to suit", "does not extend to suit"),
        ("private_scope", "public_accommodations", "“Establishment open to the", "from any place"),
        ("private_scope", "own_property", "property that the commonwealth owns", "from any place"),
        ("private_scope", "listed_places", "sports stadium, or housing", "from any place or"),
    ],
)
def test_each_debated_choice_changes_the_act(
    option: str, value: str | bool | int, there: str, gone: str
) -> None:
    found = act(**{option: value})
    assert there in found
    assert gone not in found


@pytest.mark.parametrize("scope", ["public_accommodations", "own_property", "listed_places"])
def test_a_narrower_scope_is_shown_as_partial_with_its_reason(scope: str) -> None:
    result = build("us-ma", ["b.ii"], private_scope=scope)
    assert_sound(result)
    assert "the demand is met in part only" in result.reason("b.ii")


def test_general_clauses_speak_of_companies_only_where_they_are_bound() -> None:
    assert "urges companies" in act("b.ii")
    assert "urges companies" not in act("c")
    assert "unfair and deceptive" not in act("b.vi")


def test_the_limits_of_the_claims_law_are_lifted_by_name() -> None:
    assert "in chapter 258 of the General Laws do not apply to those actions" in act("f")


def test_models_are_destroyed_with_the_data_they_were_trained_on() -> None:
    found = act("b.i")
    assert "each template, list, model, and product made from the data or trained on them" in found


def test_a_state_without_a_form_of_its_own_gets_blanks_for_what_only_it_knows(
    tmp_path: Path,
) -> None:
    (tmp_path / "jurisdictions").mkdir()
    (tmp_path / "jurisdictions" / "us-vt.yaml").write_text(VERMONT, "utf-8")
    report = Report()
    setup = load_setup("us-vt", report, working=tmp_path)
    assert setup is not None
    result = draftban.build(setup, report)
    assert not len(report), "\n".join(map(str, report))
    assert_sound(result)
    found = text(result)
    assert "__________ Section 1. Short Title." in found
    assert "remains in force, with its remedies" in found
    assert "requirements of notice or presentment in __________ do not apply" in found


def test_an_act_prints_nothing_that_only_ordinances_need() -> None:
    bill = build("us-ma", DEMANDS).bill
    assert bill is not None
    kinds = {clause.partition("/")[0] for clause in clause_ids(bill)}
    assert "administration" not in kinds
    assert {"act", "enforcement", "oversight", "vendors", "amendments"} <= kinds
    assert not [p for p in bill_provisions(bill) if p.drafting == "own"]
