"""What the shipped forms print: numbers, citations, enacting words, and that every fact counts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import draftban
from draftban.api import Build
from draftban.bill.tree import Recital
from draftban.config import load_setup
from draftban.diagnostics import Report
from draftban.writers import write
from tests.content.selections import CITIES, DEMANDS, build

FACTS = (
    "government_form",
    "own_police",
    "private_parties",
    "claims_act",
    "schools",
    "housing",
    "records_law",
    "labor_law",
    "prosecutor",
    "state_law",
    "surveillance_ordinance",
    "sanctuary",
)


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
    assert "COVERED SPACE — A place" in text
    assert "Subsection C(8) of this section" in text
    assert "The City Manager shall" in text


def test_lowell_has_no_line_for_a_mayor_who_does_not_approve() -> None:
    assert "Mayor" not in printed(build("us-ma-lowell", DEMANDS))


def test_eugene_finds_before_it_ordains_and_adds_sections() -> None:
    text = printed(build("us-or-eugene", DEMANDS))
    opening = "The City Council of the City of Eugene finds that: A. Biometric"
    enacting = "NOW, THEREFORE, THE CITY OF EUGENE DOES ORDAIN AS FOLLOWS: Section 1."
    assert -1 < text.find(opening) < text.find(enacting)
    assert "2.____ Prohibitions. (1) " in text
    assert "section 2.____(8) (Prohibitions)" in text
    assert "City Recorder Approved by the Mayor" in text


def test_portlands_pattern_is_only_a_form(repository: Path) -> None:
    result = elsewhere("us-or-portland-test", repository / "tests" / "fixtures" / "portland")
    text = printed(result)
    assert "34.10.010 " in text
    assert "34.10.090 " in text
    assert "34.10.0100" not in text
    assert "A. Name. This chapter may be cited" in text
    assert "section 34.10.030.H" in text


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
def test_a_short_bill_has_about_half_the_findings(city: str) -> None:
    counts = []
    for length in ("short", "full"):
        report = Report()
        setup = load_setup(city, report)
        assert setup is not None
        setup = replace(setup, options={**setup.options, "length": length})
        bill = draftban.build(setup, report).bill
        assert bill is not None
        counts.append(sum(isinstance(b, Recital) for b in bill.preamble))
    short, full = counts
    assert 5 <= short <= 7
    assert 10 <= full <= 15


def other_city(folder: Path, *facts: str) -> str:
    """What a generic city prints that answers ``facts`` (lines of YAML)."""
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
    return printed(elsewhere("us-oh-dayton", folder))


def test_every_fact_that_is_asked_changes_what_is_printed(tmp_path: Path) -> None:
    report = Report()
    setup = load_setup("us-ma-lowell", report)
    assert setup is not None
    assert set(setup.form.facts) == set(FACTS)
    cautious = other_city(tmp_path)
    for name, fact in setup.form.facts.items():
        others = [c for c in fact.choices if c != fact.default] or [str(not fact.default).lower()]
        assert other_city(tmp_path, f"{name}: {others[0]}") != cautious, name
