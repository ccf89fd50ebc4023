"""A place's own file: finding it, reading it, taking it apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from os.path import exists
from pathlib import Path

from draftban.config.languages.language import demand_ids
from draftban.config.model import OVERLAY, Form
from draftban.config.selected import spelled_out
from draftban.diagnostics import Pos, Report, visible
from draftban.files.characters import odd_characters
from draftban.files.endings import meant, misnamed
from draftban.files.ids import device, safe_id
from draftban.files.nodes import Map, Scalar, Seq, get
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
    if isinstance(place, Path) or _PATH.search(name):
        return _at_path(name, search, report)
    path_of_code = search.place(name)
    if path_of_code is None and device(name):
        report.error(
            "config.place-code", _about_code(name), text=name, hint="For example us-ma-lowell."
        )
    elif path_of_code is None and not _elsewhere(f"{name}.yaml", search, report):
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


_PATH = re.compile(r"[/\\]|\.(?:ya?ml|txt)\Z", re.IGNORECASE)
"""What a path has and no code."""


def _at_path(name: str, search: SearchPath, report: Report) -> Path | None:
    """The file at the path ``name``, typed as on any system; ``None`` after an error."""
    shown = visible(name)
    path = search.working / name
    if "\\" in name and not exists(path):
        path = search.working / name.replace("\\", "/")
    if path.parent == search.working and not exists(path):
        path = search.place(path.stem) or path
    if path.suffix in (".yaml", ".yml"):
        if not exists(path) and _misnamed(path.name, (path.parent,), search, report):
            return None
        return path
    right = meant(path.name, ".yaml") if exists(path) else ""
    report.error(
        "config.place-path",
        f"{shown} is no YAML file.",
        text=shown,
        hint=f"Rename it to {right}."
        if right
        else "Name a place by its code or by a path that ends in .yaml.",
    )
    return None


def _elsewhere(name: str, search: SearchPath, report: Report) -> bool:
    """Whether the file ``name`` of a place lies where no command looks, which is told."""
    beside = search.working / name
    if exists(beside):
        report.error(
            "config.place-folder",
            f"The file {name} is not read: those of places lie in jurisdictions/.",
            Pos(name),
            text=name,
            hint=f"Move it to jurisdictions/{name}.",
        )
        return True
    return _misnamed(name, (*search.place_tops, search.working), search, report)


def _misnamed(name: str, folders: Sequence[Path], search: SearchPath, report: Report) -> bool:
    """Whether one of ``folders`` has the file ``name`` under another ending, which is told."""
    for folder in folders:
        for file, right in misnamed(folder, ".yaml"):
            if right == name:
                _tell(file, right, search, report.error)
                return True
    return False


def examples(search: SearchPath) -> frozenset[str]:
    """The codes of the places that nobody asked for: their files say ``example: true``."""
    found = ((code, search.place(code)) for code in search.jurisdictions())
    read = ((code, read_mapping_file(path, search, Report())) for code, path in found if path)
    return frozenset(code for code, node in read if is_example(node))


def is_example(place: Map | None) -> bool:
    """Whether the map of a place says that it is one."""
    said = get(place, "example")
    return isinstance(said, Scalar) and said.value is True


def stray_places(search: SearchPath, report: Report) -> None:
    """Warn of each file beside those of places that no command reads, since it ends otherwise."""
    for folder in search.place_tops:
        for file, right in misnamed(folder, ".yaml"):
            _tell(file, right, search, report.warning)


def _tell(file: Path, right: str, search: SearchPath, tell: Callable[..., None]) -> None:
    tell(
        "config.place-ending",
        f"The file {file.name} is not read: that of a place ends in .yaml.",
        Pos(search.display(file)),
        text=file.name,
        hint=f"Rename it to {'jurisdictions/' if file.parent == search.working else ''}{right}.",
    )


def read_place(path: Path, search: SearchPath, report: Report) -> PlaceFile | None:
    """The file at ``path`` taken apart; a wrong code is reported. Keys that no place has stay among
    its own, for whoever knows where they belong (:func:`without_unknown`).
    """
    node = read_mapping_file(path, search, report)
    if node is None:
        return None
    code = get(node, "place")
    if isinstance(code, Scalar) and isinstance(code.value, str):
        _check_code(code.value, path, code.pos, report)
    own = Map(tuple(item for item in node.items if item[0] not in OVERLAY), node.pos)
    return PlaceFile(
        path,
        spelled_out(own, demand_ids(search, report), search, report),
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


def check_allow(place: Map, report: Report) -> None:
    """Report items of a ``place``'s ``allow:`` without a code or a reason."""
    allowed = get(place, "allow")
    for item in allowed.items if isinstance(allowed, Seq) else ():
        given = {key for key, _, _ in item.items} if isinstance(item, Map) else set()
        if isinstance(item, Map) and given != {"code", "reason"}:
            report.error(
                "config.allow",
                "Each item of `allow:` has a code and a reason.",
                item.pos,
                text=report.line(item.pos),
                hint="- {code: lint.long-sentence, reason: the statute's words}",
            )
