"""What clause language handles: parts to be printed, names with attributes, calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from draftban.bill.tree import Pending, Placeholder, Term, Text
from draftban.clauses.language.spans import Span

JointKind = Literal["any", "all", "each"]


@dataclass(frozen=True, slots=True)
class Joint:
    """``{{ any }}``, ``{{ all }}`` or ``{{ each }}`` at the end of a lead-in."""

    kind: JointKind


@dataclass(frozen=True, slots=True)
class Label:
    """``{{ label("x") }}`` at the end of a caption, or at the start of an item or a lead-in."""

    name: str


@dataclass(frozen=True, slots=True)
class Insert:
    """The lines of a passage: ``characters`` in all, of ``passages`` with those inside it."""

    name: str
    lines: tuple[Span, ...]
    characters: int = 0
    passages: int = 1


Part = Text | Term | Pending | Placeholder | Joint | Label | Insert
"""What stands behind one character of rendered text; :class:`Text` holds literal words."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What a call gives: parts in order."""

    parts: tuple[Part, ...]


class Missing:
    """Stands for a value that could not be given; its mistake has been reported."""


MISSING = Missing()

Value = str | bool | int | Printed | Missing


@dataclass(frozen=True, slots=True)
class Names:
    """A name with attributes (``role.clerk``, ``this.law``).

    ``find`` gives an attribute's value, reporting what it does not know. ``printed`` is what
    the name itself prints, if anything.
    """

    name: str
    find: Callable[[str], Value | Names]
    printed: Printed | Missing | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """A function of clause language; ``usage`` shows how it is written."""

    name: str
    usage: str
    function: Callable[..., object]


@dataclass(frozen=True, slots=True)
class Use:
    """A name that a template uses, found without running it.

    ``role.clerk`` is ``Use("role", ("clerk",))``; ``demand("b.i")`` is ``Use("demand",
    ("b.i",), call=True)`` with the arguments that are typed as plain words.
    """

    root: str
    args: tuple[str, ...]
    line: int
    column: int
    call: bool = False


@dataclass(frozen=True, slots=True)
class Misuse:
    """What is wrong with a name: ``root`` and ``arg`` say which use it is."""

    root: str
    arg: str
    code: str
    message: str
    hint: str


def _no_findings(use: Use) -> tuple[Misuse, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Scope:
    """The names that one template sees; ``check`` tells what is wrong with a use of one."""

    names: Mapping[str, object]
    check: Callable[[Use], tuple[Misuse, ...]] = _no_findings
