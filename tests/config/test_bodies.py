"""Kinds of body: a layer between the form and the place."""

from __future__ import annotations

from pathlib import Path

import pytest

from draftban.config import load_setup, search_path
from draftban.config.chains.bodies import bodies_with_texts, writes_for
from draftban.config.chains.forms import load_form
from draftban.config.setup import Setup
from draftban.diagnostics import Report

PLACE = "place: us-oh-x\nform: {form}\nbody: {body}\nname: {name}\nshort: X\nprohibitions: all\n"


def load(
    folder: Path, body: str, name: str = "Town of X", form: str = "us-city", more: str = ""
) -> tuple[Setup | None, Report]:
    path = folder / "jurisdictions" / "us-oh-x.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(PLACE.format(form=form, body=body, name=name) + more, "utf-8")
    report = Report()
    return load_setup("us-oh-x", report, working=folder), report


def test_a_body_lies_over_its_form_and_under_the_place(tmp_path: Path) -> None:
    scribe = "{the: the Scribe, a: a scribe, one: Scribe, plural: scribes}"
    words = f"wording:\n  roles:\n    clerk: {scribe}\n"
    setup, report = load(tmp_path, "town", more=words)
    assert setup is not None, list(report)
    assert setup.form.body == "town"
    assert setup.roles["government"]["the"] == "the Town"
    assert setup.roles["clerk"]["the"] == "the Scribe"
    assert "government_form" not in setup.form.facts
    assert setup.form.facts["own_police"].ask == "Does the town have its own police department?"
    assert setup.jurisdiction.the == "the Town of X"
    assert setup.form.pos.file == "templates/forms/us-city.yaml"


def test_a_companion_writes_for_the_same_body(tmp_path: Path) -> None:
    load(tmp_path, "village")
    for form, instrument in (("us-city-resolution", "resolution"), ("us-body-vote", "vote")):
        setup = load_setup("us-oh-x", report := Report(), form=form, working=tmp_path)
        assert setup is not None, list(report)
        assert setup.form.body == "village"
        assert setup.roles["instrument"]["one"] == instrument, "the companion has the last word"


def test_another_places_form_writes_for_its_own_body(tmp_path: Path) -> None:
    load(tmp_path, "village")
    setup = load_setup("us-oh-x", report := Report(), form="us-wa-county", working=tmp_path)
    assert setup is not None, list(report)
    assert setup.form.body == "county"
    assert setup.roles["government"]["the"] == "the County"


def test_an_unknown_body_names_those_there_are(tmp_path: Path) -> None:
    setup, report = load(tmp_path, "vilage")
    assert setup is None
    (told,) = [d for d in report if d.code == "config.unknown-body"]
    assert (told.pos.file, told.pos.line, told.pos.column) == ("jurisdictions/us-oh-x.yaml", 3, 7)
    assert "village" in told.hint


@pytest.mark.parametrize(
    ("form", "body"), [("us-ma-city", "town"), ("us-county", "village"), ("us-city", "parish")]
)
def test_a_form_is_refused_to_a_body_that_it_does_not_write_for(
    tmp_path: Path, form: str, body: str
) -> None:
    _, report = load(tmp_path, body, form=form)
    (told,) = [d for d in report if d.code == "config.body-form"]
    assert told.pos.line == 3
    assert "Write form: us-" in told.hint


def test_a_folder_of_ones_own_brings_a_body(tmp_path: Path) -> None:
    """Two files and no change elsewhere; texts in its folder stand in its bills alone."""
    neutral = tmp_path / "templates" / "bodies" / "us" / "plantation.yaml"
    english = tmp_path / "templates" / "languages" / "en" / "us" / "bodies"
    shipped = search_path().shipped / "templates"
    neutral.parent.mkdir(parents=True)
    text = (shipped / "bodies/us/town.yaml").read_text("utf-8")
    neutral.write_text(text.replace("body: town\n", "body: plantation\n"), "utf-8")
    (english / "plantation" / "general").mkdir(parents=True)
    words = (shipped / "languages/en/us/bodies/town.yaml").read_text("utf-8")
    words = words.replace("Town", "Plantation").replace("town", "plantation")
    (english / "plantation.yaml").write_text(words, "utf-8")
    setup, report = load(tmp_path, "plantation", "Plantation of X")
    assert setup is not None, list(report)
    assert setup.jurisdiction.the == "the Plantation of X"
    assert english / "plantation" in setup.search.folders
    form = load_form("us-city", search_path(tmp_path), Report())
    assert form is not None
    assert "plantation" in writes_for(form, search_path(tmp_path), Report())
    assert "plantation" not in writes_for(form, search_path(), Report())


def test_texts_of_a_region_for_a_kind_of_body_are_known_by_both(tmp_path: Path) -> None:
    texts = tmp_path / "templates/languages/en/us/regions/us/oh/bodies/village/general"
    texts.mkdir(parents=True)
    known = bodies_with_texts("us-city", search_path(tmp_path))
    assert {("village", "us-oh"), ("town-meeting", ""), ("town-meeting", "us-ma")} <= set(known)
    assert ("village", "us-oh") not in bodies_with_texts("us-city", search_path())
    assert not [kind for kind, _ in bodies_with_texts("us-county", search_path(tmp_path))]


def test_the_kind_of_body_of_the_working_folder_counts(tmp_path: Path) -> None:
    own = tmp_path / "templates/bodies/us/town-meeting.yaml"
    own.parent.mkdir(parents=True)
    text = (search_path().shipped / "templates/bodies/us/town-meeting.yaml").read_text("utf-8")
    assert "\nform: us-city\n" in text
    own.write_text(text.replace("form: us-city\n", "form: us-county\n"), "utf-8")
    search = search_path(tmp_path)
    assert "town-meeting" in dict(bodies_with_texts("us-county", search))
    assert "town-meeting" not in dict(bodies_with_texts("us-city", search))


def test_a_body_without_words_says_which_file_to_write(tmp_path: Path) -> None:
    neutral = tmp_path / "templates" / "bodies" / "us" / "hamlet.yaml"
    neutral.parent.mkdir(parents=True)
    neutral.write_text("body: hamlet\nform: us-city\n", "utf-8")
    _, report = load(tmp_path, "hamlet")
    (told,) = [d for d in report if d.code == "config.no-body-words"]
    assert "templates/languages/en/us/bodies/hamlet.yaml" in told.hint


@pytest.mark.parametrize(
    ("body", "name", "the"),
    [
        ("township", "Lower Merion Township", "Lower Merion Township"),
        ("township", "Charter Township of Y", "the Charter Township of Y"),
        ("village", "Oak Park", "Oak Park"),
        ("city", "City of Y", "the City of Y"),
        ("city", "Town and City of Y", "the Town and City of Y"),
    ],
)
def test_a_name_stands_in_a_sentence_as_its_kind_reads(
    tmp_path: Path, body: str, name: str, the: str
) -> None:
    setup, report = load(tmp_path, body, name)
    assert setup is not None, list(report)
    assert setup.jurisdiction.the == the


# ---------------------------------------------------------------- what the state around it says


def test_what_a_state_says_of_all_its_governments_holds_in_a_general_form(tmp_path: Path) -> None:
    setup, report = load(tmp_path, "town", more="state: Texas\n")
    assert setup is not None, list(report)
    assert setup.roles["legislature"]["the"] == "the Texas Legislature"
    assert setup.stated["state_law"].authority == ("tx-ai-biometric",)
    assert "tx-ai-biometric" in setup.authorities


def test_no_state_speaks_for_a_nation(tmp_path: Path) -> None:
    more = "state: Washington\n"
    setup, report = load(tmp_path, "tribal-nation", "X Nation", more=more)
    assert setup is not None, list(report)
    assert setup.roles["legislature"]["the"] == "the State Legislature"
    assert set(setup.stated) == {"federal_ai_law"}
    assert setup.facts["biometric_law"] is False


def test_a_state_says_what_a_kind_of_body_has_in_every_document(tmp_path: Path) -> None:
    setup, report = load(tmp_path, "village", "Village of X", more="state: New York\n")
    assert setup is not None, list(report)
    assert setup.roles["council"]["the"] == "the Board of Trustees"
    assert setup.roles["instrument"]["one"] == "local law"
    asks = load_setup("us-oh-x", report, form="us-city-resolution", working=tmp_path)
    assert asks is not None, list(report)
    assert asks.roles["council"]["the"] == "the Board of Trustees"
    assert asks.roles["instrument"]["one"] == "resolution"
    assert asks.roles["enactment"]["one"] == "local law or ordinance"


def test_a_county_with_power_by_subject_names_what_gives_it(tmp_path: Path) -> None:
    state = "state: Michigan\n"
    _, report = load(tmp_path, "county", "X County", "us-county", more=state)
    (told,) = [d for d in report if d.code == "config.needed"]
    assert "Michigan" in told.message
    assert "form: us-policy" in told.hint
    more = f"{state}options: {{power: a statute}}\n"
    setup, report = load(tmp_path, "county", "X County", "us-county", more=more)
    assert setup is not None
    assert list(report) == []
