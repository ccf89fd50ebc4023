"""What a build was made from, so that anyone can make it again: ``manifest.json`` and its check.

A manifest names the request (place, demands, formats), and by SHA-256 every template and
configuration file that was read, the bundled fonts, and each file written; with the versions of
draftban and of the libraries that make those files. Nothing of the machine is in it: no user, no
host, no clock, no absolute path.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from importlib.resources import files
from pathlib import Path, PurePath
from typing import Any

NAME = "manifest.json"

_ALWAYS = ("jinja2", "pyyaml")
"""Libraries that every format rests on; a writer names its own as ``LIBRARIES``."""


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for. ``demands`` is empty where the place's own file chose; ``as_place`` is
    the place in whose form it was built, if that is another; ``options`` are those of the writers
    that are not as by default.
    """

    place: str
    demands: tuple[str, ...] = ()
    as_place: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """The request, and hashes or versions by name."""

    request: Request
    draftban: str
    inputs: Mapping[str, str] = field(default_factory=dict)
    fonts: Mapping[str, str] = field(default_factory=dict)
    libraries: Mapping[str, str] = field(default_factory=dict)
    outputs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that is not as the manifest says: what it is, and in which way."""

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
    from draftban import __version__

    named = {_shown(file): digest(text.encode()) for file, text in inputs.items()}
    return Manifest(
        request,
        __version__,
        dict(sorted(named.items())),
        _fonts(),
        _libraries(formats),
        {name: digest(data) for name, data in sorted(outputs.items())},
    )


def dump(made: Manifest) -> bytes:
    """``made`` as JSON, the same for the same manifest."""
    return (json.dumps(asdict(made), ensure_ascii=False, indent=2) + "\n").encode()


def load(data: bytes) -> Manifest:
    """The manifest that ``data`` holds. Raises ``ValueError`` if it holds none."""
    try:
        found: Any = json.loads(data)
        request = found.pop("request")
        asked = Request(
            request["place"],
            tuple(request["demands"]),
            request["as_place"],
            tuple(request.get("options", ())),
        )
        parts = {name: dict(found[name]) for name in ("inputs", "fonts", "libraries", "outputs")}
        return Manifest(asked, str(found["draftban"]), **parts)
    except (ValueError, TypeError, KeyError, AttributeError) as problem:
        raise ValueError("it is no manifest of draftban") from problem


def merged(old: Manifest | None, new: Manifest) -> Manifest:
    """``new``, with the files of other formats that ``old`` made from the very same things."""
    if old is None or (old.request, old.draftban, old.inputs, old.fonts) != (
        new.request,
        new.draftban,
        new.inputs,
        new.fonts,
    ):
        return new
    libraries = {**old.libraries, **new.libraries}
    outputs = {**old.outputs, **new.outputs}
    return Manifest(
        new.request,
        new.draftban,
        new.inputs,
        new.fonts,
        dict(sorted(libraries.items())),
        dict(sorted(outputs.items())),
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
        return "is new"
    if after is None:
        return "is gone"
    return f"{before} → {after}" if kind == "libraries" else "has changed"


def _shown(file: str) -> str:
    """``file`` as it may stand in a manifest: a path of this machine is cut to its name."""
    return PurePath(file).name if Path(file).is_absolute() else file


def _fonts() -> dict[str, str]:
    folder = files("draftban.writers").joinpath("fonts")
    found = [f for f in folder.iterdir() if f.name.endswith((".otf", ".ttf"))]
    return {f.name: digest(f.read_bytes()) for f in sorted(found, key=lambda f: f.name)}


def _libraries(formats: Iterable[str]) -> dict[str, str]:
    import zlib
    from importlib.metadata import PackageNotFoundError, version

    from draftban import writers

    made = tuple(formats)
    names = {*_ALWAYS, *(library for name in made for library in writers.libraries(name))}
    found = {"zlib": zlib.ZLIB_RUNTIME_VERSION} if names - {*_ALWAYS} else {}
    for format in made:
        found |= writers.system(format)
    for name in names:
        try:
            found[name] = version(name)
        except PackageNotFoundError:  # part of the system: the writer that uses it says which
            continue
    return dict(sorted(found.items()))
