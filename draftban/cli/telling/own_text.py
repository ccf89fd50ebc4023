"""What `draftban customize` says: which file to edit, where, and how to take it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from draftban.cli.paths import openable
from draftban.cli.started import typed
from draftban.cli.terminal import echo, printable

if TYPE_CHECKING:
    from draftban.files.search import SearchPath
    from draftban.products.customizing import OwnFile

_WIDTH = 72
_PAPERS = "papers/"


@dataclass(slots=True)
class Done:
    """What became of each file: ``written`` with the provisions that print it, by document; which
    stood there as shared, as a person edited it (``refused``); which were ``removed`` or put
    ``aside``.
    """

    written: list[OwnFile] = field(default_factory=list)
    standing: list[OwnFile] = field(default_factory=list)
    refused: list[OwnFile] = field(default_factory=list)
    removed: list[OwnFile] = field(default_factory=list)
    aside: list[tuple[OwnFile, Path]] = field(default_factory=list)
    printed: dict[str, dict[str, Sequence[str]]] = field(default_factory=dict)


def echo_done(done: Done, search: SearchPath, place: str) -> None:
    """Print what became of each file, and what to do next."""
    for file in done.written:
        _echo_file(file, "", done, search)
    for file in done.standing:
        _echo_file(file, "stands there already, as it is shared", done, search)
    for file in done.refused:
        what = f"already changes “{file.label}”" if file.label else "was edited"
        _echo_file(file, f"stands there already and {what}; nothing was written", done, search)
    for file in done.removed:
        echo(f"{search.display(file.target)} is removed: it said what the shared text says.")
    for file, kept in done.aside:
        echo(f"{search.display(file.target)} was edited; it stays as {search.display(kept)}.")
    if done.removed or done.aside:
        echo(f"The shared text stands again. Next: {typed('build', place)}")
        return
    everything = (*done.written, *done.standing, *done.refused)
    command = "packet" if all(f.name.startswith(_PAPERS) for f in everything) else "build"
    echo(f"Next: edit {'it' if len(everything) == 1 else 'them'}, then {typed(command, place)}")
    for file in everything:
        echo(f"The shared text again: {typed('customize', place, file.name, '--undo')}")


def _echo_file(file: OwnFile, note: str, done: Done, search: SearchPath) -> None:
    where = printable(f"{search.display(file.target)}:{file.line}")
    echo(f"{click.style(where, bold=True)}{f' ({note})' if note else ''}")
    rows = [(f"line {file.line}", _short(file.words))]
    rows += [("provision", f"“{file.label}” alone")] if file.label else []
    rows += [("printed in", "; ".join(_cited(done.printed.get(file.name, {}))))]
    rows += [("shared text", openable(shared)) for shared in file.taken_from]
    width = max(len(label) for label, words in rows if words)
    for label, words in rows:
        if words:
            echo(f"  {label.ljust(width)}  {printable(words)}")


def _cited(printed: Mapping[str, Sequence[str]]) -> list[str]:
    return [f"{stem}, {', '.join(cited)}" for stem, cited in printed.items()]


def _short(words: str) -> str:
    return words if len(words) <= _WIDTH else words[: _WIDTH - 1].rsplit(" ", 1)[0] + " …"


def done_json(done: Done) -> dict[str, Any]:
    """The same as JSON."""
    return {
        "written": [_json(file, done) for file in done.written],
        "standing": [_json(file, done) for file in done.standing],
        "edited": [_json(file, done) for file in done.refused],
        "removed": [str(file.target) for file in done.removed],
        "aside": [{"file": str(file.target), "kept": str(kept)} for file, kept in done.aside],
    }


def _json(file: OwnFile, done: Done) -> dict[str, Any]:
    return {
        "text": file.name,
        "file": str(file.target),
        "line": file.line,
        "label": file.label or None,
        "taken_from": list(file.taken_from),
        "printed": {stem: list(cited) for stem, cited in done.printed[file.name].items()},
    }
