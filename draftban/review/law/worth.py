"""What is most worth reading of the law of a country: what laws fail by if it is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from draftban.diagnostics import Report
from draftban.files.content_file import content_node
from draftban.files.nodes import Map, Scalar, get
from draftban.files.search import SearchPath
from draftban.review.law.regions import RegionLaw, StateFact

PEOPLE = "templates/people.yaml"

_POWER = ("facts.", "competence.")
"""With these begins the key of a fact that says whether a body may act at all."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing to read: ``cites``, or to be found where there are none; with the facts that it
    settles in some ``regions``, on each of which a law may fail.
    """

    regions: tuple[RegionLaw, ...]
    cites: tuple[str, ...]
    facts: tuple[StateFact, ...]

    @property
    def power(self) -> bool:
        """Whether it says if a body may act at all."""
        return any(fact.key.startswith(_POWER) for fact in self.facts)


def worth_reading(
    laws: Iterable[RegionLaw], people: Mapping[str, int], number: int
) -> tuple[Reading, ...]:
    """The ``number`` readings that settle most: what some law says before what nobody found; there,
    first what says whether a body may act at all, then what counts for most ``people``, who are
    told by the code of their region, then what settles most facts.
    """
    groups: dict[tuple[str, tuple[str, ...]], list[tuple[RegionLaw, StateFact]]] = defaultdict(list)
    for law in laws:
        for fact in law.fatal:
            groups["" if fact.cites else law.code, fact.cites].append((law, fact))
    found = [
        Reading(
            regions=tuple({law.code: law for law, _ in group}.values()),
            cites=cites,
            facts=tuple(fact for _, fact in group),
        )
        for (_, cites), group in groups.items()
    ]
    found.sort(
        key=lambda one: (
            not one.cites,
            not one.power,
            -sum(people.get(law.code, 0) for law in one.regions),
            -len(one.facts),
            one.regions[0].code,
            one.cites,
        )
    )
    return tuple(found[:number])


def people_of(country: str, search: SearchPath, report: Report) -> dict[str, int]:
    """How many people live in the regions of ``country``, by code; none where no file says so."""
    said = content_node(PEOPLE, search, report)
    regions = get(said, country) if isinstance(said, Map) else None
    return {
        f"{country}-{code}": value.value
        for code, _, value in (regions.items if isinstance(regions, Map) else ())
        if isinstance(value, Scalar) and isinstance(value.value, int)
    }
