"""An exception that does not say which demands it narrows."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.diagnostics import Severity
from draftban.review.lint.inputs import Paragraph, Printed, references
from draftban.review.lint.rule import Finding, Rule
from draftban.review.lint.words import found, shown, word_before


def check(printed: Printed) -> Iterator[Finding]:
    """Words of exception in clauses without `cuts:`."""
    for paragraph in printed.paragraphs:
        source = printed.sources.get(paragraph.source)
        if source is None or source.meta is None or source.meta.cuts:
            continue
        likely = [p for p in printed.words.exceptions if _may_stand(p, paragraph.words)]
        if not likely:
            continue
        own = (*printed.selves, *_cited(paragraph))
        phrases = [phrase.replace("{own}", name) for phrase in likely for name in own]
        for unit in paragraph.units:
            for match in found(phrases, unit):
                yield Finding(
                    "exception",
                    paragraph.pos,
                    {"clause": source.id},
                    text=shown(unit, match),
                    source=source.id,
                )


def _cited(paragraph: Paragraph) -> Iterator[str]:
    """The provisions that a paragraph cites, with and without the level word before them."""
    for ref in references(paragraph.provision):
        yield ref.text
        before = word_before(paragraph.words, paragraph.words.find(ref.text))
        yield f"{before} {ref.text}"


def _may_stand(phrase: str, words: str) -> bool:
    """Whether the fixed words of ``phrase`` are all there; few paragraphs need a closer look."""
    folded = words.casefold()
    return all(part.strip() in folded for part in phrase.replace("{own}", "…").split("…"))


RULE = Rule(
    code="lint.exception",
    severity=Severity.WARNING,
    finds={"exception": ("clause",)},
    bill=check,
)
