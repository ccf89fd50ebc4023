"""Where a file is found: most particular first, the working folder before what is shipped."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from draftban.diagnostics import Report
from draftban.files.content import content_root as content_root
from draftban.files.ids import safe_id
from draftban.files.memory import Memory

T = TypeVar("T")

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class SearchPath:
    """The folders of a build. Made by :func:`search_path`, narrowed by ``config.setup``.

    ``working`` is the user's folder, ``shipped`` the package's content; ``place_folders`` are
    a place's own folders, ``form_codes`` the form and those it extends, ``languages`` folder
    names of ``templates/``; each most particular first. ``memory`` keeps what is read.
    """

    working: Path
    shipped: Path
    place_folders: tuple[Path, ...] = ()
    form_codes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    memory: Memory = field(default_factory=Memory, compare=False, repr=False)

    # ------------------------------------------------------------ folders

    @property
    def roots(self) -> tuple[Path, ...]:
        """The working folder and the package's content, once if they are the same."""
        if self.working == self.shipped:
            return (self.working,)
        return (self.working, self.shipped)

    def narrowed(
        self,
        *,
        place: str = "",
        place_file: Path | None = None,
        forms: tuple[str, ...] = (),
        language: str = "",
        country: str = "",
    ) -> SearchPath:
        """This path for one place, its form with the forms that extends, and its language."""
        folders: list[Path] = []
        if safe_id(place):
            beside = [place_file.parent / place] if place_file is not None else []
            folders = [*beside, *(root / "jurisdictions" / place for root in self.roots)]
        languages = (f"{language}-{country.upper()}", language) if language else ()
        return replace(
            self,
            place_folders=tuple(dict.fromkeys(folders)),
            form_codes=tuple(code for code in forms if safe_id(code)),
            languages=tuple(name for name in languages if _LANGUAGE.fullmatch(name)),
        )

    @property
    def folders(self) -> tuple[Path, ...]:
        """Every folder that may hold clauses and the words of a language, in order."""
        templates = [root / "templates" for root in self.roots]
        return (
            *self.place_folders,
            *(root / "forms" / code for code in self.form_codes for root in templates),
            *(root / name for name in self.languages for root in templates),
        )

    # ------------------------------------------------------------ files

    def every(self, relative: str) -> tuple[Path, ...]:
        """Each ``relative`` file in :attr:`folders`, most particular first."""
        return tuple(folder / relative for folder in self.folders if self._has(folder / relative))

    def form(self, code: str) -> Path | None:
        """The file of a form."""
        return self._content(f"templates/forms/{code}.yaml") if safe_id(code) else None

    def place(self, code: str) -> Path | None:
        """The file of a place."""
        return self._content(f"jurisdictions/{code}.yaml") if safe_id(code) else None

    def content_files(self, relative: str) -> tuple[Path, ...]:
        """``relative`` in the working folder and in the shipped content, where it is there."""
        return tuple(root / relative for root in self.roots if self._has(root / relative))

    def _has(self, path: Path) -> bool:
        found = path.is_file()
        if not found:
            self.memory.trace.lacking.add(str(path))
        return found

    def _content(self, relative: str) -> Path | None:
        return next(iter(self.content_files(relative)), None)

    # ------------------------------------------------------------ what exists

    def jurisdictions(self) -> tuple[str, ...]:
        """The codes of all places that have a file, sorted."""
        return self._codes("jurisdictions")

    def forms(self) -> tuple[str, ...]:
        """The codes of all forms, sorted."""
        return self._codes("templates/forms")

    def _codes(self, folder: str) -> tuple[str, ...]:
        files = (p for root in self.roots for p in (root / folder).glob("*.yaml"))
        return tuple(sorted({p.stem for p in files if safe_id(p.stem) and p.is_file()}))

    # ------------------------------------------------------------ reading

    def read(
        self, path: Path, parse: Callable[[str, str, Report], T | None], report: Report
    ) -> T | None:
        """What ``parse(text, file, report)`` makes of ``path``, which is read once.

        ``None`` after a reported error.
        """
        return self.memory.read(path, self.display(path), parse, report)

    # ------------------------------------------------------------ showing

    def display(self, path: Path) -> str:
        """``path`` as shown to people and stored in positions.

        Relative to the working folder or to the shipped content where it lies in one of them,
        so that what a build says doesn't depend on where the program is installed.
        """
        return _display(path, self.roots)


@lru_cache(4096)  # a build shows each of its files several times
def _display(path: Path, roots: tuple[Path, ...]) -> str:
    for root in roots:
        if path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return path.as_posix()


def new_memory() -> Memory:
    """A memory for a run that was given none."""
    return Memory()


def search_path(
    working: Path | None = None, shipped: Path | None = None, memory: Memory | None = None
) -> SearchPath:
    """The search path of ``working`` (by default the current folder), not yet narrowed.

    ``shipped`` stands in for the package's content; ``memory`` is what earlier work has read.
    """
    return SearchPath(
        (Path.cwd() if working is None else working).resolve(),
        (content_root() if shipped is None else shipped).resolve(),
        memory=new_memory() if memory is None else memory,
    )
