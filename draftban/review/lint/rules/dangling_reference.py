"""A reference leads nowhere."""

from __future__ import annotations

from draftban.diagnostics import Severity
from draftban.review.lint.manuals import CANADA_REFERENCES
from draftban.review.lint.rule import Rule

RULE = Rule(
    code="bill.dangling-reference",
    also=("clauses.unknown-ref",),
    severity=Severity.ERROR,
    what="A reference names a provision that is not in the document.",
    why="The rule that leans on it cannot be applied, and the slip is quoted against the bill.",
    bad='As {{ ref("data/sealing") }} allows, …   (sealing was not selected)',
    good='{% if has("data/sealing") %}As {{ ref("data/sealing") }} allows, {% endif %}…',
    manuals=(CANADA_REFERENCES,),
)
