"""A step of procedure: a key under ``procedure:`` of a form or a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from draftban.config.about import about, words
from draftban.config.model.checked import Rule
from draftban.diagnostics import NOWHERE, Pos


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Rule):
    """A fact about how a body enacts: who introduces, which vote, which wait."""

    says: str = words("The rule, in plain words; none if nobody knows it.", default="")
    source: str = words("Where it comes from: a charter, a statute, a rule.", default="")
    url: str = about("Where that can be read.", default="")
    wait: int = about("Days that must pass because of it.", default=0)
    business_days: bool = about("Whether those days leave out weekends.", default=False)
    counts: Literal["", "introduction", "passage", "approval"] = about(
        "From when they run; `approval`: or passage over a veto; none if it is no wait.", default=""
    )
    option: str = about("Option of the bill that gives those days instead.", default="")
    open_days: int = about(
        "Days in which others may act, such as sign a petition; they run as `counts` says, and are "
        "no wait.",
        default=0,
    )
    meetings: int = about(
        "Meetings that it takes at least from introduction to passage.", default=0
    )
    before: str = words("What those days must lie before, as a row of steps says it.", default="")
    practice: bool = about("Whether it was seen in practice, and no rule read.", default=False)
    by: str = words("Office that acts in this step, as on a signature line.", default="")
    note: str = words(
        "What of it was not read: told to counsel, and in no paper that is filed.", default=""
    )
    prints: Literal["", "text", "summary", "title"] = about(
        "Of a notice: what the rule has published, the whole text, a summary, or the title; "
        "none if nobody read that.",
        default="",
    )
    pos: Pos = NOWHERE
