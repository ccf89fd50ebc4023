"""A provision's number or level word is typed by hand."""

from __future__ import annotations

from draftban.diagnostics import Severity
from draftban.review.lint.rule import Rule

RULE = Rule(
    code="clauses.typed-number",
    severity=Severity.ERROR,
)
