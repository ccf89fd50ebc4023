"""Files and folders: making them, what stands under a name, and why one cannot be written."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterable
from pathlib import Path

from draftban.diagnostics import Diagnostic

_REASONS = {
    errno.ENOSPC: ("the disk is full", "Free some space, or {elsewhere}."),
    errno.EDQUOT: ("your disk quota is used up", "Free some space, or {elsewhere}."),
    errno.EFBIG: ("a file may not become that large here", "Raise the limit, or {elsewhere}."),
    errno.EACCES: ("you may not write there", "{Elsewhere}."),
    errno.EPERM: ("you may not write there", "{Elsewhere}."),
    errno.EROFS: ("it is read-only", "{Elsewhere}."),
    errno.EISDIR: ("a folder of that name is in the way", "Move that folder away."),
    errno.ENOTEMPTY: ("a folder of that name is in the way", "Move that folder away."),
    errno.ENAMETOOLONG: ("the path is too long", "{Elsewhere}."),
    errno.ELOOP: ("its symbolic links lead nowhere", "{Elsewhere}."),
}

ELSEWHERE = "choose another folder with --out"


def make_folders(folder: Path) -> list[Path]:
    """Make ``folder`` and those above it that lack; gives the new ones, for
    :func:`remove_folders`.
    """
    missing = [f for f in (folder, *folder.parents) if not f.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def remove_folders(folders: Iterable[Path]) -> None:
    """Remove those of ``folders`` that are empty, the deepest first."""
    for folder in sorted(folders, key=lambda f: -len(f.parts)):
        with contextlib.suppress(OSError):
            folder.rmdir()


def stage(file: Path, data: bytes) -> None:
    """Write ``file``, which must not exist, and have it on the disk."""
    with file.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


class Linked(OSError):
    """A folder below the one for all output is a symbolic link, which is not followed."""

    def __init__(self, link: Path) -> None:
        super().__init__(errno.ELOOP, "it is a symbolic link", str(link))


def explain(target: Path, problem: OSError, elsewhere: str = ELSEWHERE) -> Diagnostic:
    """Why ``target``, a file or a folder, could not be written; it names the file, folder or link
    that is the reason. ``elsewhere`` says how the user writes to another place.
    """
    blocking = _blocking(target, problem)
    known = (problem.strerror or str(problem), "{Elsewhere}.")
    reason, hint = _REASONS.get(problem.errno or 0, known)
    if isinstance(problem, Linked):
        blocking = Path(problem.filename)
        reason = "this folder is a symbolic link, and none is followed below the output folder"
        hint = "Remove the link, or {elsewhere}."
    elif blocking is not None and blocking.is_symlink():
        reason, hint = "a symbolic link in the path leads nowhere", "Remove that link."
    elif blocking is not None:
        reason, hint = "a part of the path is a file, not a folder", "Move that file away."
    return Diagnostic(
        "output.unwritable",
        f"Nothing was written: {reason}.",
        text=str(blocking or target),
        hint=hint.format(elsewhere=elsewhere, Elsewhere=elsewhere[:1].upper() + elsewhere[1:]),
    )


def _blocking(target: Path, problem: OSError) -> Path | None:
    """What stands in the path of ``target`` where a folder should be."""
    path = [*reversed(target.parents)]
    if problem.errno in (errno.EEXIST, errno.ENOTDIR):
        path.append(target)
    for folder in path:
        with contextlib.suppress(OSError):
            folder.lstat()
            if not folder.is_dir():
                return folder
    return None
