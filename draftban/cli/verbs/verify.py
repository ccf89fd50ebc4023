"""`draftban verify`: make the files of a folder again and compare them, byte by byte."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from draftban.cli.arguments import as_option
from draftban.cli.helping import echo_next
from draftban.cli.terminal import (
    counted,
    echo,
    echo_diagnostics,
    echo_json,
    printable,
    progress,
)
from draftban.diagnostics import DraftbanError

if TYPE_CHECKING:
    from draftban.products.verifying import State, Verified

ORDER = 90
EXAMPLES = ("draftban verify output/us-ma-lowell",)

_STATES: Mapping[State, str] = {
    "same": "same",
    "different": "different when made again",
    "gone": "gone",
    "edited": "edited since it was written",
    "unmade": "cannot be made again",
    "unlisted": "not in the manifest",
}
_HOWS = {"new": "is new", "gone": "is gone", "changed": "has changed"}


@click.command(name="verify", short_help="Make the files of a folder again and compare the bytes.")
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@as_option
def command(folder: Path, as_: str) -> None:
    """Rebuild what FOLDER holds, as its manifest.json says, and compare every byte.

    Where they differ, the inputs that have changed since are named: a clause, a form, the place's
    file, a library. Nothing is written. The exit status is 0 if all is the same.
    """
    from draftban.cli.session import memory
    from draftban.products.verifying import verify

    try:
        found = verify(folder, memory(), progress)
    except DraftbanError as problem:
        echo_diagnostics(problem.diagnostics, err=True)
        sys.exit(1)
    echo_diagnostics(found.diagnostics, err=True)
    for line in found.missing.values():
        echo(line, err=True)
    if as_ == "json":
        echo_json(
            {
                "folder": str(folder),
                "place": found.request.place,
                "files": [asdict(one) for one in found.compared],
                "changed": [asdict(reason) for reason in found.changed],
                "same": found.same,
            }
        )
    else:
        _print(found)
        if not found.same:
            echo_next("build or pack it again; a file that was edited stays beside the new one.")
    sys.exit(0 if found.same else 1)


def _print(found: Verified) -> None:
    for one in found.compared:
        echo(printable(f"{_STATES[one.state]}: {one.file}"))
    if found.same:
        echo(f"{counted(len(found.compared), 'file')}, every byte the same.")
    elif found.changed:
        echo("What has changed since:")
        for reason in found.changed:
            how = _HOWS.get(reason.how, reason.how)
            echo(printable(f"  · {reason.name} {how}"))
    else:
        echo("Nothing that they are made from has changed.")
