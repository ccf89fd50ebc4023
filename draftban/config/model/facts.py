"""A question that a form asks about the place, and what the law of a region answers to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from draftban.config.about import about, words
from draftban.diagnostics import NOWHERE, Pos


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What the law of a region answers to a question, so that no place is asked."""

    is_: str | bool | int = about("The answer.")
    authority: tuple[str, ...] = about("Ids of what says so, in templates/authorities.")
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
