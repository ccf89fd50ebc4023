"""The frames of acts: of states that enact by a chapter of their code or by an act that stands
alone, of the District of Columbia and of the territories, and of a region that has none.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from draftban import api
from draftban.bill.numbering import number
from draftban.bill.soundness import soundness
from draftban.config.chains.forms import load_form
from draftban.config.setup import load_setup
from draftban.diagnostics import Report
from draftban.documents import Build
from draftban.files.search import search_path
from draftban.review.blanks import blanks
from draftban.review.law.facts import open_law
from draftban.review.law.regions import StateFact
from draftban.writers import text
from tests.content.shipped import ROOT
from tests.content.test_states import PRESCRIBED, regions

NOT_SEEN = ("us-as-state", "us-gu-state", "us-mp-state", "us-vi-state")
"""Acts whose enacting words nobody has seen."""


ACTS = tuple(code for code in PRESCRIBED if code.endswith("-state"))
"""Those whose enacting words are golden lines of test_states."""


@cache
def laws() -> dict[str, StateFact]:
    """What the enacting words of each act of a region rest on."""
    found = [fact for one in regions().values() for fact in one.facts]
    return {f.form: f for f in found if f.key == "formula" and f.form.endswith("-state")}


def test_what_acts_open_with_was_seen_and_is_fatal_if_wrong() -> None:
    assert {laws()[code].state for code in ACTS} == {"seen"}
    assert {laws()[code].weight for code in ACTS} == {"fatal"}


def test_words_that_nobody_saw_are_said_to_be_so() -> None:
    assert {laws()[code].state for code in NOT_SEEN} == {"unverified"}
    assert {laws()[code].weight for code in NOT_SEEN} == {"fatal"}


def test_numbers_of_two_levels_never_run_together_in_a_citation() -> None:
    """Section 17, subsection 1, is no section 171."""
    run_on = []
    for code in (*ACTS, *NOT_SEEN):
        form = load_form(code, search_path(ROOT), Report())
        assert form is not None
        if form.citation.order == "inner-first" or form.citation.separator:
            continue
        for name, zone in form.levels.items():
            levels = list(zone.levels.values())
            base = next(n for n, level in enumerate(levels) if level.base)
            cites = [level.cite or level.num.rstrip(".") for level in levels[base:]]
            for outer, inner in pairwise(_sample(cite) for cite in cites):
                if outer[-1].isdigit() and inner[0].isdigit():
                    run_on.append(f"{code} {name}: {outer}{inner}")
    assert not run_on


def _sample(cite: str) -> str:
    """``cite`` with its counter at the first number."""
    return number(cite.replace("{code.", "{"), 1)


# ---------------------------------------------------------------- as printed


def built(folder: Path, code: str, name: str, state: str) -> Build:
    """The act of ``state``, sound and without a word to say."""
    (folder / "jurisdictions").mkdir(exist_ok=True)
    (folder / f"jurisdictions/{code}.yaml").write_text(
        f"place: {code}\nform: {code}-state\nname: {name}\nshort: {state}\nstate: {state}\n"
        "prohibitions: all\noptions: {length: short}\n",
        "utf-8",
    )
    report = Report()
    setup = load_setup(code, report, working=folder)
    assert setup is not None, list(report)
    found = api.build(setup, report)
    assert not len(report), list(report)
    (law,) = found.laws
    assert not list(soundness(law.bill))
    return found


def printed(act: Build) -> str:
    """Its text, each run of blanks one."""
    return " ".join(text.write(act.laws[0].bill).decode("utf-8").split())


@pytest.fixture(scope="module")
def georgia(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return built(tmp_path_factory.mktemp("ga"), "us-ga", "State of Georgia", "Georgia")


def test_an_act_that_adds_a_chapter_quotes_it_and_goes_on_outside(georgia: Build) -> None:
    said = printed(georgia)
    assert (
        "SECTION 1. Title __________ of the Official Code of Georgia Annotated is amended by "
        "adding a new chapter to read as follows: “CHAPTER ____ BIOMETRIC SURVEILLANCE "
        "“____-____-1. This chapter may be cited as"
    ) in said
    assert "“(1) ‘Biometric data’ means" in said
    assert "SECTION 2. A term that Code Section ____-____-3 defines has the same meaning" in said
    assert said.endswith("All laws and parts of laws in conflict with this Act are repealed.")
    assert "The General Assembly finds" in said
    assert "Legislature" not in said


def test_a_number_that_counts_is_one_blank(georgia: Build) -> None:
    """All sections of a new chapter wait for one number, that of the chapter."""
    labels = [one.label for one in blanks(georgia.laws[0].bill)]
    assert labels.count("number of the new Code Section") == 1
    assert not [one for one in labels if one.startswith("number of the new Code Section “")]


def test_enacting_words_that_were_only_seen_are_to_be_checked(georgia: Build) -> None:
    says = [fact.says for fact in open_law(georgia.laws[0].setup)]
    assert any("Be it enacted by the General Assembly of Georgia" in one for one in says)


def test_the_district_is_no_state(tmp_path: Path) -> None:
    said = printed(built(tmp_path, "us-dc", "District of Columbia", "District of Columbia"))
    assert "That this act may be cited as the “Biometric Surveillance Prohibition Act of" in said
    assert "Sec. 2. Findings. The Council finds" in said
    assert "a 30-day period of congressional review" in said
    assert "section 602(c)(2)" in said
    assert "To prohibit biometric surveillance, to require notice of it, and" in said
    assert "Where the Attorney General for the District of Columbia prosecutes" in said
    assert "so far as the Home Rule Act lets the Council provide it" in said
    for strange in ("court of the District shall not", "its District", "limits on amount"):
        assert strange not in said, strange
    for strange in ("the State", "Legislature", "Governor", "subdivision", "state law"):
        assert strange not in said.replace("United States", ""), strange


# ---------------------------------------------------------------- no form


UNSERVED = {
    "us-pr-ponce": ("Puerto Rico", "in Spanish", "docs/languages.md"),
    "ponce": ("Puerto Rico", "in Spanish", "docs/languages.md"),
    "us-dc-washington": ("District of Columbia", "its Council passes acts", "us-dc-state"),
    "us-gu-hagatna": ("Guam", "no form here writes for a local body", "us-gu-state"),
}
"""Places in no state: what is said of each, and what to do instead."""


@pytest.mark.parametrize("place", UNSERVED)
def test_a_place_in_no_state_is_told_what_there_is_not(tmp_path: Path, place: str) -> None:
    state, says, instead = UNSERVED[place]
    (tmp_path / "jurisdictions").mkdir()
    (tmp_path / f"jurisdictions/{place}.yaml").write_text(
        f"place: {place}\nform: us-city\nname: City of X\nshort: X\nstate: {state}\n"
        "prohibitions: all\n",
        "utf-8",
    )
    load_setup(place, report := Report(), working=tmp_path)
    (told,) = report.errors
    assert told.code == "config.unserved"
    assert says in told.message
    assert instead in told.hint
    assert "`draftban build us`" in told.hint


def test_a_form_of_its_own_serves_it(tmp_path: Path) -> None:
    for folder in ("jurisdictions", "templates/forms"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "templates/forms/us-pr-city.yaml").write_text(
        "form: us-pr-city\nname: Ordenanza\nextends: us-city\n", "utf-8"
    )
    (tmp_path / "jurisdictions/us-pr-ponce.yaml").write_text(
        "place: us-pr-ponce\nform: us-pr-city\nname: Ponce\nshort: Ponce\n"
        "state: Puerto Rico\nprohibitions: all\n",
        "utf-8",
    )
    report = Report()
    assert load_setup("us-pr-ponce", report, working=tmp_path) is not None
    assert not report.errors
