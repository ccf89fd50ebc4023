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
                f"“{match[0]}” leaves open which is meant",
                paragraph.pos,
                text=shown(paragraph.words, match),
                hint="write “or”; where one alone is not meant, “and”; else “or both”",
                source=paragraph.source,
            )


RULE = Rule(
    code="lint.and-or",
    severity=Severity.WARNING,
    what="“And/or”.",
    why="It is read as “and” by one side and as “or” by the other.",
    bad="buy and/or lease a system",
    good="buy or lease a system",
    bill=check,
)
