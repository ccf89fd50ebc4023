"""A term is defined twice in one document."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.bill.tree import Def
from draftban.bill.walk import flat
from draftban.diagnostics import Severity
from draftban.review.lint.inputs import Printed
from draftban.review.lint.rule import Finding, Rule
from draftban.review.lint.words import found, shown

QUOTES = (("“", "”"), ("‘", "’"))


def check(printed: Printed) -> Iterator[Finding]:
    """Definitions of the same words, and definitions typed in a clause's own text."""
    seen: set[str] = set()
    for paragraph in printed.paragraphs:
        for inline in flat(paragraph.inlines):
            if not isinstance(inline, Def):
                continue
            words = inline.text.casefold()
            if words in seen:
                yield Finding(
                    "twice",
                    paragraph.pos,
                    {"term": inline.text},
                    text=inline.text,
                    source=paragraph.source,
                )
            seen.add(words)
    phrases = {phrase for d in printed.bill.glossary for phrase in d.phrases}
    defining = printed.words.defining
    by_hand = [
        f"{opened}{phrase}{closed} {verb}"
        for opened, closed in QUOTES
        for phrase in sorted(phrases)
        for verb in defining
    ]
    for paragraph in printed.paragraphs:
        if any(isinstance(i, Def) for i in flat(paragraph.inlines)):
            continue
        for match in found(by_hand, paragraph.words):
            yield Finding(
                "by-hand",
                paragraph.pos,
                text=shown(paragraph.words, match),
                source=paragraph.source,
            )


RULE = Rule(
    code="lint.term-twice",
    severity=Severity.ERROR,
    finds={"twice": ("term",), "by-hand": ()},
    bill=check,
)
