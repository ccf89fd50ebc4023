"""A verb of duty other than the form's."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.diagnostics import Severity
from draftban.review.lint.inputs import Printed
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
                    "verb",
                    paragraph.pos,
                    {"verb": verb, "verbs": listed},
                    text=shown(paragraph.words, match),
                    source=paragraph.source,
                )


RULE = Rule(
    code="lint.duty-verb",
    severity=Severity.WARNING,
    finds={"verb": ("verb", "verbs")},
    bill=check,
)
