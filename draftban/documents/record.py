"""Whether a build would give again what stands there already: a manifest's ``record``, and its key.

The key is a hash of everything that a build depends on: what was asked for, the text of every file
that was read, the files that were looked for in vain, the names in every folder that was searched,
draftban's own files, fonts, the versions of libraries and SOURCE_DATE_EPOCH. There is no clock in
it. Nothing of the machine is in a record either: a path begins with the folder that it lies in.
"""

from __future__ import annotations

import json
import os
import re
import stat
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from draftban.documents import told as saying
from draftban.documents.told import Told
from draftban.files.content import content_root
from draftban.files.traces import Trace, listing

_EPOCH = "SOURCE_DATE_EPOCH"
_MAX_BYTES = 1_000_000
_KEY = re.compile("[0-9a-f]{64}")
_ROOTS = ("shipped", "working", "place", "target")


@dataclass(frozen=True, slots=True)
class Record:
    """``read``, ``lacking`` and ``folders`` are what a build saw, ``libraries`` what its ``files``
    rest on, by name; those of earlier builds that it does without are ``absent``. ``told`` is what
    it said.
    """

    key: str
    libraries: tuple[str, ...]
    read: tuple[str, ...]
    lacking: tuple[str, ...]
    folders: tuple[str, ...]
    files: tuple[str, ...]
    absent: tuple[str, ...]
    told: Told


def dump(record: Record) -> dict[str, Any]:
    """``record`` as JSON knows it."""
    found = {name: getattr(record, name) for name in Record.__slots__}
    return {**found, "told": saying.dump(record.told)}


def load(value: Any) -> Record:
    """What :func:`dump` gave. ``ValueError`` or ``KeyError`` for anything else, whatever it is: no
    path in it leads out of a folder that a build may read.
    """
    found = saying.table(value)
    key = saying.text(found["key"])
    lists = {name: saying.texts(found[name]) for name in Record.__slots__[1:-1]}
    inside = (*lists["read"], *lists["lacking"], *lists["folders"])
    if not _KEY.fullmatch(key) or not all(map(_inside, inside)):
        raise ValueError
    return Record(key, told=saying.load(found["told"]), **lists)


def _inside(name: str) -> bool:
    root, _, below = name.partition("/")
    parts = PurePosixPath(below).parts
    odd = not below or below.startswith("/") or "\\" in below or "\0" in below
    return root in _ROOTS and not odd and ".." not in parts


# ---------------------------------------------------------------- paths


@dataclass(frozen=True, slots=True)
class Roots:
    """The folders that a build of a place may read in: draftban's own content, the working folder,
    and those of the place's file and of the other place's, if they were named by path.
    """

    shipped: Path
    working: Path
    place: Path | None = None
    target: Path | None = None

    @classmethod
    def of(cls, shipped: Path, place: str, target: str = "") -> Roots:
        """Those of a build of ``place`` in the form of ``target`` in the current folder."""
        working = Path.cwd().resolve()
        beside = [_beside(working, named) for named in (place, target)]
        return cls(shipped, working, *beside)

    @classmethod
    def here(cls, place: str, target: str = "") -> Roots:
        """Those of a build with the content that this draftban comes with."""
        return cls.of(content_root().resolve(), place, target)

    def name(self, path: str) -> str:
        """``path`` from the nearest of these folders. ``ValueError`` if it lies in none."""
        full = os.path.abspath(path)  # as text: paths are made and compared hundreds of times
        known = [(root, f) for root in _ROOTS if (f := getattr(self, root)) is not None]
        begins = [(root, os.path.join(f, "")) for root, f in known]
        whole = os.path.normcase(os.path.join(full, ""))
        around = [(root, f) for root, f in begins if whole.startswith(os.path.normcase(f))]
        if not around:
            raise ValueError(f"{path} lies in no folder of this build")
        root, begin = max(around, key=lambda each: len(each[1]))
        return f"{root}/{full[len(begin) :].replace(os.sep, '/') or '.'}"

    def path(self, name: str) -> Path:
        """Where ``name``, which :meth:`name` gave, is. ``ValueError`` if there is no such root."""
        root, _, below = name.partition("/")
        folder: Path | None = getattr(self, root)
        if folder is None:
            raise ValueError(f"this build has no folder {root}")
        return folder / below


def _beside(working: Path, named: str) -> Path | None:
    is_path = "/" in named or "\\" in named or named.endswith((".yaml", ".yml"))
    return Path(os.path.abspath(working / named)).parent if is_path else None


# ---------------------------------------------------------------- the key


def asked(
    place: str,
    as_place: str,
    formats: Iterable[str],
    demands: Iterable[str],
    without: Iterable[str],
    options: Iterable[str],
) -> dict[str, Any]:
    """What a build was asked for, as its record keeps it. A path of this machine is cut to its
    name.
    """
    lists = (formats, demands, without, options)
    return {"build": [portable(place), portable(as_place), *map(list, lists)]}


def portable(place: str) -> str:
    """``place``, a code or a path, without a path of this machine: the code of a file finds it in
    its own folder.
    """
    return Path(place).stem if Path(place).is_absolute() else place


@dataclass(slots=True)
class Machine:
    """What every place of a run depends on, and the files that they share: each is hashed once."""

    own: str
    fonts: Mapping[str, str]
    versions: dict[str, str | None] = field(default_factory=dict)
    _texts: dict[Path, str] = field(default_factory=dict)
    _listings: dict[Path, str] = field(default_factory=dict)

    def text(self, path: Path) -> str:
        """The hash of the text of ``path``. ``OSError`` or ``ValueError`` if it holds none."""
        if path not in self._texts:
            found = path.stat()
            if not stat.S_ISREG(found.st_mode) or found.st_size > _MAX_BYTES:
                raise ValueError(f"{path} is no text")
            self._texts[path] = _hash(_plain(path.read_bytes()))
        return self._texts[path]

    def listing(self, folder: Path) -> str:
        """The hash of the names below ``folder``. ``ValueError`` if there are far too many."""
        if folder not in self._listings:
            self._listings[folder] = _names(listing(str(folder)))
        return self._listings[folder]


def traced(
    trace: Trace,
    roots: Roots,
    machine: Machine,
    asked: Any,
    libraries: Mapping[str, str],
    files: Iterable[str],
    absent: Iterable[str],
    told: Told,
) -> Record | None:
    """The record of a build that ``trace`` was left by: ``asked`` is all that it was asked for, as
    JSON knows it. ``None`` if it depends on what no record can name.
    """
    try:
        read = {roots.name(path): _hash(text.encode()) for path, text in trace.read.items()}
        folders = {roots.name(path): _names(names) for path, names in trace.folders.items()}
        lacking = tuple(sorted(map(roots.name, trace.lacking)))
        key = _key(asked, machine, libraries, read, folders)
        made = Record(
            key,
            tuple(sorted(libraries)),
            tuple(sorted(read)),
            lacking,
            tuple(sorted(folders)),
            tuple(files),
            tuple(absent),
            told,
        )
        same = load(json.loads(json.dumps(dump(made)))) == made
    except (ValueError, KeyError):  # such as half a character in a name
        return None
    return made if same else None


def holds(record: Record, roots: Roots, machine: Machine, asked: Any) -> bool:
    """Whether a build for which ``asked`` is asked would find everything as ``record`` says."""
    try:
        if any(os.path.lexists(roots.path(name)) for name in record.lacking):
            return False
        libraries = {name: machine.versions[name] for name in record.libraries}
        read = {name: machine.text(roots.path(name)) for name in record.read}
        folders = {name: machine.listing(roots.path(name)) for name in record.folders}
        return record.key == _key(asked, machine, libraries, read, folders)
    except (OSError, ValueError):
        return False


def own_files() -> str:
    """The hash of draftban's own files, the content and the fonts that come with it aside."""
    top = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    found: dict[str, str] = {}
    for folder, folders, names in os.walk(top):
        folders[:] = sorted({*folders} - {"__pycache__", "_content", "fonts"})
        for name in sorted(names):
            if not name.endswith((".pyc", ".pyo")):
                file = os.path.join(folder, name)
                with open(file, "rb", buffering=0) as stream:
                    found[file.removeprefix(top)] = _hash(stream.readall())
    return _hash(json.dumps(found).encode())


def _key(
    asked: Any,
    machine: Machine,
    libraries: Mapping[str, str | None],
    read: Mapping[str, str],
    folders: Mapping[str, str],
) -> str:
    everything = {
        "asked": asked,
        "own": machine.own,
        "python": list(sys.version_info[:3]),
        "fonts": dict(machine.fonts),
        "libraries": dict(libraries),
        "epoch": os.environ.get(_EPOCH),
        "read": dict(read),
        "folders": dict(folders),
    }
    return _hash(json.dumps(everything, sort_keys=True).encode())


def _plain(data: bytes) -> bytes:
    """``data`` as it is when it was read: without a mark at its beginning, one kind of line end."""
    return data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _names(names: Iterable[str]) -> str:
    return _hash("\n".join(names).encode(errors="surrogateescape"))


def _hash(data: bytes) -> str:
    return sha256(data).hexdigest()
