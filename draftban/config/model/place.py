"""A place: ``jurisdictions/<place>.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from draftban.config.about import about
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
    """One short file about a place."""

    place: str = about("The place's code: us-ma-lowell. Equal to the file name.")
    form: str = about("Which form it writes in: see `draftban forms`.")
    name: str = about("Its formal name: City of Lowell.")
    short: str = about("Its name in a sentence: Lowell.")
    state: str = about("The state or country around it: Massachusetts.", default="")
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
    allow: tuple[Mapping[str, str], ...] = about(
        "Warnings accepted, each `code:` with a `reason:`.", default=()
    )
    pos: Pos = NOWHERE
