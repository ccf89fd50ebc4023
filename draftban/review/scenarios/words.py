"""The words of the report on scenarios: ``ui/scenarios.yaml``."""

from __future__ import annotations

from draftban.config.languages.words import Said, load_words
from draftban.config.setup import Setup
from draftban.diagnostics import Report
from draftban.files.word_keys import words_of
from draftban.review.scenarios.answers import Answered

FILE = "ui/scenarios.yaml"

KEYS = words_of(
    "title means nothing comma kind_attack kind_everyday",
    "answer_forbidden answer_allowed answer_outside answer_limit answer_unclear",
    "means_forbidden means_allowed means_outside means_limit means_unclear",
    "no_longer_answered not_selected reason_left_out reason_own_text reason_chosen",
    "reason_opened: provision",
    "of: place form",
    "summary: count counts",
    "count: count answer",
    "row: who act place",
    "quoted: provision words",
    "of_law: provision law",
    "kind_summary: kind count",
)


def scenario_words(setup: Setup, report: Report) -> Said:
    """The words in the language of ``setup``; one that is missing is reported and empty."""
    return load_words(FILE, KEYS, setup.search, report, form=setup.form.pos.file)


def answer_word(row: Answered, say: Said) -> str:
    """What a report prints as the answer to ``row``."""
    if row.state != "answered":
        return say[row.state.replace(" ", "_")]
    return say[f"answer_{row.answer}"]


def basis(row: Answered, say: Said) -> str:
    """By what ``row`` is answered, or why it is not; empty where nobody named a provision."""
    if row.reason:
        return say[f"reason_{row.reason}"].format(provision=row.opened_by)
    cited = citation(row, say)
    return say["quoted"].format(provision=cited, words=row.words) if row.words else cited


def citation(row: Answered, say: Said) -> str:
    """The citation of what decides ``row``, with its law where the place has several."""
    if not row.law:
        return row.citation
    return say["of_law"].format(provision=row.citation, law=row.law)
