"""Short texts of a form or of front matter: headings, lines, titles."""

from __future__ import annotations

from dataclasses import dataclass

from draftban.bill.tree import Inline, plain
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
        """``words`` without any mark-up."""
        return plain(self.inlines(words))
