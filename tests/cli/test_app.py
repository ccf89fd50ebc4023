"""The command itself: help, version, wrong usage, and what happens if we made a mistake."""

from __future__ import annotations

import click
import pytest

import draftban
from draftban.cli.verbs import demands
from tests.cli.conftest import Run

VERBS = [
    *("new", "build", "check", "coverage", "compare", "packet", "scenarios", "call", "show"),
    *("clauses", "where", "customize", "places", "forms", "regions", "demands", "verify"),
    "doctor",
]


def test_help_lists_the_verbs_in_the_order_they_are_needed(run: Run) -> None:
    shown = run("--help")
    assert shown.exit_code == 0
    listed = shown.output.split("Commands:\n")[1].split("\n\n")[0]
    words = [line.split()[0] for line in listed.splitlines()]
    assert words == VERBS


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(run: Run, verb: str) -> None:
    shown = run(verb, "--help")
    assert shown.exit_code == 0
    assert "Usage: draftban " + verb in shown.output


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb != "new"])
def test_every_report_has_json(run: Run, verb: str) -> None:
    assert "--format [text|json" in run(verb, "--help").output


def test_version(run: Run) -> None:
    assert run("--version").output == f"draftban, version {draftban.__version__}\n"


def test_an_unknown_verb_is_wrong_usage_and_names_the_nearest(run: Run) -> None:
    shown = run("bild", "us-ma-lowell")
    assert shown.exit_code == 2
    assert "There is no command “bild”. Did you mean “build”?" in shown.output


@pytest.mark.parametrize(
    "arguments",
    [
        ("build",),
        ("check",),
        ("check", "--all", "us-ma-lowell"),
        ("show",),
        ("demands", "--format", "xml"),
        ("forms", "extra"),
        ("build", "us-ma-lowell", "--tho", "docx"),
    ],
)
def test_wrong_usage_is_status_2(run: Run, arguments: tuple[str, ...]) -> None:
    shown = run(*arguments)
    assert shown.exit_code == 2
    assert "Error: " in shown.output


def test_our_own_mistake_is_called_that_and_shows_no_traceback(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise RuntimeError("lost my way")

    monkeypatch.setattr(demands, "command", click.command(name="demands")(broken))
    shown = run("demands")
    assert shown.exit_code == 1
    assert "internal error: RuntimeError: lost my way (test_app.py:" in shown.stderr
    assert "This is a bug in draftban, not a mistake of yours" in shown.stderr
    assert "Traceback" not in shown.output

    monkeypatch.setenv("DRAFTBAN_TRACEBACK", "1")
    assert "Traceback" in run("demands").stderr
