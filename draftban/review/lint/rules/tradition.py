"""What does not belong in a document of this form."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.diagnostics import Severity
from draftban.review.lint.inputs import Printed
from draftban.review.lint.manuals import ALABAMA_SEVERABILITY
from draftban.review.lint.rule import Finding, Rule
from draftban.review.lint.words import found, shown


def check(printed: Printed) -> Iterator[Finding]:
    """What the form lists under `lint: forbids:`, by clause, by kind, or by topic."""
    for name, why in printed.form.lint.forbids.items():
        if "/" in name:
            yield from _clauses(printed, name, why)
        elif name in printed.words.topics:
            yield from _topic(printed, name, why)
        else:
            yield Finding(
                f"the form {printed.form.form} forbids “{name}”, which is neither a clause nor a "
                "topic of the language pack",
                printed.form.pos,
                text=name,
                hint=f"topics: {', '.join(sorted(printed.words.topics))}",
            )


def _clauses(printed: Printed, name: str, why: str) -> Iterator[Finding]:
    told: set[str] = set()
    for p in printed.provisions:
        kind = p.source.partition("/")[0] + "/*"
        if p.source and name in (p.source, kind) and p.source not in told:
            told.add(p.source)
            yield Finding(
                f"{p.source} does not belong in a document of the form {printed.form.form}: {why}",
                p.pos,
                text=p.source,
                hint="take it out of the outline, or name it under `omits:`",
                source=p.source,
            )


def _topic(printed: Printed, name: str, why: str) -> Iterator[Finding]:
    for paragraph in printed.paragraphs:
        for match in found(printed.words.topics[name], paragraph.words):
            yield Finding(
                f"{name} does not belong in a document of the form {printed.form.form}: {why}",
                paragraph.pos,
                text=shown(paragraph.words, match),
                hint="leave the provision out in this form",
                source=paragraph.source,
            )


RULE = Rule(
    code="lint.tradition",
    severity=Severity.WARNING,
    what="A provision that the form’s tradition does not have, as its file says "
    "(`lint: forbids:`): a severability clause in an EU regulation.",
    why="It shows that the draft was copied from elsewhere, and may mean something else here.",
    bad="An EU regulation that says: If a provision is held invalid, the others stand.",
    good="No such clause; the form names it under `omits:`.",
    manuals=(ALABAMA_SEVERABILITY,),
    bill=check,
)
