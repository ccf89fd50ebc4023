"""Words that only lawyers use."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.diagnostics import Severity
from draftban.review.lint.inputs import Paragraph, Printed
from draftban.review.lint.rule import Finding, Rule
from draftban.review.lint.words import found, shown, word_after, word_before


def check(printed: Printed) -> Iterator[Finding]:
    """In law and findings, but for the formulas of the form: the words of its own file, and
    those with which it amends another law.
    """
    formula = " ".join(wording.text for wording in printed.form.amend.values()).casefold()
    known = {entry.say.casefold(): entry for entry in printed.words.legalese}
    for paragraph in (*printed.paragraphs, *printed.findings):
        if paragraph.pos.file.endswith(".yaml"):
            continue
        for match in found(known, paragraph.words):
            phrase = " ".join(match[0].casefold().split())
            entry = known[phrase]
            if phrase in formula and _amends(printed, paragraph):
                continue
            after = word_after(paragraph.words, match.end())
            if after in entry.unless_before:
                continue
            if word_before(paragraph.words, match.start()) in entry.unless_after:
                continue
            yield Finding(
                "expression",
                paragraph.pos,
                {"words": match[0], "instead": entry.instead},
                text=shown(paragraph.words, match),
                source=paragraph.source,
            )


def _amends(printed: Printed, paragraph: Paragraph) -> bool:
    source = printed.sources.get(paragraph.source)
    return source is not None and source.meta is not None and source.meta.amends is not None


RULE = Rule(
    code="lint.legalese",
    severity=Severity.WARNING,
    finds={"expression": ("words", "instead")},
    bill=check,
)
