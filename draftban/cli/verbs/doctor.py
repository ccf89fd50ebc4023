"""`draftban doctor`: what this machine can make, and the one command for what it cannot."""

from __future__ import annotations

import platform
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from draftban import __version__
from draftban.cli.arguments import DEFAULT_FORMATS, as_option
from draftban.cli.helping import echo_next
from draftban.cli.started import typed
from draftban.cli.terminal import echo, echo_json, echo_table, printable, progress

if TYPE_CHECKING:
    from draftban.cli.machine import Format, Program, Templates

ORDER = 95
EXAMPLES = (
    "draftban doctor",
    "draftban doctor --move",
)


@click.command(name="doctor", short_help="Say what this machine can make.")
@click.option(
    "--move",
    is_flag=True,
    help="Move the files of an older layout to where they stand now; the old folder stays beside.",
)
@as_option
def command(as_: str, move: bool) -> None:
    """Write a bill of one sentence in every format, and say which work here.

    For what does not, one command is named. The exit status is 0 if the formats that `draftban
    build` writes by default work. Templates that are compiled at each start cost time and nothing
    else. The programs at the end are for draftban's own tests.
    """
    if move:
        _move()
        return
    from draftban.cli import machine

    with progress("Trying every format"):
        formats = machine.formats()
    templates = machine.templates()
    programs = machine.programs()
    install = machine.install_programs(p for p in programs if p.path is None)
    broken = [one for one in formats if one.problem and one.name in DEFAULT_FORMATS]
    if as_ == "json":
        echo_json(
            {
                "draftban": __version__,
                "python": platform.python_version(),
                "formats": [_format_json(one) for one in formats],
                "templates": {
                    "prepared": templates.prepared,
                    "jinja": templates.jinja,
                    "about": templates.about,
                    "command": templates.command or None,
                },
                "programs": [{"program": p.name, "found": p.path is not None} for p in programs],
                "install_programs": install or None,
                "works": not broken,
            }
        )
    else:
        _print(formats, templates, programs, install)
        if not broken:
            echo_next(f"{typed('new')} writes the file of your place.")
    sys.exit(1 if broken else 0)


def _move() -> None:
    from draftban.cli.running.moving import move

    done = move(Path.cwd())
    if not done.old:
        echo("Every file stands where it belongs.")
    for name in done.files:
        echo(printable(name))
    for name in done.changed:
        echo(printable(f"{name}: `omits:` names single clauses now"))
    if done.old:
        echo(f"The folders as they were: {', '.join(done.old)}.")
    if done.undecided:
        echo("To be decided by you:")
    for sentence in done.undecided:
        echo(printable(f"  · {sentence}"))


def _format_json(one: Format) -> dict[str, Any]:
    return {
        "format": one.name,
        "works": not one.problem,
        "libraries": dict(one.libraries),
        "problem": one.problem or None,
        "command": one.command or None,
    }


def _print(
    formats: Sequence[Format], templates: Templates, programs: Sequence[Program], install: str
) -> None:
    echo(f"draftban {__version__}, Python {platform.python_version()}")
    echo()
    echo_table([(one.name, "no" if one.problem else "yes", _about(one)) for one in formats])
    for command in dict.fromkeys(one.command for one in formats if one.command):
        echo(f"    → {printable(command)}")
    echo()
    echo(printable(templates.about))
    if templates.command:
        echo(f"    → {printable(templates.command)}")
    echo()
    echo("Only for draftban's own tests:")
    echo_table([(p.name, "yes" if p.path else "no", p.use) for p in programs])
    if install:
        echo(f"    → {printable(install)}")


def _about(one: Format) -> str:
    if one.problem:
        return one.problem
    return ", ".join(f"{name} {number}".strip() for name, number in one.libraries.items())
