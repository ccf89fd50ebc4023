"""What a rule of the drafting checklist is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from draftban.diagnostics import NOWHERE, Pos, Severity

if TYPE_CHECKING:
    from draftban.review.lint.inputs import Content, Place, Printed

PREFIX = "lint."
"""Codes of the checklist begin with it; other codes in it belong to checks of every build."""


@dataclass(frozen=True, slots=True)
class Manual:
    """A drafting manual that says so. ``says`` is our summary of what was read at ``url``."""

    name: str
    at: str
    says: str
    url: str
    checked_on: str
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule is broken.

    ``source`` is the clause, definition or finding whose ``allow:`` may keep it, empty if the
    words are the form's or the place's own.
    """

    message: str
    pos: Pos = NOWHERE
    text: str = ""
    hint: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule: what it is, why, how good and bad look, who says so, and how it is checked.

    One of ``bill``, ``place`` and ``content`` checks it. A rule with none of them is
    checked in every build, as an error; it is listed here because it is on the checklist.
    ``also`` are codes under which such a check reports it too.
    """

    code: str
    severity: Severity
    what: str
    why: str
    bad: str
    good: str
    manuals: tuple[Manual, ...] = ()
    also: tuple[str, ...] = field(default=())
    bill: Callable[[Printed], Iterator[Finding]] | None = None
    place: Callable[[Place], Iterator[Finding]] | None = None
    content: Callable[[Content], Iterator[Finding]] | None = None

    @property
    def name(self) -> str:
        """The code without its prefix, which is also its file's name (``_`` for ``-``)."""
        return self.code.partition(".")[2]

    @property
    def drafting(self) -> bool:
        """Whether every build checks it."""
        return self.bill is None and self.place is None and self.content is None
