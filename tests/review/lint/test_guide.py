"""What the checklist says of itself: docs/lint.md, `check --rules` and `check --explain`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from draftban.cli.app import cli
from draftban.files.search import content_root
from draftban.review.lint.guidance import FILE
from draftban.review.lint.run import rules
from tests.content.goldens import LINT, accepted, lint_page


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["check", *arguments], prog_name="draftban")


def test_the_page_is_that_of_the_rules() -> None:
    assert lint_page() == accepted(LINT), f"make accept-goldens FORM={LINT}"


def test_rules_are_listed() -> None:
    shown = run("--rules")
    assert shown.exit_code == 0, shown.output
    for one in rules():
        assert one.code in shown.stdout
    listed = json.loads(run("--rules", "--format", "json").stdout)["rules"]
    assert [entry["code"] for entry in listed] == [one.code for one in rules()]


def test_a_rule_is_explained_by_its_code_or_name() -> None:
    shown = run("--explain", "lint.passive")
    assert shown.exit_code == 0, shown.output
    for word in ("What", "Why", "Bad", "Good", "Manual  Washington State Code Reviser"):
        assert word in shown.stdout
    assert run("--explain", "passive").stdout == shown.stdout
    found = json.loads(run("--explain", "lint.passive", "--format", "json").stdout)
    assert found["example"]["bad"] == "A log shall be kept."
    assert found["manuals"][0]["verified"] is True


def test_an_unknown_rule_is_wrong_usage_and_the_nearest_is_named() -> None:
    shown = run("--explain", "lint.pasive")
    assert shown.exit_code == 2
    assert "Did you mean “lint.passive”?" in shown.output


def test_rules_and_places_do_not_go_together() -> None:
    assert run("--rules", "us-ma-lowell").exit_code == 2


def test_a_reason_is_changed_in_a_file_of_one_s_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / FILE
    own.parent.mkdir(parents=True)
    shipped = (content_root() / FILE).read_text("utf-8")
    own.write_text(shipped.replace("Nobody can be held to", "Nobody ever answers for"), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert "Why     Nobody ever answers for a duty" in run("--explain", "passive").stdout
    own.write_text(shipped.replace("[washington-voice]", "[washington]"), "utf-8")
    shown = run("--explain", "passive")
    assert shown.exit_code == 1
    assert f"{FILE}:" in shown.stderr
    assert "Did you mean “washington-voice”?" in shown.stderr
