"""The frames of states: what each writes by its own law, how far that is checked, and how what is
not verified is marked; on which day it still counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from draftban import api
from draftban.bill.paper import Paper
from draftban.config.chains.forms import load_form
from draftban.config.setup import Setup, load_setup
from draftban.diagnostics import Report
from draftban.documents import Build
from draftban.files.search import search_path
from draftban.packets import packet
from draftban.review.coverage.demands import coverage
from draftban.review.law.facts import again, law_cited, open_law
from draftban.review.law.regions import RegionLaw, region_laws
from draftban.writers._text.papers import paragraphs
from tests.content.enacting import ENACTING
from tests.content.every_form import FRAMES
from tests.content.shipped import ROOT

# What a state's law says an ordinance opens with, and how far somebody read that.
PRESCRIBED = {
    "us-al-city": ("Be it ordained by the city council of the City of X as follows:", "seen"),
    "us-ca-city": ("The city council of the City of X does ordain as follows:", "seen"),
    "us-ca-county": ("The Board of Supervisors of City of X ordains as follows.", "seen"),
    "us-id-city": ("Be it ordained by the mayor and council of the City of X:", "seen"),
    "us-il-city": ("Be it ordained by the City Council of the City of X, as follows:", "seen"),
    "us-ky-city": ("Be it ordained by the City of X:", "seen"),
    "us-ky-county": (
        "Be it ordained by the fiscal court of City of X, Commonwealth of Kentucky:",
        "seen",
    ),
    "us-la-city": ("Be it ordained by COUNCIL of the City of X:", "seen"),
    "us-mn-city": ("The City Council of the City of X ordains:", "seen"),
    "us-mo-city": ("Be it ordained by COUNCIL of the City of X, as follows:", "seen"),
    "us-nd-city": ("Be it ordained by COUNCIL of the City of X:", "seen"),
    "us-ne-city": ("Be it ordained by the mayor and city council of the City of X:", "seen"),
    "us-nm-city": ("Be it ordained by the governing body of the City of X:", "seen"),
    "us-nv-city": ("The City Council of the City of X do ordain:", "seen"),
    "us-ny-city": ("Be it enacted by COUNCIL of the City of X as follows:", "seen"),
    "us-ny-county": ("Be it enacted by COUNCIL of City of X as follows:", "seen"),
    "us-oh-city": ("Be it ordained by COUNCIL of the City of X, State of Ohio:", "seen"),
    "us-sd-city": ("Be it ordained by the City of X:", "seen"),
    "us-ut-city": ("Be it ordained by COUNCIL of the City of X:", "seen"),
    "us-wy-city": ("Be it ordained by the governing body of the City of X:", "seen"),
    **{code: (words, "seen") for code, words in ENACTING.items()},
}


@cache
def regions() -> dict[str, RegionLaw]:
    report = Report()
    found = {one.code: one for one in region_laws("us", search_path(ROOT), report)}
    assert not len(report), list(report)
    return found


def laws() -> Iterator[tuple[str, str]]:
    """Each form of a region with how far its enacting words are checked."""
    for region in regions().values():
        for fact in region.facts:
            if fact.key == "formula":
                yield fact.form, fact.state


def formula(code: str) -> str:
    """The enacting words of ``code`` in the City of X."""
    form = load_form(code, search_path(ROOT), Report())
    assert form is not None
    filled = {
        "place.name": "City of X",
        "role.council.one": "City Council",
        "role.council": "COUNCIL",
        "code.cited_as": "X Act",
        "code.year": "2027",
    }
    text = form.formula.text
    for name, words in filled.items():
        text = text.replace(f"{{{{ {name} }}}}", words)
    return text


def test_each_prescribed_formula_prints_as_its_statute_gives_it() -> None:
    read = {code: state for code, state in laws() if state in ("verified", "seen")}
    assert {code: (formula(code), state) for code, state in read.items()} == PRESCRIBED


def test_each_state_has_a_frame_and_none_of_it_is_mistaken() -> None:
    """So have the District of Columbia and the territories but Puerto Rico."""
    found = regions()
    assert len(found) == 56
    assert {code for code, one in found.items() if not one.forms} == {"us-pr"}
    for one in found.values():
        assert all(fact.cites or fact.state != "seen" for fact in one.facts), one.code


# ---------------------------------------------------------------- marks


def load(folder: Path, code: str, form: str, **more: str) -> Setup:
    """A city in ``form``, in a folder of its own."""
    (folder / "jurisdictions").mkdir(exist_ok=True)
    lines = [f"place: {code}", f"form: {form}", "name: City of X", "short: X", "prohibitions: all"]
    lines += [f"{key}: {value}" for key, value in more.items()]
    (folder / f"jurisdictions/{code}.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    report = Report()
    setup = load_setup(code, report, working=folder)
    assert setup is not None, list(report)
    return setup


@pytest.fixture(scope="module")
def texan(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return api.build(load(tmp_path_factory.mktemp("tx"), "us-tx-x", "us-tx-city"))


def test_what_is_fatal_and_not_verified_is_marked_three_times(texan: Build) -> None:
    """In the annotated file, in the first line of the staff report, among the open points."""
    says = "No statute that fixes the enacting words of a city was found"
    assert any(says in line for line in api.comments(texan)[texan.law.stem][""])
    papers = {stem.removeprefix("us-tx-x-"): w.paper for stem, w in packet(texan, Report()).papers}
    staff, points = lines_of(papers["staff-report"]), lines_of(papers["open-points"])
    assert staff[0].startswith("Check first.")
    assert says in staff[0]
    assert any(says in line for line in points)
    memo = lines_of(papers["memo"])
    (warned,) = (n for n, line in enumerate(memo) if line.startswith("Counsel first: section 552"))
    assert warned < next(n for n, line in enumerate(memo) if line.startswith("What is asked"))


def lines_of(paper: Paper) -> list[str]:
    """Its paragraphs, each on a line, the title left out."""
    return [" ".join(line.split()) for line in paragraphs(paper, 10_000)][1:]


def test_what_was_only_seen_answers_no_question_of_preemption(texan: Build) -> None:
    assert set(texan.setup.unsettled) == {"ai_preemption", "privacy_preemption"}
    assert texan.setup.facts["ai_preemption"] is True, "the cautious answer"
    (asked,) = (q for q in coverage(texan, Report()).questions if q.fact == "ai_preemption")
    assert "§ 552.003 (seen in a copy, 2026-11-28; not verified)" in asked.why


def test_what_the_place_says_instead_is_not_marked(tmp_path: Path) -> None:
    own = load(tmp_path, "us-al-x", "us-al-city", formula="Be it so")
    theirs = load(tmp_path, "us-al-x", "us-al-city")
    told = {fact.says.split(" ")[1] for fact in open_law(theirs)} - {
        fact.says.split(" ")[1] for fact in open_law(own)
    }
    assert told == {"style"}


# ---------------------------------------------------------------- the day of the draft


def test_what_was_to_be_read_again_before_the_draft_judges_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = load(tmp_path, "us-tx-x", "us-tx-city", date="2027-01-01")
    after = load(tmp_path, "us-tx-x", "us-tx-city", date="2027-11-29")
    never = load(tmp_path, "us-tx-x", "us-tx-city")
    assert before.facts["biometric_law"] is True
    assert "biometric_law" in before.stated
    assert after.facts["biometric_law"] is False, "the cautious answer"
    assert "biometric_law" in after.unsettled
    assert "biometric_law" in never.stated
    law = before.authorities["tx-biometric-identifiers"]
    assert "not judged since 2027-11-28" in law_cited(after, ["tx-biometric-identifiers"])
    assert "not judged" not in law_cited(before, ["tx-biometric-identifiers"])
    assert again(after, law) == "Not judged since 2027-11-28."
    assert again(before, law) == "To be read again by 2027-11-28."
    assert again(never, law) == "As of 2026-11-28; to be read again by 2027-11-28."


def test_a_none_says_where_when_and_for_what_somebody_searched(tmp_path: Path) -> None:
    setup = load(tmp_path, "us-va-x", "us-va-city")
    stated = setup.stated["state_law"]
    told = law_cited(setup, stated.authority, stated.searched)
    assert "none found: searched in stored copies" in told
    assert "2026-11-28, for facial recognition, 15.2-1723.2" in told


def test_frames_are_many() -> None:
    assert len(FRAMES) > 90
