"""A provision's number or level word is typed by hand."""

from __future__ import annotations

from draftban.diagnostics import Severity
from draftban.review.lint.manuals import CANADA_REFERENCES
from draftban.review.lint.rule import Rule

RULE = Rule(
    code="clauses.typed-number",
    severity=Severity.ERROR,
    what="A number, a level word before a reference, or “this section” is typed by hand.",
    why="It is right in one form and wrong in the next, and wrong here after the next change.",
    bad='Section {{ ref("data/sealing") }} applies.',
    good='{{ ref("data/sealing") }} applies.',
    manuals=(CANADA_REFERENCES,),
)
