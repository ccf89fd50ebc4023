"""Which kind of place a name is, by a list of places: ``templates/gazetteers/<country>.txt``.

A list says what is likely; nothing is taken from it as fact. It is read by `draftban new` alone,
and only the part of one region is made sense of.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from draftban.files.search import SearchPath

DESIGNATED, LACKS, SHARES = "designated", "lacks", "shares"
"""What is counted and does not govern; kinds that the list lacks; those of them that may have the
name of another place."""

_EVERYWHERE, _SPELLED, _AROUND = "*", "spelled", "around"
_IN_WORD, _BETWEEN = re.compile(r"['’‘ʻ`.]"), re.compile(r"[^a-z0-9]+")


def fold(name: str, spelled: Mapping[str, str]) -> str:
    """``name`` in small letters without accents, points and hyphens, its words as ``spelled``."""
    plain = unicodedata.normalize("NFKD", _IN_WORD.sub("", name.replace("&", " and ")))
    words = _BETWEEN.sub(" ", plain.encode("ascii", "ignore").decode().lower()).split()
    return " ".join(spelled.get(word, word) for word in words)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The list of one country; ``text`` is its file, empty if there is none."""

    text: str = ""
    spelled: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.text)

    def kinds(self, region: str, spellings: Mapping[str, Collection[str]]) -> tuple[str, ...]:
        """Those kinds of ``spellings`` under which ``region`` has a place that is spelled so."""
        return tuple(
            kind
            for kind, names in spellings.items()
            if {self.fold(name) for name in names} & self._part(region, kind).keys()
        )

    def full(self, region: str, kind: str, names: Collection[str]) -> str:
        """The name of a place that is spelled so, if the list writes it in full."""
        known = {self.fold(name) for name in names}
        lines = self._lines(region, kind)
        return next((line for line in lines if not line.islower() and self.fold(line) in known), "")

    def has(self, kind: str) -> bool:
        """Whether the list has places of this kind at all."""
        return f" {kind}]\n" in self.text

    def designated(self, region: str, name: str) -> bool:
        """Whether ``name`` is a place of ``region`` that is counted and does not govern."""
        return self.fold(name) in self._part(region, DESIGNATED)

    def around(self, region: str, names: Collection[str]) -> tuple[str, ...]:
        """What governs such a place, by its full name, as far as the list knows."""
        part = self._part(region, DESIGNATED)
        return tuple(full for name in names for full in part.get(self.fold(name), ()))

    def governing(self, region: str) -> dict[str, tuple[str, ...]]:
        """The full names of what may govern one, by kind: counties."""
        found = {
            kind: tuple(name for name in self._lines(region, kind) if not name.islower())
            for kind in self.around_kinds
        }
        return {kind: names for kind, names in found.items() if names}

    @property
    def around_kinds(self) -> tuple[str, ...]:
        """The kinds that may govern one anywhere."""
        return tuple(self._lines(_EVERYWHERE, _AROUND))

    def lacking(self, region: str) -> tuple[str, ...]:
        """The kinds that govern in ``region`` and that the list does not have."""
        return tuple(self._lines(region, LACKS))

    def sharing(self, region: str) -> tuple[str, ...]:
        """Those of them that may have the name of another place."""
        return tuple(self._lines(region, SHARES))

    def regions(self, names: Collection[str]) -> tuple[str, ...]:
        """The regions that have a place of any kind with one of these bare ``names``."""
        folded = filter(None, map(self.fold, names))
        known = "|".join(map(re.escape, folded))
        if not known:
            return ()
        line = re.compile(rf"^(?:{known})$|^(?:{known})\t", re.M)
        found = (self._region_at(match.start()) for match in line.finditer(self.text))
        return tuple(sorted({region for region in found if region != _EVERYWHERE}))

    def fold(self, name: str) -> str:
        """See :func:`fold`."""
        return fold(name, self.spelled)

    def _region_at(self, place: int) -> str:
        start = self.text.rindex("\n[", 0, place) + 2
        return self.text[start : self.text.index(" ", start)]

    def _part(self, region: str, kind: str) -> dict[str, tuple[str, ...]]:
        """Folded names with what stands behind each, several where a name stands twice."""
        found: dict[str, tuple[str, ...]] = {}
        for line in self._lines(region, kind):
            name, _, behind = line.partition("\t")
            key = name if name.islower() else self.fold(name)
            found[key] = (*found.get(key, ()), *([behind] if behind else []))
        return found

    def _lines(self, region: str, kind: str) -> Iterator[str]:
        head = f"\n[{region} {kind}]\n"
        start = self.text.find(head)
        if start < 0:
            return
        start += len(head)
        end = self.text.find("\n[", start - 1)
        yield from self.text[start : end if end >= 0 else None].splitlines()


def gazetteer(country: str, search: SearchPath) -> Gazetteer:
    """The list of ``country``, the working folder's before the one that is shipped."""
    files = search.content_files(f"templates/gazetteers/{country}.txt")
    if not files:
        return Gazetteer()
    text = "\n" + files[0].read_text("utf-8")
    pairs = (line.split("\t") for line in Gazetteer(text)._lines(_EVERYWHERE, _SPELLED))
    return Gazetteer(text, {pair[0]: pair[1] for pair in pairs if len(pair) == 2})
