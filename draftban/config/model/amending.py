"""Amending a law that exists: its facts, and what becomes of its sections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from draftban.config.about import about, words
from draftban.config.model.shared import When
from draftban.diagnostics import NOWHERE, Pos


@dataclass(frozen=True, slots=True, kw_only=True)
class ExistingFacts:
    """The front matter of ``existing.md`` in a folder of a place, the law to be amended."""

    title: str = about("What the law is called: Surveillance Technology Ordinance.")
    citation: str = about("Where it stands: Chapter 9.64 of the Rivermill Municipal Code.")
    date: str = about("Date of this text, YYYY-MM-DD.")
    this_law: str = about(
        "What its sections call it, such as this chapter; what the form says if left out.",
        default="",
    )
    units: tuple[str, str] | None = words(
        "What its units are called in a citation, one and several, if not as the form says: "
        "division, divisions.",
        default=None,
    )
    source: str = about("Where the text was taken from.", default="")
    url: str = about("Where it can be read.", default="")
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class StruckWords:
    """Words of a section that are struck, and why."""

    words: str = about("The words as they stand in the section.")
    reason: str = about("Why, for the table of changes.", default="")
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionChange:
    """What becomes of one section of the law that is amended; one of the first three keys, or
    `replace: definitions` and `strike:` with words.
    """

    keep: bool = about("The section stays, word for word.", default=False)
    replace: str | tuple[str, ...] = about(
        "What stands in its place: clause ids, `kind/*`, or `definitions`, whose list takes up "
        "the old definitions.",
        default=(),
    )
    strike: bool | str | StruckWords | tuple[str | StruckWords, ...] = about(
        "true for all of it, or the words that are struck.", default=False
    )
    heading: str = about("Heading of what stands in its place.", default="")
    reason: str = about("Why, for the table of changes.", default="")
    proposed: bool = about(
        "A proposal that nobody has accepted: until then the section stays as it is.",
        default=False,
    )
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendments:
    """``amends.yaml`` in a place's folder: what becomes of each section of the existing law."""

    sections: Mapping[str, Literal["keep", "strike"] | SectionChange] = about(
        "Number of each section to keep, strike, or what replaces it.", default_factory=dict
    )
    proposals: Literal["open", "accepted"] = about(
        "Whether what is `proposed` counts as decided.", default="open"
    )
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What is proposed for a section in which certain words stand; the first that fits counts. One
    that names nothing leaves it open, and says why.
    """

    heading: tuple[str, ...] = words(
        "Regular expressions, one of which the heading holds; none for any heading.", default=()
    )
    text: tuple[str, ...] = words(
        "Regular expressions, one of which its words hold; none for any words.", default=()
    )
    lacks: tuple[str, ...] = words(
        "Regular expressions, none of which the words of the whole law hold.", default=()
    )
    defines: bool = about("Whether it must hold a list of definitions.", default=False)
    keep: bool = about("Proposed: it stays.", default=False)
    replace: tuple[str, ...] = about("Proposed: what stands in its place.", default=())
    strike: bool = about("Proposed: it is struck.", default=False)
    when: When = about("Options and facts that must hold.", default_factory=dict)
    reason: str = words("Why, for the table of changes.", default="")
    note: str = words("What whoever decides should look at first.", default="")
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A way in which a standalone chapter may conflict with an ordinance that exists."""

    about: str = words("What both may rule on.")
    settle: str = words("What is to be settled.")
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendingData:
    """``amending.yaml`` of a language and tradition: how its laws are written, what is proposed."""

    captions: tuple[str, ...] = about(
        "Regular expressions of a line that begins a section, with groups `num`, `heading` and "
        "perhaps `text`."
    )
    labels: tuple[str, ...] = about("How paragraphs are numbered: ({a}), {1}., and so on.")
    definition: tuple[str, ...] = about(
        "Regular expressions of how a definition begins, with the group `term`."
    )
    definition_heading: tuple[str, ...] = about(
        "Regular expressions, one of which the heading of a list of definitions holds.", default=()
    )
    definition_listed: tuple[str, ...] = about(
        "As `definition`, within a section with such a heading.", default=()
    )
    history: tuple[str, ...] = about(
        "Regular expressions of the end of a section that tells which ordinances made it.",
        default=(),
    )
    range: str = about(
        "Regular expression of sections cited by the first and the last, {first} and {last}.",
        default="",
    )
    penalty: str = about("Regular expression of words that punish.", default="")
    this_section: str = about(
        "Regular expression of words that speak of the section they stand in.", default=""
    )
    equivalents: Mapping[str, tuple[str, ...]] = words(
        "Concept that the bill defines to regular expressions of the terms, whole and in small "
        "letters, that mean much the same."
    )
    aliases: Mapping[str, str] = words(
        "Concept to what its other names mean, if not just it: holds {term} and {law}.",
        default_factory=dict,
    )
    reserved: str = words("What stands in place of a numbered paragraph that is struck.")
    tail: str = about("Regular expression of the end of a paragraph in a list: ; and.", default="")
    proposals: tuple[Proposal, ...] = about("What is proposed, the first that fits.")
    undecided: str = words("Said of a section for which nothing is proposed.")
    again: str = words(
        "Added where what would stand in its place stands in that of another; holds {section}."
    )
    head: str = words("Head of `amends.yaml`; holds {place}, {law} and {file}.")
    conflicts: tuple[Conflict, ...] = about(
        "What is to be settled where the text of the ordinance was not given."
    )
    pos: Pos = NOWHERE
