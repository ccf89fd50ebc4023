"""What a form says of the law: what a body can enact, how it enacts, and what a place is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from draftban.config.about import about, words
from draftban.config.model.checked import WEIGHT, Rule, Weight
from draftban.config.model.shared import URGE, When
from draftban.diagnostics import NOWHERE, Pos


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Rule):
    """One cell case of a competence map; the first whose ``when`` holds counts."""

    draftings: tuple[str, ...] = about("The draftings this body can lawfully enact.")
    reason: str = words("Why, in a sentence a council member understands.")
    when: When = about("Facts that must hold.", default_factory=dict)
    limits: tuple[str, ...] = about("What the body cannot reach.", default=())
    authority: tuple[str, ...] = about("Ids of authorities, in templates/authorities.", default=())
    checked_by: str = about("The lawyer who confirmed it; none if left out.", default="")
    pos: Pos = NOWHERE

    @property
    def enacts(self) -> tuple[str, ...]:
        """The draftings in which the body does something itself."""
        return tuple(drafting for drafting in self.draftings if drafting != URGE)

    @property
    def urges(self) -> bool:
        """Whether the body calls on others for the demand, or for a part of it."""
        return URGE in self.draftings


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """Where somebody looked for a law and found none."""

    where: tuple[str, ...] = words("What was searched.")
    words: tuple[str, ...] = about("The words that were looked for.")
    on: str = about("The day on which that was done, YYYY-MM-DD.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What the law of a region answers to a question, so that no place is asked: as far checked as
    the least read of its authorities. A “none” has no authority and says what was searched.
    """

    is_: str | bool | int = about("The answer.")
    authority: tuple[str, ...] = about("Ids of what says so, in templates/authorities.", default=())
    searched: Searched | None = about(
        "Where nothing was found, so that the answer is that there is none.", default=None
    )
    weight: Weight = about(WEIGHT, default="harmless")
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a part of the form rests on in law: as far checked as the least read authority."""

    says: str = words("What the law fixes, in a sentence.")
    authority: tuple[str, ...] = about(
        "Ids of what says so, in templates/authorities; none if nobody knows.", default=()
    )
    weight: Weight = about(WEIGHT, default="harmless")
    when: When = about("Facts and options with which it counts.", default_factory=dict)
    to_counsel: bool = about("true: a comment to counsel says it.", default=False)
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A question about the place that the law turns on; the default is the cautious answer.

    To one for a sum of money there is no such answer: it is not known until somebody gives it.
    """

    ask: str = words("The question, in plain words.")
    type: Literal["money"] | None = about(
        "`money` if the answer is a sum, of 1 or more in the form's currency.", default=None
    )
    default: str | bool | int | None = about(
        "The cautious answer; none where a sum is asked for.", default=None
    )
    choices: tuple[str, ...] = about("The possible answers; none for yes or no.", default=())
    answers: Mapping[str, str] = words(
        "Choice to what reports call it, where that is not how it is typed.", default_factory=dict
    )
    effects: Mapping[str, str] = words(
        "Answer to what it changes: for true and for false, for each choice, or, of a sum, under "
        "`unknown` and under `known`."
    )
    verified_only: bool = about(
        "Whether the law of a region answers it only where somebody verified that; else it is "
        "asked, as every sum is.",
        default=False,
    )
    warning: str = words(
        "What the memo to those who decide says first of all while the answer is true.", default=""
    )
    known_to: Literal["residents", "counsel"] = about(
        "Who can answer: whoever lives there, or only whoever knows the law.", default="counsel"
    )
    asked: bool = about(
        "Whether it is asked; where this kind of document turns on no answer, the default holds.",
        default=True,
    )
    stated: Stated | None = about(
        "The answer where the law of a region gives it: `is` and the `authority` that says so.",
        default=None,
    )
    shown_by: tuple[str, ...] = about(
        "Ids of laws in templates/instruments: where one is in force in the state of the place, "
        "the answer is yes, and that law is cited.",
        default=(),
    )
    pos: Pos = NOWHERE


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
