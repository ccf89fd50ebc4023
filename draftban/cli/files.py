"""Writing output whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from draftban.diagnostics import Diagnostic, DraftbanError

_REASONS = {
    errno.ENOSPC: ("the disk is full", "free some space, or {elsewhere}"),
    errno.EDQUOT: ("your disk quota is used up", "free some space, or {elsewhere}"),
    errno.EACCES: ("you may not write there", "{elsewhere}"),
    errno.EPERM: ("you may not write there", "{elsewhere}"),
    errno.EROFS: ("it is read-only", "{elsewhere}"),
    errno.ENOTDIR: ("a part of the path is a file, not a folder", "move that file away"),
    errno.EEXIST: ("a part of the path is a file, not a folder", "move that file away"),
    errno.EISDIR: ("a folder of that name is in the way", "move that folder away"),
    errno.ENOTEMPTY: ("a folder of that name is in the way", "move that folder away"),
    errno.ENAMETOOLONG: ("the path is too long", "{elsewhere}"),
}


_ELSEWHERE = "choose another folder with --out"


def write_all(files: Mapping[Path, bytes], elsewhere: str = _ELSEWHERE) -> None:
    """Write every file, or none; ``elsewhere`` says how the user writes to another place.

    Each goes to a temporary file beside its target and to the disk; only when all are there
    do they take their names, and what they replace is kept until the last one has. Raises
    :class:`DraftbanError` with a message for the user if one cannot be written; then the
    folders are as they were.
    """
    made: list[Path] = []  # folders
    staged: dict[Path, Path] = {}  # target → temporary file
    target = Path()
    try:
        for target, data in files.items():
            made += _make_folders(target.parent)
            staged[target] = _stage(target, data)
        _rename(staged)
    except OSError as problem:
        _discard(staged.values(), made)
        raise DraftbanError([_explain(target, problem, elsewhere)]) from problem
    except BaseException:
        _discard(staged.values(), made)
        raise


def remove_stale(files: Iterable[Path]) -> tuple[Path, ...]:
    """Remove those of ``files`` that exist; gives the ones that are gone."""
    removed: list[Path] = []
    for file in files:
        with contextlib.suppress(OSError):
            file.unlink()
            removed.append(file)
    return tuple(removed)


def _make_folders(folder: Path) -> list[Path]:
    missing = [f for f in (folder, *folder.parents) if not f.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def _stage(target: Path, data: bytes) -> Path:
    temporary = _beside(target, "new")
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _rename(staged: Mapping[Path, Path]) -> None:
    kept: dict[Path, Path | None] = {}  # target → where its old contents are
    try:
        for target in staged:
            kept[target] = _keep(target)
        for target, temporary in staged.items():
            os.replace(temporary, target)
    except BaseException:
        for target, old in kept.items():
            with contextlib.suppress(OSError):
                if old is not None:
                    os.replace(old, target)
                elif not staged[target].exists():  # it had taken its name already
                    target.unlink()
        raise
    for old in kept.values():
        if old is not None:
            with contextlib.suppress(OSError):
                old.unlink()


def _keep(target: Path) -> Path | None:
    """A second name for the file that ``target`` replaces; ``None`` if there is none."""
    if not target.is_symlink() and not target.exists():
        return None
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    old = _beside(target, "old")
    try:
        os.link(target, old, follow_symlinks=False)
    except OSError:  # a file system without hard links
        old.write_bytes(target.read_bytes())
    return old


def _beside(target: Path, kind: str) -> Path:
    return target.with_name(f".{target.name}.{os.getpid()}.{kind}")


def _discard(temporaries: Iterable[Path], folders: Iterable[Path]) -> None:
    for temporary in temporaries:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    for folder in sorted(folders, key=lambda f: -len(f.parts)):
        with contextlib.suppress(OSError):
            folder.rmdir()


def _explain(target: Path, problem: OSError, elsewhere: str) -> Diagnostic:
    reason, hint = _REASONS.get(
        problem.errno or 0, (problem.strerror or str(problem), "{elsewhere}")
    )
    return Diagnostic(
        "output.unwritable",
        f"Nothing was written: {reason}.",
        text=str(target),
        hint=hint.format(elsewhere=elsewhere),
    )
