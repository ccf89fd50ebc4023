"""What the shipped forms print: numbers, citations, enacting words, and that every fact counts."""

from __future__ import annotations

from pathlib import Path

import pytest

import draftban
from draftban.bill.tree import Recital
from draftban.config import load_setup
from draftban.diagnostics import Report
from draftban.documents import Build
from draftban.writers import write
from tests.content.selections import CITIES, DEMANDS, build, words
from tests.content.shipped import LENGTHS

BODIES = ("schools", "housing", "transit", "port", "sheriff", "prosecutor_office")

FACTS = (
    "government_form",
    "own_police",
    "private_parties",
    "privacy_preemption",
    *BODIES,
    "claims_act",
    "penalty_ceiling",
    "records_law",
    "labor_law",
    "prosecutor",
    "state_law",
    "biometric_law",
    "surveillance_ordinance",
    "sanctuary",
)

BESIDE = {
    "private_parties": ["privacy_preemption: false"],
    "privacy_preemption": ["private_parties: true"],
    "sheriff": ["own_police: false"],
}
"""What else a place must answer for an answer to count."""

COUNTED = {"penalty_ceiling", "state_law", "charter", "surveillance_preemption", "federal_ai_law"}
"""Facts that stop a mistake, or say how far the power reaches, instead of changing the words."""


def printed(result: Build) -> str:
    """The words of the law and its companion, each run of blanks as one."""
    texts = [write(d.bill, "text").decode() for d in result.documents]
    return " ".join(" ".join(texts).split())


def elsewhere(place: str, working: Path) -> Build:
    """``place`` of another working folder, built; a mistake in its content fails the test."""
    report = Report()
    setup = load_setup(place, report, working=working)
    assert setup is not None, "\n".join(map(str, report))
    result = draftban.build(setup, report)
    assert not len(report), "\n".join(map(str, report))
    return result


def test_lowell_writes_one_new_section_of_its_code() -> None:
    text = printed(build("us-ma-lowell", DEMANDS))
    assert "by adding the following new section: § 222-____. Biometric Surveillance. A. " in text
    assert "Be it ordained by the City Council of the City of Lowell, as follows:" in text
    assert "COVERED SPACE — A place or an online space that the public may enter" in text
    assert "Subsection B(10) of this section" in text
    assert "The City Manager shall" in text


def test_lowell_has_no_line_for_a_mayor_who_does_not_approve() -> None:
    assert "Mayor" not in printed(build("us-ma-lowell", DEMANDS))


def test_eugene_finds_before_it_ordains_and_adds_sections() -> None:
    text = printed(build("us-or-eugene", DEMANDS))
    opening = "The City Council of the City of Eugene finds that: A. Biometric"
    enacting = "NOW, THEREFORE, THE CITY OF EUGENE DOES ORDAIN AS FOLLOWS: Section 1."
    assert -1 < text.find(opening) < text.find(enacting)
    assert "2.____[C] Prohibitions. (1) " in text
    assert "section 2.____[C](10)" in text
    assert "City Recorder Approved by the Mayor" in text


def test_portlands_pattern_is_only_a_form(repository: Path) -> None:
    result = elsewhere("us-or-portland-test", repository / "tests" / "fixtures" / "portland")
    text = printed(result)
    assert "34.10.010 " in text
    assert "34.10.090 " in text
    assert "34.10.0100" not in text
    assert "34.10.010 Name. This chapter may be cited" in text
    assert "section 34.10.030.J" in text


@pytest.mark.parametrize("city", CITIES)
def test_each_demand_brings_a_finding_of_its_own(city: str) -> None:
    found: dict[str, set[str]] = {}
    for demand in DEMANDS:
        bill = build(city, [demand]).bill
        assert bill is not None
        found[demand] = {b.id for b in bill.preamble if isinstance(b, Recital)}
    general = set.intersection(*found.values())
    assert general
    assert all(ids - general for ids in found.values())


@pytest.mark.parametrize("city", CITIES)
def test_a_shorter_bill_has_fewer_findings(city: str) -> None:
    counts = []
    for length in LENGTHS:
        report = Report()
        setup = load_setup(city, report)
        assert setup is not None
        setup = setup.with_options({"length": length})
        bill = draftban.build(setup, report).bill
        assert bill is not None
        counts.append(sum(isinstance(b, Recital) for b in bill.preamble))
    core, short, full = counts
    assert 3 <= core < short < full <= 15


def other_city(folder: Path, *facts: str) -> str:
    """What a generic city prints that answers ``facts`` (lines of YAML)."""
    return printed(another_city(folder, *facts))


def ordinance(folder: Path, *facts: str) -> str:
    """The words of its ordinance alone."""
    bill = another_city(folder, *facts).bill
    assert bill is not None
    return words(bill)


def another_city(folder: Path, *facts: str) -> Build:
    """A generic city that answers ``facts``, built."""
    place = folder / "jurisdictions" / "us-oh-dayton.yaml"
    place.parent.mkdir(exist_ok=True)
    lines = [
        "place: us-oh-dayton",
        "form: us-city",
        "name: City of Dayton",
        "short: Dayton",
        "prohibitions: all",
        *(["facts:", *(f"  {fact}" for fact in facts)] if facts else []),
    ]
    place.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return elsewhere("us-oh-dayton", folder)


def test_every_fact_that_is_asked_changes_what_is_printed(tmp_path: Path) -> None:
    report = Report()
    for city in CITIES:
        setup = load_setup(city, report)
        assert setup is not None
        assert {name for name, fact in setup.form.facts.items() if fact.asked} >= set(FACTS)
    other_city(tmp_path)
    setup = load_setup("us-oh-dayton", report, working=tmp_path)
    assert setup is not None
    for name, fact in setup.form.facts.items():
        if name in COUNTED:
            continue
        beside = BESIDE.get(name, [])
        answers = fact.choices or ("true", "false")
        texts = {other_city(tmp_path, f"{name}: {a}", *beside) for a in answers}
        assert len(texts) == len(answers), name


@pytest.mark.parametrize("body", BODIES)
def test_a_body_of_its_own_is_bound_asked_or_left_alone(tmp_path: Path, body: str) -> None:
    """Bound: one of those defined as public actors. By agreement: the executive asks it."""
    names = {
        "schools": "the public schools",
        "housing": "the public housing agency",
        "transit": "the public transit agency",
        "port": "the port or airport authority",
        "sheriff": "the Sheriff’s Office",
        "prosecutor_office": "the office of the elected prosecutor",
    }
    name = names[body]
    alone = ordinance(tmp_path, f"{body}: not-bound")
    bound = ordinance(tmp_path, f"{body}: bound")
    asked = ordinance(tmp_path, f"{body}: by-agreement")
    assert name not in alone
    assert f"The term includes {name}, " in bound.split("“Public actor” means")[1][:600]
    assert "Agreements with Other Bodies" not in bound
    assert f"sets for public actors from {name}." in asked
    assert name not in asked.split("“Public actor” means")[1][:600]


def test_several_bodies_are_asked_in_one_list(tmp_path: Path) -> None:
    text = other_city(tmp_path, "schools: by-agreement", "port: by-agreement")
    assert "from: (A) the public schools; and (B) the port or airport authority." in text


def test_a_state_law_on_private_data_keeps_the_ban_to_city_property(tmp_path: Path) -> None:
    """Without an answer it is taken that there is one, whatever power the city has."""
    own = "in premises of the City, at an event that it sponsors"
    direct = "A private entity shall not"
    unasked = other_city(tmp_path, "private_parties: true")
    assert own in unasked
    assert direct not in unasked
    answered = other_city(tmp_path, "private_parties: true", "privacy_preemption: false")
    assert own not in answered
    assert direct in answered


def test_consent_under_a_state_law_is_no_way_round(tmp_path: Path) -> None:
    consent = "Notice, consent, or a policy that satisfies a state law on biometric data"
    assert consent not in other_city(tmp_path)
    assert consent in other_city(tmp_path, "biometric_law: true")


def test_a_sum_over_the_ceiling_of_state_law_is_an_error(tmp_path: Path) -> None:
    place = tmp_path / "jurisdictions" / "us-oh-dayton.yaml"
    place.parent.mkdir()
    place.write_text(
        "place: us-oh-dayton\nform: us-city\nname: City of Dayton\nshort: Dayton\n"
        "prohibitions: all\noptions: {private_damages: 1000}\n"
        "facts: {private_parties: true, privacy_preemption: false, penalty_ceiling: 500}\n",
        encoding="utf-8",
    )
    report = Report()
    setup = load_setup("us-oh-dayton", report, working=tmp_path)
    assert setup is not None
    draftban.build(setup, report)
    (found,) = [d for d in report if d.code == "config.over-ceiling"]
    assert found.pos.file.endswith("us-oh-dayton.yaml")
    assert found.pos.line == 6
    assert "1,000" in found.message
    assert "500" in found.hint


def test_a_sum_that_no_clause_prints_is_not_held_against_the_ceiling(tmp_path: Path) -> None:
    assert other_city(tmp_path, "penalty_ceiling: 500")
