"""Names of files as editors leave them: ``ville.yml``, ``ville.yaml.txt``, ``clause.MD``."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from draftban.files.ids import safe_id

_LIKE: Final = {
    ".yaml": frozenset({"yaml", "yml", "txt"}),
    ".md": frozenset({"md", "markdown", "mdown", "txt"}),
}
"""Endings that stand for another, and behind which an editor hides it."""


def meant(name: str, ending: str) -> str:
    """The name that a file called ``name`` was to have: its own with ``ending``. Empty if it has
    that already, or looks like something else.
    """
    stem, taken = name, False
    while "." in stem and stem.rpartition(".")[2].casefold() in _LIKE[ending]:
        stem, taken = stem.rpartition(".")[0], True
    whole = f"{stem}{ending}"
    fits = taken and whole != name and all(map(safe_id, stem.casefold().split(".")))
    return whole.casefold() if fits else ""


def misnamed(folder: Path, ending: str) -> Iterator[tuple[Path, str]]:
    """The files in ``folder`` that were to end in ``ending``, sorted, each with the name that is
    meant; those whose right name is there already are left alone.
    """
    try:
        names = sorted(entry.name for entry in folder.iterdir() if entry.is_file())
    except OSError:
        return
    for name, right in misspelt(names, ending):
        yield folder / name, right


def misspelt(names: Collection[str], ending: str) -> Iterator[tuple[str, str]]:
    """Those of the ``names`` in one folder that :func:`misnamed` gives, in their order."""
    for name in names:
        right = meant(name, ending)
        if right and right not in names:
            yield name, right
