"""What `draftban new` says, from ``ui/wizard.yaml`` of a language."""

from __future__ import annotations

from draftban.config.answers import shown
from draftban.config.languages.words import Said, load_words
from draftban.config.model import Form, Typed
from draftban.diagnostics import Report
from draftban.files.search import SearchPath
from draftban.files.word_keys import words_of

FILE = "ui/wizard.yaml"

KEYS = words_of(
    "start answer answer_open left yes no unknown back stop first small_words of itself",
    "name name_needed kind official short form demands selection choose code_why file file_why",
    "more_later stop_hint stopped note_form note_all note_some note_facts note_open note_code",
    "note_wording note_body note_date date",
    "taken: answer",
    "assumed: answer effect",
    "region region_needed: region",
    "kind_label: label example",
    "listed: name kinds",
    "not_listed: kind",
    "listed_too",
    "designated: name",
    "designated_beside: name kinds",
    "around: kind",
    "around_itself",
    "around_needed: known",
    "region_of_name: name regions",
    "kind_needed: name kinds",
    "kind_against: name kinds said",
    "official_needed: name other noun",
    "body: noun",
    "body_why: place",
    "demand: title",
    "none_chosen: demands",
    "option: option",
    "option_default: default",
    "code: blank",
    "more: total",
    "more_local more_all: count",
    "count: number total",
    "file_needed: within",
    "replace replace_why: file",
    "head: place command",
    "place: short state",
    "place_alone: short",
    "left_open_one: command",
    "left_open: count command",
    "next: command",
)


def wizard_words(form: Form, search: SearchPath) -> Said:
    """The words in the language of ``form``. Raises :class:`DraftbanError`."""
    report = Report()
    narrowed = search.narrowed(language=form.language, country=form.country)
    found = load_words(FILE, KEYS, narrowed, report, form=form.pos.file)
    report.raise_errors()
    return found


def flag_words(words: Said, typed: Typed) -> tuple[frozenset[str], frozenset[str]]:
    """What is taken for a yes, and what for a no: the word that is shown, those that are typed in
    the language, and what stands in a file.
    """
    return (
        frozenset({words["yes"].lower(), *typed.yes, shown(True)}),
        frozenset({words["no"].lower(), *typed.no, shown(False)}),
    )


def listed(words: Said, key: str) -> frozenset[str]:
    """The words under ``key``, which commas part."""
    return frozenset(filter(None, (word.strip().lower() for word in words[key].split(","))))
