"""A shared finding that tells of the place itself as of another."""

from __future__ import annotations

from draftban.diagnostics import Severity
from draftban.review.lint.rule import Rule

RULE = Rule(
    code="clauses.own-place",
    severity=Severity.ADVICE,
)
