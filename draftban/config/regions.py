"""The regions of a country: which there are, and whether a place lies in the one that it names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from draftban.config.languages.worded import OFFER
from draftban.config.model import Jurisdiction
from draftban.diagnostics import Report
from draftban.files.content_file import content_node
from draftban.files.nodes import EMPTY, Map, Scalar, get, pos_at, raw_at
from draftban.files.search import SearchPath
from draftban.files.text import nearest
from draftban.files.yaml_source import read_mapping_file


def check_region(
    place: Jurisdiction, node: Map, country: str, search: SearchPath, report: Report
) -> None:
    """Report a place of another country than ``country``, the form's: its bill would speak of
    bodies that it does not have. Warn if ``state:`` looks like a misspelled region, or ``within:``
    is another region's code.

    ``node`` is the place's map, for positions. A state unlike any region is let alone where the
    place's code says that it lies in the country: the list is that of ``new``, not of the world.
    """
    regions = regions_of(country, search, report)
    if place.state not in regions and _abroad(place, node, country, regions, report):
        return
    if not place.state or not regions:
        return
    if place.state not in regions and place.state == _around(place, country, search):
        return
    where = pos_at(node, "state")
    if place.state not in regions:
        near = nearest(place.state, tuple(regions))
        if near:
            report.warning(
                "config.unknown-state",
                f"There is no state “{place.state}”.",
                where,
                text=report.line(where),
                hint=near,
            )
        return
    code = f"{country}-{regions[place.state]}"
    if place.within and not f"{place.within}-".startswith(f"{code}-"):
        where = pos_at(node, "within")
        report.warning(
            "config.other-state",
            f"{place.state} is {code}, but `within:` says {place.within}.",
            where,
            text=report.line(where),
            hint=f"Write within: {code}, or correct `state:`.",
        )


def region_code(name: str, country: str, search: SearchPath, report: Report) -> str:
    """The code of the region of ``country`` that is called ``name``, as a place's ``state:`` is, or
    whose code that is; empty if the offer of ``new`` knows none.
    """
    known = regions_of(country, search, report)
    if name in {f"{country}-{code}" for code in known.values()}:
        return name
    code = known.get(name, "")
    return f"{country}-{code}" if code else ""


def _abroad(
    place: Jurisdiction, node: Map, country: str, regions: Collection[str], report: Report
) -> bool:
    """Whether ``place`` lies in another country by its code, or by the code around it; then that
    is told. One whose code names no country, and whose state none of the ``regions``, is warned of.
    """
    codes = {key: getattr(place, key) for key in ("place", "within")}
    named = {key: _COUNTRY.match(code) for key, code in codes.items()}
    for key, found in named.items():
        if country and found is not None and found[1] != country:
            where = pos_at(node, key)
            report.error(
                "config.other-country",
                f"By its code, {codes[key]}, the place lies in “{found[1]}”; its form, "
                f"{place.form}, writes the law of “{country}”.",
                where,
                text=report.line(where),
                hint=f"{_OWN_FORM} A place in “{country}” has a code that begins with {country}-.",
            )
            return True
    near = nearest(place.state, tuple(regions))
    if place.state and regions and not near and not any(named.values()):
        where = pos_at(node, "state")
        report.warning(
            "config.unknown-state",
            f"“{place.state}” is no state of “{country}”, whose law the form {place.form} writes.",
            where,
            text=report.line(where),
            hint=f"{_OWN_FORM} Else begin the code of the place with {country}-.",
        )
        return True
    return False


_COUNTRY = re.compile(r"([a-z]{2})(?:-|\Z)")
"""The country with which a code begins."""

_OWN_FORM = (
    "A form for another country is one file: see docs/forms.md; `draftban forms` lists those there "
    "are."
)


def regions_of(country: str, search: SearchPath, report: Report) -> dict[str, str]:
    """Names of the regions of ``country`` with their codes; none if the offer is unreadable."""
    found: dict[str, str] = {}
    for kind in _kinds(country, search, report):
        regions = get(kind, "regions")
        if isinstance(regions, Map):
            found |= {n: code.raw for n, _, code in regions.items if isinstance(code, Scalar)}
    return found


def _kinds(country: str, search: SearchPath, report: Report) -> Iterator[Map]:
    """The kinds of places of ``country`` that are offered."""
    kinds = content_node(OFFER, search, report.aside(), key="kinds")
    for _, _, kind in kinds.items if isinstance(kinds, Map) else ():
        if isinstance(kind, Map) and raw_at(kind, "country") == country:
            yield kind


def _around(place: Jurisdiction, country: str, search: SearchPath) -> str:
    """What the region of the code of ``place`` is called, by its file; empty without one. `new`
    does not offer all that have a file.
    """
    own, region = region_of(place.place, search)
    return region_name(country, region, search) if own == country else ""


def region_of(code: str, search: SearchPath) -> tuple[str, str]:
    """The country and the region in which the place, the form or the region ``code`` lies, as the
    files of regions have them: ``us`` and ``ma`` of ``us-ma-city``. Both are empty if none has it.
    """
    country, _, rest = code.partition("-")
    parts = rest.split("-")
    codes = ("-".join(parts[:end]) for end in range(1, len(parts) + 1))
    region = next((one for one in codes if search.region(country, one) is not None), "")
    return (country, region) if region else ("", "")


def region_map(country: str, region: str, search: SearchPath, report: Report) -> Map | None:
    """What the file of a region says; ``None`` without one, or after a reported error."""
    path = search.region(country, region)
    return None if path is None else read_mapping_file(path, search, report)


def region_name(country: str, region: str, search: SearchPath) -> str:
    """What the file of a region calls it; empty where there is none, or it says nothing."""
    return raw_at(region_map(country, region, search, Report()) or EMPTY, "name")
