"""`draftban verify`: make the files of a folder again and compare them, byte by byte."""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from draftban.cli.arguments import as_option
from draftban.cli.terminal import counted, echo, echo_diagnostics, echo_json, printable
from draftban.diagnostics import Diagnostic

if TYPE_CHECKING:
    from draftban.documents.proof import Difference, Manifest

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
    from draftban.cli.output.changes import unfinished
    from draftban.documents import proof

    if unfinished(folder):
        _fail(folder, "is being written, or a run was stopped while it wrote", _AGAIN)
    try:
        old = proof.read(folder)
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else str(problem)
        _fail(folder / proof.NAME, f"cannot be used: {reason}")
    if not old.outputs:
        _fail(folder / proof.NAME, "lists no file")
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
    from draftban.documents import proof

    new = _made_again(old)
    files = [
        _File(name, _state(folder / name, hashed, new.outputs.get(name)))
        for name, hashed in old.outputs.items()
    ]
    files += [_File(name, "not in the manifest") for name in new.outputs if name not in old.outputs]
    return files, proof.changed(old, new)


def _made_again(old: Manifest) -> Manifest:
    """The manifest of what ``old`` asks for, made now; what cannot be made is told."""
    from draftban import writers
    from draftban.cli.drafting import draft
    from draftban.cli.running.packing import pack, packet_manifest, papers_of
    from draftban.cli.running.products import Rendered, manifest_of, render

    request = old.request
    drafted = draft(
        request.place, chosen=request.demands, as_=request.as_place, options=request.options
    )
    day = _day(request.introduced)
    missing: dict[str, str] = {}
    rendered = Rendered()
    suffixes = {Path(name).suffix for name in old.outputs}
    formats = [name for name in writers.available() if writers.suffix(name) in suffixes]
    made = papers_of(drafted, day) if request.packet else None
    if made is not None:
        rendered = pack(drafted, made, formats, missing)
    elif drafted.build is not None and not drafted.report.errors and not request.packet:
        rendered = render(drafted, formats, missing)
    wrong = (*drafted.report.errors, *rendered.diagnostics)
    echo_diagnostics(wrong or drafted.report, err=True)
    for line in missing.values():
        echo(line, err=True)
    if request.packet:
        return packet_manifest(drafted, rendered, formats, day)
    return manifest_of(drafted, rendered.files, formats)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _state(path: Path, written: str, made: str | None) -> str:
    """How a file and its rebuild compare with what was ``written`` at the time. No link is
    followed, to another folder or to a file.
    """
    from draftban.cli.output.files import NOTHING, standing

    try:
        found = NOTHING if path.parent.is_symlink() else standing(path)
    except OSError:
        found = NOTHING
    if found == NOTHING:
        return "gone"
    if found != written:
        return "edited since it was written"
    if made is None:
        return "cannot be made again"
    return "same" if made == written else "different when made again"


def _print(files: list[_File], bad: list[_File], reasons: tuple[Difference, ...]) -> None:
    for file in files:
        echo(printable(f"{file.state}: {file.file}"))
    if not bad:
        echo(f"{counted(len(files), 'file')}, every byte the same.")
    elif reasons:
        echo("What has changed since:")
        for reason in reasons:
            echo(printable(f"  · {reason.name} {reason.how}"))
    else:
        echo("Nothing that they are made from has changed.")


_AGAIN = (
    "Run draftban build or packet for this place again: it finishes what was begun, or undoes it."
)
_NAME_ONE = "Name a folder that `draftban build` or `packet` wrote, such as output/us-ma-lowell."


def _fail(file: Path, message: str, hint: str = _NAME_ONE) -> NoReturn:
    found = Diagnostic("verify.manifest", f"{file} {message}.", text=str(file), hint=hint)
    echo_diagnostics([found], err=True)
    sys.exit(1)
