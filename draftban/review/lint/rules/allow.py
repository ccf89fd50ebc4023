"""An allow: that keeps nothing."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.diagnostics import Severity
from draftban.review.lint.inputs import LintedPlace
from draftban.review.lint.rule import PREFIX, Finding, Rule


def check(place: LintedPlace) -> Iterator[Finding]:
    """`allow:` in front matter that names no rule, or gives no reason."""
    from draftban.review.lint.run import rules

    codes = {rule.code for rule in rules() if rule.code.startswith(PREFIX)}
    for source in place.sources.values():
        for item in source.allow:
            if item.code not in codes:
                yield Finding(
                    "unknown",
                    item.pos,
                    {"code": item.code},
                    text=item.code,
                )
            if not item.reason.strip():
                yield Finding(
                    "no-reason",
                    item.pos,
                    {"code": item.code},
                    text=item.code,
                )


RULE = Rule(
    code="lint.allow",
    severity=Severity.WARNING,
    finds={"unknown": ("code",), "no-reason": ("code",)},
    place=check,
)
