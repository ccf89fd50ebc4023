"""Files that stand where an older layout had them: nothing reads them there any more.

A file that is silently ignored would be law that somebody wrote and no bill has; so each is an
error in every command, which names its new path.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from draftban.config.chains.forms import form_chain, load_form
from draftban.config.decode import decode
from draftban.diagnostics import NOWHERE, Pos, Report
from draftban.files.content_file import content_node
from draftban.files.nodes import Node, raw_at
from draftban.files.search import SearchPath

TABLE = "templates/moved.yaml"

_PART = re.compile(r"\{(\w+)\}")
_PARTS = {
    "language": r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*",
    "name": r"[^/]+?",
}
"""What a part of a path may be; any other is one name of a folder."""

COMMON = "common"
PAPERS = "papers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A line of the table."""

    old: str
    new: str
    anew: bool = False
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True)
class OldFile:
    """A file of the working folder, where it stands and where it belongs. ``unsure`` says why its
    new path is not known, if it is not; a part that nobody knows stands in angle brackets.
    ``anew``: its words are laid out anew there.
    """

    old: str
    new: str
    unsure: str = ""
    anew: bool = False

    @property
    def sure(self) -> bool:
        """Whether it can be moved as it is."""
        return not self.unsure and not self.anew


def refuse_old_files(search: SearchPath, report: Report) -> None:
    """An error for each file of the working folder that stands at a path of an older layout."""
    for file in old_files(search):
        report.error(
            "files.old-path",
            f"Nothing reads this file any more: its place is {file.new} now.",
            Pos(file.old),
            text=file.old,
            hint="Move it there, or let `draftban doctor --move` move all of them.",
        )


def old_files(search: SearchPath) -> tuple[OldFile, ...]:
    """Every file of the working folder at a path of an older layout, by its old path."""
    folder = search.working / "templates"
    if search.working == search.shipped or not folder.is_dir():
        return ()
    table = _Table(search)
    found = (
        table.move(path.relative_to(search.working).as_posix())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    )
    return tuple(file for file in found if file is not None)


def implied_tradition(form: Node | None, search: SearchPath) -> str:
    """The legal tradition of a form of an older layout, in which only its country had to be said:
    the tradition of that name. Empty if nothing says which.
    """
    country = raw_at(form, "country")
    named = country if search.tradition(country) is not None else ""
    return raw_at(form, "tradition") or named


class _Table:
    """The table, and what its parts mean in one folder."""

    def __init__(self, search: SearchPath) -> None:
        self.search = search
        node = content_node(TABLE, search, Report(), key="moved")
        moves: tuple[Move, ...] = (
            () if node is None else decode(node, tuple[Move, ...], Report()) or ()
        )
        self.moves = [(_pattern(move.old), move.new, move.anew) for move in moves]

    def move(self, old: str) -> OldFile | None:
        """Where ``old`` belongs; ``None`` if it stands right, or is no file of ours."""
        for pattern, new, anew in self.moves:
            match = pattern.fullmatch(old)
            if match is not None:
                parts, unsure = self._parts(match.groupdict(), new)
                return OldFile(old, _filled(new, parts), unsure, anew)
        return None

    def _parts(self, parts: Mapping[str, str], new: str) -> tuple[dict[str, str], str]:
        """The parts of a path with those that follow from them; why those are unsure, if so."""
        found, unsure = dict(parts), ""
        if "form" in parts:
            return self._form_parts(found)
        if "{papers}" in new:
            order = self._order({**parts, "kind": PAPERS})
            found["papers"] = f"{order}/{PAPERS}" if order else PAPERS
        elif "{order}" in new:
            order = self._order(parts)
            if order or len(self.traditions) == 1:
                found["order"] = order or self.traditions[0]
            else:
                unsure = "whose law it is, nobody says"
        return found, unsure

    def _form_parts(self, found: dict[str, str]) -> tuple[dict[str, str], str]:
        """The same for a file of a form, which need not be whole: what matters is what it says of
        itself.
        """
        code = found["form"]
        layers, written = form_chain(code, NOWHERE, self.search, Report())
        said = {
            "language": raw_at(written, "language"),
            "order": implied_tradition(written, self.search),
            "layer": layers[0] if layers else f"forms/{code}",
        }
        found |= {part: name for part, name in said.items() if name}
        if written is None:
            return found, f"no file that can be read writes the form {code}"
        keys = {"language": "language", "order": "tradition"}
        lacking = " and ".join(f"`{key}:`" for part, key in keys.items() if not said[part])
        return found, lacking and f"the form {code} says no {lacking}"

    def _order(self, parts: Mapping[str, str]) -> str:
        """Whose folder the shipped text of the same language, kind and name stands in."""
        below = self.search.shipped / "templates" / "languages" / parts["language"]
        text = f"{parts['kind']}/{parts['name']}.md"
        orders = (COMMON, *self.search.all_traditions())
        return next((order for order in orders if (below / order / text).is_file()), "")

    @cached_property
    def traditions(self) -> tuple[str, ...]:
        """The traditions in which the places of the working folder write, or all there are."""
        return tuple(sorted(set(self._used()))) or self.search.all_traditions()

    def _used(self) -> Iterator[str]:
        from draftban.config.places import read_place  # it reads what may be at an old path
        from draftban.files.nodes import Scalar, get

        for path in sorted((self.search.working / "jurisdictions").glob("*.yaml")):
            place = read_place(path, self.search, Report())
            code = None if place is None else get(place.own, "form")
            form = load_form(code.raw, self.search, Report()) if isinstance(code, Scalar) else None
            if form is not None:
                yield form.tradition


def _filled(new: str, parts: Mapping[str, str]) -> str:
    """``new`` with its parts; one that nobody knows is named."""
    return _PART.sub(lambda part: parts.get(part[1], f"<{part[1]}>"), new)


def _pattern(old: str) -> re.Pattern[str]:
    pieces = _PART.split(old)
    texts = [re.escape(piece) for piece in pieces[::2]]
    names = [f"(?P<{name}>{_PARTS.get(name, '[^/]+')})" for name in pieces[1::2]]
    return re.compile("".join(a + b for a, b in zip(texts, [*names, ""], strict=True)))
