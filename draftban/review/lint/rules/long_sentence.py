"""A sentence of more words than the language allows."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.diagnostics import Severity
from draftban.review.lint.inputs import Printed
from draftban.review.lint.manuals import ALABAMA_SENTENCES, WISCONSIN_SENTENCES
from draftban.review.lint.rule import Finding, Rule


def check(printed: Printed) -> Iterator[Finding]:
    """Pieces of the law between full stop, semicolon, colon and line break."""
    most = printed.words.sentence_words
    for paragraph in printed.paragraphs:
        for unit in paragraph.units:
            count = len(unit.split())
            if count > most:
                yield Finding(
                    f"a sentence of {count} words; {most} are the most that are read at once",
                    paragraph.pos,
                    text=unit,
                    hint="make two sentences, or a list",
                    source=paragraph.source,
                )


RULE = Rule(
    code="lint.long-sentence",
    severity=Severity.WARNING,
    what="A sentence with more words than the language pack allows (`sentence_words`). It ends "
    "at a full stop, a semicolon, a colon or a line break.",
    why="Nobody keeps the beginning in mind until the end, and what belongs together is unclear.",
    bad="A public actor that, having learned of a use … (70 words) …, shall notify that person.",
    good="A list: one lead-in, and each condition as an item.",
    manuals=(WISCONSIN_SENTENCES, ALABAMA_SENTENCES),
    bill=check,
)
