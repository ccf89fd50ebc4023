"""What a rule of the drafting checklist is.

What is said of it, to whom and why, stands in data: ``guidance.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from draftban.diagnostics import NOWHERE, Pos, Severity

if TYPE_CHECKING:
    from draftban.review.lint.inputs import Content, LintedPlace, Printed

PREFIX = "lint."
"""Codes of the checklist begin with it; other codes in it belong to checks of every build."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule is broken.

    ``way`` is the way in which it is, one of the rule's ``finds``, whose words say so; ``values``
    fill the names in them. ``source`` is the clause, definition or finding whose ``allow:`` may
    keep it, empty if the words are the form's or the place's own.
    """

    way: str
    pos: Pos = NOWHERE
    values: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule: how much it weighs, in which ways it is broken, and how it is checked.

    ``finds`` are those ways, each with the names of the values that a finding gives for its
    words. One of ``bill``, ``place`` and ``content`` checks it. A rule with none of them is
    checked in every build, as an error; it is listed here because it is on the checklist.
    ``also`` are codes under which such a check reports it too.
    """

    code: str
    severity: Severity
    also: tuple[str, ...] = ()
    finds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bill: Callable[[Printed], Iterator[Finding]] | None = None
    place: Callable[[LintedPlace], Iterator[Finding]] | None = None
    content: Callable[[Content], Iterator[Finding]] | None = None

    @property
    def name(self) -> str:
        """The code without its prefix, which is also its file's name (``_`` for ``-``)."""
        return self.code.partition(".")[2]

    @property
    def drafting(self) -> bool:
        """Whether every build checks it."""
        return self.bill is None and self.place is None and self.content is None
