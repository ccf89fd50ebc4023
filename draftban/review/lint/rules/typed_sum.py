"""A sum of money or a date is typed by hand."""

from __future__ import annotations

from draftban.diagnostics import Severity
from draftban.review.lint.rule import Rule

RULE = Rule(
    code="clauses.typed-sum",
    severity=Severity.WARNING,
    also=("clauses.typed-date",),
)
