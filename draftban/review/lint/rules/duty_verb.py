"""A verb of duty other than the form's."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.diagnostics import Severity
from draftban.review.lint.inputs import Printed
from draftban.review.lint.manuals import CANADA_DUTY, HOUSE_DUTY
from draftban.review.lint.rule import Finding, Rule
from draftban.review.lint.words import duty_verbs, outside, shown


def check(printed: Printed) -> Iterator[Finding]:
    """Every verb of duty in the law that is none of the form's; definitions have a rule of
    their own.
    """
    form, words = printed.form, printed.words
    allowed = {*duty_verbs(form.verbs, words.duty), *form.lint.duty}
    listed = ", ".join(sorted(allowed))
    for paragraph in printed.paragraphs:
        if paragraph.provision.eid in printed.defined:
            continue
        for match in outside(words.duty, words.not_duty, paragraph.words):
            verb = " ".join(match[0].casefold().split())
            if verb not in allowed:
                yield Finding(
                    f"“{verb}” is not how this form lays a duty or forbids",
                    paragraph.pos,
                    text=shown(paragraph.words, match),
                    hint=f"this form says: {listed}; write {{{{ oblige(…) }}}} or "
                    "{{ forbid(…) }}",
                    source=paragraph.source,
                )


RULE = Rule(
    code="lint.duty-verb",
    severity=Severity.WARNING,
    what="“Shall”, “must”, “may not” or a like verb that is not the form’s verb for a duty or a "
    "prohibition.",
    why="Where two verbs stand for duties, a court looks for the difference between them. "
    "“May not” can also be read as “perhaps does not”.",
    bad="The City shall keep a log. The Clerk must publish it.",
    good="{{ oblige(role.government) }} keep a log. {{ oblige(role.clerk) }} publish it.",
    manuals=(CANADA_DUTY, HOUSE_DUTY),
    bill=check,
)
