"""What helps on: examples at the end of each `--help`, and what to do next after a command."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from draftban.cli.terminal import echo

COMPLETION = {
    "bash": 'eval "$(_DRAFTBAN_COMPLETE=bash_source draftban)"',
    "zsh": 'eval "$(_DRAFTBAN_COMPLETE=zsh_source draftban)"',
    "fish": "_DRAFTBAN_COMPLETE=fish_source draftban | source",
}
"""By shell, the line that lets the Tab key complete what is typed; it goes into a start-up file."""


def examples(lines: Iterable[str]) -> str:
    """The end of a `--help`: command lines as they are typed, each on a line of its own."""
    return "\n".join(["\b", "Examples:", *(f"  {line}" for line in lines)])


def completion() -> str:
    """The end of the program's own `--help`."""
    rows = [f"  {shell:<5} {line}" for shell, line in COMPLETION.items()]
    told = "Let the Tab key complete commands, places, clauses, demands, forms (in this window; for"
    return "\n".join(["\b", told, "good, put the line into ~/.bashrc or the like):", *rows])


def on_terminal() -> bool:
    """Whether somebody reads what is printed beside the results."""
    return sys.stderr.isatty()


def echo_next(*steps: str) -> None:
    """Print what to do next, on a terminal only: the words of ``steps`` one under the other."""
    if on_terminal():
        for number, step in enumerate(steps):
            echo(click.style(f"{'Next: ' if not number else '      '}{step}", dim=True), err=True)
