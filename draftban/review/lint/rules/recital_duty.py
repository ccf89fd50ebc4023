"""A recital that lays a duty."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.diagnostics import Severity
from draftban.review.lint.inputs import Printed
from draftban.review.lint.rule import Finding, Rule
from draftban.review.lint.words import duty_verbs, found, shown


def check(printed: Printed) -> Iterator[Finding]:
    """Verbs with which the form lays duties, in its findings."""
    form, words = printed.form, printed.words
    forbidden = [
        verb for verb in duty_verbs(form.verbs, words.duty) if verb not in form.lint.recitals
    ]
    for finding in printed.findings:
        for match in found(forbidden, finding.words):
            yield Finding(
                "duty",
                finding.pos,
                {"verb": match[0]},
                text=shown(finding.words, match),
                source=finding.source,
            )


RULE = Rule(
    code="lint.recital-duty",
    severity=Severity.WARNING,
    finds={"duty": ("verb",)},
    bill=check,
)
