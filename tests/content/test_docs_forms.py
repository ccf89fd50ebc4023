"""The forms that docs/forms.md shows are built, and print what it says of them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

import draftban
from draftban.bill.style import CitationStyle, DefinitionStyle, LevelStyle, PageStyle
from draftban.config import load_setup
from draftban.config.model import OVERLAY, Case, Fact, Form, Option, Part, Parts
from draftban.diagnostics import Report
from draftban.documents import Build
from draftban.writers import write

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "forms.md"
TEXT = GUIDE.read_text(encoding="utf-8")
FILES = {
    m["path"]: m["words"]
    for m in re.finditer(
        r"^```\w+\n(?P<words>(?:---\n)?# (?P<path>\S+\.(?:yaml|md))\n.*?)^```\n", TEXT, re.M | re.S
    )
}
PLACE = "jurisdictions/us-oh-dayton.yaml"


@pytest.fixture
def working(tmp_path: Path) -> Path:
    """A working folder that holds nothing but the files of the guide."""
    for path, words in FILES.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words, encoding="utf-8")
    return tmp_path


def built(working: Path, form: str = "us-oh-city") -> Build:
    """Dayton in ``form``; a mistake, or a warning, fails the test."""
    place = working / PLACE
    words = place.read_text("utf-8")
    place.write_text(words.replace("form: us-oh-city", f"form: {form}"), "utf-8")
    report = Report()
    setup = load_setup("us-oh-dayton", report, working=working)
    assert setup is not None, "\n".join(map(str, report))
    result = draftban.build(setup, report)
    assert not len(report), "\n".join(map(str, report))
    return result


def printed(result: Build) -> tuple[str, str]:
    """The words of the ordinance and of the resolution, each run of blanks as one."""
    assert result.bill is not None
    law, companion = (
        " ".join(write(document.bill, "text").decode().split()) for document in result.documents
    )
    return law, companion


def test_the_files_of_the_guide_are_found() -> None:
    assert sorted(FILES) == [
        PLACE,
        "templates/forms/us-oh-exhibit.yaml",
        "templates/languages/en/us/forms/us-oh-exhibit/general/adoption.md",
        "templates/regions/us/oh.yaml",
    ]


def test_the_ohio_ordinance_is_written_as_its_form_says(working: Path) -> None:
    law, resolution = printed(built(working))
    assert "Be it ordained by the City Council of the City of Dayton, State of Ohio, that:" in law
    assert "Introduced by __________" in law
    assert "; now, therefore, Be it ordained" in law
    assert re.search(r"SECTION 1\. Definitions\. .*?\(A\) “Biometric data” means", law)
    assert re.search(
        r"division \([A-Z]\)(\(\d\))?(,| and) division|division \([A-Z]\)(\(\d\))? of this section",
        law,
    )
    assert "subsection" not in law
    assert "President of the City Council" in law
    assert "the General Assembly" in resolution
    assert "State Legislature" not in law + resolution


def test_a_fact_chooses_the_case_of_a_role(working: Path) -> None:
    law, _ = printed(built(working))
    assert "The City Solicitor shall not" in law
    assert "Director of Law" not in law
    place = working / PLACE
    place.write_text(place.read_text("utf-8").replace("city-solicitor", "director-of-law"), "utf-8")
    law, _ = printed(built(working))
    assert "The Director of Law shall not" in law
    assert "City Solicitor" not in law


def test_an_option_decides_about_a_line_of_the_front_page(working: Path) -> None:
    place = working / PLACE
    place.write_text(place.read_text("utf-8").replace("sponsor: true", "sponsor: false"), "utf-8")
    law, _ = printed(built(working))
    assert "Introduced by" not in law


@pytest.mark.parametrize("state_law", [True, False])
def test_the_first_case_of_a_cell_that_holds_counts(working: Path, state_law: bool) -> None:
    place = working / PLACE
    answers = f"facts: {{state_law: {str(state_law).lower()}, "
    place.write_text(place.read_text("utf-8").replace("facts: {", answers), "utf-8")
    setup = load_setup("us-oh-dayton", Report(), working=working)
    assert setup is not None
    case = setup.cells.get("c")
    assert case is not None
    assert ("a state law on police use may set terms of its own" in case.reason) == state_law


def test_the_law_in_an_exhibit_is_numbered_as_a_code(working: Path) -> None:
    law, _ = printed(built(working, "us-oh-exhibit"))
    body, _, exhibit = law.partition("Exhibit A.")
    assert "SECTION 1. Adoption of the Exhibit. The __________ is amended" in body
    assert exhibit.startswith(" Biometric Surveillance.")
    assert "____.02 Prohibitions. (A)" in exhibit
    assert "this chapter" in exhibit
    assert "SECTION" not in exhibit


def test_a_place_fills_in_what_its_form_leaves_blank(working: Path) -> None:
    with (working / PLACE).open("a", encoding="utf-8") as place:
        place.write('code: {name: Revised Code of Dayton, chapter: "139"}\n')
    law, _ = printed(built(working, "us-oh-exhibit"))
    assert "The Revised Code of Dayton is amended" in law
    assert "139.02 Prohibitions. (A)" in law


@pytest.mark.parametrize(
    "owner",
    [Form, Part, Parts, LevelStyle, CitationStyle, DefinitionStyle, Case, Fact, Option, PageStyle],
)
def test_every_key_is_named(owner: type) -> None:
    computed = {"pos", *({"name"} if owner is LevelStyle else ())}
    margins = {"margin_top", "margin_bottom", "margin_left", "margin_right"}
    for field in fields(owner):
        if field.name not in computed | margins:
            assert re.search(rf"`{field.name}\b", TEXT), f"{owner.__name__}.{field.name}"


def test_the_keys_that_a_place_may_set_are_those_listed() -> None:
    listed = re.search(r"some keys of its form over it, by the same rule: (.*?)\.\n", TEXT, re.S)
    assert listed is not None
    assert set(re.findall(r"`(\w+)`", listed[1])) == OVERLAY


def test_what_is_said_of_merging_holds(working: Path) -> None:
    said = yaml.safe_load(FILES["templates/regions/us/oh.yaml"])["city"]["levels"]["instrument"]
    setup = load_setup("us-oh-dayton", Report(), working=working)
    assert setup is not None
    levels = setup.form.levels["instrument"].levels
    assert list(levels) == ["section", "subsection", "paragraph", "subparagraph", "item"]
    assert "subitem" in said["levels"]
    assert levels["subsection"].indent == 0.4, "kept from us-city"


def test_no_key_has_two_rows_in_a_table() -> None:
    rows: Counter[tuple[str, str]] = Counter()
    heading = ""
    for line in GUIDE.read_text("utf-8").splitlines():
        heading = line if line.startswith("#") else heading
        if key := re.match(r"\| `([a-z_]+)` \|", line):
            rows[heading, key[1]] += 1
    assert len(rows) > 50
    assert [row for row, number in rows.items() if number > 1] == []
