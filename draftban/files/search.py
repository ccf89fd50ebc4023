"""Where a file is found: most particular first, the working folder before what is shipped."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeVar

from draftban.diagnostics import Report
from draftban.files.content import content_root as content_root
from draftban.files.ids import safe_id
from draftban.files.memory import Memory

T = TypeVar("T")

Rank = Literal["place", "form", "parent", "tradition", "common", "language"]
"""Whose folder it is: ``parent`` that of a form which the form extends. A region's is one of its
forms."""

FORMS = "forms"
"""In the folder of a place, that of the texts which count in one of its forms alone."""

BODIES = "bodies"
"""In the folder of a tradition, that of the texts of one kind of body."""

ADDRESSEES = "addressees"
"""In a folder of texts, that which has a folder for each on whom the open letter calls."""

_ABSENT = frozenset({errno.ENOENT, errno.ENOTDIR, errno.EBADF, errno.ELOOP})
"""Why a file is not there; any other reason is one that the user is told."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class SearchPath:
    """The folders of a build. Made by :func:`search_path`, narrowed by ``config.setup``.

    ``working`` is the user's folder, ``shipped`` the package's content; ``place_folders`` are
    the own folders of the place ``place_code``, those for the form ``form_code`` alone first;
    ``layers`` what lies below the folder of a tradition for the form and those it extends
    (``regions/us/ma/city``, ``forms/us-city``), with the body that it writes for (``bodies/town``),
    ``traditions`` a legal order and those it extends, ``languages`` folder names of
    ``templates/languages/``; each most particular first. ``memory`` keeps what is read.
    """

    working: Path
    shipped: Path
    place_code: str = ""
    place_folders: tuple[Path, ...] = ()
    form_code: str = ""
    layers: tuple[str, ...] = ()
    traditions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    memory: Memory = field(default_factory=Memory, compare=False, repr=False)
    roots: tuple[Path, ...] = field(init=False, compare=False, repr=False)
    """The working folder and the package's content, once if they are the same."""

    def __post_init__(self) -> None:
        roots = tuple(dict.fromkeys((self.working, self.shipped)))
        object.__setattr__(self, "roots", roots)

    # ------------------------------------------------------------ folders

    @property
    def has_templates(self) -> bool:
        """Whether the working folder has templates: its own, or the shipped ones of a checkout."""
        return (self.working / "templates").is_dir()

    def narrowed(
        self,
        *,
        place: str = "",
        place_file: Path | None = None,
        form: str = "",
        layers: tuple[str, ...] = (),
        traditions: tuple[str, ...] = (),
        language: str = "",
        country: str = "",
        first: bool = True,
    ) -> SearchPath:
        """This path for one place, its ``form`` with those that it extends, its tradition with
        those, and its language. ``first``: that is the language in which the form was
        written first, and whose texts stand in the place's folder itself; those of another stand
        in a folder of its name there.
        """
        folders: list[Path] = []
        if safe_id(place):
            tops = list(self.place_tops)
            # A shipped place's folder is no nearer than the one that a person has made for it.
            if place_file is not None and not _same(place_file.parent, tops[-1]):
                tops.insert(0, place_file.parent)
            folders = [top / place for top in _each_once(tops)]
            if not first and _LANGUAGE.fullmatch(language):
                folders = [folder / language for folder in folders]
            if safe_id(form):
                folders = [*(folder / FORMS / form for folder in folders), *folders]
        names = [f"{language}-{country.upper()}"] if country else []
        languages = [*names, language] if language else []
        return replace(
            self,
            place_code=place,
            place_folders=tuple(dict.fromkeys(folders)),
            form_code=form,
            layers=tuple(layer for layer in layers if all(map(safe_id, layer.split("/")))),
            traditions=tuple(name for name in traditions if safe_id(name)),
            languages=tuple(name for name in languages if _LANGUAGE.fullmatch(name)),
        )

    @property
    def shelves(self) -> tuple[tuple[Rank, Path], ...]:
        """Every folder that may hold clauses and the words of a language, in order: the place's,
        the form's, the tradition's in each language, then what all that write the language share.
        """
        return _shelves(
            self.roots, self.place_folders, self.layers, self.traditions, self.languages
        )

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders of :attr:`shelves`."""
        return tuple(folder for _, folder in self.shelves)

    @property
    def rules(self) -> tuple[Path, ...]:
        """Every folder that may hold facts that several texts of a clause share, in order: the
        region's, the tradition's, then those of all.
        """
        regions = (layer for layer in self.layers if layer.startswith("regions/"))
        folders = (
            *(f"{region.rpartition('/')[0]}/rules" for region in regions),
            *(f"traditions/{order}/rules" for order in self.traditions),
            "rules",
        )
        return tuple(
            root / "templates" / folder for folder in dict.fromkeys(folders) for root in self.roots
        )

    # ------------------------------------------------------------ files

    def every(self, relative: str, *ranks: Rank) -> tuple[Path, ...]:
        """Each ``relative`` file in :attr:`folders`, or in those of ``ranks``, most particular
        first.
        """
        paths = (
            os.path.join(folder, relative)
            for rank, folder in self.shelves
            if not ranks or rank in ranks
        )
        return tuple(Path(path) for path in paths if self._has(path))

    def form(self, code: str) -> Path | None:
        """The file of a form that has one of its own."""
        return self._content(f"templates/forms/{code}.yaml") if safe_id(code) else None

    def form_words(self, code: str, language: str) -> Path | None:
        """The words of a form in a language other than its first."""
        safe = safe_id(code) and _LANGUAGE.fullmatch(language) is not None
        return self._content(f"templates/forms/{code}/{language}.yaml") if safe else None

    def tradition(self, code: str) -> Path | None:
        """The file of a tradition."""
        return self._content(f"templates/traditions/{code}.yaml") if safe_id(code) else None

    def region(self, country: str, region: str) -> Path | None:
        """The file of a region: a state or a province."""
        safe = safe_id(country) and safe_id(region)
        return self._content(f"templates/regions/{country}/{region}.yaml") if safe else None

    def body(self, country: str, body: str) -> Path | None:
        """The file of a kind of body of a country."""
        safe = safe_id(country) and safe_id(body)
        return self._content(f"templates/{BODIES}/{country}/{body}.yaml") if safe else None

    @property
    def place_tops(self) -> tuple[Path, ...]:
        """The folders in which places have their files."""
        return tuple(root / "jurisdictions" for root in self.roots)

    def place(self, code: str) -> Path | None:
        """The file of a place."""
        return self._content(f"jurisdictions/{code}.yaml") if safe_id(code) else None

    def content_files(self, relative: str) -> tuple[Path, ...]:
        """``relative`` in the working folder and in the shipped content, where it is there."""
        paths = (os.path.join(root, relative) for root in self.roots)
        return tuple(Path(path) for path in paths if self._has(path))

    def _has(self, path: str) -> bool:
        found = _is_file(path)
        if not found:
            self.memory.trace.lacking.add(path)
        return found

    def _content(self, relative: str) -> Path | None:
        return next(iter(self.content_files(relative)), None)

    # ------------------------------------------------------------ what exists

    def jurisdictions(self) -> tuple[str, ...]:
        """The codes of all places that have a file, sorted."""
        return self._codes("jurisdictions")

    def forms(self) -> tuple[str, ...]:
        """The codes of all forms that have a file of their own, sorted."""
        return self._codes("templates/forms")

    def all_traditions(self) -> tuple[str, ...]:
        """The codes of all traditions that have a file, sorted."""
        return self._codes("templates/traditions")

    def authorities(self) -> tuple[str, ...]:
        """The countries and regions whose law has a file, sorted; with that of everywhere."""
        return self._codes("templates/authorities")

    @property
    def lawful(self) -> tuple[str, ...]:
        """The regions whose law the place or the form may cite, as ``us-ma``, by their codes."""
        codes = [layer.split("/")[1:3] for layer in self.layers if layer.startswith("regions/")]
        codes += [code.split("-")[:2] for code in (self.form_code, self.place_code)]
        return tuple(dict.fromkeys("-".join(code) for code in codes if len(code) == 2))

    def regions(self) -> tuple[tuple[str, str], ...]:
        """Country and code of all regions that have a file, sorted."""
        folders = {p.name for root in self.roots for p in (root / "templates/regions").glob("*/")}
        return tuple(
            (country, region)
            for country in sorted(filter(safe_id, folders))
            for region in self._codes(f"templates/regions/{country}")
        )

    def bodies(self, country: str) -> tuple[str, ...]:
        """The kinds of body of a country that have a file, sorted."""
        return self._codes(f"templates/{BODIES}/{country}") if safe_id(country) else ()

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

    def of_place(self, file: str) -> bool:
        """Whether ``file``, as shown to people, stands in a folder of the place."""
        return file.startswith(_as_shown(self.place_folders, self.roots))

    def display(self, path: Path) -> str:
        """``path`` as shown to people and stored in positions.

        Relative to the working folder or to the shipped content where it lies in one of them,
        so that what a build says doesn't depend on where the program is installed.
        """
        return _display(str(path), tuple(map(str, self.roots)))


def _same(one: Path, other: Path) -> bool:
    """Whether both name one folder, whatever links or ``..`` lead there."""
    return os.path.realpath(one) == os.path.realpath(other)


def _each_once(folders: Iterable[Path]) -> tuple[Path, ...]:
    """``folders`` without those that an earlier one names too, whatever links or ``..`` lead
    there; the others as they are named.
    """
    found: dict[str, Path] = {}
    for folder in folders:
        found.setdefault(os.path.realpath(folder), folder)
    return tuple(found.values())


def _is_file(path: str) -> bool:
    """Whether there is a file ``path``. ``OSError`` where nobody may know, such as in a folder that
    may not be read.
    """
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError as problem:
        if problem.errno in _ABSENT:
            return False
        raise
    except ValueError:  # no name of a file, such as one with a null character
        return False


@lru_cache(256)  # a build asks for those of each document a hundred times
def _shelves(
    roots: tuple[Path, ...],
    place_folders: tuple[Path, ...],
    layers: tuple[str, ...],
    traditions: tuple[str, ...],
    languages: tuple[str, ...],
) -> tuple[tuple[Rank, Path], ...]:
    orders = [f"{name}/{order}" for order in traditions for name in languages]
    # What lies right over the form is said of this very document too.
    own = 2 if layers[:1] and layers[0].startswith(f"{BODIES}/") else 1
    below: list[tuple[Rank, str]] = [
        *(("form", f"{order}/{layer}") for layer in layers[:own] for order in orders),
        *(("parent", f"{order}/{layer}") for layer in layers[own:] for order in orders),
        *(("tradition", order) for order in orders),
        *(("common", f"{name}/common") for name in languages),
        *(("language", name) for name in languages),
    ]
    top = [root / "templates" / "languages" for root in roots]
    return (
        *(("place", folder) for folder in place_folders),
        *((rank, root / folder) for rank, folder in below for root in top),
    )


@lru_cache(256)  # asked of every line of a bill
def _as_shown(folders: tuple[Path, ...], roots: tuple[Path, ...]) -> tuple[str, ...]:
    """How what stands in ``folders`` begins, as shown to people."""
    return tuple(f"{_display(str(folder), tuple(map(str, roots)))}/" for folder in folders)


@lru_cache(4096)  # a build shows each of its files several times
def _display(path: str, roots: tuple[str, ...]) -> str:
    for root in roots:
        if Path(path).is_relative_to(root):
            return Path(path).relative_to(root).as_posix()
    return Path(path).as_posix()


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
