"""What `draftban new` says, from ``ui/wizard.yaml`` of a language."""

from __future__ import annotations

from draftban.config.languages.words import Said, load_words
from draftban.config.model import Form
from draftban.diagnostics import Report
from draftban.files.search import SearchPath
from draftban.files.word_keys import words_of

FILE = "ui/wizard.yaml"

KEYS = words_of(
    "start answer yes no yes_too no_too of kind official short form body_why demands",
    "selection choose code_why file file_why note_form note_all note_some note_facts",
    "note_code note_wording",
    "name: noun example",
    "region: region",
    "body: noun",
    "demand: title",
    "none_chosen: demands",
    "option: option",
    "code: blank",
    "replace replace_why: file",
    "head: place command",
    "place: short state",
    "place_alone: short",
    "next: command",
)


def wizard_words(form: Form, search: SearchPath) -> Said:
    """The words in the language of ``form``. Raises :class:`DraftbanError`."""
    report = Report()
    narrowed = search.narrowed(language=form.language, country=form.country)
    found = load_words(FILE, KEYS, narrowed, report, form=form.pos.file)
    report.raise_errors()
    return found


def flag_words(words: Said) -> tuple[frozenset[str], frozenset[str]]:
    """What is taken for a yes, and what for a no."""
    return _either(words, "yes"), _either(words, "no")


def _either(words: Said, key: str) -> frozenset[str]:
    too = (word.strip().lower() for word in words[f"{key}_too"].split(","))
    return frozenset({words[key].lower(), key, *filter(None, too)})
