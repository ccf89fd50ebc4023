"""What does not belong in a document of this form."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.diagnostics import Severity
from draftban.review.lint.inputs import Printed
from draftban.review.lint.rule import Finding, Rule
from draftban.review.lint.words import found, shown


def check(printed: Printed) -> Iterator[Finding]:
    """What the form lists under `lint: forbids:`, by clause, by kind, or by topic."""
    for name, why in printed.form.lint.forbids.items():
        if "/" in name:
            yield from _clauses(printed, name, why)
        elif name in printed.words.topics:
            yield from _topic(printed, name, why)
        else:
            yield Finding(
                "unknown",
                printed.form.pos,
                {
                    "form": printed.form.form,
                    "name": name,
                    "topics": ", ".join(sorted(printed.words.topics)),
                },
                text=name,
            )


def _clauses(printed: Printed, name: str, why: str) -> Iterator[Finding]:
    told: set[str] = set()
    for p in printed.provisions:
        kind = p.source.partition("/")[0] + "/*"
        if p.source and name in (p.source, kind) and p.source not in told:
            told.add(p.source)
            yield Finding(
                "clause",
                p.pos,
                {"form": printed.form.form, "name": p.source, "why": why},
                text=p.source,
                source=p.source,
            )


def _topic(printed: Printed, name: str, why: str) -> Iterator[Finding]:
    for paragraph in printed.paragraphs:
        for match in found(printed.words.topics[name], paragraph.words):
            yield Finding(
                "topic",
                paragraph.pos,
                {"form": printed.form.form, "name": name, "why": why},
                text=shown(paragraph.words, match),
                source=paragraph.source,
            )


RULE = Rule(
    code="lint.tradition",
    severity=Severity.WARNING,
    finds={
        "unknown": ("form", "name", "topics"),
        "clause": ("form", "name", "why"),
        "topic": ("form", "name", "why"),
    },
    bill=check,
)
