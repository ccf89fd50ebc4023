"""A term is defined that nothing uses."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.diagnostics import Severity
from draftban.review.lint.inputs import Content, ShelfText
from draftban.review.lint.rule import Finding, Rule
from draftban.review.lint.words import found


def check(content: Content) -> Iterator[Finding]:
    """Definitions on the shelf whose term no other text uses; that a document prints only those
    it uses is seen to in every build.
    """
    sources = {name: source for form in content.forms for name, source in form.sources.items()}
    definitions = [source for source in sources.values() if source.kind == "definitions"]
    for definition in definitions:
        term = definition.id.partition("/")[2].replace("-", "_")
        phrases = (f"term.{term}", *content.terms.get(term, {}).values())
        if not any(_uses(source, phrases) for source in sources.values() if source != definition):
            yield Finding(
                "term",
                definition.pos,
                {"term": term},
                text=term,
                source=definition.id,
            )


def _uses(source: ShelfText, phrases: tuple[str, ...]) -> bool:
    return any(True for text in source.texts for _ in found(phrases, text))


RULE = Rule(
    code="lint.unused-definition",
    also=("bill.unused-definition",),
    severity=Severity.WARNING,
    finds={"term": ("term",)},
    content=check,
)
