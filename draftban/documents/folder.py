"""What stands in a folder that draftban wrote: its files, and what a run has left unfinished."""

from __future__ import annotations

import os
import stat
from hashlib import sha256
from pathlib import Path

HIDDEN = ".draftban-"
"""How the name of a folder begins in which a run puts what it is about to do."""

NOTHING = ""
"""What :func:`standing` gives where no file is."""


def standing(file: Path) -> str:
    """What stands under the name ``file``, itself and not what a link leads to: the SHA-256 of an
    ordinary file, another text for anything else, :data:`NOTHING` for nothing.

    Raises ``OSError`` if it cannot be read.
    """
    try:
        found = file.lstat()
    except FileNotFoundError:
        return NOTHING
    if stat.S_ISLNK(found.st_mode):
        return f"link to {os.readlink(file)}"
    if stat.S_ISDIR(found.st_mode):
        return "folder"
    if not stat.S_ISREG(found.st_mode):
        return f"special file {found.st_ino}"
    hashed = sha256()
    with file.open("rb") as stream:
        while part := stream.read(1 << 20):
            hashed.update(part)
    return hashed.hexdigest()


def unfinished(folder: Path) -> bool:
    """Whether a run that was killed, or is at work right now, has left something in ``folder``."""
    try:
        return not folder.is_symlink() and bool(hidden(folder))
    except OSError:
        return False


def hidden(folder: Path) -> list[Path]:
    """The folders in which runs put what they are about to do. ``OSError`` if it cannot be read."""
    with os.scandir(folder) as found:
        names = [
            f.name for f in found if f.name.startswith(HIDDEN) and f.is_dir(follow_symlinks=False)
        ]
    return [folder / name for name in sorted(names)]
