"""A finding that nobody has evidence for, so that no bill prints it."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.diagnostics import Severity
from draftban.review.lint.inputs import Content
from draftban.review.lint.rule import Finding, Rule


def check(content: Content) -> Iterator[Finding]:
    """Of all forms; one of a place prints, and each build warns of it."""
    told: set[str] = set()
    for shelved in content.forms:
        for source in shelved.sources.values():
            if source.kind != "findings" or source.evident or source.pos.file in told:
                continue
            told.add(source.pos.file)
            yield Finding(
                "finding", source.pos, {"finding": source.id}, text=source.id, source=source.id
            )


RULE = Rule(
    code="lint.unread-finding",
    severity=Severity.WARNING,
    finds={"finding": ("finding",)},
    content=check,
)
