"""A verb of duty where no duty lies."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.diagnostics import Severity
from draftban.review.lint.inputs import Printed
from draftban.review.lint.rule import Finding, Rule
from draftban.review.lint.words import outside, shown


def check(printed: Printed) -> Iterator[Finding]:
    """“Shall mean” anywhere, and any verb of duty in a definition."""
    words = printed.words
    for paragraph in printed.paragraphs:
        defining = paragraph.provision.eid in printed.defined
        phrases = (*words.false_duty, *words.duty) if defining else words.false_duty
        for match in outside(phrases, words.not_duty, paragraph.words):
            yield Finding(
                "definition" if defining else "statement",
                paragraph.pos,
                text=shown(paragraph.words, match),
                source=paragraph.source,
            )


RULE = Rule(
    code="lint.false-duty",
    severity=Severity.WARNING,
    finds={"definition": (), "statement": ()},
    bill=check,
)
