"""A language: ``templates/languages/<language>/pack.yaml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from draftban.bill.style import Letters, ScreenWords
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
class CounselWords:
    """Words of the comments to counsel; what the program knows goes into the braces."""

    whole: str = about("The first comment, on the whole document.")
    references: str = about("That references are plain text.")
    references_live: str = about("That references are fields.")
    demand: str = about("Holds {demand}, {title}, {drafting}.")
    drafting_direct: str = about("What the drafting `direct` does.")
    drafting_own: str = about("What `own` does.")
    drafting_grant: str = about("What `grant` does.")
    drafting_urge: str = about("What `urge` does.")
    why: str = about("Holds {reason}.")
    limits: str = about("Holds {limits}.")
    rests_on: str = about("Holds {cites}.")
    read: str = about("Holds {cite} and {date}.")
    unread: str = about("Holds {cite}.")
    seen: str = about("Holds {cite} and {date}, of what was only seen.")
    lapsed: str = about("Holds {cite} and {date}, of what was to be read again before.")
    searched: str = about("Holds {where}, {date} and {words}, where no law was found.")
    checked_by: str = about("Holds {who}.")
    not_checked: str = about("That no lawyer has confirmed it.")
    recheck: str = about("Holds {date}.")
    as_of: str = about("Holds {checked} and {date}, where the day of the draft is not known.")
    not_judged: str = about("Holds {date}, by which it was to be read again.")
    fatal: str = about("Holds {says}, on which the law may fail.")
    fatal_cited: str = about("Holds {says} and {cites}.")
    seems: str = about("Holds {value} and {cites}, which do not settle a question.")
    law_says: str = about("Holds {ask} and {value}, what the law answers, as a fact of law.")
    told: str = about("Holds {drafting} and {see}.")
    see: str = about("Holds {demand} and {citation}.")
    option: str = about("Holds {name}, {value}, {how}, {about}.")
    by_default: str = about("How an option has its value where nobody gave one.")
    set_at: str = about("Holds {where}.")
    note: str = about("Holds {note}.")
    unverified: str = about("Holds {cites}.")
    no_source: str = about("That a finding names no source.")
    assumed: str = about("Holds {ask}, {value}, {why}.")
    answered: str = about("Holds {where} too.")
    stated: str = about("Holds {where} and {cites} too.")
    if_yes: str = about("Holds {effect}, what a yes changes.")
    if_no: str = about("Holds {effect}, what a no changes.")
    if_answer: str = about("Holds {answer} and {effect}, what that answer changes.")
    if_answered: str = about("Holds {effect}, what any number or words change.")
    if_open: str = about("Holds {effect}, what holds as long as nobody answers.")
    yes: str = about("A fact that holds.")
    no: str = about("One that does not.")
    unknown: str = about("A sum that nobody has given.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """How words from a keyboard are printed, and by which words a slip in them is known."""

    apostrophe: str = about("What a straight apostrophe is printed as.", default="")
    dash: str = about("What two hyphens between words are printed as.", default="")
    articles: tuple[str, ...] = about("Articles; of the same one twice, one goes.", default=())
    openings: tuple[str, ...] = about(
        "Words that open a finding with a small letter, where the form opens the sentence.",
        default=(),
    )
    recitals: tuple[str, ...] = about(
        "Words that forms of the language print before a finding; typed there, they go.", default=()
    )
    subjects: tuple[str, ...] = about(
        "Nouns and such that do so too, unless a capital follows, as in a name.", default=()
    )
    common: tuple[str, ...] = about(
        "Words that are names of places too: a small one is not taken for the name.", default=()
    )
    yes: tuple[str, ...] = about("What is typed for true, besides `true`.", default=())
    no: tuple[str, ...] = about("What is typed for false, besides `false`.", default=())
    money: tuple[str, ...] = about(
        "How sums are typed besides `currency:`; each holds {amount}.", default=()
    )


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
    times: tuple[str, ...] = about("Words that set a time without a number: at once.", default=())
    this: str = about("Holds {level}: this {level}.")
    read: str = about("Holds {date}: read {date}, in a note on a source.")
    language_tag: str = about(
        "What files call this variant (BCP 47), if not by the language and the country: en-GB.",
        default="",
    )
    blank: str = about("Holds {label}: what is read aloud for a blank.")
    invisible: tuple[str, ...] = about(
        "Code points of the joining and invisible characters that its script needs: U+200C.",
        default=(),
    )
    direction: Literal["ltr", "rtl"] = about("How its script runs.", default="ltr")
    status: str = about("What each page of a PDF says the bill is.")
    original: str = about("What Akoma Ntoso calls the text that it has as its original: this one.")
    new_number: tuple[str, str] = about(
        "A number that only the place knows: holds {level}; the second {heading} too."
    )
    draftings: Mapping[str, str] = about(
        "Drafting to what people call it; one that has no name here is called as its file is."
    )
    screen: ScreenWords = about("Words of a web page around the text of a bill.")
    letters: Letters = about("How its sentences end, and how its letters count.")
    currency: Mapping[str, str] = about("ISO 4217 code to a pattern with {amount}.")
    thousands: str = about("Thousands separator.")
    decimal: str = about("What parts the whole of a number from its fraction.")
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
    typed: Typed = about(
        "How words from a keyboard are printed; without it as they are typed.", default=Typed()
    )
    counsel: CounselWords = about("Words of the comments to counsel in Word.")
    lint: LintWords | None = about(
        "Words of the drafting checklist; without them nothing is judged by words.", default=None
    )
    reading: Reading | None = about(
        "How hard a text is to read; without it nothing is graded.", default=None
    )

    def dated(self, iso: str) -> str:
        """The day ``iso`` (YYYY-MM-DD) as the language writes it."""
        year, month, day = iso.split("-")
        return self.date.format(year=year, month=self.months[int(month) - 1], day=int(day))

    def joined(self, items: Sequence[str]) -> str:
        """``items`` as the language joins them with “and”."""
        two, between, last = self.joiners["and"]
        return two.join(items) if len(items) < 3 else between.join(items[:-1]) + last + items[-1]
