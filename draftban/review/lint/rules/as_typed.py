"""Words that print otherwise than somebody typed them."""

from __future__ import annotations

from draftban.diagnostics import Severity
from draftban.review.lint.rule import Rule

RULE = Rule(
    code="clauses.as-typed",
    severity=Severity.ADVICE,
)
