"""Inlines: words, emphasis, defined terms, references, blanks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from draftban.bill.tree import Def, Emphasis, Inline, Placeholder, Ref, Term, Text, final
from draftban.writers._html.markup import Html, el, join, text

_SHORT = 30
"""Letters up to which a citation is kept on one line: ``Section 3(b)`` is read as one word."""


@dataclass(frozen=True, slots=True)
class Inlines:
    """Prints inlines.

    ``targets`` are the ids of the page: nothing else is linked to. ``term_links``: whether
    each use of a defined term links to its definition (on paper that would be noise, and a
    screen reader would announce every one).
    """

    targets: frozenset[str]
    term_links: bool

    def __call__(self, inlines: Iterable[Inline]) -> Html:
        """``inlines`` of a final bill as phrasing content."""
        return join(self._one(inline) for inline in final(inlines))

    def _one(self, inline: Inline) -> Html:
        match inline:
            case Text(value):
                return text(value)
            case Emphasis(children):
                return el("em", {}, self(children))
            case Def(_, words):
                return el("dfn", {}, text(words))
            case Term(_, words, eid):
                return self._link("term", words, eid) if self.term_links else text(words)
            case Ref(_, words, eid):
                kind = "ref" if len(words) > _SHORT else "ref short"
                return self._link(kind, words, eid)
            case Placeholder(label, words):
                return el("u", {"class": "blank", "title": label}, text(words))
            case _:
                raise AssertionError(f"unresolved {inline}")

    def _link(self, kind: str, words: str, eid: str) -> Html:
        if eid not in self.targets:
            return text(words)
        return el("a", {"class": kind, "href": f"#{eid}"}, text(words))
