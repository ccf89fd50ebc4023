"""A definition uses the term that it defines."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.bill.tree import Def, plain, provisions
from draftban.bill.walk import flat, own_words, terms_defined
from draftban.diagnostics import Severity
from draftban.review.lint.inputs import Printed
from draftban.review.lint.rule import Finding, Rule
from draftban.review.lint.words import found, shown


def check(printed: Printed) -> Iterator[Finding]:
    """Each definition is read without the term at its head."""
    phrases = {d.term: d.phrases for d in printed.bill.glossary}
    for p in printed.provisions:
        for term in terms_defined(p):
            for inner in provisions((p,)):
                for run in own_words(inner):
                    words = plain(i for i in flat(run) if not isinstance(i, Def))
                    for match in found(phrases.get(term, ()), words):
                        yield Finding(
                            "circle",
                            inner.pos,
                            {"term": match[0].casefold()},
                            text=shown(words, match),
                            source=printed.source(p),
                        )


RULE = Rule(
    code="lint.circular-definition",
    severity=Severity.WARNING,
    finds={"circle": ("term",)},
    bill=check,
)
