"""How what became of a place's folder is told: files written, removed, left alone and kept."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from draftban.cli.terminal import diagnostic_json, echo, printable
from draftban.diagnostics import Diagnostic

if TYPE_CHECKING:
    from draftban.cli.drafting import Drafted
    from draftban.cli.output.outputs import Outcome


def echo_written(outcome: Outcome) -> None:
    """The paths of the new files, a line each."""
    for path in outcome.written:
        echo(printable(str(path)))


def echo_others(outcome: Outcome, run: str, failed: Container[Path] = ()) -> None:
    """What else happened in the folder, on the error stream. ``run`` is what writes there
    (``build``); ``failed`` are the files that could not be made.
    """
    for path in outcome.removed:
        why = "it could not be made again" if path in failed else "this selection does without it"
        _tell(f"{path} of an earlier {run} was removed: {why}.")
    for path in outcome.stayed:
        why = "it could not be made" if path in failed else "this selection does without it"
        _tell(f"{path} stays as it is, though {why}: draftban did not write it as it is now.")
    for path, place in outcome.kept:
        _tell(f"{path} as it was is kept as {place}.")


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    """The same for programs."""
    return {
        "files": [str(path) for path in outcome.written],
        "removed": [str(path) for path in outcome.removed],
        "stayed": [str(path) for path in outcome.stayed],
        "kept": [{"file": str(path), "as": str(place)} for path, place in outcome.kept],
    }


def written_json(
    drafted: Drafted,
    outcome: Outcome,
    about: Mapping[str, object],
    missing: Mapping[str, str],
    diagnostics: Iterable[Diagnostic],
) -> dict[str, Any]:
    """What a verb that writes papers of one place says to programs: the place, its files, what
    they are ``about``, the formats ``missing`` here, the diagnostics.
    """
    build = drafted.build
    return {
        "place": build.setup.jurisdiction.place if build else drafted.place,
        **outcome_json(outcome),
        **about,
        "unavailable": dict(missing),
        "diagnostics": [diagnostic_json(d) for d in diagnostics],
    }


def _tell(text: str) -> None:
    echo(printable(text), err=True)
