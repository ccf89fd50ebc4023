"""`draftban customize PLACE amends` and `draftban check`: proposals, what is open, what is kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from draftban.bill.amending import amended_soundness, clean_copy
from draftban.bill.tree import FinalBill, bill_provisions
from draftban.cli.app import cli
from draftban.config import load_setup
from draftban.diagnostics import Report
from draftban.documents import Build, build
from tests.amending.places import FACE, PLACES, TECHNOLOGY, edited


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments), prog_name="draftban")


@pytest.fixture
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A model place without decisions, in the current folder."""
    name = str(getattr(request, "param", FACE))
    edited(tmp_path, name)
    decisions(tmp_path, name).unlink()
    monkeypatch.chdir(tmp_path)
    return name


def decisions(folder: Path, place: str) -> Path:
    return folder / "jurisdictions" / place / "amends.yaml"


def drafted(place: str) -> Build:
    report = Report()
    setup = load_setup(place, report)
    assert setup is not None, "\n".join(map(str, report))
    return build(setup, report)


def proposals(text: str) -> Iterator[tuple[str, str]]:
    """Each section that has a proposal, and what is proposed."""
    yield from re.findall(r'^  "([\d.]+)":\n    (\w+: .+)\n    proposed: true$', text, re.MULTILINE)


@pytest.mark.parametrize("place", PLACES, indirect=True)
def test_every_section_is_there_with_a_proposal_and_why(place: str, tmp_path: Path) -> None:
    said = run("customize", place, "amends")
    assert said.exit_code == 0, said.output
    assert f"draftban check {place}" in " ".join(said.output.split())
    text = decisions(tmp_path, place).read_text("utf-8")
    found = drafted(place)
    assert not found.report.errors
    existing = found.setup.existing
    assert existing is not None
    for section in existing.sections:
        assert f'"{section.key}"' in text
        assert section.heading in text
    proposed = dict(proposals(text))
    assert len(proposed) == text.count("reason: >-") >= 5
    assert len(existing.undecided) == len(existing.sections)


def test_the_proposals_for_a_ban_and_for_an_ordinance_on_technology(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("customize", place, "amends")
    assert dict(proposals(decisions(tmp_path, place).read_text("utf-8"))) == {
        "12.010": 'replace: "definitions"',
        "12.020": 'replace: "prohibitions/*"',
        "12.030": 'replace: "exemptions/*"',
        "12.040": 'replace: "administration/report"',
        "12.050": "keep: true",
        "12.060": "keep: true",
    }
    other = tmp_path / "other"
    edited(other, TECHNOLOGY)
    decisions(other, TECHNOLOGY).unlink()
    monkeypatch.chdir(other)
    run("customize", TECHNOLOGY, "amends")
    found = dict(proposals(decisions(other, TECHNOLOGY).read_text("utf-8")))
    assert found["521.05"] == 'replace: "prohibitions/*"'
    assert found["521.02"] == found["521.03"] == found["521.09"] == "keep: true"


def test_until_somebody_decides_the_law_stays_and_check_says_so(place: str) -> None:
    run("customize", place, "amends")
    said = run("check", place, "--format", "json")
    (row,) = json.loads(said.output)["places"]
    told = [d for d in row["diagnostics"] if d["code"] == "amending.undecided"]
    assert len(told) == 6
    assert "replace it with definitions" in told[0]["hint"]
    bill = drafted(place).bill
    assert bill is not None
    assert not any(p.change == "del" for p in bill_provisions(bill))


@pytest.mark.parametrize("place", PLACES, indirect=True)
def test_accepted_they_give_one_list_of_definitions_and_one_report(
    place: str, tmp_path: Path
) -> None:
    run("customize", place, "amends")
    path = decisions(tmp_path, place)
    text = path.read_text("utf-8").replace("proposals: open", "proposals: accepted")
    path.write_text(text, "utf-8")
    found = drafted(place)
    assert not found.report.errors, "\n".join(map(str, found.report))
    assert found.bill is not None
    copy = clean_copy(FinalBill(found.bill))
    assert copy is not None
    lists = [p for p in bill_provisions(copy) if p.id == "definitions"]
    assert len(lists) == 1
    codes = {d.code for d in amended_soundness(found.bill)}
    assert codes <= {"amending.cites-replaced", "amending.unused-definition"}


def test_what_somebody_wrote_stays_and_the_rest_is_shown(place: str, tmp_path: Path) -> None:
    path = decisions(tmp_path, place)
    path.write_text('sections:\n  "12.010": keep\n', "utf-8")
    said = run("customize", place, "amends")
    assert said.exit_code == 0
    assert path.read_text("utf-8") == 'sections:\n  "12.010": keep\n'
    assert '"12.020":' in said.output
    assert '"12.010":' not in said.output


def test_without_a_text_the_draft_stands_alone_and_check_lists_what_to_settle(
    place: str, tmp_path: Path
) -> None:
    (tmp_path / "jurisdictions" / place / "existing.md").unlink()
    said = run("customize", place, "amends")
    assert said.exit_code == 1
    assert f"jurisdictions/{place}/existing.md" in said.output
    (row,) = json.loads(run("check", place, "--format", "json").output)["places"]
    assert {"amending.standalone"} == {
        d["code"] for d in row["diagnostics"] if d["code"].startswith("amending.")
    }
    assert len(row["conflicts"]) == 8
    bill = drafted(place).bill
    assert bill is not None
    assert clean_copy(bill) is None


def test_a_build_writes_the_three_and_takes_two_back(place: str, tmp_path: Path) -> None:
    names = {place, f"{place}-clean", f"{place}-changes"}

    def built() -> set[str]:
        said = run("build", place, "--to", "outline")
        assert said.exit_code == 0, said.output
        return {path.stem for path in (tmp_path / "output" / place).glob("*.outline")}

    assert names <= built()
    (tmp_path / "jurisdictions" / place / "existing.md").unlink()
    assert names & built() == {place}
