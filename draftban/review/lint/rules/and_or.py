"""and/or."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.diagnostics import Severity
from draftban.review.lint.inputs import Printed
from draftban.review.lint.rule import Finding, Rule
from draftban.review.lint.words import found, shown


def check(printed: Printed) -> Iterator[Finding]:
    """In law and findings."""
    for paragraph in (*printed.paragraphs, *printed.findings):
        for match in found(printed.words.and_or, paragraph.words):
            yield Finding(
                "joiner",
                paragraph.pos,
                {"words": match[0]},
                text=shown(paragraph.words, match),
                source=paragraph.source,
            )


RULE = Rule(
    code="lint.and-or",
    severity=Severity.WARNING,
    finds={"joiner": ("words",)},
    bill=check,
)
