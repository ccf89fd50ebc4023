"""Running the checklist: rules found by name, findings that somebody keeps left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TypeVar

from draftban.diagnostics import Diagnostic
from draftban.review.lint.inputs import Content, Place, Printed, Source
from draftban.review.lint.rule import Finding, Rule

RULES = "draftban.review.lint.rules"

T = TypeVar("T", Printed, Place, Content)


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


def lint_bill(bill: Printed) -> Iterator[Diagnostic]:
    """What the checklist finds in a finished document."""
    for one in rules():
        yield from _diagnostics(one, one.bill, bill, bill.sources)


def lint_place(place: Place) -> Iterator[Diagnostic]:
    """What the checklist finds in what a place says and may use."""
    for one in rules():
        yield from _diagnostics(one, one.place, place, place.sources)


def lint_content(content: Content) -> Iterator[Diagnostic]:
    """What the checklist finds in all forms and texts together."""
    sources = {name: found for form in content.forms for name, found in form.sources.items()}
    for one in rules():
        yield from _diagnostics(one, one.content, content, sources)


def _diagnostics(
    rule: Rule,
    check: Callable[[T], Iterator[Finding]] | None,
    what: T,
    sources: Mapping[str, Source],
) -> Iterator[Diagnostic]:
    for finding in check(what) if check is not None else ():
        if not _kept(rule.code, sources.get(finding.source)):
            yield Diagnostic(
                rule.code,
                finding.message,
                finding.pos,
                text=finding.text,
                hint=finding.hint or f"`draftban check --explain {rule.code}` says why",
                severity=rule.severity,
            )


def _kept(code: str, source: Source | None) -> bool:
    return source is not None and any(item.code == code for item in source.allow)
