"""Whether a place needs no new build, told from its folder. Loads nothing that drafts or writes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from draftban.cli.output.changes import unfinished
from draftban.cli.output.files import NOTHING, standing
from draftban.cli.output.outputs import Outcome
from draftban.cli.telling.account import Account
from draftban.documents import proof
from draftban.documents.record import Machine, Record, Roots, holds


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
        """What a record of ``place`` keeps of it. A path of this machine is cut to its name."""
        named = (
            Path(name).stem if Path(name).is_absolute() else name for name in (place, self.as_)
        )
        lists = (self.formats, self.chosen, self.dropped, self.options)
        return {"build": [*named, *map(list, lists)]}

    def folder(self, place: str) -> Path:
        """Where the files of ``place`` stand, if its file is named as it must be."""
        source, target = _code(place), _code(self.as_)
        return self.out / (f"{source}-as-{target}" if self.as_ else source)


def roots(place: str, as_: str) -> Roots:
    """The folders that a build of ``place`` may read in."""
    from draftban.files.content import content_root

    return Roots.of(content_root().resolve(), place, as_)


def standing_already(place: str, asked: Asked, machine: Machine) -> Account | None:
    """The account of ``place`` if everything that a build of it would read, do and write is as it
    was, else ``None``. Whatever is odd about its folder or its manifest is for the build to tell.
    """
    folder = asked.folder(place)
    try:
        if folder.is_symlink() or unfinished(folder):
            return None
        manifest = proof.read(folder)
        record = manifest.record
        if record is None or not _whole(folder, manifest, record):
            return None
        if not holds(record, roots(place, asked.as_), machine, asked.of(place)):
            return None
    except (OSError, ValueError):
        return None
    return Account(
        place,
        record.told,
        Outcome(tuple(folder / name for name in record.files)),
        drafted=True,
        unchanged=True,
        diagnostics=record.told.diagnostics,
    )


def _whole(folder: Path, manifest: proof.Manifest, record: Record) -> bool:
    """Whether each file is as draftban wrote it, and none stands there that it would remove."""
    files = all(standing(folder / f) == manifest.written.get(f, NOTHING) for f in record.files)
    return bool(record.files) and files and not any(standing(folder / f) for f in record.absent)


def _code(place: str) -> str:
    return Path(place).stem if place.endswith((".yaml", ".yml")) else place
