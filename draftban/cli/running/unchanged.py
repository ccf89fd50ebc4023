"""Whether a place needs no new build, told from its folder. Loads nothing that drafts or writes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from draftban.cli.output.outputs import Outcome
from draftban.cli.telling.account import Account
from draftban.documents import proof, record
from draftban.documents.folder import NOTHING, standing, unfinished
from draftban.documents.record import Machine, Record, Roots


@dataclass(frozen=True, slots=True)
class Asked:
    """What `build` was asked for of each place: everything but the places."""

    formats: tuple[str, ...]
    out: Path
    chosen: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    as_: str = ""
    options: tuple[str, ...] = ()
    overwrite: bool = False

    def of(self, place: str) -> dict[str, Any]:
        """What a record of ``place`` keeps of it."""
        return record.asked(place, self.as_, self.formats, self.chosen, self.dropped, self.options)

    def folder(self, place: str) -> Path:
        """Where the files of ``place`` stand, if its file is named as it must be."""
        source, target = _code(place), _code(self.as_)
        return self.out / (f"{source}-as-{target}" if self.as_ else source)


def standing_already(place: str, asked: Asked, machine: Machine) -> Account | None:
    """The account of ``place`` if everything that a build of it would read, do and write is as it
    was, else ``None``. Whatever is odd about its folder or its manifest is for the build to tell.
    """
    folder = asked.folder(place)
    try:
        if folder.is_symlink() or unfinished(folder):
            return None
        manifest = proof.read(folder)
        known = manifest.record
        if known is None or not _whole(folder, manifest, known):
            return None
        if not record.holds(known, Roots.here(place, asked.as_), machine, asked.of(place)):
            return None
    except (OSError, ValueError):
        return None
    return Account(
        place,
        known.told,
        Outcome(tuple(folder / name for name in known.files)),
        drafted=True,
        unchanged=True,
        diagnostics=known.told.diagnostics,
    )


def _whole(folder: Path, manifest: proof.Manifest, known: Record) -> bool:
    """Whether each file is as draftban wrote it, and none stands there that it would remove."""
    files = all(standing(folder / f) == manifest.written.get(f, NOTHING) for f in known.files)
    return bool(known.files) and files and not any(standing(folder / f) for f in known.absent)


def _code(place: str) -> str:
    return Path(place).stem if place.endswith((".yaml", ".yml")) else place
