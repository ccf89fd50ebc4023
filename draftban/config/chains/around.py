"""What the region in which a place lies says, whichever form the place writes in.

``all`` of a region's file lies below each of its forms, and over the kind of body where the form
is none of them: a town that writes in the general form has the legislature of its state too.
What stands under ``bodies:`` lies right over that kind of body in every document of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from draftban.config.chains.form_files import ALL
from draftban.config.regions import region_map
from draftban.diagnostics import Report
from draftban.files.memory import Memory
from draftban.files.nodes import EMPTY, Map, get, keys, node_at, raw_at, with_value
from draftban.files.search import BODIES, SearchPath
from draftban.files.yaml_source import read_mapping_file

FACTS = "facts"


@dataclass(frozen=True, slots=True)
class Around:
    """What a region says of one kind of body: where its texts stand below a tradition's folder, and
    maps with keys of a form, both most particular first.
    """

    layers: tuple[str, ...] = ()
    maps: tuple[Map, ...] = ()


def around(region: str, kind: str, search: SearchPath, report: Report, *, whole: bool) -> Around:
    """What the ``region``, such as ``us-me``, says of the ``kind`` of body and, where ``whole``, of
    all its forms. Nothing where no region has that code; mistakes in its file are reported.
    """
    country, _, code = region.partition("-")
    node = region_map(country, code, search, report)
    if node is None:
        return Around()
    above = f"regions/{country}/{code}"
    said = ((get(node, ALL), f"{above}/{ALL}"),) if whole else ()
    every = (*said, (node_at(node, BODIES, kind), f"{above}/{BODIES}/{kind}"))
    return Around(
        layers=tuple(layer for _, layer in every),
        maps=tuple(found for found, _ in every if isinstance(found, Map)),
    )


def fitting(shared: Map, below: Map, memory: Memory) -> Map:
    """What a region says of all its forms, ``shared``, for the form ``below``: without the
    questions that this does not ask, since a region answers for every form at once.
    """
    asked = frozenset(keys(get(below, FACTS)))
    said = get(shared, FACTS)
    if not isinstance(said, Map) or asked.issuperset(keys(said)):
        return shared
    facts = Map(tuple(item for item in said.items if item[0] in asked), said.pos)
    return memory.once(
        lambda _: with_value(shared, FACTS, facts), Report(), key=("fitting", asked), of=(shared,)
    )


def kinds_of(region: str, search: SearchPath) -> dict[str, str]:
    """The kinds of body of which the ``region`` says something of its own, as its file has them,
    each with the general form in which it writes.
    """
    country, _, code = region.partition("-")
    said = get(region_map(country, code, search, Report()) or EMPTY, BODIES)
    found = {key: search.body(country, key) for key in keys(said)}
    read = {key: read_mapping_file(path, search, Report()) for key, path in found.items() if path}
    return {key: raw_at(node, "form") for key, node in read.items()}
