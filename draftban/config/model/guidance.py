"""What is said of the rules of the drafting checklist; loaded only where that is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from draftban.config.about import about
from draftban.config.model.checked import READ, Verified


@dataclass(frozen=True, slots=True, kw_only=True)
class Manual:
    """A passage of a drafting manual that a rule rests on, as far as somebody read it."""

    name: str = about("The manual, with its office and its year.")
    at: str = about("The passage: Part IV, 1(a).")
    says: str = about("What it says there, in our words.")
    url: str = about("The copy that was read.")
    checked_on: str = about("The day on which it was read, as 2026-11-25.")
    verified: Verified = about(READ, default=Verified.YES)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingWords:
    """What is said of one way in which a rule is broken. A name in braces is one that the rule
    fills; {{ … }} is clause language.
    """

    says: str = about("What is wrong, in a sentence.")
    hint: str = about("What to do next, in a sentence.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleWords:
    """What is said of a rule of the checklist."""

    what: str = about("What it finds, in a sentence.")
    why: str = about("Why that is a fault, in a sentence.")
    bad: str = about("An example that breaks it.")
    good: str = about("The same, put right.")
    manuals: tuple[str, ...] = about("The ids of the manuals that it rests on.", default=())
    finds: Mapping[str, FindingWords] = about(
        "What is said of each way in which it is broken; nothing for a rule of every build.",
        default_factory=dict,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """The drafting checklist in words: its manuals by id, its rules by code."""

    manuals: Mapping[str, Manual] = about("The passages of manuals that rules rest on, by id.")
    rules: Mapping[str, RuleWords] = about("What is said of each rule, by its code.")
