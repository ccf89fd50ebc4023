"""Where a file is found: most particular first, the working folder before what is shipped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")

RESERVED = frozenset({"definitions", "findings", "passages"})
"""Folders beside the clause kinds that hold something else."""


def content_root() -> Path:
    """The folder that holds the shipped ``templates/`` and ``jurisdictions/``.

    Installed: ``draftban/_content``. In a checkout: the repository.
    """
    package = Path(__file__).resolve().parent.parent
    installed = package / "_content"
    return installed if installed.is_dir() else package.parent


def safe_id(name: str, *, parts: int = 1) -> bool:
    """Whether ``name`` is ``parts`` plain lower-case words joined by ``/``: nothing that leaves
    its folder."""
    words = name.split("/")
    return len(words) == parts and all(_ID.fullmatch(word) for word in words)


@dataclass(frozen=True, slots=True)
class SearchPath:
    """The folders of a build. Made by :func:`search_path`, narrowed by ``config.setup``.

    ``working`` is the user's folder, ``shipped`` the package's content; ``place_folders`` are
    a place's own folders, ``form_codes`` the form and those it extends, ``languages`` folder
    names of ``templates/``; each most particular first.
    """

    working: Path
    shipped: Path
    place_folders: tuple[Path, ...] = ()
    form_codes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()

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
        """Every folder that may hold clauses, definitions, findings and passages, in order."""
        templates = [root / "templates" for root in self.roots]
        return (
            *self.place_folders,
            *(root / "forms" / code for code in self.form_codes for root in templates),
            *(root / name for name in self.languages for root in templates),
        )

    # ------------------------------------------------------------ one file

    def find(self, relative: str) -> Path | None:
        """The first ``relative`` file in :attr:`folders`."""
        for folder in self.folders:
            path = folder / relative
            if path.is_file():
                return path
        return None

    def every(self, relative: str) -> tuple[Path, ...]:
        """Each ``relative`` file in :attr:`folders`, most particular first."""
        return tuple(path for folder in self.folders if (path := folder / relative).is_file())

    def clause(self, clause: str, drafting: str = "") -> Path | None:
        """The file of a clause: its base file, or that of a drafting other than ``direct``.

        ``None`` if there is none, or if an id is not made of plain words.
        """
        if not safe_id(clause, parts=2) or clause.split("/")[0] in RESERVED:
            return None
        if drafting in ("", "direct"):
            return self.find(f"{clause}.md")
        return self.find(f"{clause}.{drafting}.md") if safe_id(drafting) else None

    def definition(self, concept: str) -> Path | None:
        """The file of a definition."""
        return self.find(f"definitions/{concept}.md") if safe_id(concept) else None

    def finding(self, theme: str) -> Path | None:
        """The file of a finding."""
        return self.find(f"findings/{theme}.md") if safe_id(theme) else None

    def passage(self, name: str) -> Path | None:
        """The file of a shared passage."""
        return self.find(f"passages/{name}.md") if safe_id(name) else None

    def form(self, code: str) -> Path | None:
        """The file of a form."""
        return self._content(f"templates/forms/{code}.yaml") if safe_id(code) else None

    def place(self, code: str) -> Path | None:
        """The file of a place."""
        return self._content(f"jurisdictions/{code}.yaml") if safe_id(code) else None

    def content_files(self, relative: str) -> tuple[Path, ...]:
        """``relative`` in the working folder and in the shipped content, where it is there."""
        return tuple(path for root in self.roots if (path := root / relative).is_file())

    def _content(self, relative: str) -> Path | None:
        return next(iter(self.content_files(relative)), None)

    # ------------------------------------------------------------ what exists

    def jurisdictions(self) -> tuple[str, ...]:
        """The codes of all places that have a file, sorted."""
        return self._codes("jurisdictions")

    def forms(self) -> tuple[str, ...]:
        """The codes of all forms, sorted."""
        return self._codes("templates/forms")

    def clauses(self) -> tuple[str, ...]:
        """The ids of all clauses that have a base file, sorted."""
        return tuple(sorted({i for i, drafting in self._clause_files() if not drafting}))

    def draftings(self, clause: str) -> tuple[str, ...]:
        """The draftings other than ``direct`` that have a file for ``clause``, sorted."""
        return self.drafting_index().get(clause, ())

    def drafting_index(self) -> dict[str, tuple[str, ...]]:
        """Each clause id with the draftings other than ``direct`` that have a file, sorted.

        An id whose only files are draftings is in it too; see :meth:`orphans`.
        """
        found: dict[str, set[str]] = {}
        for clause, drafting in self._clause_files():
            found.setdefault(clause, set()).update({drafting} - {""})
        return {clause: tuple(sorted(found[clause])) for clause in sorted(found)}

    def orphans(self) -> tuple[str, ...]:
        """``clause.drafting`` of drafting files whose clause has no base file, sorted."""
        known = set(self.clauses())
        return tuple(sorted({f"{i}.{d}" for i, d in self._clause_files() if d and i not in known}))

    def definitions(self) -> tuple[str, ...]:
        """The concepts that have a definition, sorted."""
        return self._names("definitions")

    def findings(self) -> tuple[str, ...]:
        """The themes that have a finding, sorted."""
        return self._names("findings")

    def passages(self) -> tuple[str, ...]:
        """The names of all shared passages, sorted."""
        return self._names("passages")

    def strays(self) -> tuple[Path, ...]:
        """Markdown files in kind folders whose name is no id, so that nothing reads them."""
        return tuple(
            path for path in self._markdown() if not all(map(safe_id, path.name[:-3].split(".")))
        )

    def _codes(self, folder: str) -> tuple[str, ...]:
        found = (p.stem for root in self.roots for p in _files(root / folder, ".yaml"))
        return tuple(sorted({code for code in found if safe_id(code)}))

    def _names(self, kind: str) -> tuple[str, ...]:
        found = (p.name[:-3] for f in self.folders for p in _files(f / kind, ".md"))
        return tuple(sorted({name for name in found if safe_id(name)}))

    def _markdown(self) -> Iterator[Path]:
        for folder in self.folders:
            if folder.is_dir():
                for kind in sorted(folder.iterdir()):
                    if kind.is_dir() and safe_id(kind.name):
                        yield from _files(kind, ".md")

    def _clause_files(self) -> Iterator[tuple[str, str]]:
        """(clause id, drafting or empty) of every clause file."""
        for path in self._markdown():
            name, _, drafting = path.name[:-3].partition(".")
            if path.parent.name in RESERVED or not safe_id(name):
                continue
            if not drafting or safe_id(drafting):
                yield f"{path.parent.name}/{name}", drafting

    # ------------------------------------------------------------ showing

    def display(self, path: Path) -> str:
        """``path`` as shown to people and stored in positions.

        Relative to the working folder or to the shipped content where it lies in one of them,
        so that what a build says doesn't depend on where the program is installed.
        """
        for root in self.roots:
            if path.is_relative_to(root):
                return path.relative_to(root).as_posix()
        return path.as_posix()


def _files(folder: Path, suffix: str) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(p for p in folder.iterdir() if p.name.endswith(suffix) and p.is_file())


def search_path(working: Path | None = None, shipped: Path | None = None) -> SearchPath:
    """The search path of ``working`` (by default the current folder), not yet narrowed.

    ``shipped`` stands in for the package's content.
    """
    return SearchPath(
        (Path.cwd() if working is None else working).resolve(),
        (content_root() if shipped is None else shipped).resolve(),
    )
