"""A recital among the provisions."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.diagnostics import Severity
from draftban.review.lint.inputs import Printed
from draftban.review.lint.manuals import INDIANA_PREAMBLES
from draftban.review.lint.rule import Finding, Rule


def check(printed: Printed) -> Iterator[Finding]:
    """Sentences of the law that open as a recital does."""
    council = printed.setup.roles.get("council", {}).get("the", "")
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
                    "a reason stands among the rules",
                    paragraph.pos,
                    text=unit,
                    hint="make it a finding (findings/<theme>.md), or leave it out",
                    source=paragraph.source,
                )


RULE = Rule(
    code="lint.recital",
    severity=Severity.WARNING,
    what="A recital (“whereas”, “the Council finds”) in the operative part.",
    why="A court must decide whether it is a rule; opponents read it as a limit of the rule.",
    bad="Whereas people have a right to privacy, the City shall not use it.",
    good="The reason as a finding; the clause: The City shall not use it.",
    manuals=(INDIANA_PREAMBLES,),
    bill=check,
)
