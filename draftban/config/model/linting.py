"""What the drafting checklist reads: the words a language gives it, what a form says of itself.

Typed like ``config/model``; the rules stand in ``review/lint/rules``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from draftban.config.about import about, said, word, words
from draftban.config.model.shared import When
from draftban.diagnostics import NOWHERE, Pos


@dataclass(frozen=True, slots=True, kw_only=True)
class Legalese:
    """An expression to avoid, and what to write instead."""

    say: str = about("The expression; … stands for up to five words.")
    instead: str = about("What to write.")
    unless_before: tuple[str, ...] = about("Words before which it is harmless.", default=())
    unless_after: tuple[str, ...] = about("Words after which it is harmless.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Passive:
    """How a duty without an actor looks: an auxiliary, and a participle behind it."""

    auxiliaries: tuple[str, ...] = said("shall be, may not be.", default=())
    endings: tuple[str, ...] = said("How regular participles end: ed.", default=())
    adverbs: tuple[str, ...] = said("How a word between the two may end: ly.", default=())
    participles: tuple[str, ...] = said("Irregular ones: made, held.", default=())
    states: tuple[str, ...] = said("Those that tell a state, not an act.", default=())
    actors: tuple[str, ...] = said("Words that bring the actor in: by.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class LintWords:
    """The words by which the drafting checklist knows a fault.

    In every phrase … stands for up to five words, or none.
    """

    sentence_words: int = said("A sentence may have as many words.", default=60)
    legalese: tuple[Legalese, ...] = said("Expressions to avoid.", default=())
    and_or: tuple[str, ...] = said("Joiners that leave open which is meant.", default=())
    duty: tuple[str, ...] = said("Verbs that lay a duty or forbid.", default=())
    not_duty: tuple[str, ...] = said("Phrases with such a verb that do neither.", default=())
    false_duty: tuple[str, ...] = said("Such verbs where no duty lies.", default=())
    passive: Passive = said("A duty without an actor.", default=Passive())
    defining: tuple[str, ...] = said("What follows a term that is defined.", default=())
    openings: Mapping[str, tuple[str, ...]] = said(
        "By kind of list item, the words that it opens with; `any` goes with every kind.",
        default_factory=dict,
    )
    exceptions: tuple[str, ...] = said(
        "Words that take something out of a law; {own} is a provision of it.", default=()
    )
    recitals: tuple[str, ...] = said("Words that open one; holds {council}.", default=())
    topics: Mapping[str, tuple[str, ...]] = said(
        "By topic, the words that show it: severability.", default_factory=dict
    )
    placeholders: tuple[str, ...] = said("What stands where text is missing.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Never:
    """Topics of which a document says nothing, anywhere, under certain facts."""

    when: When = about("Facts under which it does not.")
    topics: Mapping[str, str] = words("Topic of the language pack to why not.")
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLint:
    """What the drafting checklist must know of a form."""

    forbids: Mapping[str, str] = words(
        "What does not belong in such a document, and why: a clause id, kind/*, or a topic of "
        "the language pack.",
        default_factory=dict,
    )
    never: Never | None = about(
        "Topics that no printed word of it may touch, title and findings included, and when.",
        default=None,
    )
    duty: tuple[str, ...] = words("Verbs of duty it uses besides those in `verbs:`.", default=())
    recitals: tuple[str, ...] = words("Verbs of duty its findings may use.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Allow:
    """A finding of the checklist that somebody looked at and keeps."""

    code: str = about("The rule: lint.long-sentence.")
    reason: str = about("Why it stays.")
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Lean:
    """What a demand is weak without."""

    any: tuple[str, ...] = about("Demands, clause ids or kind/*; one of them is enough.")
    why: str = word("What is missing without it, in a sentence.")
