"""What the checklist says of itself: docs/lint.md, `check --rules` and `check --explain`."""

from __future__ import annotations

import json
import os
from pathlib import Path

from click.testing import CliRunner, Result

from draftban.cli.app import cli
from draftban.review.lint.guide import page
from draftban.review.lint.run import rules

PAGE = Path(__file__).parents[3] / "docs" / "lint.md"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["check", *arguments], prog_name="draftban")


def test_the_page_is_that_of_the_rules() -> None:
    """``DRAFTBAN_ACCEPT_GOLDENS=1`` writes it anew."""
    if os.environ.get("DRAFTBAN_ACCEPT_GOLDENS"):
        PAGE.write_text(page(rules()), "utf-8")
    assert PAGE.read_text("utf-8") == page(rules())


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
