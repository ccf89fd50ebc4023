"""A recital among the provisions."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.diagnostics import Severity
from draftban.review.lint.inputs import Printed
from draftban.review.lint.rule import Finding, Rule


def check(printed: Printed) -> Iterator[Finding]:
    """Sentences of the law that open as a recital does."""
    form = printed.setup.pack.default_form["role"]
    council = printed.setup.roles.get("council", {}).get(form, "")
    openings = tuple(
        phrase.replace("{council}", council).casefold()
        for phrase in printed.words.recitals
        if council or "{council}" not in phrase
    )
    for paragraph in printed.paragraphs:
        if any(child.kind == "finding" for child in paragraph.provision.children):
            continue  # the lead-in of findings, which this form prints as a section
        for unit in paragraph.units:
            if unit.casefold().startswith(openings):
                yield Finding(
                    "reason",
                    paragraph.pos,
                    text=unit,
                    source=paragraph.source,
                )


RULE = Rule(
    code="lint.recital",
    severity=Severity.WARNING,
    finds={"reason": ()},
    bill=check,
)
