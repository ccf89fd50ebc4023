"""`draftban verify`: make the files of a folder again and compare them, byte by byte."""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from draftban.cli.arguments import as_option
from draftban.cli.terminal import counted, echo, echo_diagnostics, echo_json
from draftban.diagnostics import Diagnostic

if TYPE_CHECKING:
    from draftban.proof import Difference, Manifest

ORDER = 90


@dataclass(frozen=True, slots=True)
class _File:
    """A file of the manifest: ``same``, or what is wrong with it."""

    file: str
    state: str


@click.command(name="verify", short_help="Make the files of a folder again and compare the bytes.")
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@as_option
def command(folder: Path, as_: str) -> None:
    """Rebuild what FOLDER holds, as its manifest.json says, and compare every byte.

    Where they differ, the inputs that have changed since are named: a clause, a form, the place's
    file, a library. Nothing is written. The exit status is 0 if all is the same.
    """
    from draftban import proof

    try:
        old = proof.load((folder / proof.NAME).read_bytes())
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else str(problem)
        _fail(folder / proof.NAME, f"cannot be used: {reason}")
        return
    files, reasons = _compare(folder, old)
    bad = [file for file in files if file.state != "same"]
    if as_ == "json":
        echo_json(
            {
                "folder": str(folder),
                "place": old.request.place,
                "files": [asdict(file) for file in files],
                "changed": [asdict(reason) for reason in reasons],
                "same": not bad,
            }
        )
    else:
        _print(files, bad, reasons)
    sys.exit(1 if bad else 0)


def _compare(folder: Path, old: Manifest) -> tuple[list[_File], tuple[Difference, ...]]:
    from draftban import proof, writers
    from draftban.cli.drafting import draft
    from draftban.cli.products import manifest_of, render

    request = old.request
    drafted = draft(
        request.place, chosen=request.demands, as_=request.as_place, options=request.options
    )
    missing: dict[str, str] = {}
    made: dict[str, bytes] = {}
    suffixes = {Path(name).suffix for name in old.outputs}
    formats = [name for name in writers.available() if writers.suffix(name) in suffixes]
    if drafted.build is None or drafted.report.errors:
        echo_diagnostics(drafted.report, err=True)
    else:
        made = render(drafted, formats, missing)
    for line in missing.values():
        echo(line, err=True)
    new = manifest_of(drafted, made, formats)
    files = [
        _File(name, _state(folder / name, hashed, new.outputs.get(name)))
        for name, hashed in old.outputs.items()
    ]
    return files, proof.changed(old, new)


def _state(path: Path, written: str, made: str | None) -> str:
    """How a file and its rebuild compare with what was ``written`` at the time."""
    from draftban.proof import digest

    try:
        found = digest(path.read_bytes())
    except OSError:
        return "gone"
    if found != written:
        return "edited since it was written"
    if made is None:
        return "cannot be made again"
    return "same" if made == written else "different when made again"


def _print(files: list[_File], bad: list[_File], reasons: tuple[Difference, ...]) -> None:
    for file in files:
        echo(f"{file.state}: {file.file}")
    if not bad:
        echo(f"{counted(len(files), 'file')}, every byte the same.")
    elif reasons:
        echo("What has changed since:")
        for reason in reasons:
            echo(f"  · {reason.name} {reason.how}")
    else:
        echo("Nothing that they are made from has changed.")


def _fail(file: Path, message: str) -> None:
    from draftban.cli.terminal import printable

    found = Diagnostic(
        "verify.manifest",
        f"{printable(str(file))} {message}.",
        text=str(file),
        hint="Name a folder that `draftban build` wrote, such as output/us-ma-lowell.",
    )
    echo_diagnostics([found], err=True)
    sys.exit(1)
