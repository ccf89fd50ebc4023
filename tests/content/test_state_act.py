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
    """All words of the act; of one in parts, those of each part."""
    assert result.laws
    return " ".join(words(law.bill) for law in result.laws)


def act(*demands: str, **options: str | bool | int) -> str:
    """The words of Massachusetts' act for ``demands``; all of them if none is named."""
    return text(build("us-ma", demands or DEMANDS, **options))


def test_the_petition_page_precedes_the_bill_and_the_bill_amends_the_general_laws() -> None:
    found = act(length="short")
    page, bill = found.split("Be it enacted by the Senate and House of Representatives", 1)
    assert "PRESENTED BY:" in page
    assert "respectfully petition for the adoption of the accompanying bill:" in page
    assert "An Act prohibiting biometric surveillance." in page
    assert (
        "SECTION 1. Chapter 6 of the General Laws is hereby amended by striking out section 220 "
        "and inserting in place thereof the following section:- Section 220. (a) A public "
        "actor shall not perform or request a search"
    ) in bill
    assert "CHAPTER ____. BIOMETRIC SURVEILLANCE Section 1. Short title." in bill
    assert "“Covered space”, a place or an online space" in bill
    assert (
        "The definitions in section 3 of chapter __________ of the General Laws, and the "
        "exemptions and remedies in that chapter, apply to this section."
    ) in bill


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
    assert "and evidence derived from it, is not admissible against a person" in found
    assert "That others would have found it in time is not enough." in found
    assert "Before a plea or a trial, it shall give them the images, results, and scores" in found
    assert "the defense of an accused person" in found


def test_the_rule_of_evidence_reaches_no_lawful_surveillance_elsewhere() -> None:
    """A passport gate abroad taints nothing, and two private parties prove what they can."""
    found = act("b.v")
    assert "by or for a public actor without an exemption, or if it, or the obtaining" in found
    assert "and in any other to which a public actor is a party" in found
    assert "whoever brings it" not in found


def test_a_warrant_for_private_records_opens_nothing_else() -> None:
    found = act("b.vi")
    assert "names the person, the offense, and the data" in found
    assert "a store of biometric data a person, an image, a recording, a sample, or a" in found
    assert "standing access to a store" in found
    assert "of everyone in a place, at a time, or in a group" in found


def test_core_bars_private_records_outright() -> None:
    assert "under a warrant that a court issued" not in act(length="core")


ASKED_BY_A_COURT = (
    # The United States: no sale to it is forbidden, and no vendor disables what it has.
    "This chapter does not bind the United States, or a contractor so far as it acts for the",
    # Nexus.
    "A duty of a private entity under this chapter applies to what it does in the commonwealth",
    # Statutes of the nation, field by field.
    "It applies to air carriers, banks, benefit plans, and labor relations so far as federal",
    # Due process: a ceiling, and a cure that lists, sales, police and targeting do not have.
    "is at most $1,000,000 for one system or course of conduct in one year",
    "This leniency does not reach a violation that involves a list of persons to watch, a sale, or",
    "If one of these remedies falls, the others stand.",
    # No guaranty of the towns; presentment.
    "A public actor that is a body shall answer for whoever acts for it.",
    "Requirements of notice and presentment apply for money alone, within 2 years after",
    "No compensation is owed for what evidence independent of biometric surveillance and",
)


@pytest.mark.parametrize("length", ["core", "short", "full"])
def test_limits_that_a_court_asks_for_stand_at_every_length(length: str) -> None:
    found = act(length=length)
    assert not [said for said in ASKED_BY_A_COURT if said not in found]


def test_private_parties_may_petition_any_court_and_workers_are_left_to_labor_law() -> None:
    found = act(length="full")
    assert "A public actor shall not ask for or agree to an order" in found
    assert "private entity shall not ask" not in found
    assert "another government use it" not in found
    assert "with other workers" not in found
    assert "Reparation Fund" not in found
    assert "A later law" not in found


@pytest.mark.parametrize(
    ("option", "value", "there", "gone"),
    [
        ("damages_any", 2500, "Damages are at least $2,500", "at least $1,000"),
        ("yearly_ceiling", 2000000, "is at most $2,000,000", "$1,000,000"),
        ("cure_days", 0, "at most $1,000,000", "A first violation in good faith"),
        ("civil_penalty", 2500, "at most $2,500", "$25,000"),
        ("private_right", False, "may sue a public actor", "subjected to a violation may sue"),
        ("federal_suit", True, "waiver extends to suit", "in its own courts"),
        (
            "private_scope",
            "public_accommodations",
            "“Establishment open to the",
            "a covered space in the",
        ),
        (
            "private_scope",
            "own_property",
            "property that the commonwealth owns",
            "a covered space in the",
        ),
        ("private_scope", "listed_places", "sports stadium, or housing", "a covered space in the"),
    ],
)
def test_each_debated_choice_changes_the_act(
    option: str, value: str | bool | int, there: str, gone: str
) -> None:
    found = act(*(["b.ii"] if option == "private_scope" else DEMANDS), **{option: value})
    assert there in found
    assert gone not in found


@pytest.mark.parametrize("scope", ["public_accommodations", "own_property", "listed_places"])
def test_a_narrower_scope_is_shown_as_partial_with_its_reason(scope: str) -> None:
    result = build("us-ma", ["b.ii"], private_scope=scope)
    assert_sound(result)
    assert "the demand is met in part only" in result.reason("b.ii")


def test_general_clauses_speak_of_companies_only_where_they_are_bound() -> None:
    assert "unfair or deceptive act or practice" in act("b.ii")
    assert "unfair or deceptive" not in act("c")
    assert "unfair or deceptive" not in act("b.vi")


def test_the_limits_of_the_claims_law_are_lifted_by_name_and_presentment_stays() -> None:
    found = act("f")
    assert "The limits on amount and the exceptions in chapter 258 of the General Laws" in found
    assert "Requirements of notice and presentment apply for money alone" in found


@pytest.mark.parametrize("length", ["core", "short"])
def test_what_an_exemption_allows_is_no_wrong_and_what_breaks_the_act_is_no_proof(
    length: str,
) -> None:
    found = act(length=length)
    assert "or the obtaining or use of its results, was forbidden by this chapter" in found
    assert "adverse decision of its own that rested on it without an exemption" in found
    assert "An order is no compulsion for whoever asked for it or agreed to it." in found
    assert "other data captured there, and to supply for use there." in found


def test_no_public_body_stands_between_public_actor_and_private_entity() -> None:
    found = act(length="core")
    assert "a court in judging or a legislature in legislating" in found
    assert (
        "does not include another government, an officer or employee of another government"
        " acting for it, a court" in found
    )


def test_the_accused_learns_who_searched_and_the_consumer_law_doubles_nothing() -> None:
    found = act(length="short")
    assert "ran and reviewed the search. Section 21 does not limit this." in found
    assert "gives no damages and no penalty for it beyond those that this chapter gives" in found
    assert "or keep beyond a duty to preserve them" in found


def test_models_are_deleted_with_the_data_they_were_trained_on() -> None:
    assert "with each copy and each model made from it" in act("b.i")


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
    assert "__________ [enacting words that the state constitution prescribes] Section 1." in found
    assert "remains in force, with its remedies" in found
    assert "The limits on amount and the exceptions in __________ do not apply to them." in found


def test_an_act_prints_nothing_that_only_ordinances_need() -> None:
    bill = build("us-ma", DEMANDS).bill
    assert bill is not None
    kinds = {clause.partition("/")[0] for clause in clause_ids(bill)}
    assert "administration" not in kinds
    assert {"act", "enforcement", "oversight", "vendors", "amendments"} <= kinds
    assert not [p for p in bill_provisions(bill) if p.drafting == "own"]
