"""Laying one configuration over another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

from draftban.diagnostics import Pos
from draftban.files.nodes import Map, Node, Scalar


def layered(layers: Iterable[Map]) -> Map:
    """``layers``, of which there is at least one, the lowest first, as one map."""
    lowest, *above = layers
    return settled(reduce(merge, above, lowest)) if above else lowest


def merge(base: Map, over: Map) -> Map:
    """``base`` with ``over`` on top; every node keeps the place where it was written.

    Maps merge key by key in the order of the base, new keys last; ``null`` removes a key;
    anything else replaces. A removed key stays in the result as removed, so that layers may be
    merged in any grouping and none brings back what another took away: :func:`settled` lets go of
    it once the last layer is there.
    """
    if over.whole:
        return over
    above = {key: (where, value) for key, where, value in over.items}
    items: list[tuple[str, Pos, Node]] = []
    for key, where, value in base.items:
        if key in above:
            new_where, new = above.pop(key)
            items.append((key, new_where, _over(value, new)))
        else:
            items.append((key, where, value))
    items.extend((key, where, value) for key, (where, value) in above.items())
    return Map(tuple(items), over.pos, base.whole)


def _over(value: Node, new: Node) -> Node:
    if not isinstance(new, Map):
        return new
    return merge(value, new) if isinstance(value, Map) else replace(new, whole=True)


def settled(node: Map) -> Map:
    """``node`` without the keys that were removed, in the maps below it too."""
    items: list[tuple[str, Pos, Node]] = []
    for key, where, value in node.items:
        if isinstance(value, Map):
            items.append((key, where, settled(value)))
        elif not removes(value):
            items.append((key, where, value))
    return Map(tuple(items), node.pos)


def removes(node: Node) -> bool:
    """Whether ``node`` is a ``null`` someone wrote to take a key away."""
    return isinstance(node, Scalar) and node.value is None and not node.broken
