"""Running the checklist: rules found by name, findings that somebody keeps left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TypeVar

from draftban.config.languages.lacking import words_file
from draftban.config.model.guidance import Guidance
from draftban.diagnostics import Diagnostic, Pos, Report, Severity
from draftban.files.search import SearchPath
from draftban.review.lint.guidance import filled, load_guidance
from draftban.review.lint.inputs import Content, LintedPlace, Printed, ShelfText
from draftban.review.lint.rule import Finding, Rule

RULES = "draftban.review.lint.rules"

T = TypeVar("T", Printed, LintedPlace, Content)


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by code: the ``RULE`` of each module in ``rules/``."""
    names = (found.name for found in iter_modules(import_module(RULES).__path__))
    modules = (import_module(f"{RULES}.{name}") for name in names)
    return tuple(sorted((module.RULE for module in modules), key=lambda rule: rule.code))


def rule(code: str) -> Rule | None:
    """The rule ``code``, with or without its prefix, or that reports under ``code`` too."""
    for one in rules():
        if code in (one.code, one.name, *one.also):
            return one
    return None


def lint_bill(bill: Printed, report: Report) -> None:
    """Add to ``report`` what the checklist finds in a finished document."""
    found = [one for rule in rules() for one in _found(rule, rule.bill, bill, bill.sources)]
    _tell(found, bill.setup.search, report)
    if bill.setup.pack.lint is None:
        file = words_file("pack.yaml", bill.setup.search)
        report.add(
            Diagnostic(
                "lint.not-judged",
                f"The words of {bill.bill.meta.title} are not judged: {file} has no `lint:`.",
                Pos(file),
                text=file,
                hint="Add `lint:` with the words by which the checklist knows a fault.",
                severity=Severity.ADVICE,
            )
        )


def lint_place(place: LintedPlace, report: Report) -> None:
    """Add to ``report`` what the checklist finds in what a place says and may use."""
    found = [one for rule in rules() for one in _found(rule, rule.place, place, place.sources)]
    _tell(found, place.setup.search, report)


def lint_content(content: Content, search: SearchPath, report: Report) -> None:
    """Add to ``report`` what the checklist finds in all forms and texts together, which
    ``search`` finds.
    """
    sources = {name: found for form in content.forms for name, found in form.sources.items()}
    found = [one for rule in rules() for one in _found(rule, rule.content, content, sources)]
    _tell(found, search, report)


def guidance(search: SearchPath, report: Report) -> Guidance | None:
    """What is said of every rule; ``None`` after a reported mistake."""
    return load_guidance(rules(), search, report)


def _found(
    rule: Rule,
    check: Callable[[T], Iterator[Finding]] | None,
    what: T,
    sources: Mapping[str, ShelfText],
) -> Iterator[tuple[Rule, Finding]]:
    """The findings of ``rule`` that nobody keeps."""
    for finding in check(what) if check is not None else ():
        if not _kept(rule.code, sources.get(finding.source)):
            yield rule, finding


def _tell(found: Sequence[tuple[Rule, Finding]], search: SearchPath, report: Report) -> None:
    """Put findings into words, which are read only if there are any."""
    said = guidance(search, report) if found else None
    if said is None:
        return
    for rule, finding in found:
        words = said.rules[rule.code].finds[finding.way]
        report.add(
            Diagnostic(
                rule.code,
                filled(words.says, finding.values),
                finding.pos,
                text=finding.text,
                hint=filled(words.hint, finding.values),
                severity=rule.severity,
            )
        )


def _kept(code: str, source: ShelfText | None) -> bool:
    return source is not None and any(item.code == code for item in source.allow)
