"""A verb of duty where no duty lies."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.diagnostics import Severity
from draftban.review.lint.inputs import Printed
from draftban.review.lint.manuals import PENNSYLVANIA_DEFINITIONS
from draftban.review.lint.rule import Finding, Rule
from draftban.review.lint.words import outside, shown


def check(printed: Printed) -> Iterator[Finding]:
    """“Shall mean” anywhere, and any verb of duty in a definition."""
    words = printed.words
    for paragraph in printed.paragraphs:
        defining = paragraph.provision.eid in printed.defined
        phrases = (*words.false_duty, *words.duty) if defining else words.false_duty
        for match in outside(phrases, words.not_duty, paragraph.words):
            yield Finding(
                "a definition lays no duty" if defining else "nobody has a duty here",
                paragraph.pos,
                text=shown(paragraph.words, match),
                hint="move the duty into a clause" if defining else "write the plain present",
                source=paragraph.source,
            )


RULE = Rule(
    code="lint.false-duty",
    severity=Severity.WARNING,
    what="A verb of duty in a definition, or where it only states what something is.",
    why="“Shall” is kept for duties, so that each one is a duty. A duty hidden in a definition "
    "is missed by those who must obey it.",
    bad="“Covered space” shall mean a place that shall be open to the public.",
    good="“Covered space” means a place that is open to the public.",
    manuals=(PENNSYLVANIA_DEFINITIONS,),
    bill=check,
)
