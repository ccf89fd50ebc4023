"""Demands, authorities, and the front matter of everything with a body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from draftban.config.about import about, own_key, word, words
from draftban.config.model.checked import Checked
from draftban.config.model.linting import Allow, Lean
from draftban.config.model.shared import Level, Option, Source, When, Wording
from draftban.diagnostics import NOWHERE, Pos


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """One demand of the open letter of 7 June 2021."""

    demand: str = own_key("Its id in the letter: b.ii.")
    title: str = word("What it asks, in a short phrase.")
    topic: str = word("What it is about, in a few words that ask and forbid nothing.")
    plain: str = word("What it asks, in one plain sentence.")
    leans_on: Mapping[str, Lean] = about(
        "What it is weak without, each by a short name.", default_factory=dict
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority(Checked):
    """Other law or literature that a bill may cite."""

    title: str = about("Full name.")
    cite: str = about("How it is cited in running text; {at} where a pinpoint goes.")
    url: str = about("Where it can be read.", default="")
    pos: Pos = NOWHERE

    @property
    def whole(self) -> str:
        """How it is cited where no place in it is meant."""
        return self.cite.replace("{at}", "…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amends:
    """What a clause does to another law; the form's ``amend:`` words the instruction."""

    law: str = about("Id of the authority, in templates/authorities.")
    at: str = about("The place in that law: section 220.")
    how: str = about("One of the form's `amend:`: replace, insert, delete.")
    as_: str = about("The number the new text bears there: Section 220.", default="")
    zone: str = about("Level list of the new text, its first level the text itself.", default="")
    quoted_heading: Wording | None = about("Caption of the new text.", default=None)
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Where an exemption lets biometric recognition in: ids of coverage.yaml, or ``all``."""

    place: str = about("A kind of place: park, school, shop.")
    actor: str = about("Who may then use it there: own-police, private-entities.")
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a difference does to one labelled provision of the shared text."""

    replace: str = about("Label of the provision that gives way to the words below.", default="")
    drop: str = about("Label of the provision that is left out.", default="")
    after: str = about("Label of the provision behind which one is added.", default="")
    before: str = about("Label of the provision in front of which one is added.", default="")
    under: str = about("Label of the lead-in to whose points one is added.", default="")
    sha256: str = about(
        "SHA-256 of the shared provision that is named, or its first digits: "
        "`draftban show --clause` prints it."
    )
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Front matter of a text that says how it differs from the shared one."""

    changes: tuple[Change, ...] = about("What it does to which provision.")
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """Something that begins or is due on a day that a clause sets."""

    says: Wording = about("What begins or is due, as a sentence.")
    label: str = about(
        "Label of the provision that sets the day: counted as long as that stands.", default=""
    )
    counts: Literal["passage", "effect", "year"] = about(
        "From when its days run; `year` for a day of every year."
    )
    days: int = about("How many days.", default=0)
    day: str = words("The day of every year.", default="")
    option: str = about("Option that gives the days, or the day of every year.", default="")
    when: When = about("Facts and options that must hold.", default_factory=dict)
    pos: Pos = NOWHERE


Phrases = tuple[str, ...] | Mapping[str, tuple[str, ...]]
"""Words that stand in a text; by drafting and length (``own``, ``own short``) if these differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseMeta:
    """Front matter of a clause's base file."""

    id: str = about("Equal to its path: prohibitions/government-use.")
    heading: str = about("Its caption.")
    subject: str = about("Phrase for the long title: prohibiting ….", default="")
    demands: tuple[str, ...] = about("Demands it answers; none for general matter.", default=())
    core_of: tuple[str, ...] = about(
        "Of its demands those that it is: no bill answers them without it.", default=()
    )
    levels: tuple[Level, ...] = about(
        "In a tradition's folder: the levels of government whose outlines take it; none for all.",
        default=(),
    )
    order: int = about("Place among its kind where an outline names the kind.", default=50)
    when: When = about("Facts and options that must hold.", default_factory=dict)
    when_any: tuple[When, ...] = about(
        "Such conditions, of which at least one must hold too.", default=()
    )
    requires: tuple[str, ...] = about("Clauses it cannot do without.", default=())
    excludes: tuple[str, ...] = about("Clauses it cannot stand beside.", default=())
    beside: tuple[str, ...] = about("Clauses that it goes with: left out, it is too.", default=())
    options: Mapping[str, Option] = about("Choices it offers.", default_factory=dict)
    sources: tuple[Source, ...] = about("Precedents and authorities.", default=())
    cuts: tuple[str, ...] = about("For an exemption: the demands it narrows.", default=())
    opens: tuple[Opening, ...] = about(
        "For an exemption: the places it opens, to whom.", default=()
    )
    closes: tuple[str, ...] | Mapping[str, Phrases] = about(
        "Pitfalls it closes, ids of docs/law.md, each with the phrases of its text that do it.",
        default=(),
    )
    never_cut: Mapping[str, Phrases] = about(
        "Attacks that its shortest text stops, each with phrases that stand in it at every length.",
        default_factory=dict,
    )
    amends: Amends | None = about("What it does to another law.", default=None)
    dates: tuple[Dated, ...] = about("What begins or is due on a day that it sets.", default=())
    note: str = about("For counsel.", default="")
    plain: str | Mapping[str, str] = about(
        "What it does, in a plain sentence; by drafting where they differ.", default=""
    )
    allow: tuple[Allow, ...] = about("Findings of `draftban check` that it keeps.", default=())
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionMeta:
    """Front matter of a definition: ``definitions/<concept>.md``."""

    term: str = about("Concept id in terms.yaml.")
    verb: str = about("Its verb (includes), if not that of the form (means).", default="")
    sources: tuple[Source, ...] = about("Precedents.", default=())
    note: str = about("For counsel.", default="")
    allow: tuple[Allow, ...] = about("Findings of `draftban check` that it keeps.", default=())
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingMeta:
    """Front matter of a finding: ``findings/<theme>.md``."""

    id: str = about("Equal to its path.")
    demands: tuple[str, ...] = about("Demands it explains; none for all.", default=())
    order: int = about("Place among the findings.", default=50)
    when: When = about("Facts and options that must hold.", default_factory=dict)
    sources: tuple[Source, ...] = about("Where each fact comes from.", default=())
    tells_of: tuple[str, ...] = about(
        "Codes of the places of which it tells as of others; one of them is told so.", default=()
    )
    note: str = about("For counsel.", default="")
    allow: tuple[Allow, ...] = about("Findings of `draftban check` that it keeps.", default=())
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetMeta:
    """What the front matter of every paper may say."""

    title: str = about("Its title.")
    order: int = about("Place in its folder.", default=50)
    header: str = about("Printed at the head of each page.", default="")
    footer: str = about("Printed at its foot; {page} and {pages} are numbers.", default="{page}")
    size: float = about("Type size in points.", default=11.0)
    margin: float = about("Margins in inches.", default=1.0)
    blank: str = about("What a blank prints; by default what it does in the bill.", default="")
    beside: tuple[str, ...] = about(
        "Clauses of which one must stand; else there is no such paper.", default=()
    )
    levels: tuple[Level, ...] = about(
        "The levels of government whose places have it; none for all.", default=()
    )
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperMeta(SheetMeta):
    """Front matter of a paper that goes with a bill: ``papers/<paper>.md``."""

    folder: Literal["to-file", "to-use", "for-your-lawyer", "call"] = about(
        "Which part of the packet; `call` if it goes with the papers of `draftban call`."
    )
    reading: bool = about("Whether its reading grade is held to the limit.", default=False)
    with_paper: str = about("A computed paper whose text follows its own.", default="")
    needs: tuple[str, ...] = about(
        "Names of `paper` that must each hold something; else the packet goes without it.",
        default=(),
    )
    reader: str = about("Whom it is for, as the list of papers tells it.", default="")
    fills: str = about("Who fills in what, as the list of papers tells it.", default="")
    stage: Literal["", "staff", "passed"] = about(
        "Of what is filed: for staff to adopt as theirs, or for use after passage; none if it is "
        "handed in.",
        default="",
    )
    replaces: tuple[str, ...] = about(
        "General papers that a place does without, since this one says what they do.", default=()
    )
