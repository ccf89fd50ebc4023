"""An article before a call that prints another one."""

from __future__ import annotations

from draftban.diagnostics import Severity
from draftban.review.lint.rule import Rule

RULE = Rule(
    code="clauses.two-articles",
    severity=Severity.WARNING,
)
