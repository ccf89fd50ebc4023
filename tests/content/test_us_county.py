"""A county's ordinance: whom it binds, where, in whose words, and what it leaves to others."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

import draftban
from draftban.bill.tree import FinalBill
from draftban.config import load_setup
from draftban.diagnostics import Report
from draftban.documents import Build
from tests.content.selections import DEMANDS, assert_sound, build, clause_ids, subsets, words
from tests.content.shipped import LENGTHS, ROOT, build_in

PIERCE = "us-wa-pierce"
SAMPLE = 12
COMPETENT = {"private_parties": True, "privacy_preemption": False}


def law(result: Build) -> FinalBill:
    """The ordinance."""
    assert result.bill is not None
    return result.bill


def resolution(result: Build) -> str:
    """The words of the resolution beside it."""
    (found,) = [d.bill for d in result.documents if d.stem.endswith("-resolution")]
    return words(found)


def pierce(folder: Path, **changes: Any) -> Build:
    """Pierce County with some keys of its file laid over."""
    return build_in(folder, PIERCE, changes)


def other_county(folder: Path, *facts: str) -> Build:
    """A county that has no form of its own and answers ``facts`` (lines of YAML)."""
    place = folder / "jurisdictions" / "us-oh-franklin.yaml"
    place.parent.mkdir(exist_ok=True)
    lines = [
        "place: us-oh-franklin",
        "form: us-county",
        "name: Franklin County",
        "short: Franklin County",
        "prohibitions: all",
        *(["facts:", *(f"  {fact}" for fact in facts)] if facts else []),
    ]
    place.write_text("\n".join(lines) + "\n", encoding="utf-8")
    report = Report()
    setup = load_setup("us-oh-franklin", report, working=folder)
    assert setup is not None, "\n".join(map(str, report))
    result = draftban.build(setup, report)
    assert not len(report), "\n".join(map(str, report))
    return result


@pytest.fixture(scope="module")
def shipped() -> Build:
    """Pierce County as it ships, all demands."""
    return build(PIERCE, DEMANDS)


def public_actor(result: Build) -> str:
    """Its definition of who is bound."""
    return words(law(result)).split("“Public actor” means")[1].split(" Prohibitions.")[0]


# ---------------------------------------------------------------- the words of a county


def test_pierce_county_adopts_a_chapter_of_its_code(shipped: Build) -> None:
    text = words(law(shipped))
    assert law(shipped).meta.title.startswith(
        "An Ordinance of the Pierce County Council adopting a new chapter of the Pierce County Code"
    )
    assert law(shipped).meta.title.endswith("; and setting an effective date")
    assert "BE IT ORDAINED by the Council of Pierce County: Section 1. A new Chapter ___" in text
    assert "____.010 Definitions. " in text
    assert "____.080 General Provisions. A. Construction. 1. Technology" in text
    assert ".0100" not in text


def test_a_chapter_that_the_clerk_assigned_numbers_every_section(tmp_path: Path) -> None:
    result = pierce(tmp_path, code={"chapter": "2.99"})
    text = words(law(result))
    assert "A new Chapter 2.99 of the Pierce County Code" in text
    assert "2.99.020 Prohibitions. A. Public Money. 1. Spending." in text
    assert "permits what section 2.99.020.J forbids" in text
    assert " ____." not in text


def test_those_sign_who_act_on_an_ordinance(shipped: Build) -> None:
    end = words(law(shipped))[-420:]
    order = ["Council Chair", "Approved or vetoed", "County Executive", "Clerk to the Council"]
    places = [end.index(part) for part in order]
    assert places == sorted(places)


@pytest.mark.parametrize("form", ["us-county", "us-wa-county"])
def test_a_county_is_nowhere_called_a_city(form: str, shipped: Build, tmp_path: Path) -> None:
    result = shipped if form == "us-wa-county" else other_county(tmp_path)
    for document in result.documents:
        text = words(document.bill).replace("City of Kirkland", "")
        for word in ("the City", "City Council", "City Clerk", "Mayor", "of a city"):
            assert word not in text, word
    board = "County Council" if form == "us-wa-county" else "governing body"
    assert f"Be it resolved by the {board} of" in resolution(result)


def test_an_ordinance_calls_on_no_one(shipped: Build) -> None:
    assert "calls on" not in words(law(shipped))
    assert "calls on the Washington Legislature" in resolution(shipped)


# ---------------------------------------------------------------- whom it binds


def test_the_sheriff_is_bound_and_the_prosecutor_is_asked(shipped: Build) -> None:
    bound = public_actor(shipped)
    assert "body under the County Council or under the County Executive" in bound
    assert " the Sheriff’s Office," in bound
    assert "Prosecuting Attorney" not in bound
    text = words(law(shipped))
    assert "sets for public actors from: a. the public schools;" in text
    assert "and e. the Prosecuting Attorney’s Office." in text


def test_without_an_answer_no_elected_officer_is_named(tmp_path: Path) -> None:
    result = other_county(tmp_path)
    assert "Sheriff" not in public_actor(result)
    assert "another office whose holder the voters of the County elect" in public_actor(result)
    assert "so far as the County may bind it by an ordinance" in public_actor(result)
    assert "A sheriff or prosecutor whom the voters elect" in result.reason("b.i")
    assert "administration/other-bodies" not in clause_ids(law(result))


def test_an_answer_binds_the_office(tmp_path: Path) -> None:
    result = other_county(tmp_path, "sheriff: bound", "prosecutor_office: bound")
    assert "the Sheriff’s Office," in public_actor(result)
    assert "the office of the elected prosecutor," in public_actor(result)
    assert "as it told us its sheriff" in result.reason("b.i")


def test_the_executive_commands_no_elected_officer(shipped: Build) -> None:
    text = words(law(shipped))
    assert "An elected officer whose office this chapter binds has those duties" in text


def test_an_administrator_where_the_council_appoints_one(tmp_path: Path) -> None:
    text = words(law(other_county(tmp_path, "administrator: true")))
    assert "The County Administrator shall file what the report needs" in text
    assert "County Executive" not in text


# ---------------------------------------------------------------- where it holds


def test_private_use_is_left_to_the_state_unless_two_questions_are_answered(
    shipped: Build, tmp_path: Path
) -> None:
    assert "A private entity shall not" not in words(law(shipped))
    result = pierce(tmp_path, facts={**COMPETENT, "privacy_preemption": True})
    assert "A private entity shall not" not in words(law(result))


def test_a_rule_for_everybody_holds_outside_the_cities(tmp_path: Path) -> None:
    result = pierce(tmp_path, facts=COMPETENT)
    text = words(law(result))
    assert "A private entity shall not use biometric surveillance on a person in a covered" in text
    assert (
        "B. Territory. This chapter binds a private entity only: "
        "1. for an act in the unincorporated area of the County, or on a person who is there;"
    ) in text
    assert "The Prosecuting Attorney may inspect a system by consent" in text
    assert "Private Use. The County Council calls on the Washington Legislature" in resolution(
        result
    )
    assert_sound(result)


def test_no_territory_is_named_where_only_the_county_is_bound(shipped: Build) -> None:
    assert "general/territory" not in clause_ids(law(shipped))


# ---------------------------------------------------------------- the law of the state


def test_state_law_on_facial_recognition_stays_and_opens_nothing(
    shipped: Build, tmp_path: Path
) -> None:
    text = words(law(shipped))
    assert "takes away no duty under RCW 43.386.070 to tell a criminal defendant" in text
    assert "an accountability report under RCW 43.386.020 is no exemption" in text
    assert "satisfies a state law on biometric data is no exemption" in text
    without = words(law(pierce(tmp_path, facts={"state_law": False, "biometric_law": False})))
    assert "RCW" not in without
    assert "biometric data is no exemption" not in without


@pytest.mark.parametrize("demand", DEMANDS)
def test_what_the_county_can_do_was_read_in_washington_law(demand: str) -> None:
    setup = load_setup(PIERCE, Report())
    assert setup is not None
    for case in setup.form.competence[demand]:
        assert case.checked_by == "", "no lawyer has looked"
        if case.verified:
            assert case.authority
            assert all(setup.authorities[a].verified for a in case.authority)
            assert case.recheck_by > case.checked_on
        else:
            assert case.when.get("privacy_preemption"), "only what a place merely supposes"


# ---------------------------------------------------------------- every selection


def test_a_seeded_sample_of_selections_is_sound() -> None:
    for demands in random.Random(11).sample(list(subsets()), SAMPLE):
        assert_sound(build(PIERCE, demands))


@pytest.mark.parametrize("length", LENGTHS)
def test_all_demands_in_every_length(length: str, tmp_path: Path) -> None:
    assert_sound(build(PIERCE, DEMANDS, length=length))
    assert_sound(pierce(tmp_path, facts=COMPETENT, options={"length": length}))


def test_the_file_of_the_place_is_short() -> None:
    """But for its procedure, which says with sources how the county enacts."""
    text = (ROOT / "jurisdictions" / f"{PIERCE}.yaml").read_text("utf-8")
    assert len(text.partition("\nprocedure:")[0].splitlines()) < 40
