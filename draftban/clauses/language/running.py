"""What a template is once it can run, and what it meets when it does.

Whether Jinja compiled it now or wrote its Python before, what is here decides what an attribute
and a call are. Nothing here needs Jinja.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from draftban.clauses.language.marks import Problem
from draftban.clauses.language.values import Call, Missing, Names, Use
from draftban.files.characters import odd_characters, replaced

RUN = "_run"
"""The name under which a template finds its renderer; no template can name it."""

STEPS = "_steps"
"""The call that counts a loop's steps; no template can name it."""

ITEMS = "_items"
"""The call that counts a list's items; no template can name it."""

MAX_PROBLEMS = 20
"""Mistakes told of one template; who made more of them mends these first."""

Render = Callable[[Mapping[str, object]], Iterator[str]]
"""Names → the stretches of text that a template prints, with marks."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A template ready to run, or the ``problems`` that keep it from it.

    ``template`` is plain text where the source has no tag. ``places`` are (line, column,
    moves) by mark number, ``uses`` the names it uses. Of the problems of a template that is ready
    each is an invisible character, which its language may need.
    """

    template: Render | str | None
    places: tuple[tuple[int, int, bool], ...]
    uses: tuple[Use, ...]
    problems: tuple[Problem, ...]


def unseen(text: str) -> tuple[Problem, ...]:
    """The characters typed in ``text`` that only some scripts need, each with its place."""
    found: list[Problem] = []
    for odd in odd_characters(text, allowed=()):
        if odd.invisible and len(found) < MAX_PROBLEMS:
            line = text.count("\n", 0, odd.offset) + 1
            column = odd.offset - text.rfind("\n", 0, odd.offset)
            shown = replaced(text.split("\n")[line - 1].strip()[:200])
            found.append(
                Problem("clauses.character", odd.message, line, column, shown, odd.hint, odd.char)
            )
    return tuple(found)


class Refused(Exception):
    """A value used in a way it can't be; ``args[0]`` says why, ``args[1]`` what to do."""


def unset(value: object) -> str:
    """The name behind ``value`` if it is what Jinja puts where a name has no value; else empty."""
    runtime = sys.modules.get("jinja2.runtime")  # it made the value, so it is there
    if runtime is None or not isinstance(value, runtime.StrictUndefined):
        return ""
    name: str = value._undefined_name
    return name


def mistakes() -> tuple[type[Exception], ...]:
    """What a template raises that does with a value what can't be done. Asked once it has."""
    from jinja2.exceptions import TemplateError

    return TemplateError, TypeError, ValueError, ArithmeticError, RecursionError


def attribute(value: Any, name: str) -> Any:
    """``value.name`` of a template."""
    if isinstance(value, Names):
        return value.find(name)
    if isinstance(value, Missing):
        return value
    if name_of_none := unset(value):
        raise Refused(f"“{name_of_none}” has no value here", "set it before it is used")
    raise Refused(f"this value has no “.{name}”", "see docs/writing-clauses.md")


def call(run: Any, function: object, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """``function(…)`` of a template that ``run`` renders."""
    if isinstance(function, Call):
        # Jinja passes on the variables of a loop, for functions that look at its context.
        for own in ("_loop_vars", "_block_vars"):
            kwargs.pop(own, None)
        return run.call(function, args, kwargs)
    raise Refused("this value can't be called", "leave the brackets out")


# ---------------------------------------------------------------- without Jinja


missing: Any = type("missing", (), {"__repr__": lambda self: "missing"})()
"""What a translated template compares a name without a value with."""


class Context:
    """The names of one rendering, as Jinja's own of that name gives them to a template."""

    __slots__ = ("_names",)

    def __init__(self, names: Mapping[str, object]) -> None:
        self._names = names

    def resolve_or_missing(self, name: str) -> object:
        return self._names.get(name, missing)

    def __getitem__(self, name: str) -> Any:
        return self._names[name]


class _Environment:
    """What a translated template asks of Jinja's environment."""

    concat = staticmethod("".join)

    @staticmethod
    def undefined(**about: Any) -> object:
        from jinja2.runtime import StrictUndefined

        return StrictUndefined(**about)

    @staticmethod
    def getattr(value: object, name: str) -> Any:
        return attribute(value, name)

    @staticmethod
    def call(__context: Context, __function: object, *args: Any, **kwargs: Any) -> Any:
        return call(__context[RUN], __function, args, kwargs)

    @staticmethod
    def finalize(context: Context, value: object) -> str:
        printed: str = context[RUN].printed(value)
        return printed


environment = _Environment()
Undefined = None  # named at the start of each template for expressions that clause language lacks
