"""A term is used that nothing defines."""

from __future__ import annotations

from draftban.diagnostics import Severity
from draftban.review.lint.rule import Rule

RULE = Rule(
    code="clauses.unknown-term",
    also=("bill.undefined-term",),
    severity=Severity.ERROR,
)
