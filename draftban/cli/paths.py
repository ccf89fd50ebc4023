"""Files as a person can open them from the current folder."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from draftban.diagnostics import NOWHERE, Pos

if TYPE_CHECKING:
    from draftban.files.search import SearchPath


def openable(file: str, search: SearchPath) -> str:
    """``file``, as positions name it, as a path that opens here: a shipped one is named by where
    it is installed, unless that is below the current folder.
    """
    if (search.working / file).exists():
        return file
    shipped = search.shipped / file
    return shipped.as_posix() if file and shipped.exists() else file


def opened_at(pos: Pos, search: SearchPath) -> Pos:
    """``pos`` in its file as :func:`openable` names that."""
    return pos if pos == NOWHERE else replace(pos, file=openable(pos.file, search))
