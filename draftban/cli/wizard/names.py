"""The name of a place as it was typed: with its state, without capitals, with its kind or bare."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from draftban.cli.wizard import accept
from draftban.cli.wizard.offer import Kind
from draftban.config.chains.bodies import SHORT, short_of
from draftban.config.law.unserved import UnservedRegion
from draftban.files.ids import slug

_PARTS = re.compile(r"([\s\-–’'])")
"""What parts words of a name that have a capital each: Winston-Salem."""


@dataclass(frozen=True, slots=True)
class Named:
    """A place as it was typed: its name, and the region behind a comma if there was one."""

    name: str
    region: str = ""


def named(
    kinds: Iterable[Kind],
    small: Collection[str],
    unserved: Callable[[str], Iterable[UnservedRegion]],
    abroad: Callable[[], str],
) -> Callable[[str], Named]:
    """A name, alone or with a region of one of the ``kinds`` behind a comma: ``Dayton, Ohio``. One
    typed without capitals gets them, but for the ``small`` words. ``unserved``,
    ``abroad``: see :func:`accept.region`.
    """
    regional = [kind for kind in kinds if kind.regions]

    def take(typed: str) -> Named:
        name, comma, tail = (part.strip() for part in typed.rpartition(","))
        if not comma or not regional:
            return Named(with_capitals(accept.name(typed), small))
        for kind in regional[1:]:
            if kind.regions != regional[0].regions and accept.region_named(kind, tail):
                found = accept.region(kind, unserved, abroad)(tail)
                return Named(with_capitals(accept.name(name), small), found)
        region = accept.region(regional[0], unserved, abroad)(tail)
        return Named(with_capitals(accept.name(name), small), region)

    return take


def with_capitals(name: str, small: Collection[str]) -> str:
    """``name`` with a capital at each word, if it was typed in small letters alone or in capitals
    alone. The ``small`` words have none but at its beginning and behind one another: La Crosse,
    City of La Crosse.
    """
    shouted = name.isupper() and any(len(word) > 3 for word in name.split())
    if name != name.lower() and not shouted:
        return name
    parts = _PARTS.split(name.lower())
    for number in range(0, len(parts), 2):
        before = parts[number - 2] if number else ""
        if not number or before in small or parts[number] not in small:
            parts[number] = parts[number][:1].upper() + parts[number][1:]
    return "".join(parts)


def bare(name: str, kind: Kind, of: str) -> str:
    """``City of Dayton`` without what every official name has; ``of`` stands before the rest. Where
    the kind puts nothing to a name, it is all of it.
    """
    if kind.name == SHORT:
        return name
    for pattern in (kind.name, *kind.patterns):
        if pattern != SHORT and (short := short_of(name, pattern)):
            return short
    if is_official(name, kind):
        return name.rpartition(of)[2].strip() or name
    return name


def is_official(name: str, kind: Kind) -> bool:
    """Whether ``name`` says itself what kind of place it is: ``City and County of Denver``."""
    return name.lower().startswith(f"{kind.noun.lower()} ")


def place_code(within: str, short: str) -> str:
    """The code of a place: ``us-oh`` and ``Dayton`` make ``us-oh-dayton``."""
    return f"{within}-{slug(short)[:50].strip('-')}"
