"""`draftban build PLACE --as OTHER`: the same policy in the form of a state or a nation."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from draftban.api import build as build_bills
from draftban.bill.tree import bill_provisions
from draftban.config import load_setup
from draftban.config.model import URGE
from draftban.diagnostics import Report
from draftban.documents.variant import load_variant
from draftban.writers import write
from tests.cli.conftest import Run, files_in

Place = Callable[..., Path]
TARGETS = ("us-ma", "us", "eu")

LOCAL = {
    "prohibitions: all": """\
prohibitions: [a, b.v, c]
options: {length: short, damages: 2500, answer_days: 45, report_date: "May 5"}
facts: {own_police: false}
wording:
  roles:
    council: {the: the Testville Board, a: a Testville board, one: Testville Board, plural: boards}
findings:
  - text: the people of Testville have asked for this law
blanks: {"ordinance number": "Testville 1"}
formula: "Testville ordains as follows:"
date: 2026-11-25"""
}


@pytest.mark.parametrize("target", TARGETS)
def test_no_name_of_the_city_is_left_and_nothing_is_urged(target: str) -> None:
    """Acceptance: us-ma-lowell as us-ma, us and eu."""
    report = Report()
    source = load_setup("us-ma-lowell", report)
    assert source is not None
    variant = load_variant(source, target, report)
    assert variant is not None
    built = build_bills(variant.setup, report)
    assert not report.errors, list(report)
    assert built.laws
    assert built.enacted == source.selected
    for document in built.documents:
        assert "lowell" not in document.stem
        for to in ("text", "html"):
            assert "lowell" not in write(document.bill, to).decode().lower()
    for law in built.laws:
        assert not [p.source for p in bill_provisions(law.bill) if p.drafting == URGE]


@pytest.mark.parametrize("target", TARGETS)
def test_the_table_accounts_for_all_that_the_place_wrote(
    run: Run, place: Place, folder: Path, target: str
) -> None:
    place(LOCAL)
    shown = run("build", "us-oh-testville", "--as", target, "--to", "text", "--format", "json")
    assert shown.exit_code == 0, shown.output
    (found,) = json.loads(shown.stdout)["places"]
    assert found["place"] == target
    table = {line["what"]: line for line in found["carried"]}
    assert {line["fate"] for line in table.values()} <= {"carried", "adapted", "dropped"}
    demands = [what.partition(" ")[0] for what in table if not what.startswith(("option", "its"))]
    assert demands[:3] == ["a", "b.v", "c"]
    assert table["a (own)"]["fate"] == "adapted"  # a state or nation does more than a city
    for name in ("length: short", "damages: 2500", "answer_days: 45", "report_date: May 5"):
        assert table[f"option {name}"]["why"].endswith(".")
    for name in (
        "facts (own_police)",
        "local findings",
        "local wording (roles)",
        "its own formula",
    ):
        assert table[name]["fate"] == "dropped", name
    assert "filled blanks (ordinance number)" in table
    assert "date of the draft" in table
    assert found["files"]
    assert all(f.startswith(f"output/us-oh-testville-as-{target}/") for f in found["files"])
    for file in files_in(folder / "output"):
        assert "Testville" not in (folder / "output" / file).read_text("utf-8")


def test_an_option_that_exists_there_is_carried_and_prints(
    run: Run, place: Place, folder: Path
) -> None:
    place({"prohibitions: all": "prohibitions: all\noptions: {investigation_days: 17}"})
    shown = run("build", "us-oh-testville", "--as", "us-or-eugene", "--to", "text")
    assert shown.exit_code == 0, shown.output
    assert "  carried  option investigation_days: 17\n" in shown.stdout
    printed = (folder / "output/us-oh-testville-as-us-or-eugene/us-or-eugene.text").with_suffix(
        ".txt"
    )
    assert "17 days" in " ".join(printed.read_text("utf-8").split())


def test_a_sum_is_not_converted(run: Run, place: Place, folder: Path) -> None:
    """An amount in another currency prints as a blank, and the table says so."""
    place({"prohibitions: all": "prohibitions: all\noptions: {private_damages: 2500}"})
    shown = run("build", "us-oh-testville", "--as", "eu", "--to", "text")
    assert shown.exit_code == 0, shown.output
    assert "dropped  option private_damages: 2500." in shown.stdout
    printed = "".join(
        (folder / "output" / f).read_text("utf-8") for f in files_in(folder / "output")
    )
    assert "$" not in printed
    assert "2,500" not in printed
    assert "2 500" not in printed


def test_a_target_that_does_not_exist_is_an_error_with_the_nearest(run: Run, place: Place) -> None:
    place()
    shown = run("build", "us-oh-testville", "--as", "us-maa", "--to", "text")
    assert shown.exit_code == 1
    assert "There is no place “us-maa”." in shown.output
    assert "us-ma" in shown.output
