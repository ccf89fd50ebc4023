"""Laying one configuration over another."""

from __future__ import annotations

from draftban.diagnostics import Pos
from draftban.files.nodes import Map, Node, Scalar


def merge(base: Map, over: Map) -> Map:
    """``base`` with ``over`` on top; every node keeps the place where it was written.

    Maps merge key by key in the order of the base, new keys last; ``null`` removes a key;
    anything else replaces.
    """
    above = {key: (where, value) for key, where, value in over.items}
    items: list[tuple[str, Pos, Node]] = []
    for key, where, value in base.items:
        if key not in above:
            items.append((key, where, value))
            continue
        new_where, new = above.pop(key)
        if isinstance(value, Map) and isinstance(new, Map):
            items.append((key, new_where, merge(value, new)))
        elif not removes(new):
            items.append((key, new_where, new))
    items.extend((key, where, value) for key, (where, value) in above.items() if not removes(value))
    return Map(tuple(items), over.pos)


def removes(node: Node) -> bool:
    """Whether ``node`` is a ``null`` someone wrote to take a key away."""
    return isinstance(node, Scalar) and node.value is None and not node.broken
