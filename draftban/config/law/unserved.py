"""Whether the form of a place writes for its region, which may say that none but its own does."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from draftban.config.decode import decode_once
from draftban.config.model import Jurisdiction, Unserved
from draftban.config.regions import region_map, region_name, region_of, regions_of
from draftban.diagnostics import Report
from draftban.files.nodes import Map, get, pos_at
from draftban.files.search import SearchPath

KEY = "unserved"
"""The key of a region's file under which it says why none but its own writes for its places."""


@dataclass(frozen=True, slots=True)
class UnservedRegion:
    """A region, by its code and its name, for whose places no form but its own writes."""

    code: str
    name: str
    why: Unserved


def unserved_regions(
    country: str, search: SearchPath, report: Report
) -> tuple[UnservedRegion, ...]:
    """The regions of ``country`` that say that none but their own forms write for them, by code;
    mistakes in what they say are reported.
    """
    codes = (region for own, region in search.regions() if own == country)
    found = ((code, unserved(country, code, search, report)) for code in codes)
    return tuple(
        UnservedRegion(code, region_name(country, code, search), why) for code, why in found if why
    )


def unserved(country: str, region: str, search: SearchPath, report: Report) -> Unserved | None:
    """Why none but the forms of a region write for its places, and what to do instead; ``None``
    where others do, or after a reported error.
    """
    node = region_map(country, region, search, report)
    said = None if node is None else get(node, KEY)
    if not isinstance(said, Map):
        return None
    found: Unserved | None = decode_once(said, Unserved, search.memory, report)
    return found


def check_served(
    place: Jurisdiction,
    node: Map,
    country: str,
    search: SearchPath,
    report: Report,
) -> bool:
    """Whether the form of ``place`` writes for its region, in ``country``. If the region says that
    none but its own does, and the form is none of those, why and what to do instead is reported.

    ``node`` is the place's map, for positions.
    """
    known = regions_of(country, search, report)
    for key, region in _regions(place, country, known, search):
        if key == "state" and region_name(country, region, search) != place.state:
            continue
        why = unserved(country, region, search, report)
        if why is None or place.form.startswith(f"{country}-{region}-"):
            continue
        where = pos_at(node, key)
        report.error(
            "config.unserved",
            why.says,
            where,
            text=report.line(where),
            hint=why.instead,
        )
        return False
    return True


def _regions(
    place: Jurisdiction, country: str, known: Collection[str], search: SearchPath
) -> Iterator[tuple[str, str]]:
    """The regions in which ``place`` may lie, each with the key that says so: those of its code and
    of the one around it, and any, if its state is none of those that are served.
    """
    for key in ("place", "within"):
        own, region = region_of(getattr(place, key), search)
        if own == country:
            yield key, region
    if place.state and place.state not in known:
        yield from (("state", region) for own, region in search.regions() if own == country)
