"""A sentence of more words than the language allows."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.diagnostics import Severity
from draftban.review.lint.inputs import Printed
from draftban.review.lint.rule import Finding, Rule


def check(printed: Printed) -> Iterator[Finding]:
    """Pieces of the law between full stop, semicolon, colon and line break."""
    most = printed.words.sentence_words
    for paragraph in printed.paragraphs:
        for unit in paragraph.units:
            count = len(unit.split())
            if count > most:
                yield Finding(
                    "sentence",
                    paragraph.pos,
                    {"count": str(count), "most": str(most)},
                    text=unit,
                    source=paragraph.source,
                )


RULE = Rule(
    code="lint.long-sentence",
    severity=Severity.WARNING,
    finds={"sentence": ("count", "most")},
    bill=check,
)
