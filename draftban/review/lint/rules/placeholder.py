"""Open places that no blank() made."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.bill.tree import bill_provisions
from draftban.diagnostics import Severity
from draftban.review.lint.inputs import Printed, typed
from draftban.review.lint.rule import Finding, Rule
from draftban.review.lint.words import found, shown, word_before


def check(printed: Printed) -> Iterator[Finding]:
    """Everything that is printed, but for what ``blank()`` prints."""
    levels = {word.casefold() for word in printed.setup.pack.level_words}
    texts = [(p.inlines, p.pos, p.source) for p in (*printed.paragraphs, *printed.findings)]
    texts += [(inlines, pos, "") for inlines, pos in printed.loose]
    open_numbers = {
        part.rstrip(".")
        for p in bill_provisions(printed.bill)
        for part in p.num.split()
        if "_" in part
    }
    for inlines, pos, source in texts:
        words = typed(inlines)
        for number in open_numbers:
            words = words.replace(number, "")  # cited within “paragraph (1) of section 5-__”
        for match in found(printed.words.placeholders, words):
            if word_before(words, match.start()) in levels:
                continue  # title XX of another law
            yield Finding(
                "placeholder",
                pos,
                {"words": match[0]},
                text=shown(words, match),
                source=source,
            )


RULE = Rule(
    code="lint.placeholder",
    severity=Severity.ERROR,
    finds={"placeholder": ("words",)},
    bill=check,
)
