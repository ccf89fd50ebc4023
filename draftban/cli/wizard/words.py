"""What `draftban new` says, from ``ui/wizard.yaml`` of a language."""

from __future__ import annotations

from draftban.config.model import Form
from draftban.config.words import Said, load_words
from draftban.diagnostics import Report
from draftban.files.search import SearchPath

FILE = "ui/wizard.yaml"

KEYS = (
    *("start", "answer", "yes", "no", "yes_too", "no_too"),
    *("kind", "name", "region", "official", "short", "form", "body", "body_why"),
    *("demands", "selection", "choose", "demand", "none_chosen", "option", "code", "code_why"),
    *("replace", "replace_why", "file", "file_why", "of"),
    *("head", "place", "place_alone", "note_form", "note_all", "note_some", "note_facts"),
    *("note_code", "note_wording", "next"),
)


def wizard_words(form: Form, search: SearchPath) -> Said:
    """The words in the language of ``form``. Raises :class:`DraftbanError`."""
    report = Report()
    narrowed = search.narrowed(language=form.language, country=form.country)
    found = load_words(FILE, KEYS, narrowed, form.pos.file, report)
    report.raise_errors()
    assert found is not None, "words without errors are usable"
    return found


def flag_words(words: Said) -> tuple[frozenset[str], frozenset[str]]:
    """What is taken for a yes, and what for a no."""
    return _either(words, "yes"), _either(words, "no")


def _either(words: Said, key: str) -> frozenset[str]:
    too = (word.strip().lower() for word in words[f"{key}_too"].split(","))
    return frozenset({words[key].lower(), key, *filter(None, too)})
