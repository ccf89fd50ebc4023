"""Help: examples that can be typed, what the Tab key completes, what to do next."""

from __future__ import annotations

import contextlib
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete

import draftban
from draftban.cli import helping
from draftban.cli.app import EXAMPLES, cli
from draftban.cli.running.amends import AMENDS
from draftban.cli.verbs import customize, where
from draftban.review.where import names_page
from tests.cli.conftest import Run
from tests.cli.test_app import VERBS
from tests.content.shipped import ROOT

GUIDES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
_PLACEHOLDER = re.compile(r"\b[A-Z]{3,}\b|…|\[|<")
_FENCED = re.compile(r"^ {0,3}```\w*\n(.*?)^ {0,3}```", re.M | re.S)
_LINE = re.compile(r"^ {0,3}(draftban .*)$", re.M)
_INLINE = re.compile(r"`(draftban [^`\n]*)`")


def parsed(line: str) -> None:
    """Read the command line as the program does, and run nothing."""
    program, name, *arguments = shlex.split(line, comments=True)
    assert program == "draftban"
    if name.startswith("-"):
        return
    if arguments == ["--help"]:
        arguments = []
    with click.Context(cli, info_name="draftban") as context:
        command = cli.get_command(context, name)
        assert command is not None, name
        if arguments:  # a command is also named by itself
            command.make_context(name, arguments, parent=context)


def shown(run: Run, *arguments: str) -> list[str]:
    """The examples at the end of a `--help`."""
    printed = run(*arguments, "--help").stdout
    assert "Examples:\n" in printed
    lines = printed.split("Examples:\n")[1].split("\n\n")[0].splitlines()
    assert lines
    return [line.strip() for line in lines]


@pytest.mark.parametrize("verb", [[], *([verb] for verb in VERBS)], ids=lambda v: "".join(v))
def test_every_help_ends_with_examples_that_can_be_typed(run: Run, verb: list[str]) -> None:
    examples = shown(run, *verb)
    for line in examples:
        parsed(line)
    if verb:
        assert all(line.startswith(f"draftban {verb[0]}") for line in examples)
    else:
        assert tuple(examples) == EXAMPLES


def test_an_example_that_cannot_be_typed_is_found() -> None:
    with pytest.raises(click.UsageError):
        parsed("draftban build us-ma-lowell --two docx")
    with pytest.raises(AssertionError):
        parsed("draftban bild us-ma-lowell")


def test_what_the_examples_look_for_stands_in_the_bill() -> None:
    result = draftban.build(draftban.load("us-ma-lowell"))
    tried = 0
    for module in (where, customize):
        for line in module.EXAMPLES:
            place, what = shlex.split(line)[2:4]
            assert place == "us-ma-lowell"
            if what != AMENDS and not names_page(what):
                assert draftban.customize(result, what), line
                tried += 1
    assert tried > 5


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.name)
def test_every_command_of_the_guides_can_be_typed(page: Path) -> None:
    text = page.read_text("utf-8")
    for line in (lines := _LINE.findall("".join(_FENCED.findall(text)))):
        parsed(line)
    for line in (inline := _INLINE.findall(text)):
        if not _PLACEHOLDER.search(re.sub(r'"[^"]*"', "", line)):
            # What stands in a sentence may leave out what it acts on.
            with contextlib.suppress(click.MissingParameter, click.BadOptionUsage):
                parsed(line)
    assert (len(lines) > 4 and len(inline) > 10) or page.name != "README.md"


def test_the_program_alone_prints_its_help(run: Run) -> None:
    alone = run()
    assert alone.exit_code == 0
    assert alone.stdout == run("--help").stdout
    for line in helping.COMPLETION.values():
        assert line in alone.stdout
    assert helping.COMPLETION["bash"] in (ROOT / "README.md").read_text("utf-8")


# ---------------------------------------------------------------- the Tab key


def completed(*typed: str) -> list[str]:
    """What the Tab key offers for the last word."""
    *arguments, incomplete = typed
    complete = ShellComplete(cli, {}, "draftban", "_DRAFTBAN_COMPLETE")
    return [item.value for item in complete.get_completions(arguments, incomplete)]


def test_tab_completes_places_clauses_demands_and_forms(place: Callable[..., Path]) -> None:
    place()
    assert completed("build", "us-oh-t") == ["us-oh-testville"]
    assert completed("build", "us-ma-lowell", "us-oh-t") == ["us-oh-testville"]
    assert completed("build", "us-ma-lowell", "--as", "us-wa-p") == ["us-wa-pierce"]
    assert completed("check", "us-or") == ["us-or-eugene"]
    assert completed("show", "us-oh-testville", "--clause", "prohibitions/ev") == [
        "prohibitions/evidence"
    ]
    assert "prohibitions/evidence" in completed("where", "us-oh-testville", "prohibitions/")
    assert "definitions/covered-space" in completed("customize", "us-oh-testville", "definitions/")
    assert completed("customize", "us-oh-nowhere", "definitions/") == []
    assert "b.vi" in completed("build", "us-oh-testville", "--with", "b.")
    assert completed("build", "us-oh-testville", "--without", "a,d") == ["a,d"]
    assert completed("build", "us-oh-testville", "--to", "docx,p") == ["docx,pdf"]
    assert completed("forms", "us-or") == [
        "us-or-city",
        "us-or-city-resolution",
        "us-or-state",
    ]
    assert "form=us-city" in completed("new", "--set", "form=us-c")


def test_tab_says_nothing_where_a_file_is_broken(place: Callable[..., Path]) -> None:
    place({"place: us-oh-testville": "place: [us-oh"})
    assert completed("where", "us-oh-testville", "prohibitions/") == []


# ---------------------------------------------------------------- what to do next

QUIET = {"new", "customize"}
"""Those that say what to do next among their results."""


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb not in QUIET])
def test_every_command_says_what_to_do_next(verb: str) -> None:
    source = (ROOT / "draftban" / "cli" / "verbs" / f"{verb}.py").read_text("utf-8")
    assert "echo_next(" in source


@pytest.mark.parametrize(
    "arguments",
    [
        ("demands",),
        ("forms",),
        ("places", "ohio"),
        ("show", "us-oh-testville"),
        ("where", "us-oh-testville", "law enforcement or any other work"),
        ("clauses", "us-oh-testville", "any other work"),
    ],
)
def test_on_a_terminal_the_next_command_can_be_typed(
    run: Run,
    place: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
) -> None:
    place({"prohibitions: all": "prohibitions: [b.i, c]"})
    monkeypatch.setattr(helping, "on_terminal", lambda: True)
    told = run(*arguments)
    assert told.exit_code == 0, told.output
    assert "Next: " not in told.stdout
    steps = told.stderr.partition("Next: ")[2]
    for line in re.findall(r"draftban [a-z]+(?: --?[a-z]+| '[^']*'| [\w./,-]+)*", steps):
        words = re.split(r" (?:writes|copies|says|adds|finds|shows|sets)\b", line)[0]
        parsed(words)
    assert steps


def test_neither_a_pipe_nor_json_has_what_to_do_next(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Next: " not in run("demands").output
    monkeypatch.setattr(helping, "on_terminal", lambda: True)
    assert "Next: " in run("demands").stderr
    assert "Next: " not in run("demands", "--format", "json").output
