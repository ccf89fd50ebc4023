"""What a build was made from, so that anyone can make it again: ``manifest.json`` and its check.

A manifest names the request (place, demands, formats), and by SHA-256 every template and
configuration file that was read, the bundled fonts, and each file written; with the versions of
draftban and of the libraries that make those files. Nothing of the machine is in it: no user, no
host, no clock, no absolute path.

It comes with a folder that anybody may have sent, so :func:`load` takes nothing for granted.
"""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any

from draftban._version import __version__
from draftban.documents import record as records
from draftban.documents import versions
from draftban.documents.record import Machine, Record
from draftban.documents.told import table, text, texts

NAME = "manifest.json"

MAX_BYTES = 1_000_000
"""A manifest of a place with every format has a tenth of this; a larger one is none."""

_ALWAYS = ("jinja2", "pyyaml")
"""Libraries that every format rests on; a writer names its own as ``LIBRARIES``."""


_ZLIB = "zlib"
_PANGO = "pango"
"""What a writer's ``system()`` calls it."""


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for. ``demands`` is empty where the place's own file chose; ``as_place`` is
    the place in whose form it was built, if that is another; ``options`` are those of the writers
    that are not as by default; ``packet`` says that it was a packet, ``introduced`` the day it is
    brought in, if one was named; ``call`` that it was the papers of a call, ``addressees`` whose,
    if not those of all.
    """

    place: str
    demands: tuple[str, ...] = ()
    as_place: str = ""
    options: tuple[str, ...] = ()
    packet: bool = False
    introduced: str = ""
    call: bool = False
    addressees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """The request, and hashes or versions by name.

    ``outputs`` are the files that this request gives. ``written`` is every file that draftban last
    wrote into the folder, of other formats and earlier choices too: what differs from its hash
    there, or does not stand there, somebody else made. ``record`` tells whether another run would
    give the same, see :mod:`draftban.documents.record`.
    """

    request: Request
    draftban: str
    inputs: Mapping[str, str] = field(default_factory=dict)
    fonts: Mapping[str, str] = field(default_factory=dict)
    libraries: Mapping[str, str] = field(default_factory=dict)
    outputs: Mapping[str, str] = field(default_factory=dict)
    written: Mapping[str, str] = field(default_factory=dict)
    record: Record | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that is not as the manifest says: what it is, and how: ``new``, ``gone``,
    ``changed``, or both versions (``1 → 2``).
    """

    kind: str
    name: str
    how: str


def digest(data: bytes) -> str:
    """The SHA-256 of ``data`` in hexadecimal."""
    return sha256(data).hexdigest()


def manifest(
    request: Request,
    inputs: Mapping[str, str],
    outputs: Mapping[str, bytes],
    formats: Iterable[str],
) -> Manifest:
    """The manifest of a build: ``inputs`` are the files read with their text, ``outputs`` those
    made with their bytes, by name; ``formats`` the formats of the latter.
    """
    named = {_shown(file): digest(text.encode()) for file, text in inputs.items()}
    made = {name: digest(data) for name, data in sorted(outputs.items())}
    return Manifest(
        request,
        __version__,
        dict(sorted(named.items())),
        _fonts(),
        _libraries(formats),
        made,
        made,
    )


def dump(made: Manifest) -> bytes:
    """``made`` as JSON, the same for the same manifest."""
    shown = asdict(replace(made, record=None))
    del shown["record"]
    if made.record is not None:
        shown["record"] = records.dump(made.record)
    lines = json.dumps(shown, ensure_ascii=False, indent=2) + "\n"
    return lines.encode(errors="backslashreplace")  # half a pair, of a name that is no UTF-8


def load(data: bytes) -> Manifest:
    """The manifest that ``data`` holds. Raises ``ValueError`` if it holds none: whatever the bytes
    are, nothing else is raised, and no name of an output leads out of its folder.
    """
    try:
        if len(data) > MAX_BYTES:
            raise ValueError
        found = table(json.loads(data))
        asked = table(found["request"])
        outputs = _hashes(found["outputs"])
        written = _hashes(found.get("written", outputs))
        record = None if found.get("record") is None else records.load(found["record"])
        if record and not all(map(plain, (*record.files, *record.absent))):
            raise ValueError
        return Manifest(
            Request(
                _place(asked["place"]),
                texts(asked["demands"]),
                text(asked["as_place"]),
                texts(asked.get("options", [])),
                asked.get("packet", False) is True,
                text(asked.get("introduced", "")),
                asked.get("call", False) is True,
                texts(asked.get("addressees", [])),
            ),
            text(found["draftban"]),
            _strings(found["inputs"]),
            _strings(found["fonts"]),
            _strings(found["libraries"]),
            outputs,
            written,
            record,
        )
    except (ValueError, KeyError, RecursionError) as problem:
        raise ValueError("it is no manifest of draftban") from problem


def read(folder: Path) -> Manifest:
    """The manifest in ``folder``. Raises ``OSError`` if none can be read, ``ValueError`` if it is
    none, or no ordinary file.
    """
    file = folder / NAME
    found = file.lstat()
    if not stat.S_ISREG(found.st_mode) or found.st_size > MAX_BYTES:
        raise ValueError("it is no manifest of draftban")
    return load(file.read_bytes())


def plain(name: str) -> bool:
    """Whether ``name`` is of a file in the folder of a manifest, or in one folder below it (the
    halves of a packet): printable, not hidden, and with no way out.
    """
    parts = name.split("/")
    return len(parts) <= 2 and all(map(_PART.fullmatch, parts)) and name.isprintable()


_PART = re.compile(r"""(?![. ])[^/\\:*?"<>|]{1,250}(?<![. ])""")
_HASH = re.compile("[0-9a-f]{64}")


def _place(value: Any) -> str:
    """A code, or the relative path of a place's file: nothing else is ever recorded."""
    path = PurePath(text(value))
    if path.is_absolute() or "\0" in value or (len(path.parts) != 1 and path.suffix not in _YAML):
        raise ValueError
    return str(value)


_YAML = (".yaml", ".yml")


def _strings(value: Any) -> dict[str, str]:
    return {text(name): text(of) for name, of in table(value).items()}


def _hashes(value: Any) -> dict[str, str]:
    found = _strings(value)
    if not all(plain(name) and _HASH.fullmatch(of) for name, of in found.items()):
        raise ValueError
    return found


def merged(old: Manifest | None, new: Manifest) -> Manifest:
    """``new``, with the files of other formats that ``old`` made from the very same things, and
    with everything else that draftban wrote there before.
    """
    if old is None:
        return new
    libraries, outputs = new.libraries, new.outputs
    if (old.request, old.draftban, old.inputs, old.fonts) == (
        new.request,
        new.draftban,
        new.inputs,
        new.fonts,
    ):
        libraries = dict(sorted({**old.libraries, **libraries}.items()))
        outputs = dict(sorted({**old.outputs, **outputs}.items()))
    written = dict(sorted({**old.written, **new.written}.items()))
    return replace(new, libraries=libraries, outputs=outputs, written=written)


def without(old: Manifest, names: Collection[str]) -> Manifest:
    """``old`` once the files ``names`` are gone."""
    return replace(
        old,
        outputs={name: of for name, of in old.outputs.items() if name not in names},
        written={name: of for name, of in old.written.items() if name not in names},
    )


def changed(old: Manifest, new: Manifest) -> tuple[Difference, ...]:
    """What differs between two manifests of one request: the reasons why files differ."""
    found: list[Difference] = []
    if old.draftban != new.draftban:
        found.append(Difference("draftban", "draftban", f"{old.draftban} → {new.draftban}"))
    for kind in ("inputs", "fonts", "libraries"):
        before, after = getattr(old, kind), getattr(new, kind)
        for name in sorted({*before, *after}):
            if before.get(name) != after.get(name):
                found.append(Difference(kind, name, _how(kind, before.get(name), after.get(name))))
    return tuple(found)


def _how(kind: str, before: str | None, after: str | None) -> str:
    if before is None:
        return "new"
    if after is None:
        return "gone"
    return f"{before} → {after}" if kind == "libraries" else "changed"


def _shown(file: str) -> str:
    """``file`` as it may stand in a manifest: a path of this machine is cut to its name."""
    return PurePath(file).name if Path(file).is_absolute() else file


def _fonts() -> dict[str, str]:
    from draftban import writers

    folder = Path(writers.__file__).parent / "fonts"
    found = [f for f in folder.iterdir() if f.name.endswith((".otf", ".ttf"))]
    return {f.name: digest(f.read_bytes()) for f in sorted(found, key=lambda f: f.name)}


def machine() -> Machine:
    """What every build of a run depends on, for records. Loads nothing that makes a file."""
    return Machine(records.own_files(), _fonts(), _Versions())


class _Versions(dict[str, str | None]):
    """Versions by library, each looked up once; ``None`` for one that is not there."""

    def __missing__(self, name: str) -> str | None:
        self[name] = _version(name)
        return self[name]


def _version(name: str) -> str | None:
    import zlib

    from draftban import writers

    if name == _ZLIB:
        return zlib.ZLIB_RUNTIME_VERSION
    if name == _PANGO:
        return writers.pango() or None
    return versions.version(name)


def _libraries(formats: Iterable[str]) -> dict[str, str]:
    from draftban import writers

    made = tuple(formats)
    names = {*_ALWAYS, *(library for name in made for library in writers.libraries(name))}
    found = {_ZLIB: _version(_ZLIB)} if names - {*_ALWAYS} else {}
    # One that pip does not know is part of the system: the writer that uses it says which.
    found |= {name: _version(name) for name in names}
    for format in made:
        found |= writers.system(format)
    return {name: of for name, of in sorted(found.items()) if of is not None}
