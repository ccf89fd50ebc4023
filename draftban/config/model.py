"""What people write in YAML, as typed objects.

The decoder (``config/decode.py``) and the JSON Schema generator (``config/schema.py``) both
read these types: a key exists, is required or has a default because a field here says so.
``about`` in a field's metadata is the one line an editor shows.
"""

# `about` only describes a field, like `dataclasses.field`, and the defaults are frozen values.
# ruff: noqa: RUF009

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from draftban.bill.style import (
    Capitals,
    CitationStyle,
    ContentsStyle,
    DefinitionStyle,
    LevelStyle,
    PageStyle,
    PunctuationStyle,
    RecitalStyle,
    ScreenWords,
)
from draftban.bill.tree import PStyle
from draftban.config.linting import Allow, FormLint, Lean, LintWords
from draftban.diagnostics import NOWHERE, Pos


def about(text: str, **kwargs: Any) -> Any:
    """A dataclass field with a line of explanation, shown by editors and the schema."""
    return field(metadata={"about": text}, **kwargs)


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of a form, with the calls of clause language; written as a plain string."""

    text: str
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A value only the place knows; written ``{blank: what goes there}``."""

    blank: str = about("What goes into the blank, in plain words.")


Fill = str | Blank
When = Mapping[str, str | bool | int]
"""Fact and option names with the value each must have; empty is always true."""

Phrases = Mapping[str, str]
"""A paradigm: names of grammatical forms (``the``, ``a``, ``one``, ``plural``) to words."""


DIRECT = "direct"
"""The drafting whose words stand in a clause's base file."""

URGE = "urge"
"""The drafting that calls on someone else; it stands in the companion, never in a law."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One cell case of a competence map; the first whose ``when`` holds counts."""

    draftings: tuple[str, ...] = about("The draftings this body can lawfully enact.")
    reason: str = about("Why, in a sentence a council member understands.")
    when: When = about("Facts that must hold.", default_factory=dict)
    limits: tuple[str, ...] = about("What the body cannot reach.", default=())
    authority: tuple[str, ...] = about("Ids in authorities.yaml.", default=())
    verified: bool = about("Whether someone read the authority.", default=False)
    checked_on: str = about("Date of that reading, YYYY-MM-DD.", default="")
    checked_by: str = about("The lawyer who confirmed it; none if left out.", default="")
    recheck_by: str = about("Date by which to read it again, YYYY-MM-DD.", default="")
    pos: Pos = NOWHERE


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
    currency: str = about("For money: that of the default, ISO 4217.", default="USD")
    ceiling: str = about("Fact that tells the highest sum the law allows.", default="")
    pos: Pos = NOWHERE
    # Last, and without the helper of the same name, which this field hides from here on.
    about: str = field(metadata={"about": "The trade-off in one line."})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A question about the place that the law turns on; the default is the cautious answer."""

    ask: str = about("The question, in plain words.")
    default: str | bool | int = about("The cautious answer.")
    choices: tuple[str, ...] = about("The possible answers; none for yes or no.", default=())
    why: str = about("What the answer changes.", default="")
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A place's answer to a fact, with where it comes from."""

    is_: str | bool | int = about("The answer.")
    source: str = about("Where it comes from: a statute, a charter, an officer.", default="")
    url: str = about("Where that can be read.", default="")
    checked_on: str = about("Date of that reading, YYYY-MM-DD.", default="")
    recheck_by: str = about("Date by which to read it again, YYYY-MM-DD.", default="")
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the preface, preamble or conclusions."""

    text: Wording = about("The words.")
    style: PStyle = about("Which paragraph style.", default="body")
    when: When = about("Facts and options that must hold.", default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureSpec:
    """A signature block."""

    title: Wording = about("The signer's office.")
    text: Wording | None = about("Words above the line.", default=None)
    column: Literal["left", "right"] = about("Which column.", default="left")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A node of an outline.

    ``of`` holds clause ids, globs (``prohibitions/*``: every clause of that kind not placed
    by name elsewhere, by ``order`` then id), ``definitions``, ``contents``, or groups.
    ``zone``: the children are quoted text numbered by that zone; ``text`` leads in.
    """

    of: tuple[str | Group, ...] = about("What stands here, in order.")
    heading: Wording | None = about("The group's heading.", default=None)
    text: Wording | None = about("Words before the children.", default=None)
    zone: str = about("Level list that numbers quoted children.", default="")
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A level list."""

    levels: Mapping[str, LevelStyle] = about("Levels from the outermost in.")
    this_law: str = about("What a provision calls the law it is part of.")
    marks: tuple[str, ...] = about("Quotation marks round quoted text.", default=())
    marks_each: bool = about("Whether each quoted paragraph opens with a mark.", default=False)
    akn: Literal["quotedStructure", "embeddedStructure"] = about(
        "In Akoma Ntoso: text put into other law, or shown as a whole.", default="quotedStructure"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbs:
    """The form's duty verbs, framing a subject; a bare infinitive follows."""

    forbid: str = about("Holds {subject}.", default="{subject} shall not")
    oblige: str = about("Holds {subject}.", default="{subject} shall")
    permit: str = about("Holds {subject}.", default="{subject} may")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachCase:
    """How far a bill of this form reaches one kind of actor; the first case that holds counts."""

    by: Mapping[str, Literal["full", "part", "asked"]] = about(
        "Drafting that stands in the bills to how far it then binds this actor.",
        default_factory=dict,
    )
    places: tuple[str, ...] = about("Places of templates/coverage; none for all.", default=())
    when: When = about("Facts and options that must hold.", default_factory=dict)
    part: str = about("To what it is confined where it binds in part; holds {role.x}.", default="")
    answers_to: str = about(
        "Who could bind it where nothing here does; holds {role.x}.", default=""
    )
    cut_by: tuple[str, ...] = about(
        "Limits of the demand's cell that leave a part of it free.", default=()
    )
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorReach:
    """What a form says of one actor of templates/coverage, over what its level says."""

    name: str = about("What this form calls it; holds {role.x}.", default="")
    is_: str = about("The actor that it is the same as at this level.", default="")
    cases: tuple[ReachCase, ...] = about("How far the bills reach it.", default=())
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A fact about how a body enacts: who introduces, which vote, which wait."""

    says: str = about("The rule, in plain words; none if nobody knows it.", default="")
    source: str = about("Where it comes from: a charter, a statute, a rule.", default="")
    url: str = about("Where that can be read.", default="")
    verified: bool = about("Whether someone read it.", default=False)
    checked_on: str = about("Date of that reading, YYYY-MM-DD.", default="")
    recheck_by: str = about("Date by which to read it again, YYYY-MM-DD.", default="")
    wait: int = about("Days that must pass because of it.", default=0)
    business_days: bool = about("Whether those days leave out weekends.", default=False)
    counts: Literal["", "introduction", "passage"] = about(
        "From when those days run; none if it is no wait.", default=""
    )
    option: str = about("Option of the bill that gives those days instead.", default="")
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How a legislature writes; a jurisdiction file may set any key under ``OVERLAY``."""

    form: str = about("The form's code, equal to its file name.")
    name: str = about("What it is, in plain words.")
    language: str = about("Language pack.")
    country: str = about("ISO 3166 code, lower case, or a reserved one such as eu.")
    government: Literal["municipal", "county", "state", "national", "supranational"] = about(
        "Level of government."
    )
    extends: str = about("The form this one changes.", default="")
    companion: str | tuple[str, ...] = about(
        "Form, or forms in order, that carry what this one cannot enact.", default=""
    )
    carries: Literal["urged", "selected"] = about(
        "As a companion: demands that the law urges, or all that are selected.", default="urged"
    )
    suffix: str = about("Added to the file name: -resolution.", default="")
    title: Wording = about("The long title.")
    short_title: Wording = about("What the document is called in its properties.")
    keywords: tuple[str, ...] = about("Keywords in the document's properties.", default=())
    formula: Wording = about("Enacting words.")
    preface: tuple[Line, ...] = about("Lines before the preamble.", default=())
    preamble: tuple[Line | Literal["recitals", "formula", "contents"], ...] = about(
        "Lines between preface and body.", default=()
    )
    closing: tuple[Line, ...] = about("Lines between body and signatures.", default=())
    signatures: tuple[SignatureSpec, ...] = about("Signature blocks.", default=())
    outline: tuple[str | Group, ...] = about("Where clauses land.")
    attachments: tuple[Group, ...] = about("Exhibits and schedules.", default=())
    omits: tuple[str, ...] = about("Clauses, or kind/*, that it leaves out.", default=())
    amend: Mapping[str, Wording] = about(
        "How it words an amendment, by `how`; holds {law} or {Law}, and {at}.",
        default_factory=dict,
    )
    levels: Mapping[str, Zone] = about("Level lists by zone.")
    code: Mapping[str, Fill] = about("Facts of the code amended.", default_factory=dict)
    citation: CitationStyle = about("How own provisions are cited.", default=CitationStyle())
    punctuation: PunctuationStyle = about("List marks.", default=PunctuationStyle())
    definitions: DefinitionStyle = about("How definitions print.", default=DefinitionStyle())
    definitions_heading: Wording = about(
        "Heading of the definitions.", default=Wording("Definitions")
    )
    definitions_lead_in: Wording = about("Words before the definitions.")
    recitals: RecitalStyle = about("How findings print.", default=RecitalStyle())
    findings: tuple[str, ...] = about("Which findings, in order; * is all others.", default=("*",))
    findings_heading: Wording = about(
        "Heading of a section of findings.", default=Wording("Findings")
    )
    findings_lead_in: Wording | None = about("Words before such findings.", default=None)
    currency: str = about("ISO 4217 code of its sums.", default="USD")
    contents: ContentsStyle = about("How a contents list prints.", default=ContentsStyle())
    contents_heading: Wording | None = about("Heading of a contents list.", default=None)
    contents_lead_in: Wording | None = about("Words before a contents list.", default=None)
    page: PageStyle = about("Page and type.", default=PageStyle())
    verbs: Verbs = about("Duty verbs.", default=Verbs())
    roles: Mapping[str, Phrases | tuple[Mapping[str, str | When], ...]] = about(
        "Roles to words; a list holds cases with `when`."
    )
    capitals: Capitals = about("Clause headings.", default="as-typed")
    options: Mapping[str, Option] = about("Choices of the form.", default_factory=dict)
    facts: Mapping[str, Fact] = about("Questions to the place.", default_factory=dict)
    competence: Mapping[str, tuple[Case, ...]] = about("Demand to cases.")
    reach: Mapping[str, ActorReach] = about(
        "Actor to how far the bills reach it, where this form differs from its level.",
        default_factory=dict,
    )
    procedure: Mapping[str, Step] = about(
        "How the body enacts: step of templates/procedure.yaml to what is known of it.",
        default_factory=dict,
    )
    blank: str = about("How a blank prints.", default="__________")
    lint: FormLint = about("For the drafting checklist.", default=FormLint())
    pos: Pos = NOWHERE

    @property
    def companions(self) -> tuple[str, ...]:
        """The codes under ``companion``, in order; none where it is empty."""
        named = (self.companion,) if isinstance(self.companion, str) else self.companion
        return tuple(code for code in named if code)


OVERLAY = frozenset(
    {
        "formula",
        "preface",
        "preamble",
        "closing",
        "signatures",
        "outline",
        "levels",
        "code",
        "citation",
        "punctuation",
        "recitals",
        "page",
        "verbs",
        "competence",
        "title",
        "short_title",
        "definitions",
        "definitions_lead_in",
        "contents",
        "companion",
        "omits",
        "amend",
        "procedure",
    }
)
"""Keys of a form that a jurisdiction file may also set: maps merge, anything else replaces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalWording:
    """A place's own words for roles and terms; every grammatical form must be given."""

    roles: Mapping[str, Phrases] = about("Role to words.", default_factory=dict)
    terms: Mapping[str, Phrases] = about("Term to words.", default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact comes from and whether someone read it."""

    cite: str = about("Title, number, date.")
    verified: bool = about("Whether someone read it.", default=False)
    url: str = about("Where it can be read.", default="")
    checked_on: str = about("Date of that reading, YYYY-MM-DD.", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalFinding:
    """A finding of the place: one sentence, no opening word, no closing mark."""

    text: str = about("The sentence.")
    sources: tuple[Source, ...] = about("Where the fact comes from.", default=())
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Jurisdiction:
    """One short file about a place."""

    place: str = about("The place's code: us-ma-lowell. Equal to the file name.")
    form: str = about("Which form it writes in: see `draftban forms`.")
    name: str = about("Its formal name: City of Lowell.")
    short: str = about("Its name in a sentence: Lowell.")
    state: str = about("The state or country around it: Massachusetts.", default="")
    within: str = about("Code of the larger place: us-ma.", default="")
    prohibitions: Literal["all"] | tuple[str, ...] = about(
        "Which demands of the letter to enact; see `draftban demands`."
    )
    options: Mapping[str, str | bool | int] = about("Choices.", default_factory=dict)
    facts: Mapping[str, str | bool | int | Answer] = about(
        "Answers: a value, or {is: value, source: where it comes from}.", default_factory=dict
    )
    wording: LocalWording = about("Local words.", default=LocalWording())
    findings: tuple[LocalFinding, ...] = about("Local findings.", default=())
    date: str = about("Date of the draft, YYYY-MM-DD; none if left out.", default="")
    blanks: Mapping[str, str] = about("Blanks you can fill: label to words.", default_factory=dict)
    allow: tuple[Mapping[str, str], ...] = about(
        "Warnings accepted, each `code:` with a `reason:`.", default=()
    )
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """One demand of the open letter of 7 June 2021."""

    demand: str = about("Its id in the letter: b.ii.")
    title: str = about("What it asks, in a short phrase.")
    plain: str = about("What it asks, in one plain sentence.")
    leans_on: tuple[Lean, ...] = about("What it is weak without.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """Other law or literature that a bill may cite."""

    title: str = about("Full name.")
    cite: str = about("How it is cited in running text; {at} where a pinpoint goes.")
    verified: bool = about("Whether someone read it.", default=False)
    url: str = about("Where it can be read.", default="")
    checked_on: str = about("Date of that reading, YYYY-MM-DD.", default="")
    recheck_by: str = about("Date by which to read it again, YYYY-MM-DD.", default="")
    pos: Pos = NOWHERE

    @property
    def whole(self) -> str:
        """How it is cited where no place in it is meant."""
        return self.cite.replace("{at}", "…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A formula for how hard a text of the language is, and how its syllables are counted."""

    formula: str = about("What it is called.")
    per_word: float = about("Weight of words to a sentence.")
    per_syllable: float = about("Weight of syllables to a word.")
    constant: float = about("Added to both.")
    most: float = about("The highest grade for a summary meant for everyone.")
    vowels: str = about("Letters of which each group is a syllable.")
    silent: tuple[str, ...] = about("Endings that are not spoken, the longest first.")
    spoken: tuple[str, ...] = about("Endings that are spoken all the same.", default=())
    exceptions: Mapping[str, int] = about("Words to their syllables.", default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguagePack:
    """Words of a language with their grammatical forms."""

    language: str = about("Code: en.")
    forms: tuple[str, ...] = about(
        "Grammatical forms a paradigm gives, that of the dictionary first: one, plural, a, the."
    )
    default_form: Mapping[str, str] = about("Form printed by `role.x` and by `term.x`.")
    joiners: Mapping[str, tuple[str, str, str]] = about(
        "List joiner to (two items, between, before the last): and, or."
    )
    months: tuple[str, ...] = about("Month names.")
    date: str = about("Holds {day} {month} {year}.")
    periods: Mapping[str, tuple[str, str]] = about("Unit to one and many.")
    after: str = about("Holds {period} and {event}.")
    this: str = about("Holds {level}: this {level}.")
    read: str = about("Holds {date}: read {date}, in a note on a source.", default="")
    direction: Literal["ltr", "rtl"] = about("How its script runs.", default="ltr")
    status: str = about("What each page of a PDF says the bill is.", default="")
    screen: ScreenWords = about(
        "Words of a web page around the text of a bill.", default=ScreenWords()
    )
    currency: Mapping[str, str] = about("ISO 4217 code to a pattern with {amount}.")
    thousands: str = about("Thousands separator.")
    small_words: tuple[str, ...] = about("Words a title-case heading leaves small.")
    level_words: tuple[str, ...] = about(
        "Names of provisions that no clause writes before a number.", default=()
    )
    spelling: Mapping[str, str] = about(
        "Words of the shared texts to how this variant of the language spells them.",
        default_factory=dict,
    )
    counsel: Mapping[str, str] = about(
        "Words of the comments to counsel in Word; none where there are no comments.",
        default_factory=dict,
    )
    lint: LintWords = about("Words of the drafting checklist.", default=LintWords())
    reading: Reading | None = about("How hard a text is to read.", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amends:
    """What a clause does to another law; the form's ``amend:`` words the instruction."""

    law: str = about("Id in authorities.yaml.")
    at: str = about("The place in that law: section 220.")
    how: str = about("One of the form's `amend:`: replace, insert, delete.")
    as_: str = about("The number the new text bears there: Section 220.", default="")
    zone: str = about("Level list of the new text, its first level the text itself.", default="")
    quoted_heading: Wording | None = about("Caption of the new text.", default=None)
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Where an exemption lets biometric recognition in: ids of templates/coverage, or ``all``."""

    place: str = about("A kind of place: park, school, shop.")
    actor: str = about("Who may then use it there: own-police, private-entities.")
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseMeta:
    """Front matter of a clause's base file."""

    id: str = about("Equal to its path: prohibitions/government-use.")
    heading: str = about("Its caption.")
    subject: str = about("Phrase for the long title: prohibiting ….", default="")
    demands: tuple[str, ...] = about("Demands it answers; none for general matter.", default=())
    order: int = about("Place among its kind where an outline names the kind.", default=50)
    when: When = about("Facts and options that must hold.", default_factory=dict)
    when_any: tuple[When, ...] = about(
        "Such conditions, of which at least one must hold too.", default=()
    )
    requires: tuple[str, ...] = about("Clauses it cannot do without.", default=())
    excludes: tuple[str, ...] = about("Clauses it cannot stand beside.", default=())
    options: Mapping[str, Option] = about("Choices it offers.", default_factory=dict)
    sources: tuple[Source, ...] = about("Precedents and authorities.", default=())
    cuts: tuple[str, ...] = about("For an exemption: the demands it narrows.", default=())
    opens: tuple[Opening, ...] = about(
        "For an exemption: the places it opens, to whom.", default=()
    )
    closes: tuple[str, ...] = about("Pitfalls it closes, ids of docs/law.md.", default=())
    amends: Amends | None = about("What it does to another law.", default=None)
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
    verb: str = about("means or includes.", default="means")
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
    note: str = about("For counsel.", default="")
    allow: tuple[Allow, ...] = about("Findings of `draftban check` that it keeps.", default=())
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperMeta:
    """Front matter of a paper that goes with a bill: ``papers/<paper>.md``."""

    title: str = about("Its title.")
    folder: Literal["to-file", "for-your-lawyer"] = about("Which half of the packet.")
    order: int = about("Place in that folder.", default=50)
    header: str = about("Printed at the head of each page.", default="")
    footer: str = about("Printed at its foot; {page} and {pages} are numbers.", default="{page}")
    size: float = about("Type size in points.", default=11.0)
    margin: float = about("Margins in inches.", default=1.0)
    reading: bool = about("Whether its reading grade is held to the limit.", default=False)
    with_paper: str = about("A computed paper whose text follows its own.", default="")
    pos: Pos = NOWHERE
