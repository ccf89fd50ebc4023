"""show --clause: where the texts of a clause stand, and what a change to one provision names."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Run
from tests.content.shipped import ROOT

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
    money = f"{ROOT}/templates/languages/en/us/prohibitions/public-money"
    own = f"prohibitions/public-money, own: {money}.own.md:3"  # where its printed words begin
    assert f"{own} (stands in us-ma-lowell)" in lines
    direct = f"prohibitions/public-money, direct: {money}.md:23"
    assert f"{direct} (stands in no document)" in lines
    passage = (
        f"passages/public-money: {ROOT}/templates/languages/en/common/passages/public-money.md:1"
    )
    assert f"{passage} (stands in us-ma-lowell)" in lines
    assert lines.index(f"{own} (stands in us-ma-lowell)") == 0
    assert not [line for line in lines if "money-given-to-others" in line], "of the other drafting"
    spending = next(line for line in lines if line.strip().startswith("spending"))
    assert spending.endswith(f"{ROOT}/templates/languages/en/common/passages/public-money.md:1")


def test_a_hash_is_ready_to_paste(run: Run, place: Callable[..., Path], folder: Path) -> None:
    place()
    shown = run("show", "us-oh-testville", "--clause", REPORT).stdout
    row = next(line for line in shown.splitlines() if line.strip().startswith("agenda"))
    sha256 = row[row.index("sha256:") : row.rindex('"') + 1]
    path = folder / OWN
    path.parent.mkdir(parents=True)
    path.write_text(f"---\nchanges:\n  - {{drop: agenda, {sha256}}}\n---\n", "utf-8")
    built = run("build", "us-oh-testville", "--to", "text")
    assert built.exit_code == 0, built.output
    text = (folder / "output" / "us-oh-testville" / "us-oh-testville.txt").read_text("utf-8")
    assert "acts under compulsion" in text
    assert "or its absence, on the agenda" not in " ".join(text.split())
    again = run("show", "us-oh-testville", "--clause", REPORT).stdout
    assert f"{REPORT}, direct: " in again
    assert f"  changes {ROOT}/templates/languages/en/us/{REPORT}.md" in again
    assert not [line for line in again.splitlines() if line.strip().startswith("agenda ")]


def test_hashes_can_be_read_while_a_change_does_not_fit(
    run: Run, place: Callable[..., Path], folder: Path
) -> None:
    place()
    before = labels(run, REPORT, "us-oh-testville")["agenda"]
    path = folder / OWN
    path.parent.mkdir(parents=True)
    zeros = "0" * 16
    path.write_text(f'---\nchanges:\n  - {{drop: agenda, sha256: "{zeros}"}}\n---\n', "utf-8")
    checked = run("check", "us-oh-testville")
    assert checked.exit_code == 1
    said = " ".join((checked.stdout + checked.stderr).split())
    assert f"{OWN}:3:5: error:" in said
    assert "{{ oblige(role.executive) }} file what the report" in said
    assert f'sha256: "{before["sha256"]}"' in said
    again = labels(run, REPORT, "us-oh-testville")["agenda"]
    assert again == before | {"moved": [{"file": OWN, "line": 3}]}


def test_a_drafting_without_words_of_its_own_comes_behind_the_passage_that_has_them(
    run: Run,
) -> None:
    shown = run("show", "--clause", "prohibitions/government-use", "us-ma-lowell")
    texts = [line for line in shown.stdout.splitlines() if not line.startswith(" ")]
    first, second, *_ = texts
    use = f"{ROOT}/templates/languages/en/common/passages/government-use.md"
    assert first == f"passages/government-use: {use}:1 (stands in us-ma-lowell)"
    assert second.startswith("prohibitions/government-use, own: ")
    assert "with the words of the passages that it calls" in second


def rows(shown: str) -> dict[str, list[str]]:
    """The rows of `Words from elsewhere`, by what a text calls them."""
    lines = shown.partition("Words from elsewhere\n")[2].partition("\nFacts")[0].splitlines()
    return {line.split()[0]: re.split(r"  +", line.strip())[1:] for line in lines}


def test_words_that_are_typed_elsewhere_have_their_file_and_line(run: Run) -> None:
    found = rows(run("show", "--clause", "prohibitions/public-money", "us-ma-lowell").stdout)
    assert found["term.public_actor.a"][0] == "a public actor"
    assert found["forbid"][0] == "{subject} shall not"
    assert found["role.auditor"][1].startswith(f"{ROOT}/templates/regions/us/ma.yaml:")
    assert "oblige" not in found, "no text of it says so"
    for words, where in found.values():
        file, _, number = where.rpartition(":")
        typed = (ROOT / file).read_text("utf-8").splitlines()[int(number) - 1]
        assert words in typed


PASSAGE = """\
1. # Spending {{ label("spending") }}
   {% if options.length == "core" %}
   {{ forbid(role.auditor) }} spend money on {{ term.covered_space.a }}.
   {% else %}
   {{ forbid(role.clerk) }} spend money on {{ term.biometric_surveillance }}.
   {% endif %}
"""


def test_words_of_a_branch_that_is_not_taken_are_left_out(
    run: Run, place: Callable[..., Path], folder: Path
) -> None:
    place()
    path = folder / "jurisdictions/us-oh-testville/passages/public-money.md"
    path.parent.mkdir(parents=True)
    path.write_text(PASSAGE, "utf-8")
    found = rows(run("show", "--clause", "passages/public-money", "us-oh-testville").stdout)
    assert set(found) == {"forbid", "role.clerk", "term.biometric_surveillance"}


def test_a_place_s_own_words_for_a_role_are_those_of_its_file(
    run: Run, place: Callable[..., Path]
) -> None:
    council = "{the: the Board, a: a board, one: Board, plural: boards}"
    path = place({"state: Ohio": f"state: Ohio\nwording:\n  roles:\n    council: {council}"})
    found = rows(run("show", "--clause", REPORT, "us-oh-testville").stdout)
    number = path.read_text("utf-8").splitlines().index(f"    council: {council}") + 1
    assert found["role.council"] == ["the Board", f"jurisdictions/us-oh-testville.yaml:{number}"]


def test_a_change_that_was_written_for_other_words_is_told_at_its_label(
    run: Run, place: Callable[..., Path], folder: Path
) -> None:
    place()
    path = folder / OWN
    path.parent.mkdir(parents=True)
    zeros = "0" * 16
    path.write_text(
        f'---\nchanges:\n  - {{drop: agenda, sha256: "{zeros}"}}\n'
        f'  - {{drop: gone-since, sha256: "{zeros}"}}\n---\n',
        "utf-8",
    )
    shown = run("show", "--clause", REPORT, "us-oh-testville").stdout.splitlines()
    (agenda,) = (line for line in shown if line.strip().startswith("agenda"))
    assert f"(changed at {OWN}:3, for other words: read both)" in agenda
    (report,) = (line for line in shown if line.strip().startswith("report "))
    assert "changed at" not in report
    (gone,) = (line for line in shown if line.strip().startswith("gone-since"))
    assert re.split(r"  +", gone.strip())[1:] == [
        "is no label here any more",
        f"changed at {OWN}:4",
    ]
    told = labels(run, REPORT, "us-oh-testville")
    assert told["agenda"]["moved"] == [{"file": OWN, "line": 3}]
    assert told["report"]["moved"] == []


def test_the_labels_of_a_passage_by_its_own_name(run: Run) -> None:
    shown = run("show", "--clause", "passages/public-money", "us-ma-lowell")
    assert shown.exit_code == 0
    file = f"{ROOT}/templates/languages/en/common/passages/public-money.md"
    first, spending, gifts, *_ = shown.stdout.splitlines()
    assert first == f"passages/public-money: {file}:1"
    assert spending.split()[0] == "spending"
    assert gifts.endswith(f"{file}:4")


def test_a_clause_that_there_is_not_is_an_error_with_the_nearest(run: Run) -> None:
    shown = run("show", "--clause", "prohibitions/goverment-use", "us-ma-lowell")
    assert shown.exit_code == 1
    assert "Did you mean “prohibitions/government-use”?" in shown.stderr


BY_LENGTH = """\
{% if options.length == "core" %}
1. # Spending {{ label("spending") }}
   {{ forbid(role.clerk) }} spend.
{% else %}
1. # Spending {{ label("spending") }}
   {{ forbid(role.clerk) }} spend money.
{% endif %}
"""


def test_labels_of_the_length_that_is_printed_are_told_apart(
    run: Run, place: Callable[..., Path], folder: Path
) -> None:
    place()
    path = folder / "jurisdictions/us-oh-testville/passages/public-money.md"
    path.parent.mkdir(parents=True)
    path.write_text(BY_LENGTH, "utf-8")
    lines = run("show", "--clause", "prohibitions/public-money", "us-oh-testville").stdout
    rows = [line for line in lines.splitlines() if line.strip().startswith("spending ")]
    own = [row for row in rows if path.name in row and "jurisdictions/" in row]
    assert len(own) == 2
    assert ["not printed" in row for row in own] == [True, False]


def test_bills_that_cannot_be_built_are_told_first(
    run: Run, place: Callable[..., Path], folder: Path
) -> None:
    place()
    path = folder / OWN
    path.parent.mkdir(parents=True)
    path.write_text(f'---\nchanges:\n  - {{drop: agenda, sha256: "{"0" * 16}"}}\n---\n', "utf-8")
    shown = run("show", "--clause", REPORT, "us-oh-testville").stdout
    assert shown.startswith("The bills of us-oh-testville have")
    assert "no document" not in shown
