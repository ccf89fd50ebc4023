"""Files as a person can open them from the current folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from draftban.diagnostics import NOWHERE, Pos
from draftban.files.content import content_root


def openable(file: str) -> str:
    """``file``, as positions name it, as a path that opens here: a shipped one is named by where
    it is installed, unless that is the current folder.
    """
    if not file or Path(file).exists():
        return file
    shipped = content_root() / file
    return shipped.as_posix() if shipped.exists() else file


def opened_at(pos: Pos) -> Pos:
    """``pos`` in its file as :func:`openable` names that."""
    return pos if pos == NOWHERE else replace(pos, file=openable(pos.file))
