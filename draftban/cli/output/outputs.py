"""The folder of one place: what a run may write and remove in it, and what somebody edited there.

Only what draftban itself wrote last, as the manifest says by hash, is ever replaced or removed.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from draftban.documents import proof
from draftban.cli.output.changes import Change, alone, apply, kept_as
from draftban.cli.output.files import Linked, explain
from draftban.diagnostics import Diagnostic, Severity
from draftban.documents.folder import NOTHING, standing
from draftban.documents.proof import Manifest, digest

BUILD_WAYS = (
    "keep it beside the new one with --overwrite",
    "write to another folder with --out",
    "write another format with --to",
)
PACKET_WAYS = BUILD_WAYS[:2]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the folder of a place.

    ``written`` are its new files; ``removed`` those of an earlier run that are gone; ``stayed``
    those that would be, had nobody edited them; ``kept`` where edited files are that others
    replaced. ``diagnostics`` say why nothing was written, if so, and what was odd.
    """

    written: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()
    stayed: tuple[Path, ...] = ()
    kept: tuple[tuple[Path, Path], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether nothing was written for a reason that is an error."""
        return any(d.severity is Severity.ERROR for d in self.diagnostics)


def write_outputs(
    folder: Path,
    files: Mapping[str, bytes],
    manifest: Callable[[Manifest | None], Manifest],
    *,
    unwanted: Iterable[str] = (),
    overwrite: bool = False,
    ways: tuple[str, ...] = BUILD_WAYS,
    together: bool = False,
) -> Outcome:
    """Write all ``files`` (by name) into ``folder``, or none, and remove those of an earlier run
    that are ``unwanted``; ``manifest`` gives the new manifest from the one that is there.

    If a file that this would replace is not as draftban wrote it last, nothing is written, and
    each is named with the ``ways`` on; with ``overwrite`` it is kept under another name instead.
    With ``together`` a folder without a manifest is told once, not file by file. Never raises for
    what the disk or the folder is like.
    """
    try:
        with alone(folder):
            return _write(folder, files, manifest, tuple(unwanted), overwrite, ways, together)
    except OSError as problem:
        return Outcome(diagnostics=(explain(Path(problem.filename or folder), problem),))


def _write(
    folder: Path,
    files: Mapping[str, bytes],
    manifest: Callable[[Manifest | None], Manifest],
    unwanted: tuple[str, ...],
    overwrite: bool,
    ways: tuple[str, ...],
    together: bool,
) -> Outcome:
    old, told = _manifest(folder)
    known = old.written if old is not None else {}
    there = {name: _standing(folder, name) for name in (*files, *unwanted)}
    new = {name: digest(data) for name, data in files.items()}
    edited = [name for name in files if there[name] not in (NOTHING, new[name], known.get(name))]
    if edited and not overwrite:
        if together and old is None:
            refused = [_refused_together(folder, told, ways)]
        else:
            refused = [_refused(folder / name, name in known, ways) for name in edited]
        return Outcome(diagnostics=(*told, *refused))
    left = [name for name in unwanted if name not in files and there[name] != NOTHING]
    gone = [name for name in left if there[name] == known.get(name)]
    changes = [
        Change(name, there[name], new[name], keep=name in edited)
        for name in files
        if there[name] != new[name]
    ]
    changes += [Change(name, there[name], NOTHING) for name in gone]
    data = dict(files)
    if made := _next(old, manifest if files else None, {*unwanted} - {*left} | {*gone}):
        data[proof.NAME] = proof.dump(made)
    beside = _standing(folder, proof.NAME)
    listed = digest(data[proof.NAME]) if made else NOTHING
    if beside != listed and (files or old is not None):
        changes.append(Change(proof.NAME, beside, listed, keep=old is None and bool(beside)))
    if changes:
        apply(folder, changes, data)
    kept = ((folder / c.name, place) for c in changes if (place := kept_as(folder, c)))
    return Outcome(
        tuple(folder / name for name in files),
        tuple(folder / name for name in gone),
        tuple(folder / name for name in left if name not in gone),
        tuple(kept),
        told,
    )


def _next(
    old: Manifest | None, manifest: Callable[[Manifest | None], Manifest] | None, gone: set[str]
) -> Manifest | None:
    """The manifest once the files ``gone`` are; ``None`` if it would list nothing."""
    made = old if manifest is None else manifest(old)
    made = None if made is None else proof.without(made, gone)
    return made if made is not None and made.written else None


def _manifest(folder: Path) -> tuple[Manifest | None, tuple[Diagnostic, ...]]:
    """What the folder says of itself. Something that is no manifest counts as none, and is told."""
    try:
        return proof.read(folder), ()
    except FileNotFoundError:
        return None, ()
    except (OSError, ValueError):
        odd = Diagnostic(
            "output.manifest",
            "The manifest of this folder cannot be used: what is in it counts as written by "
            "somebody else.",
            text=str(folder / proof.NAME),
            hint="Look whether somebody changed it; the next build that succeeds writes another.",
            severity=Severity.WARNING,
        )
        return None, (odd,)


def _standing(folder: Path, name: str) -> str:
    """What stands in ``folder`` under ``name``; a folder or a link on the way is an ``OSError``."""
    file = folder / name
    if file.parent != folder and file.parent.is_symlink():
        raise Linked(file.parent)
    try:
        if file.is_dir() and not file.is_symlink():
            raise IsADirectoryError(errno.EISDIR, "it is a folder")
        return standing(file)
    except OSError as problem:
        problem.filename = str(file)
        raise


def _refused(file: Path, known: bool, ways: tuple[str, ...]) -> Diagnostic:
    said = (
        "This file was edited since draftban wrote it, so nothing was written."
        if known
        else "This file is in the way and was not written by draftban, so nothing was written."
    )
    return Diagnostic("output.edited", said, text=str(file), hint=_ways(ways))


def _refused_together(
    folder: Path, told: tuple[Diagnostic, ...], ways: tuple[str, ...]
) -> Diagnostic:
    lacking = "no manifest.json that can be used" if told else "no manifest.json"
    return Diagnostic(
        "output.edited",
        f"This folder has {lacking}, so that nobody can tell which of its files somebody edited: "
        "nothing was written.",
        text=str(folder),
        hint=_ways(ways),
    )


def _ways(ways: tuple[str, ...]) -> str:
    said = f"{', '.join(ways[:-1])}, or {ways[-1]}."
    return said[:1].upper() + said[1:]
