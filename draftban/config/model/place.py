"""A place, ``jurisdictions/<place>.yaml``, and the kinds of body that places have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from draftban.config.about import about, words
from draftban.config.model.shared import Phrases, Source
from draftban.diagnostics import NOWHERE, Pos


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalWording:
    """A place's own words for roles and terms; every grammatical form must be given."""

    roles: Mapping[str, Phrases] = about("Role to words.", default_factory=dict)
    terms: Mapping[str, Phrases] = about("Term to words.", default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalFinding:
    """A finding of the place: one sentence, no opening word, no closing mark."""

    text: str = about("The sentence.")
    sources: tuple[Source, ...] = about("Where the fact comes from.", default=())
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
class Company:
    """A company that the user names, so that papers of a call may; what is said of it needs a
    source that somebody has read.
    """

    company: str = about("Its name.")
    findings: tuple[LocalFinding, ...] = about(
        "What it does or did, each in a sentence with its sources.", default=()
    )
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Calls:
    """What the papers of `draftban call` may say of this place alone."""

    companies: tuple[Company, ...] = about("Companies that they may name.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Jurisdiction:
    """One short file about a place. ``the`` is its name as it stands in a sentence: the Town of
    Hempstead; its kind of body says so.
    """

    place: str = about("The place's code: us-ma-lowell. Equal to the file name.")
    form: str = about("Which form it writes in: see `draftban forms`.")
    body: str = about(
        "What kind of body it has, where that is not its form’s: see `draftban forms`.", default=""
    )
    name: str = about("Its formal name: City of Lowell.")
    short: str = about("Its name in a sentence: Lowell.")
    state: str = about("The state or country around it: Massachusetts.", default="")
    county: str = about(
        "The county in which it lies, where captions name it: Mercer County.", default=""
    )
    language: str = about(
        "In which language, where its form has words in several; none for the form's first.",
        default="",
    )
    within: str = about("Code of the larger place: us-ma.", default="")
    prohibitions: Literal["all"] | tuple[str, ...] = about(
        "Which demands of the letter to enact; see `draftban demands`."
    )
    parts: tuple[str, ...] = about(
        "Which parts to write, where its form divides its text; all of them if left out.",
        default=(),
    )
    options: Mapping[str, str | bool | int] = about("Choices.", default_factory=dict)
    facts: Mapping[str, str | bool | int | Answer] = about(
        "Answers: a value, or {is: value, source: where it comes from}.", default_factory=dict
    )
    wording: LocalWording = about("Local words.", default=LocalWording())
    findings: tuple[LocalFinding, ...] = about("Local findings.", default=())
    calls: Calls = about("Whom papers of `draftban call` may name.", default=Calls())
    date: str = about("Date of the draft, YYYY-MM-DD; none if left out.", default="")
    blanks: Mapping[str, str] = about("Blanks you can fill: label to words.", default_factory=dict)
    example: bool = about(
        "Whether nobody in the place asked for it: lists say so, and `check --all` leaves it out.",
        default=False,
    )
    allow: tuple[Mapping[str, str], ...] = about(
        "Warnings accepted, each `code:` with a `reason:`.", default=()
    )
    the: str = ""
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """``templates/bodies/<country>/<body>.yaml``: a kind of body that enacts law. Every other key
    is one of a form, and holds what each form writes differently for it, but no words.
    """

    body: str = about("Its code, equal to the file name: town.")
    form: str = about("The form in which it writes, where its region has none of its own.")
    order: int = about("Where it stands in lists.", default=0)
    regions: tuple[str, ...] = about(
        "Codes of the regions that have it, such as la; none where many do.", default=()
    )
    sovereign: bool = about(
        "true: what the region around it says of its governments does not hold for it.",
        default=False,
    )
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyWords:
    """``bodies/<body>.yaml`` in the folder of a tradition in a language: what it is called. Every
    other key is one of a form, and holds words.
    """

    label: str = words("What it is called in a list.")
    example: str = words("The name of one.")
    official: str = words(
        "Pattern of the official name of one typed bare; none: the first of `place_names`.",
        default="",
    )
    sentence: str = words(
        "Its name in a sentence, of {short}, the bare name, or {name}.", default="{short}"
    )
    councils: Mapping[str, Phrases] = words(
        "Names of the body that decides, with every grammatical form.", default_factory=dict
    )
    pos: Pos = NOWHERE
