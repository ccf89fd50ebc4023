"""How a form divides its text into several documents, each of which stands alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from draftban.config.about import about, words
from draftban.config.model.shared import Fill, When, Wording
from draftban.diagnostics import NOWHERE, Pos


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjects:
    """One phrase for a long title that would list too much."""

    many: int = about("From how many demands on a document says it.")
    together: Wording = about("The phrase, as a clause's `subject:` would say it.")
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of the documents that a form divides its text into: what it takes, and the keys of the
    form that it writes for itself (:data:`LAID`).
    """

    demands: tuple[str, ...] = about("The demands that it takes, of those that are selected.")
    limits: Mapping[str, tuple[str, ...]] = about(
        "Demand of which it takes a share to limits that name the rest: met as a whole only with "
        "the other parts.",
        default_factory=dict,
    )
    suffix: str = about("Added to the file name: -government.")
    short_title: Wording = about("What the document is called in its properties.")
    short_name: str = words(
        "What reports call it beside the others; its short title if left out.", default=""
    )
    title: Wording | None = about("The long title, where that is not the form's.", default=None)
    subjects: Subjects | None = about(
        "When its long title names all that it does in one phrase.", default=None
    )
    code: Mapping[str, Fill] = words("Over those of the form.", default_factory=dict)
    omits: tuple[str, ...] = about(
        "Clauses that it leaves out, besides those that the form does.", default=()
    )
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of a form, in the order in which they are handed over."""

    of: Mapping[str, Part] = about("The name of each part to what it holds.")
    when: When = about("Options and facts with which the text is divided.", default_factory=dict)
    together: tuple[str, ...] = about(
        "Clauses that stand in each part, and only where several are made.", default=()
    )
    pos: Pos = NOWHERE


LAID = ("suffix", "short_title", "short_name", "title", "subjects", "code", "omits")
"""The keys of a part that are laid over those of its form."""
