"""show --clause: where the texts of a clause stand, and what a change to one provision names."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Run

REPORT = "administration/report"
OWN = f"jurisdictions/us-oh-testville/{REPORT}.md"


def labels(run: Run, clause: str, place: str) -> dict[str, dict[str, object]]:
    """The labels of a clause's texts, by label."""
    shown = run("show", "--clause", clause, place, "--format", "json")
    texts = json.loads(shown.stdout)["texts"]
    return {one["label"]: one for text in texts for one in text["labels"]}


def test_every_text_of_a_clause_with_its_place_and_the_documents_that_print_it(run: Run) -> None:
    shown = run("show", "--clause", "prohibitions/public-money", "us-ma-lowell")
    assert shown.exit_code == 0
    lines = shown.stdout.splitlines()
    money = "templates/languages/en/us/prohibitions/public-money"
    own = f"prohibitions/public-money, own: {money}.own.md:1"
    assert f"{own} (stands in us-ma-lowell)" in lines
    direct = f"prohibitions/public-money, direct: {money}.md:23"
    assert f"{direct} (stands in no document)" in lines
    passage = "passages/public-money: templates/languages/en/common/passages/public-money.md:1"
    assert f"{passage} (stands in us-ma-lowell)" in lines
    spending = next(line for line in lines if line.strip().startswith("spending"))
    assert spending.endswith("templates/languages/en/common/passages/public-money.md:1")


def test_a_hash_is_ready_to_paste(run: Run, place: Callable[..., Path], folder: Path) -> None:
    place()
    shown = run("show", "us-oh-testville", "--clause", REPORT).stdout
    row = next(line for line in shown.splitlines() if line.strip().startswith("publication"))
    sha256 = row[row.index("sha256:") : row.rindex('"') + 1]
    path = folder / OWN
    path.parent.mkdir(parents=True)
    path.write_text(f"---\nchanges:\n  - {{drop: publication, {sha256}}}\n---\n", "utf-8")
    built = run("build", "us-oh-testville", "--to", "text")
    assert built.exit_code == 0, built.output
    text = (folder / "output" / "us-oh-testville" / "us-oh-testville.txt").read_text("utf-8")
    assert "each reliance on an exemption" in text
    assert "or its absence, on the agenda" not in " ".join(text.split())
    again = run("show", "us-oh-testville", "--clause", REPORT).stdout
    assert f"{REPORT}, direct: " in again
    assert f"  changes templates/languages/en/us/{REPORT}.md" in again
    assert "publication" not in again


def test_hashes_can_be_read_while_a_change_does_not_fit(
    run: Run, place: Callable[..., Path], folder: Path
) -> None:
    place()
    before = labels(run, REPORT, "us-oh-testville")["publication"]
    path = folder / OWN
    path.parent.mkdir(parents=True)
    zeros = "0" * 16
    path.write_text(f'---\nchanges:\n  - {{drop: publication, sha256: "{zeros}"}}\n---\n', "utf-8")
    checked = run("check", "us-oh-testville")
    assert checked.exit_code == 1
    said = " ".join((checked.stdout + checked.stderr).split())
    assert f"{OWN}:3:5: error:" in said
    assert "{{ oblige(role.clerk) }} publish the report" in said
    assert f'sha256: "{before["sha256"]}"' in said
    assert labels(run, REPORT, "us-oh-testville")["publication"] == before


def test_the_labels_of_a_passage_by_its_own_name(run: Run) -> None:
    shown = run("show", "--clause", "passages/public-money", "us-ma-lowell")
    assert shown.exit_code == 0
    file = "templates/languages/en/common/passages/public-money.md"
    first, spending, gifts = shown.stdout.splitlines()
    assert first == f"passages/public-money: {file}:1"
    assert spending.split()[0] == "spending"
    assert gifts.endswith(f"{file}:4")


def test_a_clause_that_there_is_not_is_an_error_with_the_nearest(run: Run) -> None:
    shown = run("show", "--clause", "prohibitions/goverment-use", "us-ma-lowell")
    assert shown.exit_code == 1
    assert "Did you mean “prohibitions/government-use”?" in shown.stderr


def test_labels_of_the_length_that_is_printed_are_told_apart(run: Run) -> None:
    lines = run("show", "--clause", "rights/notice", "us-ma-lowell").stdout.splitlines()
    rows = [line for line in lines if line.strip().startswith("individual-notice ")]
    own = [row for row in rows if "notice.own.md" in row]
    assert len(own) == 2
    assert ["not printed" in row for row in own] == [True, False]


def test_bills_that_cannot_be_built_are_told_first(
    run: Run, place: Callable[..., Path], folder: Path
) -> None:
    place()
    path = folder / OWN
    path.parent.mkdir(parents=True)
    path.write_text(
        f'---\nchanges:\n  - {{drop: publication, sha256: "{"0" * 16}"}}\n---\n', "utf-8"
    )
    shown = run("show", "--clause", REPORT, "us-oh-testville").stdout
    assert shown.startswith("The bills of us-oh-testville have")
    assert "no document" not in shown
