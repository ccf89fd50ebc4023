"""A form: ``templates/forms/<form>.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from draftban.bill.style import (
    AmendingStyle,
    Capitals,
    CitationStyle,
    ContentsStyle,
    DefinitionStyle,
    LevelStyle,
    PageStyle,
    PunctuationStyle,
    RecitalStyle,
)
from draftban.bill.tree import PStyle
from draftban.config.about import about, said, words
from draftban.config.model.law import Basis, Case, Fact, Step
from draftban.config.model.linting import FormLint
from draftban.config.model.parts import Parts, Subjects
from draftban.config.model.shared import URGE, Fill, Level, Option, Phrases, When, Wording
from draftban.diagnostics import NOWHERE, Pos


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
    when: When = about("Facts and options that must hold.", default_factory=dict)


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
    existing: str = about(
        "Section of the law that is amended: it stands here, or `of` in its place.", default=""
    )
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Amending:
    """What a form says in place of its own words where the folder of the place has the text of the
    law that it amends. `existing` in its outline is where the sections of that stand.
    """

    title: Wording = about("The long title.")
    short_title: Wording = about("What the document is called in its properties.")
    preface: tuple[Line, ...] = about("Lines before the preamble.")
    outline: tuple[str | Group, ...] = about("Where clauses and the old sections land.")
    zone: str = about("Level list that numbers the law that is amended.")
    copy: tuple[Line, ...] = about("Lines before the law as amended, in its clean copy.")
    copy_title: Wording = about("What the clean copy is called in its properties.")
    copy_suffix: str = about("Added to the file name of the clean copy: -clean.")
    table_suffix: str = about("Added to the file name of the table of changes: -changes.")
    says: AmendingStyle = about("How sections are named by what becomes of them.")
    pos: Pos = NOWHERE

    def stems(self, stem: str) -> tuple[str, str]:
        """What the clean copy and the table of changes of the law ``stem`` are called."""
        return f"{stem}{self.copy_suffix}", f"{stem}{self.table_suffix}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserved:
    """What a form says in place of its own words where a law reserves its subject to another
    government: each key but ``when`` is one of the form, laid over it.
    """

    when: When = about("Facts under which it is.")
    title: Wording | None = about("The long title.", default=None)
    short_title: Wording | None = about("What the document is called.", default=None)
    keywords: tuple[str, ...] | None = words("Keywords in its properties.", default=None)
    subjects: Subjects | None = about("When its title names all that it does.", default=None)
    preface: tuple[Line, ...] | None = about("Lines before the preamble.", default=None)
    companion: str | tuple[str, ...] | None = about("Forms that carry the rest.", default=None)
    outline: tuple[str | Group, ...] | None = about("Where clauses land.", default=None)
    findings: tuple[str, ...] | None = about("Which findings, in order.", default=None)
    competence: Mapping[str, tuple[Case, ...]] = about("Demand to cases.", default_factory=dict)
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A level list."""

    levels: Mapping[str, LevelStyle] = about("Levels from the outermost in.")
    this_law: str = words("What a provision calls the law it is part of.")
    principal: str = words(
        "What it calls the law that is amended, if `this_law` is only what is put into that.",
        default="",
    )
    marks: tuple[str, ...] = words("Quotation marks round quoted text.", default=())
    marks_each: bool = about("Whether each quoted paragraph opens with a mark.", default=False)
    akn: Literal["quotedStructure", "embeddedStructure"] = about(
        "In Akoma Ntoso: text put into other law, or shown as a whole.", default="quotedStructure"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbs:
    """The form's duty verbs, framing a subject; a bare infinitive follows."""

    forbid: str = said("Holds {subject}.", default="")
    oblige: str = said("Holds {subject}.", default="")
    permit: str = said("Holds {subject}.", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachCase:
    """How far a bill of this form reaches one kind of actor; the first case that holds counts."""

    by: Mapping[str, Literal["full", "part", "asked"]] = about(
        "Drafting that stands in the bills to how far it then binds this actor.",
        default_factory=dict,
    )
    places: tuple[str, ...] = about("Places of templates/coverage.yaml; none for all.", default=())
    when: When = about("Facts and options that must hold.", default_factory=dict)
    part: str = words("To what it is confined where it binds in part; holds {role.x}.", default="")
    answers_to: str = words(
        "Who could bind it where nothing here does; holds {role.x}.", default=""
    )
    cut_by: tuple[str, ...] = about(
        "Limits of the demand's cell that leave a part of it free.", default=()
    )
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorReach:
    """What a form says of one actor, over what its tradition says of its level."""

    name: str = words("What this form calls it; holds {role.x}.", default="")
    is_: str = about("The actor that it is the same as at this level.", default="")
    cases: tuple[ReachCase, ...] = about("How far the bills reach it.", default=())
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How a legislature writes; a jurisdiction file may set any key under ``OVERLAY``."""

    form: str = about("The form's code, equal to its file name.")
    name: str = words("What it is, in plain words.")
    language: str = about("Language pack.")
    country: str = about("ISO 3166 code, lower case, or a reserved one such as eu.")
    tradition: str = about("Legal tradition: a file of templates/traditions.")
    government: Level = about("Level of government.")
    extends: str = about("The form this one changes.", default="")
    body: str = about(
        "Kind of body that it writes for where the place names none: a file of templates/bodies. "
        "A form that names one writes for it and for those that name the form, no others.",
        default="",
    )
    place_names: Mapping[str, str] = words(
        "Pattern of a place’s name to how that stands in a sentence; {short} is the bare name. The "
        "first that fits counts.",
        default_factory=dict,
    )
    companion: str | tuple[str, ...] = about(
        "Form, or forms in order, that carry what this one cannot enact.", default=""
    )
    carries: Literal["urged", "selected"] = about(
        "As a companion: demands that the law urges, or all that are selected.", default="urged"
    )
    suffix: str = about("Added to the file name: -resolution.", default="")
    short_name: str = words(
        "As a companion: what reports call it beside the law; its short title if left out.",
        default="",
    )
    title: Wording = about("The long title.")
    short_title: Wording = about("What the document is called in its properties.")
    caution: str = words(
        "What reports say first of the document, where it is no law: a sentence.", default=""
    )
    keywords: tuple[str, ...] = words("Keywords in the document's properties.", default=())
    formula: Wording = about("Enacting words.")
    preface: tuple[Line, ...] = about("Lines before the preamble.", default=())
    preamble: tuple[Line | Literal["recitals", "formula", "contents"], ...] = about(
        "Lines between preface and body.", default=()
    )
    closing: tuple[Line, ...] = about("Lines between body and signatures.", default=())
    signatures: tuple[SignatureSpec, ...] = about("Signature blocks.", default=())
    outline: tuple[str | Group, ...] = about("Where clauses land.")
    attachments: tuple[Group, ...] = about("Exhibits and schedules.", default=())
    omits: tuple[str, ...] = about(
        "Clauses that it leaves out, besides those that the form it extends does.", default=()
    )
    keeps: tuple[str, ...] = about(
        "Clauses that the form it extends leaves out, and it does not.", default=()
    )
    amend: Mapping[str, Wording] = about(
        "How it words an amendment, by `how`; holds {law} or {Law}, and {at}.",
        default_factory=dict,
    )
    levels: Mapping[str, Zone] = about("Level lists by zone.")
    level_names: Mapping[str, tuple[str, str]] = words(
        "Level to its name in citations, one and several, where the level has no `word`.",
        default_factory=dict,
    )
    limit_names: Mapping[str, str] = words(
        "Limit that cases of `competence:` name to what reports call it.", default_factory=dict
    )
    heading_mark: str = said("Closes a run-in heading where its level says none.", default="")
    code: Mapping[str, Fill] = words("Facts of the code amended.", default_factory=dict)
    citation: CitationStyle = about("How own provisions are cited.", default=CitationStyle())
    punctuation: PunctuationStyle = about("List marks.", default=PunctuationStyle())
    definitions: DefinitionStyle = about("How definitions print.", default=DefinitionStyle())
    definitions_heading: Wording = said("Heading of the definitions.", default=Wording(""))
    definitions_lead_in: Wording = about("Words before the definitions.")
    recitals: RecitalStyle = about("How findings print.", default=RecitalStyle())
    findings: tuple[str, ...] = about("Which findings, in order; * is all others.", default=("*",))
    findings_heading: Wording = said("Heading of a section of findings.", default=Wording(""))
    findings_lead_in: Wording | None = about("Words before such findings.", default=None)
    currency: str = about("ISO 4217 code of its sums.")
    contents: ContentsStyle = about("How a contents list prints.", default=ContentsStyle())
    contents_heading: Wording | None = about("Heading of a contents list.", default=None)
    contents_lead_in: Wording | None = about("Words before a contents list.", default=None)
    page: PageStyle = about("Page and type.", default=PageStyle())
    verbs: Verbs = about("Duty verbs.", default=Verbs())
    roles: Mapping[str, Phrases | tuple[Mapping[str, str | When], ...]] = words(
        "Roles to words; a list holds cases with `when`."
    )
    capitals: Capitals = about("Clause headings.", default="as-typed")
    options: Mapping[str, Option] = about("Choices of the form.", default_factory=dict)
    facts: Mapping[str, Fact] = about("Questions to the place.", default_factory=dict)
    competence: Mapping[str, tuple[Case, ...]] = about("Demand to cases.")
    basis: Mapping[str, Basis] = about(
        "Part of the form (`formula`, `title`, `signatures`, `roles.clerk`) to what it rests on.",
        default_factory=dict,
    )
    reach: Mapping[str, ActorReach] = about(
        "Actor to how far the bills reach it, where this form differs from its tradition.",
        default_factory=dict,
    )
    procedure: Mapping[str, Step] = about(
        "How the body enacts: step of its tradition's `procedure:` to what is known of it.",
        default_factory=dict,
    )
    subjects: Subjects | None = about(
        "When its long title names all that it does in one phrase.", default=None
    )
    parts: Parts | None = about(
        "The documents that its text is divided into, and when; none for one.", default=None
    )
    amending: Amending | None = about(
        "What it says where it amends a law whose text the place has; none if it never does.",
        default=None,
    )
    reserved: Reserved | None = about(
        "What it says where a law reserves its subject to another government, and when that is; "
        "none if it says nothing else then.",
        default=None,
    )
    blank: str = said("How a blank prints.", default="")
    lint: FormLint = about("For the drafting checklist.", default=FormLint())
    pos: Pos = NOWHERE

    @property
    def companions(self) -> tuple[str, ...]:
        """The codes under ``companion``, in order; none where it is empty."""
        named = (self.companion,) if isinstance(self.companion, str) else self.companion
        return tuple(code for code in named if code)

    @property
    def only_urges(self) -> bool:
        """Whether it can do nothing but urge: no case of any cell says more."""
        cases = [case for cases in self.competence.values() for case in cases]
        return {drafting for case in cases for drafting in case.draftings} == {URGE}

    def limits_of(self, case: Case) -> tuple[str, ...]:
        """What reports call the limits of ``case``."""
        return tuple(self.limit_names[limit] for limit in case.limits)

    def holds(self, case: Case) -> tuple[str, ...]:
        """The draftings of ``case`` that stand in a document of this form: those in which the body
        does something itself, unless all that the form can do is urge.
        """
        return case.draftings if self.only_urges else case.enacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Unserved:
    """Why no form but those of the region writes for its places."""

    says: str = words("Why, in a sentence.")
    instead: str = words("What to do instead, in sentences.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """``templates/regions/<country>/<region>.yaml``: a state or a province. Every other key is one
    of its forms, and holds what that writes differently from the form it extends.
    """

    region: str = about("Its country and its code: us/ma.")
    name: str = about("Its name.")
    all: Mapping[str, object] = about(
        "What all its forms share, and every body in it that writes in a general form.",
        default_factory=dict,
    )
    bodies: Mapping[str, object] = about(
        "By kind of body, what each has in this region, in every document of it.",
        default_factory=dict,
    )
    unserved: Unserved | None = about(
        "Why no form but its own writes for its places; none where others do.", default=None
    )


OVERLAY = frozenset(
    {
        "formula",
        "preface",
        "preamble",
        "closing",
        "signatures",
        "outline",
        "levels",
        "limit_names",
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
        "keeps",
        "omits",
        "amend",
        "procedure",
    }
)
"""Keys of a form that a jurisdiction file may also set: maps merge, anything else replaces."""
