"""Whether the form of a place writes for its region, which may say that none but its own does."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from draftban.config.model import Jurisdiction
from draftban.config.regions import regions_of
from draftban.diagnostics import Report
from draftban.files.nodes import Map, Scalar, get, pos_at
from draftban.files.search import SearchPath
from draftban.files.yaml_source import read_mapping_file

KEY = "unserved"
"""The key of a region's file under which it says why none but its own writes for its places."""


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
        found = _read(country, region, search)
        says = None if found is None else get(found, KEY)
        named = key != "state" or (found is not None and _text(found, "name") == place.state)
        if not named or not isinstance(says, Map):
            continue
        if place.form.startswith(f"{country}-{region}-"):
            continue
        where = pos_at(node, key)
        report.error(
            "config.unserved",
            _text(says, "says"),
            where,
            text=report.line(where),
            hint=_text(says, "instead"),
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
        own, _, rest = getattr(place, key).partition("-")
        parts = rest.split("-") if own == country else []
        for end in range(1, len(parts) + 1):
            region = "-".join(parts[:end])
            if search.region(country, region) is not None:
                yield key, region
                break
    if place.state and place.state not in known:
        yield from (("state", region) for own, region in search.regions() if own == country)


def _read(country: str, region: str, search: SearchPath) -> Map | None:
    path = search.region(country, region)
    return None if path is None else read_mapping_file(path, search, Report())


def _text(node: Map, key: str) -> str:
    found = get(node, key)
    return " ".join(found.raw.split()) if isinstance(found, Scalar) else ""
