"""A reference leads nowhere."""

from __future__ import annotations

from draftban.diagnostics import Severity
from draftban.review.lint.rule import Rule

RULE = Rule(
    code="bill.dangling-reference",
    also=("clauses.unknown-ref",),
    severity=Severity.ERROR,
)
