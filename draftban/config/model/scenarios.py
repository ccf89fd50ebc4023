"""How a draft is meant to be read: ``scenarios/<level>.yaml`` of a folder of texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from draftban.config.about import about, own_key
from draftban.config.model.shared import Wording
from draftban.diagnostics import NOWHERE, Pos

Answer = Literal["forbidden", "allowed", "outside", "limit", "unclear"]
"""What a law says of an act: outside is what it does not speak of, or says not to be
recognition at all, limit what its body has no power over."""

ScenarioKind = Literal["attack", "everyday"]

ANSWERS: tuple[str, ...] = get_args(Answer)
KINDS: tuple[str, ...] = get_args(ScenarioKind)

Said = Wording | Mapping[str, Wording]
"""Words, or some for each drafting."""


def _nothing() -> Wording:
    return Wording("")


_BY_DRAFTING = "or one for each drafting of its first demand"


@dataclass(frozen=True, slots=True, kw_only=True)
class AtLength:
    """What differs where the law has this length."""

    answer: Answer | Mapping[str, Answer] | None = about("The answer there.", default=None)
    why: Wording = about("Why it differs, in a short sentence.")
    provision: Said = about("The provision that decides there.", default_factory=_nothing)
    words: Said = about("Its deciding words.", default_factory=_nothing)
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One act of one person, which happens as told, and what the law says of it.

    ``words`` are quoted from the printed provision; “…” stands for what is left out between them.
    """

    id: str = own_key("A short name.")
    kind: ScenarioKind = about("By whom it is told: somebody who looks for a way out, or not.")
    who: Wording = about("Who acts.")
    act: Wording = about("What that person does, and all that is needed to decide.")
    place: Wording = about("Where.")
    answer: Answer | Mapping[str, Answer] = about(f"The answer, {_BY_DRAFTING}.")
    demands: tuple[str, ...] = about("Demands of which one must be selected; the first decides.")
    why: Said = about(f"Why, in a short sentence, {_BY_DRAFTING}.")
    provision: Said = about(
        f"What decides: a clause, clause#label or definitions/concept, {_BY_DRAFTING}.",
        default_factory=_nothing,
    )
    words: Said = about(
        f"The deciding words, as they print, {_BY_DRAFTING}.", default_factory=_nothing
    )
    summary: Wording = about(
        "The same act in a few words, for the page for council members; others are not on it.",
        default_factory=_nothing,
    )
    at: Mapping[str, AtLength] = about(
        "What differs at some length: one of the choices of `length`.", default_factory=dict
    )
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenarios:
    """A file of scenarios. Those of a more particular folder add rows, or restate some by id."""

    extends: str = about("The level of government whose rows it takes over.", default="")
    scenarios: Mapping[str, Scenario] = about("Rows by id, in order.", default_factory=dict)
    pos: Pos = field(default=NOWHERE)
