"""A language: ``templates/languages/<language>/pack.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from draftban.bill.style import ScreenWords
from draftban.config.about import about
from draftban.config.model.linting import LintWords


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
    language_tag: str = about(
        "What files call this variant (BCP 47), if not by the language and the country: en-GB.",
        default="",
    )
    blank: str = about("Holds {label}: what is read aloud for a blank.", default="")
    invisible: tuple[str, ...] = about(
        "Code points of the joining and invisible characters that its script needs: U+200C.",
        default=(),
    )
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
    unbroken: tuple[str, ...] = about(
        "Words that stay on one line: {level} {number}, {month} {day}; {year} is known too.",
        default=(),
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
