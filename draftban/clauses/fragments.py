"""Short texts of a form or of front matter: headings, lines, titles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from draftban.bill.tree import Emphasis, Inline, Pending, plain
from draftban.clauses.language.source import TemplateText
from draftban.clauses.language.spans import paragraph
from draftban.clauses.language.values import Scope
from draftban.clauses.markup.inlines import Reader
from draftban.config.model import Wording


@dataclass(frozen=True, slots=True)
class Fragments:
    """Renders words of a configuration with the names of ``scope``."""

    reader: Reader
    scope: Scope

    def inlines(self, words: Wording) -> tuple[Inline, ...]:
        """``words`` as one run; empty if they can't be rendered (reported)."""
        source = TemplateText(words.text, words.pos.file, fixed=words.pos)
        lines = self.reader.renderer.render(source, self.scope)
        return self.reader.inlines(paragraph(lines)) if lines else ()

    def plain(self, words: Wording) -> str:
        """``words`` without any mark-up. What has words only in a text with numbers is reported: it
        would leave a gap.
        """
        inlines = self.inlines(words)
        for one in _pending(inlines):
            self.reader.error(
                "clauses.no-place",
                f"{_TYPED[one.kind]} has words only within the text of a bill; here it would print "
                "nothing.",
                words.pos,
                "Write the words that are meant, or leave it out.",
            )
        return plain(inlines)


_TYPED: Final = {
    "ref": "A citation, “ref(…)”,",
    "this": "“this”",
    "this-law": "“this.law”, or another name with “this.”,",
    "this-principal": "“this.principal”",
    "this-added": "“this.added”",
    "this-amendments": "“this.amendments”",
}


def _pending(inlines: Iterable[Inline]) -> Iterator[Pending]:
    for one in inlines:
        if isinstance(one, Pending):
            yield one
        elif isinstance(one, Emphasis):
            yield from _pending(one.children)
