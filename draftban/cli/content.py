"""What exists apart from any one place: forms, demands, rules of the checklist."""

from __future__ import annotations

from draftban.config.chains.forms import load_form
from draftban.config.chains.in_force import with_answers
from draftban.config.languages.language import load_demands, load_pack
from draftban.config.model import Demand, Form, LanguagePack
from draftban.config.model.guidance import Guidance
from draftban.diagnostics import Report
from draftban.files.search import SearchPath


def demands(search: SearchPath) -> tuple[Demand, ...]:
    """All demands of the letter, in its order. Raises :class:`DraftbanError`."""
    report = Report()
    found = tuple(load_demands(search, report).values())
    report.raise_errors()
    return found


def form(code: str, search: SearchPath, body: str = "", state: str = "") -> Form:
    """The form ``code`` with those it extends, for a kind of body, and what the law in force of
    ``state``, a code, answers of its questions. Raises :class:`DraftbanError`.
    """
    report = Report()
    found = load_form(code, search, report, body, state)
    if found is not None and state:
        found = with_answers(found, state, search, report)
    report.raise_errors()
    assert found is not None, "a form without errors is usable"
    return found


def language_pack(found: Form, search: SearchPath) -> LanguagePack:
    """What the language of the form ``found`` says. Raises :class:`DraftbanError`."""
    report = Report()
    narrowed = search.narrowed(language=found.language, country=found.country)
    pack = load_pack(narrowed, found.pos, report)
    report.raise_errors()
    assert pack is not None, "a pack without errors is usable"
    return pack


def rule_words(search: SearchPath) -> Guidance:
    """What is said of every rule of the checklist. Raises :class:`DraftbanError`."""
    from draftban.review.lint.run import guidance

    report = Report()
    found = guidance(search, report)
    report.raise_errors()
    assert found is not None, "a file without errors is usable"
    return found
