"""Mutations of what a YAML or JSON file holds: values that a schema names, and others."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import yaml

from tests.conftest import REPOSITORY
from tests.mutation.characters import LANGUAGE, ODD, PLAIN

_AS_IT_STANDS = "as-it-stands-"
"""Begins a text that :func:`dumped` replaces by one of ``PLAIN``, by its number."""

_DEEP = 40


@cache
def schema(name: str) -> dict[str, Any]:
    """The schema ``name`` of the files that people write."""
    path = REPOSITORY / "draftban" / "schemas" / f"{name}.schema.json"
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def mutated(tree: Any, of: dict[str, Any] | None, chance: random.Random) -> Any:
    """``tree`` with one to four changes; ``of`` is its schema, if it has one."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 4))):
        if of is not None and isinstance(tree, dict) and chance.random() < 0.35:
            key = chance.choice(sorted(of["properties"]))
            tree[key] = like(of["properties"][key], of, chance)
        else:
            tree = chance.choice(_CHANGES)(tree, chance)
    return tree


def like(part: dict[str, Any], of: dict[str, Any], chance: random.Random, depth: int = 0) -> Any:
    """A value as ``part`` of the schema ``of`` wants it, mostly."""
    if isinstance(part, bool) or chance.random() < 0.06 or depth > 6:
        return odd(chance)
    if "$ref" in part:
        return like(of["$defs"][part["$ref"].rsplit("/", 1)[1]], of, chance, depth + 1)
    if "anyOf" in part:
        return like(chance.choice(part["anyOf"]), of, chance, depth + 1)
    if "enum" in part:
        return chance.choice(part["enum"])
    kind = part.get("type", "string")
    match chance.choice(kind) if isinstance(kind, list) else kind:
        case "object":
            return _object(part, of, chance, depth)
        case "array":
            inside = part.get("items", {})
            return [like(inside, of, chance, depth + 1) for _ in range(chance.randrange(4))]
        case "boolean":
            return chance.random() < 0.5
        case "integer" | "number":
            return chance.choice((0, 1, -1, 2, 7, 27, 703, 10**6, 10**30, 0.5))
        case "null":
            return None
        case _:
            return words(chance)


def _object(part: dict[str, Any], of: dict[str, Any], chance: random.Random, depth: int) -> Any:
    known = part.get("properties", {})
    needed = part.get("required", ())
    made = {
        key: like(inside, of, chance, depth + 1)
        for key, inside in known.items()
        if key in needed or chance.random() < 0.3
    }
    more = part.get("additionalProperties")
    if isinstance(more, dict):
        keys = ("length", "body", "code", "name", "c", "notice", "clerk", "amend", words(chance))
        for key in chance.sample(keys, chance.randrange(3)):
            made[key] = like(more, of, chance, depth + 1)
    return made


def words(chance: random.Random) -> str:
    """A text, often with something odd in it."""
    text = chance.choice(("the clerk", "Ville", "c", "general/purpose", "{n}", "{n:A}", "x", "14"))
    if chance.random() < 0.5:
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(ODD + LANGUAGE) + text[at:]
    return text


def odd(chance: random.Random) -> Any:
    """A value that hardly any key wants."""
    match chance.randrange(8):
        case 0 | 1 | 2:
            return f"{_AS_IT_STANDS}{chance.randrange(len(PLAIN)):03}"
        case 3:
            return chance.choice(ODD)
        case 4:
            return chance.choice(LANGUAGE)
        case 5:
            return chance.choice(("", " ", "a" * 5_000, "word " * 400, "1" * 90, "a/b/" * 30))
        case 6:
            value: Any = chance.choice(("x", 1, None))
            for _ in range(chance.randrange(1, _DEEP)):
                value = [value] if chance.random() < 0.5 else {words(chance): value}
            return value
        case _:
            return chance.choice(([], {}, [[]], [None, 1, "x"], {"x": None}, True, 0, -1.5))


Slot = tuple[Any, Any]
"""A list or a mapping, and the index or key of a value in it."""


def _slots(tree: Any) -> Iterator[Slot]:
    if isinstance(tree, dict):
        items = list(tree.items())
    else:
        items = list(enumerate(tree)) if isinstance(tree, list) else []
    for key, value in items:
        yield tree, key
        yield from _slots(value)


def _slot(tree: Any, chance: random.Random) -> Slot | None:
    found = list(_slots(tree))
    return chance.choice(found) if found else None


def _with_slot(change: Callable[[Any, Any, random.Random], None]) -> Callable[..., Any]:
    def changed(tree: Any, chance: random.Random) -> Any:
        slot = _slot(tree, chance)
        if slot is None:
            return odd(chance)
        change(*slot, chance)
        return tree

    return changed


def _replace(holder: Any, key: Any, chance: random.Random) -> None:
    holder[key] = odd(chance)


def _drop(holder: Any, key: Any, chance: random.Random) -> None:
    del holder[key]


def _rename(holder: Any, key: Any, chance: random.Random) -> None:
    value = holder[key]
    if isinstance(holder, dict):
        del holder[key]
        holder[f"{key}{chance.choice(ODD)}" if chance.random() < 0.5 else f"{key}s"] = value
    else:
        holder.insert(key, value)


def _wrap(holder: Any, key: Any, chance: random.Random) -> None:
    holder[key] = [holder[key]] if chance.random() < 0.5 else {"x": holder[key]}


def _spoil(holder: Any, key: Any, chance: random.Random) -> None:
    text = str(holder[key])
    at = chance.randrange(len(text) + 1)
    holder[key] = text[:at] + chance.choice(ODD + LANGUAGE) + text[at:]


def _exchange(tree: Any, chance: random.Random) -> Any:
    one, other = _slot(tree, chance), _slot(tree, chance)
    if one is not None and other is not None:
        there = json.loads(json.dumps(other[0][other[1]], default=str))
        one[0][one[1]] = there
    return tree


_CHANGES: tuple[Callable[[Any, random.Random], Any], ...] = (
    *(_with_slot(change) for change in (_replace, _replace, _drop, _rename, _wrap, _spoil, _spoil)),
    _exchange,
)


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def dumped(tree: Any) -> str:
    """``tree`` as YAML."""
    text = yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9)
    return as_it_stands(text)


def as_it_stands(text: str) -> str:
    """``text`` with each value of ``PLAIN`` that :func:`odd` gave in its place."""
    for number, value in enumerate(PLAIN):
        text = text.replace(f"{_AS_IT_STANDS}{number:03}", value)
    return text
