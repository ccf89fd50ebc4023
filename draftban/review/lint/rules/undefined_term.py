"""A term is used that nothing defines."""

from __future__ import annotations

from draftban.diagnostics import Severity
from draftban.review.lint.manuals import PENNSYLVANIA_DEFINITIONS
from draftban.review.lint.rule import Rule

RULE = Rule(
    code="clauses.unknown-term",
    also=("bill.undefined-term",),
    severity=Severity.ERROR,
    what="A clause uses a term that has no definition.",
    why="What the term covers is then left to a court, and opponents choose the narrowest sense.",
    bad="{{ forbid(role.government) }} use {{ term.watchlist }}.   (nothing defines a watchlist)",
    good="{{ forbid(role.government) }} use {{ term.biometric_surveillance }}.",
    manuals=(PENNSYLVANIA_DEFINITIONS,),
)
