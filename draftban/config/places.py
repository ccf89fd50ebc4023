"""A place's own file: finding it, reading it, taking it apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from draftban.config.decode import unknown_key, written_fields
from draftban.config.model import OVERLAY, Form, Jurisdiction
from draftban.diagnostics import Pos, Report, visible
from draftban.files.characters import odd_characters
from draftban.files.ids import device, safe_id
from draftban.files.nodes import Map, Scalar, get
from draftban.files.search import SearchPath
from draftban.files.text import few_like, nearest, sentence
from draftban.files.yaml_source import read_mapping_file

assert {f.name for f in fields(Form)} >= OVERLAY

_NAMED = 5
"""So many places are named where one is looked for."""


@dataclass(frozen=True, slots=True)
class PlaceFile:
    """A place's file: where it is, its own keys, and the keys that it lays over its form."""

    path: Path
    own: Map
    overlay: Map


def find_place(place: str | Path, search: SearchPath, report: Report) -> Path | None:
    """The file of ``place``, a code or the path of a YAML file; ``None`` after an error."""
    name = str(place)
    odd = next(odd_characters(name, allowed=(), one_line=True), None)
    if odd is not None:
        report.error(
            "config.control-character",
            f"The name of a place holds a character it cannot have: {odd.message}.",
            text=visible(name)[:200],
            hint=sentence("type the name again without it"),
        )
        return None
    if isinstance(place, Path) or "/" in name or "\\" in name or name.endswith((".yaml", ".yml")):
        path = Path(place)
        shown = visible(name)
        if path.suffix not in (".yaml", ".yml"):
            report.error(
                "config.place-path",
                f"{shown} is no YAML file.",
                text=shown,
                hint="Name a place by its code or by a path that ends in .yaml.",
            )
            return None
        return search.working / path
    path_of_code = search.place(name)
    if path_of_code is None and device(name):
        report.error(
            "config.place-code", _about_code(name), text=name, hint="For example us-ma-lowell."
        )
    elif path_of_code is None:
        shown = visible(name)[:80]
        known = search.jurisdictions()
        report.error(
            "config.unknown-place",
            f"There is no place “{shown}”.",
            text=shown,
            hint=nearest(shown, known) + _others(shown, known),
        )
    return path_of_code


def _others(name: str, known: Sequence[str]) -> str:
    """What to do about the place called ``name``, which is none of the ``known`` ones."""
    few = few_like(name, known, _NAMED)
    told = f"{'Nearest' if len(few) < len(known) else 'Places'}: {', '.join(few)}. " if few else ""
    listed = f"`draftban places` lists all {len(known)}, " if len(few) < len(known) else ""
    return f"{told}{listed}`draftban new` writes the file of a new one."


def read_place(path: Path, search: SearchPath, report: Report) -> PlaceFile | None:
    """The file at ``path`` taken apart; unknown keys and a wrong code are reported."""
    node = read_mapping_file(path, search, report)
    if node is None:
        return None
    own_keys = written_fields(Jurisdiction)
    known = (*own_keys, *OVERLAY)
    for key, where, _ in node.items:
        if key not in known:
            unknown_key(key, where, known, report)
    code = get(node, "place")
    if isinstance(code, Scalar) and isinstance(code.value, str):
        _check_code(code.value, path, code.pos, report)
    return PlaceFile(
        path,
        Map(tuple(item for item in node.items if item[0] in own_keys), node.pos),
        Map(tuple(item for item in node.items if item[0] in OVERLAY), node.pos),
    )


def _check_code(code: str, path: Path, where: Pos, report: Report) -> None:
    if not safe_id(code):
        report.error(
            "config.place-code",
            _about_code(code),
            where,
            text=report.line(where),
            hint="For example us-ma-lowell.",
        )
    elif code != path.stem:
        report.error(
            "config.place-name",
            f"The file is called {path.name}, but its place is “{code}”.",
            where,
            text=report.line(where),
            hint=f"Rename the file to {code}.yaml, or write place: {path.stem}",
        )


def _about_code(code: str) -> str:
    """What is wrong with ``code``, which is no id."""
    if device(code):
        return f"“{code}” cannot be a place's code: Windows keeps files of that name for a device."
    return "A place's code has small letters, digits and hyphens."


def outer_places(place: PlaceFile, search: SearchPath, report: Report) -> tuple[Map, ...]:
    """The files of the places around ``place`` that have one, the nearest first.

    ``within`` may name a place that has no file. A circle is an error.
    """
    found: list[Map] = []
    own = get(place.own, "place")
    seen = {own.raw} if isinstance(own, Scalar) else set()
    within = get(place.own, "within")
    while isinstance(within, Scalar) and isinstance(within.value, str) and within.value:
        code = within.value
        if not safe_id(code):
            report.error(
                "config.place-code",
                _about_code(code),
                within.pos,
                text=report.line(within.pos),
                hint="For example us-ma.",
            )
            break
        if code in seen:
            report.error(
                "config.place-cycle",
                f"“{code}” lies within itself.",
                within.pos,
                text=report.line(within.pos),
                hint="Name the larger place, or none.",
            )
            break
        seen.add(code)
        path = search.place(code)
        node = None if path is None else read_mapping_file(path, search, report)
        if node is None:
            break
        found.append(node)
        within = get(node, "within")
    return tuple(found)
