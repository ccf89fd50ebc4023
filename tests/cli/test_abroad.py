"""Who lives in a country that has no form yet is told what there is, and what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.content.shipped import ROOT

FILE = """\
place: ca-on-toronto
form: us-city
name: City of Toronto
short: Toronto
state: Ontario
prohibitions: [c]
"""


@pytest.mark.parametrize(
    ("name", "state"),
    [("Toronto", "Ontario"), ("London", "England"), ("Казань", "Россия"), ("القاهرة", "مصر")],
)
def test_new_says_for_which_countries_there_are_forms(
    run: Run, folder: Path, name: str, state: str
) -> None:
    shown = run("new", "--set", f"name={name}", "--set", f"state={state}")
    assert shown.exit_code == 2
    line = next(line for line in shown.output.splitlines() if "another country" in line)
    assert f"“{state}” is no state I know." in line
    for word in (
        "eu (European Union), us (United States of America) and no other",
        "draftban build eu`",
        "`--as eu`",
        "“A form for another country” in docs/forms.md",
    ):
        assert word in line
    assert "## A form for another country\n" in (ROOT / "docs" / "forms.md").read_text("utf-8")
    assert not list(folder.glob("jurisdictions/*"))


def test_a_misspelled_state_is_no_other_country(run: Run, folder: Path) -> None:
    shown = run("new", "--set", "name=Dayton", "--set", "state=Ohoi")
    assert shown.exit_code == 2
    assert "Did you mean “Ohio”?" in shown.output
    assert "another country" not in shown.output


def test_a_place_of_another_country_is_an_error_in_check(run: Run, folder: Path) -> None:
    (folder / "jurisdictions").mkdir(exist_ok=True)
    (folder / "jurisdictions/ca-on-toronto.yaml").write_text(FILE, "utf-8")
    shown = run("check", "ca-on-toronto")
    assert shown.exit_code == 1
    assert "ca-on-toronto.yaml:1:8: error:" in shown.output
    assert "writes the law of “us”" in shown.output
    assert "docs/forms.md" in shown.output


@pytest.mark.parametrize("state", ["", "state: Puerto Rico\n", "state: District of Columbia\n"])
def test_a_place_for_which_no_form_writes_is_an_error_in_check(
    run: Run, folder: Path, state: str
) -> None:
    code = "us-dc-x" if "Columbia" in state else "us-pr-x"
    text = FILE.replace("ca-on-toronto", code).replace("state: Ontario\n", state)
    (folder / "jurisdictions").mkdir(exist_ok=True)
    (folder / f"jurisdictions/{code}.yaml").write_text(text, "utf-8")
    shown = run("check", code)
    assert shown.exit_code == 1
    told = " ".join(shown.output.split())
    assert "[config.unserved]" in told
    assert ("in Spanish" if "pr" in code else "`form: us-dc-state`") in told
