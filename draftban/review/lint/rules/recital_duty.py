"""A recital that lays a duty."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.diagnostics import Severity
from draftban.review.lint.inputs import Printed
from draftban.review.lint.manuals import EU_RECITALS
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
                f"“{match[0]}” lays a duty, and a finding has no force of law",
                finding.pos,
                text=shown(finding.words, match),
                hint="state a fact or a reason; put the duty into a clause",
                source=finding.source,
            )


RULE = Rule(
    code="lint.recital-duty",
    severity=Severity.WARNING,
    what="A finding or recital with the form’s verb of duty.",
    why="It binds nobody, though it reads as if it did; the rule it states may be missing.",
    bad="WHEREAS, the police shall not scan crowds; and",
    good="WHEREAS, scanning a crowd treats everyone in it as a suspect; and",
    manuals=(EU_RECITALS,),
    bill=check,
)
