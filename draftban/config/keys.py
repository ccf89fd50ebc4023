"""Which keys are written for a type of the model, and what kinds of values they may hold."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from draftban.bill.style import LevelStyle
from draftban.config.model import Jurisdiction

COMPUTED: Mapping[type, frozenset[str]] = {
    LevelStyle: frozenset({"name"}),
    Jurisdiction: frozenset({"the"}),
}
"""Fields nobody writes, besides every ``pos``."""


@cache
def hints(owner: type) -> dict[str, Any]:
    """The resolved types of a dataclass's fields, by the keys that are written."""
    return {written(name): kind for name, kind in get_type_hints(owner).items()}


def written(field: str) -> str:
    """The key of a field: a Python keyword (``is``, ``as``) has an underscore behind it there."""
    return field.removesuffix("_")


@cache
def written_fields(owner: type) -> dict[str, bool]:
    """Keys that may be written for the dataclass ``owner``, each with whether it must be."""
    hidden = COMPUTED.get(owner, frozenset()) | {"pos", key_field(owner)}
    return {
        written(f.name): f.default is MISSING and f.default_factory is MISSING
        for f in fields(owner)
        if f.name not in hidden
    }


@cache
def key_field(owner: Any) -> str:
    """The field that holds the key under which an ``owner`` stands in a map; empty if none does."""
    if not is_dataclass(owner):
        return ""
    return next((f.name for f in fields(owner) if f.metadata.get("key")), "")


@cache
def field_of(owner: type) -> dict[str, str]:
    """The names of a dataclass's fields, by the keys that are written."""
    return {written(f.name): f.name for f in fields(owner)}


@cache
def has_pos(owner: type) -> bool:
    """Whether a dataclass records where it was written."""
    return any(f.name == "pos" for f in fields(owner))


@cache
def members(kind: Any) -> tuple[Any, ...]:
    """The members of a union; the type itself if it is none."""
    if get_origin(kind) in (Union, types.UnionType):
        return get_args(kind)
    return (kind,)


@cache
def spelled(kind: Any) -> bool:
    """Whether ``kind`` is a set of names that says itself, by ``of``, what is meant by a value: a
    name, or what stands for one.
    """
    return isinstance(kind, type) and issubclass(kind, StrEnum) and hasattr(kind, "of")
