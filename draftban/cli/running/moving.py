"""Writing a folder of an older layout anew: the old one stays beside it, renamed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from draftban.clauses.moving import Moving, moved, refuse_forms_without_tradition, without_kinds
from draftban.config.chains.moved import old_files
from draftban.diagnostics import Report
from draftban.files.search import search_path

TOPS = ("templates", "jurisdictions")
OLD = ".old"
"""Behind the name of a folder that was moved."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What was done: files by their new path, those that changed, what nobody could decide."""

    files: Sequence[str]
    changed: Sequence[str]
    undecided: Sequence[str]
    old: Sequence[str]


def move(working: Path) -> Moved:
    """Move ``working`` to the present layout.

    Its folders ``templates`` and ``jurisdictions`` stay as they were, as ``templates.old`` and
    ``jurisdictions.old``, if anything in them changes. Raises :class:`DraftbanError`, and leaves
    everything as it is, if such a folder stands there already, if anything in them is a link, or
    if a form does not say whose law it is.
    """
    _cut_off(working)
    search = search_path(working)
    report = Report()
    refuse_forms_without_tradition(search, report)
    report.raise_errors()
    moving = moved(search)
    with tempfile.TemporaryDirectory(prefix=".draftban-move-", dir=working) as folder:
        new = Path(folder)
        _write(new, moving.texts)
        places = working / "jurisdictions"
        if places.is_dir():
            shutil.copytree(places, new / "jurisdictions", symlinks=True)
        changed = without_kinds(search_path(new), old=bool(old_files(search)))
        tops = _changing(working, moving, changed)
        _refuse(working, tops)  # before anything could be written through a link
        _write(new, {name: text.encode("utf-8") for name, text in changed.items()})
        _exchange(working, new, tops)
    return Moved(
        sorted(moving.texts) if "templates" in tops else (),
        sorted(changed),
        tuple(moving.undecided),
        tuple(f"{top}{OLD}" for top in tops),
    )


def _exchange(working: Path, new: Path, tops: Sequence[str]) -> None:
    """Put the folders ``tops`` of ``new`` in place of those of ``working``: all or none."""
    done: list[str] = []
    try:
        for top in tops:
            (working / top).rename(working / f"{top}{OLD}")
            done.append(top)
            if (new / top).is_dir():
                (new / top).rename(working / top)
    except BaseException:
        for top in reversed(done):
            if (working / top).exists():
                (working / top).rename(new / top)
            (working / f"{top}{OLD}").rename(working / top)
        raise


def _cut_off(working: Path) -> None:
    """Refuse a folder in which a move was killed between its two steps."""
    report = Report()
    for top in TOPS:
        if (working / f"{top}{OLD}").is_dir() and not (working / top).exists():
            report.error(
                "files.move-cut-off",
                f"{top}{OLD} stands here without {top}: a move was cut off.",
                text=f"{top}{OLD}",
                hint=f"Rename {top}{OLD} to {top}, and run the command again.",
            )
    report.raise_errors()


def _changing(working: Path, moving: Moving, changed: Mapping[str, str]) -> list[str]:
    """The folders in which anything is moved or changed."""
    found = []
    old = {p.relative_to(working).as_posix() for p in (working / "templates").rglob("*")}
    same = all(
        name in old and (working / name).read_bytes() == text for name, text in moving.texts.items()
    )
    if moving.left or not same or any(name.startswith("templates/") for name in changed):
        found.append("templates")
    if any(name.startswith("jurisdictions/") for name in changed):
        found.append("jurisdictions")
    return found


def _write(folder: Path, texts: Mapping[str, bytes]) -> None:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)


def _refuse(working: Path, tops: Sequence[str]) -> None:
    report = Report()
    for top in tops:
        if (working / f"{top}{OLD}").exists():
            report.error(
                "files.moved-before",
                f"{top}{OLD} stands there already, where the old folder is to be kept.",
                text=f"{top}{OLD}",
                hint="Give it another name, and run the command again.",
            )
    for path in sorted(p for top in TOPS if tops for p in (working / top).rglob("*")):
        if path.is_symlink():
            name = path.relative_to(working).as_posix()
            report.error(
                "files.move-link",
                f"{name} is a link, and nothing is moved through one.",
                text=name,
                hint="Put the file or the folder itself there.",
            )
    report.raise_errors()
