"""What some work read and where it looked, so that another run can tell whether it would find the
same.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter

from draftban.files.endings import meant

_DEPTH = 3
"""Files stand at most so deep below a folder that is searched (misplaced ones, which are told)."""

_READ = (".md", ".yaml")
"""How the names of files end that are read."""

_MOST = 50_000
"""Names that are looked at below one folder; no folder of texts has nearly so many."""


@dataclass(slots=True)
class Trace:
    """``read``: files by path with their text; ``lacking``: paths that were looked for and not
    there; ``folders``: those walked, with what :func:`listing` gave.
    """

    read: dict[str, str] = field(default_factory=dict)
    lacking: set[str] = field(default_factory=set)
    folders: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, other: Trace) -> None:
        """Take over what ``other`` holds."""
        self.read.update(other.read)
        self.lacking.update(other.lacking)
        self.folders.update(other.folders)


def listing(folder: str) -> tuple[str, ...]:
    """The files below ``folder`` whose names anything looks at, as far down as anything does:
    texts, data, and what was to be a text; sorted paths from there.

    Raises ``ValueError`` if there are more names than any folder of texts has.
    """
    return tuple(path for path, _ in entries(folder))


def entries(folder: str) -> list[tuple[str, os.DirEntry[str]]]:
    """Those of :func:`listing`, each with its entry; raises as that does."""
    left = [_MOST]
    return sorted(_below(folder, "", _DEPTH, left), key=itemgetter(0))


def _below(
    folder: str, prefix: str, depth: int, left: list[int]
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        with os.scandir(folder) as found:
            here = list(found)
    except OSError:  # no folder, so nothing is in it
        return
    left[0] -= len(here)
    if left[0] < 0:
        raise ValueError(f"{folder} holds more than a folder of texts does")
    for entry in here:
        name = entry.name
        try:
            is_file = (name.endswith(_READ) or (prefix and _meant(name))) and entry.is_file()
            is_folder = not is_file and depth > 1 and entry.is_dir()
        except OSError:  # a link that leads back to itself is none
            continue
        if is_file:
            yield prefix + name, entry
        elif is_folder:
            yield from _below(entry.path, f"{prefix}{name}/", depth - 1, left)


@lru_cache(8192)  # the folders of a build have nearly all of them in common
def _meant(name: str) -> bool:
    """Whether a file of this name was to be a text, which is told in a folder of them."""
    return bool(meant(name, ".md"))
