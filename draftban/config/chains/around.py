"""What a region says of all its forms, for a place there that writes in a form of no region.

A village of Illinois that writes as any village does is in Illinois nevertheless: it calls on the
legislature by its name, and what the law of the state answers nobody asks it.
"""

from __future__ import annotations

from collections.abc import Sequence

from draftban.config.chains.form_files import ALL, region_shared
from draftban.config.chains.laying import lay
from draftban.config.regions import region_code
from draftban.diagnostics import Report
from draftban.files.merge import settled
from draftban.files.nodes import Map, Node, get, keys, raw_at, with_value
from draftban.files.search import SearchPath


def lay_region(
    layers: Sequence[str], chain: Map, region: str, search: SearchPath, report: Report
) -> tuple[tuple[str, ...], Map]:
    """Where its texts stand and the map of a form, as :func:`form_chain` gives them, with what the
    ``region``, a code such as ``us-il``, says of all its forms laid over; as they are where there
    is no such region or the form is one of a region.

    Of questions and roles only those count that the form has: a region says them for every form.
    """
    country, _, code = region.partition("-")
    if not code or any(layer.startswith("regions/") for layer in layers):
        return tuple(layers), chain
    shared = region_shared(country, code, search, report)
    if shared is None:
        return tuple(layers), chain
    laid = search.memory.once(
        lambda _: settled(lay(chain, _known(shared, chain))),
        report,
        key="around",
        of=(chain, shared),
    )
    return (f"regions/{country}/{code}/{ALL}", *layers), laid


def in_state(
    layers: Sequence[str], chain: Map, place: Map, search: SearchPath, report: Report
) -> tuple[tuple[str, ...], Map]:
    """:func:`lay_region` for the state in which the map of a ``place`` says that it lies."""
    state = raw_at(place, "state")
    region = region_code(state, raw_at(chain, "country"), search, report) if state else ""
    return lay_region(layers, chain, region, search, report)


def _known(shared: Map, form: Map) -> Map:
    """``shared`` without the questions and roles that ``form`` has not; a question that is written
    whole is a new one.
    """
    for key in ("facts", "roles"):
        said, known = get(shared, key), keys(get(form, key))
        if isinstance(said, Map):
            items = tuple(item for item in said.items if item[0] in known or _whole(item[2]))
            shared = with_value(shared, key, Map(items, said.pos))
    return shared


def _whole(node: Node | None) -> bool:
    return isinstance(node, Map) and get(node, "ask") is not None
