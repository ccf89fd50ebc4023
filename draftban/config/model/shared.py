"""What several kinds of file have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from draftban.config.about import about, words
from draftban.config.model.checked import READ, Verified
from draftban.diagnostics import NOWHERE, Pos

Level = Literal["municipal", "county", "state", "national", "supranational"]
"""A level of government."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of a form, with the calls of clause language; written as a plain string."""

    text: str
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A value only the place knows; written ``{blank: what goes there}``."""

    blank: str = words("What goes into the blank, in plain words.")
    prints: str = words("What it prints where no words around it say what it is.", default="")


Fill = str | Blank
When = Mapping[str, str | bool | int | tuple[str, ...]]
"""Fact and option names with the value each must have, or values of which it must have one; empty
is always true.
"""

Phrases = Mapping[str, str]
"""A paradigm: names of grammatical forms (``the``, ``a``, ``one``, ``plural``) to words."""


DIRECT = "direct"
"""The drafting whose words stand in a clause's base file."""

URGE = "urge"
"""The drafting that calls on someone else; it stands in the companion, never in a law."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact comes from and whether someone read it."""

    cite: str = about("Title, number, date.")
    verified: Verified = about(READ, default=Verified.NO)
    url: str = about("Where it can be read.", default="")
    checked_on: str = about("Date of that reading, YYYY-MM-DD.", default="")
    passage: str = about("The words in it that bear the fact out, as they stand there.", default="")


def evident(sources: Iterable[Source]) -> bool:
    """Whether somebody has read one of ``sources``, so that what rests on them may be asserted."""
    return any(bool(source.verified) for source in sources)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A choice that a place may make; defined by a form or by a clause."""

    type: Literal["flag", "choice", "number", "money", "days", "text"] = about(
        "What kind of value."
    )
    default: str | bool | int = about("The value where the place says nothing.")
    choices: tuple[str, ...] = about("For a choice: the values.", default=())
    minimum: int = about("For numbers, money and days.", default=0)
    maximum: int = about("For numbers, money and days.", default=1_000_000_000)
    currency: str = about("For money: that of the default, ISO 4217.", default="")
    ceiling: str = about("Fact that tells the highest sum the law allows.", default="")
    needed: str = words("Why nothing is written until a place gives this text.", default="")
    needed_hint: str = words("What else a place can do, in a sentence.", default="")
    pos: Pos = NOWHERE
    # Last, and without the helper of the same name, which this field hides from here on.
    about: str = field(metadata={"about": "The trade-off in one line.", "words": True})
