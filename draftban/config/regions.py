"""Whether a place's `state:` and `within:` are those of a region that `draftban new` knows."""

from __future__ import annotations

from draftban.config.languages.worded import OFFER
from draftban.config.model import Jurisdiction
from draftban.diagnostics import Report
from draftban.files.content_file import content_node
from draftban.files.nodes import Map, Scalar, get, pos_at
from draftban.files.search import SearchPath
from draftban.files.text import nearest


def check_region(
    place: Jurisdiction, node: Map, country: str, search: SearchPath, report: Report
) -> None:
    """Warn if ``state:`` looks like a misspelled region, or ``within:`` is another region's code.

    ``node`` is the place's map, for positions. A state unlike any region is let alone: the
    list is that of ``new``, not of the world.
    """
    regions = _regions(country, search, report)
    if not place.state or not regions:
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


def _regions(country: str, search: SearchPath, report: Report) -> dict[str, str]:
    """Names of the regions of ``country`` with their codes; none if the offer is unreadable."""
    found: dict[str, str] = {}
    kinds = content_node(OFFER, search, report.aside(), key="kinds")
    for _, _, kind in kinds.items if isinstance(kinds, Map) else ():
        own = get(kind, "country")
        regions = get(kind, "regions")
        if isinstance(own, Scalar) and own.raw == country and isinstance(regions, Map):
            found |= {n: code.raw for n, _, code in regions.items if isinstance(code, Scalar)}
    return found
