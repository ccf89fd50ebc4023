"""A term is defined that nothing uses."""

from __future__ import annotations

from draftban.diagnostics import Severity
from draftban.review.lint.manuals import NEW_ZEALAND_DEFINITIONS
from draftban.review.lint.rule import Rule

RULE = Rule(
    code="bill.unused-definition",
    severity=Severity.ERROR,
    what="A document defines a term that it never uses.",
    why="Readers look for the rule that the definition must serve; courts presume there is one.",
    bad="A definition of “vendor” in a bill that speaks of contractors only.",
    good="The definition goes, or the rule says “vendor”.",
    manuals=(NEW_ZEALAND_DEFINITIONS,),
)
