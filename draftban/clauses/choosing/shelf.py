"""The Markdown files a search path offers: clauses, definitions, findings, passages.

A shelf is a picture of the folders at one moment, each walked once; the folder ``forms`` of a place
is looked at again for forms that nobody knows. A document is drafted from one shelf.
"""

from __future__ import annotations

import os
from collections.abc import Container, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from draftban.config.amending.reading import NAMES
from draftban.config.chains.form_files import known_forms
from draftban.config.model import DIRECT
from draftban.diagnostics import Report
from draftban.files.endings import misspelt
from draftban.files.ids import safe_id
from draftban.files.search import ADDRESSEES, BODIES, FORMS, Rank, SearchPath
from draftban.files.traces import entries

RESERVED = frozenset({ADDRESSEES, "definitions", "findings", "papers", "passages", "scenarios"})
"""Folders beside the clause kinds that hold something else."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """``files`` maps ``kind/name.md``, and ``addressees/addressee/name.md``, to the most particular
    file of that name, ``below`` to the others, the next one first; ``stamp`` is the same as long as
    no file is added, taken away or written.
    """

    files: Mapping[str, Path]
    ranks: Mapping[str, Rank]
    """Whose folder each file stands in."""
    stamp: Hashable = ()
    misplaced: tuple[Path, ...] = ()
    """Markdown files of a place that stand beside the folders of kinds, or below one of them, or
    beside those of addressees."""
    misnamed: tuple[tuple[Path, str], ...] = ()
    """Files of a place that end otherwise than in ``.md``, each with the name that is meant."""
    below: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    facts: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    """Files of facts that several texts share, by ``kind/name``, most particular first."""

    def layers(self, path: Path) -> tuple[Path, ...]:
        """``path``, one of ``files``, and the files of the same name that it stands before."""
        name = f"{path.parent.name}/{path.name}"
        if path.parent.parent.name == ADDRESSEES:
            name = f"{ADDRESSEES}/{name}"
        return (path, *self.below.get(name, ()))

    def clause(self, clause: str, drafting: str = DIRECT) -> Path | None:
        """The file of a clause: its base file, or that of a drafting other than ``direct``."""
        if clause.partition("/")[0] in RESERVED or not safe_id(clause, parts=2):
            return None
        return self.files.get(drafting_file(clause, drafting))

    def definition(self, concept: str) -> Path | None:
        """The file of a definition."""
        return self._one("definitions", concept)

    def finding(self, theme: str) -> Path | None:
        """The file of a finding."""
        return self._one("findings", theme)

    def passage(self, name: str) -> Path | None:
        """The file of a shared passage."""
        return self._one("passages", name)

    def paper(self, name: str) -> Path | None:
        """The file of a paper that goes with a bill."""
        return self._one("papers", name)

    def call_paper(self, name: str) -> Path | None:
        """The file of a paper of an addressee: ``companies/pledge``."""
        return self.files.get(f"{ADDRESSEES}/{name}.md") if safe_id(name, parts=2) else None

    def _one(self, kind: str, name: str) -> Path | None:
        return self.files.get(f"{kind}/{name}.md") if safe_id(name) else None

    # ------------------------------------------------------------ what exists

    def clauses(self) -> tuple[str, ...]:
        """The ids of all clauses that have a base file, sorted."""
        return tuple(sorted(i for i, drafting in self._clause_files() if not drafting))

    def draftings(self) -> dict[str, tuple[str, ...]]:
        """Each clause id with the draftings that have a file of their own, sorted.

        An id whose only files are draftings is in it too.
        """
        found: dict[str, set[str]] = {}
        for clause, drafting in self._clause_files():
            found.setdefault(clause, set()).update({drafting} - {""})
        return {clause: tuple(sorted(found[clause])) for clause in sorted(found)}

    def definitions(self) -> tuple[str, ...]:
        """The concepts that have a definition, sorted."""
        return self._names("definitions")

    def findings(self) -> tuple[str, ...]:
        """The themes that have a finding, sorted."""
        return self._names("findings")

    def passages(self) -> tuple[str, ...]:
        """The names of all shared passages, sorted."""
        return self._names("passages")

    def papers(self) -> tuple[str, ...]:
        """The names of all papers, sorted."""
        return self._names("papers")

    def call_papers(self) -> tuple[str, ...]:
        """The names of all papers of addressees, sorted: ``companies/pledge``."""
        found = (name for folder, name in self._split() if folder == ADDRESSEES)
        return tuple(sorted(name for name in found if safe_id(name, parts=2)))

    def strays(self) -> tuple[Path, ...]:
        """Files whose name is no id, so that nothing reads them."""
        return tuple(
            path
            for _, path in sorted(self.files.items())
            if not all(map(safe_id, path.name.removesuffix(".md").split(".")))
        )

    def _names(self, kind: str) -> tuple[str, ...]:
        found = (name for folder, name in self._split() if folder == kind)
        return tuple(sorted(name for name in found if safe_id(name)))

    def _clause_files(self) -> Iterator[tuple[str, str]]:
        """(clause id, drafting or empty) of every clause file."""
        for kind, stem in self._split():
            name, _, drafting = stem.partition(".")
            if kind not in RESERVED and safe_id(name) and (not drafting or safe_id(drafting)):
                yield f"{kind}/{name}", drafting

    def _split(self) -> Iterator[tuple[str, str]]:
        for file in self.files:
            kind, _, name = file.removesuffix(".md").partition("/")
            yield kind, name


def drafting_file(clause: str, drafting: str) -> str:
    """Where the words of a clause's drafting stand: ``direct`` in the base file."""
    return f"{clause}.md" if drafting == DIRECT else f"{clause}.{drafting}.md"


def take_stock(search: SearchPath) -> Shelf:
    """The Markdown files below the folders of ``search`` as they are now."""
    files: dict[str, Path] = {}
    ranks: dict[str, Rank] = {}
    below: dict[str, tuple[Path, ...]] = {}
    stamps: list[tuple[str, int, int]] = []
    misplaced: list[Path] = []
    endings: list[tuple[Path, str]] = []
    others = set(_languages(search)) - set(search.languages)
    for rank, folder in search.shelves:
        found = _walk(folder, search)
        if rank == "place":
            names = [name for name, _ in found]
            misplaced += _misplaced(folder, names, others, search)
            endings += _misnamed(folder, names)
        for name, entry in found:
            if not name.endswith(".md") or not _is_kind(name.rpartition("/")[0]):
                continue
            if name in files:
                below[name] = (*below.get(name, ()), _path(entry.path))
            else:
                files[name], ranks[name] = _path(entry.path), rank
            info = entry.stat()
            stamps.append((entry.path, info.st_mtime_ns, info.st_size))
    facts: dict[str, tuple[Path, ...]] = {}
    for folder in search.rules:
        for file, entry in _walk(folder, search):
            name = file.removesuffix(".yaml")
            if name != file and safe_id(name, parts=2):
                facts[name] = (*facts.get(name, ()), Path(entry.path))
                info = entry.stat()
                stamps.append((entry.path, info.st_mtime_ns, info.st_size))
    stamp = (search.working, search.shipped, *misplaced, *endings, *sorted(stamps))
    return Shelf(files, ranks, stamp, tuple(misplaced), tuple(endings), below, facts)


def _walk(folder: Path, search: SearchPath) -> list[tuple[str, os.DirEntry[str]]]:
    """The files below ``folder``, whose names are kept for who asks whether they are the same."""
    found = entries(str(folder))
    search.memory.trace.folders[str(folder)] = tuple(name for name, _ in found)
    return found


@lru_cache(1024)  # each of them holds many files
def _is_kind(folder: str) -> bool:
    """Whether ``folder`` may be called so: ``kind``, or ``addressees/addressee``."""
    if folder == ADDRESSEES:
        return False
    parts = 2 if folder.startswith(f"{ADDRESSEES}/") else 1
    return bool(folder) and safe_id(folder, parts=parts)


@lru_cache(8192)  # the documents of a build have nearly all of them in common
def _path(path: str) -> Path:
    """``path`` as one, made once."""
    return Path(path)


def _misnamed(folder: Path, names: Iterable[str]) -> list[tuple[Path, str]]:
    """Those of the ``names`` below ``folder`` that were to be texts of a kind."""
    kinds: dict[str, list[str]] = {}
    for name in names:
        kind, _, file = name.rpartition("/")
        if _is_kind(kind):
            kinds.setdefault(kind, []).append(file)
    return [
        (folder / kind / file, right)
        for kind in sorted(kinds)
        for file, right in misspelt(kinds[kind], ".md")
    ]


def stands_elsewhere(clause: str, search: SearchPath) -> bool:
    """Whether a form or another tradition has a text of ``clause`` in a language of ``search``:
    what is shared may ask about it, and cite it where it stands.
    """
    if not safe_id(clause, parts=2) or clause.partition("/")[0] in RESERVED:
        return False
    tops = tuple(
        root / "templates/languages" / name for root in search.roots for name in search.languages
    )

    def find() -> Path | None:
        return next((path for top in tops for path in top.glob(f"**/{clause}.md")), None)

    # Where it stood is looked at first: to walk all folders of a language takes long.
    last = search.memory.once(lambda _: find(), Report(), key=("elsewhere", clause, tops))
    return (last is not None and last.exists()) or find() is not None


def kinds_of_language(search: SearchPath) -> tuple[str, ...]:
    """The kinds of clauses that any tradition has in the languages of ``search``, sorted: a paper
    serves all of them.
    """
    found = {
        kind.name
        for root in search.roots
        for language in search.languages
        for order in _entries(root / "templates" / "languages" / language, folders=True)
        for kind in _entries(Path(order.path), folders=True)
    }
    kinds = found - RESERVED - {FORMS, "regions", BODIES}
    return tuple(sorted(kind for kind in kinds if safe_id(kind)))


def _languages(search: SearchPath) -> Iterator[str]:
    """Those that have a folder."""
    for root in search.roots:
        yield from (e.name for e in _entries(root / "templates" / "languages", folders=True))


def _misplaced(
    folder: Path, names: Iterable[str], others: Container[str], search: SearchPath
) -> list[Path]:
    """Those of the ``names`` below a place's ``folder`` that nobody would read there: a clause is
    ``kind/name.md``, one folder deep, and a paper of an addressee two. Its texts in one of the
    ``others`` languages have a folder of that name, those for one form alone that of its code under
    ``forms``. The law that it amends is read by its form.
    """
    found = []
    for name in names:
        kind, *rest = name.split("/")
        if not name.endswith(".md") or kind in others or kind == FORMS:
            continue
        if len(rest) == (1 if kind == ADDRESSEES else 2) or (not rest and name not in NAMES):
            found.append(folder / name)
    _walk(folder / FORMS, search)  # one that is added there is looked at too
    forms = _entries(folder / FORMS, folders=True)
    known = known_forms(search) if forms else ()
    for form in (Path(entry.path) for entry in forms if entry.name not in known):
        found += [form / name for name, _ in _walk(form, search) if name.endswith(".md")]
    return sorted(found)


def _entries(folder: Path, *, folders: bool) -> list[os.DirEntry[str]]:
    """The folders or files in ``folder``; none if it is no folder."""
    try:
        with os.scandir(folder) as found:
            return [e for e in found if (e.is_dir() if folders else e.is_file())]
    except OSError:
        return []
