"""What a YAML file says, as an immutable tree in which every value and key knows its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from draftban.diagnostics import NOWHERE, Pos

ScalarValue = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value. ``raw`` is its text without quotes, before it was read as a number.

    ``broken``: a mistake in it has been reported already; nobody should complain again.
    """

    value: ScalarValue
    raw: str
    pos: Pos = NOWHERE
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Map:
    """Keys with values, in the order written: (key, where the key stands, value).

    ``whole``: it stands for something else that a layer below it wrote, so that nothing of a map
    further down shows through; see ``files/merge.py``.
    """

    items: tuple[tuple[str, Pos, Node], ...]
    pos: Pos = NOWHERE
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Seq:
    """A list."""

    items: tuple[Node, ...]
    pos: Pos = NOWHERE


Node = Scalar | Map | Seq

EMPTY = Map(())


def get(node: Node | None, key: str) -> Node | None:
    """The value at ``key`` if ``node`` is a map that has it."""
    if isinstance(node, Map):
        for name, _, value in node.items:
            if name == key:
                return value
    return None


def raw_at(node: Node | None, key: str) -> str:
    """The text of the value at ``key``; empty if there is none, or no single value."""
    value = get(node, key)
    return value.raw if isinstance(value, Scalar) else ""


def node_at(node: Node | None, *path: str | int) -> Node | None:
    """The node at ``path`` (keys and list indexes) below ``node``, or ``None``."""
    for step in path:
        if isinstance(step, str):
            node = get(node, step)
        elif isinstance(node, Seq) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node


def pos_at(node: Node | None, *path: str | int) -> Pos:
    """Where the node at ``path`` stands; the nearest one above it if there is none."""
    best = NOWHERE if node is None else node.pos
    for step in path:
        node = node_at(node, step)
        if node is None:
            break
        best = node.pos
    return best


def key_pos(node: Node | None, key: str) -> Pos:
    """Where ``key`` itself stands in the map ``node``; ``NOWHERE`` if it does not."""
    if isinstance(node, Map):
        for name, where, _ in node.items:
            if name == key:
                return where
    return NOWHERE


def keys(node: Node | None) -> tuple[str, ...]:
    """The keys of a map in order; none for anything else."""
    return tuple(name for name, _, _ in node.items) if isinstance(node, Map) else ()


def ids(node: Node | None) -> tuple[str, ...]:
    """The keys of a map or the words of a list, in order; none for anything else."""
    if isinstance(node, Seq):
        return tuple(item.raw for item in node.items if isinstance(item, Scalar))
    return keys(node)


def with_value(node: Map, key: str, value: Node) -> Map:
    """``node`` with ``key`` set to ``value``: in its place if there, else at the end."""
    if key in keys(node):
        items = tuple((k, p, value if k == key else v) for k, p, v in node.items)
    else:
        items = (*node.items, (key, value.pos, value))
    return replace(node, items=items)


def text_of(node: Scalar) -> str:
    """A scalar as one prints it in a list of settings: words in quotes where it matters."""
    match node.value:
        case None:
            return "null"
        case bool(flag):
            return "true" if flag else "false"
        case str(words):
            return words
        case _:
            return node.raw


def provenance(node: Node, path: str = "") -> list[tuple[str, str, Pos]]:
    """Every value below ``node`` as (dotted path, value as text, where it was written).

    List items are counted from 1: ``preface[2].text``. Empty maps and lists print ``{}``, ``[]``.
    """
    return list(_provenance(node, path))


def _provenance(node: Node, path: str) -> Iterator[tuple[str, str, Pos]]:
    match node:
        case Scalar():
            yield path, text_of(node), node.pos
        case Map(items):
            if not items:
                yield path, "{}", node.pos
            for key, _, value in items:
                yield from _provenance(value, f"{path}.{key}" if path else key)
        case Seq(elements):
            if not elements:
                yield path, "[]", node.pos
            for number, value in enumerate(elements, start=1):
                yield from _provenance(value, f"{path}[{number}]")
