"""What is computed for a paper, as names that its template uses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from draftban.clauses.language.rendering import Renderer
from draftban.clauses.language.values import MISSING, Names
from draftban.files.text import nearest


def named(name: str, value: object, renderer: Renderer) -> object:
    """``value`` for templates: maps as names with attributes, lists as lists, words as they are."""
    match value:
        case Mapping():

            def find(attribute: str) -> Any:
                if attribute in value:
                    return named(f"{name}.{attribute}", value[attribute], renderer)
                renderer.problem(
                    "clauses.unknown-name",
                    f"{name} has no “.{attribute}”",
                    hint=nearest(attribute, sorted(value)) + f"It has: {', '.join(sorted(value))}.",
                )
                return MISSING

            return Names(name, find)
        case list() | tuple():
            return [named(f"{name}[]", item, renderer) for item in value]
        case _:
            return value
