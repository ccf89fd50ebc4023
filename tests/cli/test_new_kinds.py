"""`draftban new` reads what kind of place a name speaks of, and asks where it does not say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from draftban.config import load_setup, search_path
from draftban.config.chains.form_files import known_forms
from draftban.config.law.unserved import unserved, unserved_regions
from draftban.config.setup import Setup
from draftban.diagnostics import Report
from tests.cli.conftest import Run


def made(run: Run, *settings: str) -> Setup:
    """What the file means that these answers make; it must be without any mistake."""
    shown = run("new", *(part for setting in settings for part in ("--set", setting)))
    assert shown.exit_code == 0, shown.output
    report = Report()
    found = load_setup(Path(shown.output.splitlines()[0]).stem, report)
    assert list(report) == []
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("typed", "body", "form", "short"),
    [
        ("Town of Cary, NC", "town", "us-city", "Cary"),
        ("village of oak park, il", "village", "us-city", "Oak Park"),
        ("Borough of Princeton, NJ", "borough", "us-city", "Princeton"),
        ("Lower Merion Township, PA", "township", "us-city", "Lower Merion"),
        ("Charter Township of Canton, MI", "township", "us-city", "Canton"),
        ("Orleans Parish, LA", "parish", "us-county", "Orleans Parish"),
        ("Matanuska-Susitna Borough, AK", "regional-borough", "us-county", ""),
        ("Municipality of Anchorage, AK", "regional-borough", "us-county", ""),
        ("City and County of Denver, CO", "city-county", "us-city", "Denver"),
        ("Lake County, MT", "county", "us-county", "Lake County"),
        ("Austin ISD, TX", "school-district", "us-policy", "Austin ISD"),
        ("Bay Area Rapid Transit District, CA", "special-district", "us-policy", ""),
        ("Example Nation, AZ", "tribal-nation", "us-city", "Example Nation"),
        ("City of Town and Country, MO", "city", "us-mo-city", "Town and Country"),
        ("City of Village Park, TX", "city", "us-tx-city", "Village Park"),
    ],
)
def test_a_name_says_its_kind_and_is_never_doubled(
    run: Run, typed: str, body: str, form: str, short: str
) -> None:
    found = made(run, f"name={typed}")
    assert (found.form.body, found.form.form) == (body, form)
    name = typed.rpartition(",")[0]
    assert found.jurisdiction.name.lower() == name.lower()
    assert found.jurisdiction.short == (short or name)


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("Town of Deer Isle, ME", ["town", "town-meeting"]),
        ("Cook County, IL", ["county", "county-policy"]),
        ("Carson City, NV", ["city", "consolidated"]),
        ("Wilmington, IL", ["city", "village"]),
    ],
)
def test_a_name_that_does_not_say_is_an_error_that_names_the_key(
    run: Run, folder: Path, typed: str, kinds: list[str]
) -> None:
    shown = run("new", "--set", f"name={typed}")
    assert shown.exit_code == 2
    told = " ".join(shown.output.split())
    assert "kind: “" in told
    assert '--set kind="…"' in told
    assert "state=" not in told
    assert all(kind in told for kind in kinds)
    assert not list(folder.glob("jurisdictions/*"))


@pytest.mark.parametrize(
    ("typed", "kind", "name"),
    [
        ("Deer Isle, ME", "town-meeting", "Town of Deer Isle"),
        ("Town of Deer Isle, ME", "town-meeting", "Town of Deer Isle"),
        ("Carson City, NV", "consolidated", "Carson City"),
        ("Travis, TX", "county-policy", "Travis County"),
        ("Providence County, RI", "county-policy", "Providence County"),
        ("Oak Park, IL", "village", "Village of Oak Park"),
    ],
)
def test_a_kind_that_is_said_names_a_bare_place(run: Run, typed: str, kind: str, name: str) -> None:
    found = made(run, f"name={typed}", f"kind={kind}")
    assert (found.jurisdiction.name, found.form.body) == (name, kind)


def test_a_name_against_its_kind_asks_for_the_official_one(run: Run) -> None:
    shown = run("new", "--set", "name=Town of Cary, NC", "--set", "kind=city")
    assert shown.exit_code == 2
    assert "official: “Town of Cary” is the name of a town" in " ".join(shown.output.split())
    found = made(run, "name=Town of Cary, NC", "kind=city", "official=City of Cary")
    assert found.jurisdiction.name == "City of Cary"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Washington, DC", "dc"),
        ("Mayagüez, Puerto Rico", "pr"),
        ("Hagåtña, Guam", "gu"),
        ("Saipan, MP", "mp"),
    ],
)
def test_new_says_of_a_place_in_no_state_what_its_region_says(
    run: Run, folder: Path, typed: str, code: str
) -> None:
    shown = run("new", "--set", f"name={typed}", "--set", "kind=city")
    assert shown.exit_code == 2
    told = " ".join(shown.output.split())
    why = unserved("us", code, search_path(), Report())
    assert why is not None
    assert why.says in told
    assert why.instead in told
    assert not list(folder.glob("jurisdictions/*"))


def test_each_region_that_new_refuses_names_only_forms_that_there_are() -> None:
    refused = unserved_regions("us", search_path(), report := Report())
    assert not list(report)
    assert {region.code for region in refused} == {"dc", "pr", "gu", "vi", "as", "mp"}
    for region in refused:
        own = f"us-{region.code}-state"
        named = re.findall(r"form: ([a-z-]+)", region.why.instead)
        assert named == [own] * (own in known_forms(search_path())), region.code


def test_another_body_that_decides_takes_no_officer_of_the_usual_one_along(run: Run) -> None:
    found = made(run, "name=Lake County, MT", "council=Board of Supervisors")
    assert found.roles["council"]["one"] == "Board of Supervisors"
    assert "Council" not in found.roles["clerk"]["the"]


def test_a_body_that_no_list_has_may_decide(run: Run) -> None:
    found = made(run, "name=Cary, NC", "council=Board of Selectmen")
    council = found.roles["council"]
    assert (council["the"], council["a"]) == ("the Board of Selectmen", "a governing body")
    shown = run("new", "--set", "name=Cary, NC", "--set", "council=Town Concil", "--force")
    assert shown.exit_code == 2
    assert "Did you mean “Town Council”?" in shown.output
    assert "typed in full, with its capitals" in shown.output


def test_coverage_says_first_that_a_policy_is_no_law(run: Run) -> None:
    made(run, "name=Travis County, TX")  # no county of Texas has the power of a county elsewhere
    shown = run("coverage", "us-tx-travis", "--format", "text")
    told = " ".join(shown.output.split())
    assert told.index("Not a law; the next board can repeal it by motion.") < told.index("partial")
    assert "partial" in told
