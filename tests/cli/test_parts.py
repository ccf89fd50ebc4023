"""A place whose full text is two bills, as the command line writes and tells it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PLACE = """\
place: us-test
form: us-state
name: State of Test
short: Test
prohibitions: [b.i, b.ii, e]
options: {length: full}
"""
OUT = Path("output/us-test")
TWO = ["us-test-government", "us-test-private"]

State = Callable[..., None]


@pytest.fixture
def state(folder: Path) -> State:
    """Writes the place's file, with more lines, or with another length."""

    def write(more: str = "", *, length: str = "full") -> None:
        path = folder / "jurisdictions" / "us-test.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(PLACE.replace("full", length) + more, "utf-8")

    return write


def written() -> list[str]:
    """The bills in the place's folder."""
    return sorted(path.stem for path in OUT.glob("*.txt"))


def test_a_file_for_each_that_verify_makes_again(run: Run, state: State) -> None:
    state()
    shown = run("build", "us-test", "--to", "text")
    assert shown.exit_code == 0, shown.output
    assert written() == TWO
    shown = run("verify", str(OUT))
    assert shown.exit_code == 0, shown.output
    assert "2 files, every byte the same." in shown.stdout


def test_what_another_choice_no_longer_gives_goes(run: Run, state: State) -> None:
    for more, length, expected in (
        ("", "short", ["us-test"]),
        ("", "full", TWO),
        ("parts: [private]\n", "full", TWO[1:]),
        ("", "full", TWO),
        ("", "core", ["us-test"]),
    ):
        state(more, length=length)
        shown = run("build", "us-test", "--to", "text")
        assert shown.exit_code == 0, shown.output
        assert written() == expected


def test_where_and_show_know_both(run: Run, state: State) -> None:
    state()
    private = run("where", "us-test", "prohibitions/private-use")
    assert private.exit_code != 0
    assert "--document private" in private.output
    private = run("where", "us-test", "prohibitions/private-use", "--document", "private")
    assert private.exit_code == 0, private.output
    assert "us-test-private" in private.stdout
    shown = run("show", "us-test", "--clause", "rights/notice")
    assert "(stands in us-test-government, us-test-private)" in shown.stdout
    shown = run("show", "us-test")
    for demand in ("b.i", "b.ii", "e"):
        assert f"demands.{demand}: enacted by " in shown.stdout


def test_coverage_tells_what_only_both_meet(run: Run, state: State) -> None:
    state()
    shown = run("coverage", "us-test")
    assert "Notice to people who were watched: partial, only if both pass" in shown.stdout
    assert "of us-test-government, rights/notice" in " ".join(shown.stdout.split())
    assert shown.stdout.count("only if both pass") == 1
    told = json.loads(run("coverage", "us-test", "--format", "json").stdout)
    together = {one["demand"]: one["only_together"] for one in told["demands"]}
    assert together["e"] == TWO
    assert not together["b.i"]
    state("parts: [government]\n")
    shown = run("coverage", "us-test")
    assert "only if both pass" not in shown.stdout
    assert "private parties, whom the bill on them binds" in " ".join(shown.stdout.split())


def test_a_wrong_part_is_told_at_its_place(run: Run, state: State) -> None:
    state("parts: [goverment]\n")
    shown = run("check", "us-test")
    assert shown.exit_code == 1
    assert "jurisdictions/us-test.yaml:7:9: error: The form us-state has no part" in shown.output
    assert "Did you mean “government”?" in shown.output
    state("parts: [government]\n", length="short")
    shown = run("build", "us-test")
    assert shown.exit_code == 1
    assert "jurisdictions/us-test.yaml:7:8: error: The text is not divided here" in shown.output
    assert "length: full" in shown.output


def test_forms_tell_their_parts(run: Run) -> None:
    told = {
        one["form"]: one["parts"] for one in json.loads(run("forms", "--format", "json").stdout)
    }
    assert told["us-state"] == told["us-bill"] == told["us-ma-state"] == ["government", "private"]
    assert told["us-city"] == told["eu-reg"] == []


def test_comparison_reads_both(run: Run, state: State) -> None:
    state()
    shown = run("compare", "us-test", "--format", "json")
    assert shown.exit_code == 0, shown.output
    given = json.dumps(json.loads(shown.stdout))
    assert "prohibitions/government-use" in given
    assert "prohibitions/private-use" in given
