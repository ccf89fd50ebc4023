"""Inlines: words, emphasis, defined terms, references, blanks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from draftban.bill.tree import (
    Def,
    Del,
    Emphasis,
    FinalInline,
    Inline,
    Ins,
    Placeholder,
    Ref,
    Term,
    Text,
    Verbatim,
    final,
)
from draftban.writers._html.markup import Html, el, join, text

_SHORT = 30
"""Letters up to which a citation is kept on one line: ``Section 3(b)`` is read as one word."""

_NO_BREAK_SPACE = "\u00a0"


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
        return join(self._all(list(final(inlines))))

    def _all(self, inlines: list[FinalInline]) -> Iterator[Html]:
        """Each inline, a short citation or a blank in one piece with the level word before it.

        WeasyPrint breaks a line far too early where the text before an unbreakable inline ends
        in a space that is no-break itself, so the word goes into the unbreakable piece; and where
        that piece does not fit, it breaks the text before it anywhere but at its last space, so
        the space is a piece of its own.
        """
        kept = ""
        for inline, following in zip_longest(inlines, inlines[1:]):
            words = inline.value if isinstance(inline, Text) else ""
            head, space, last = words.rpartition(" ")
            if words and _is_short(following) and (not last or last.endswith(_NO_BREAK_SPACE)):
                yield text(head)
                yield el("span", {}, text(space))
                kept = last
                continue
            one = self._one(inline)
            yield el("span", {"class": "short"}, join((text(kept), one))) if kept else one
            kept = ""

    def _one(self, inline: Inline) -> Html:
        match inline:
            case Text(value) | Verbatim(value):
                return text(value)
            case Ins(children):
                return el("ins", {}, self(children))
            case Del(children):
                return el("del", {}, self(children))
            case Emphasis(children):
                return el("em", {}, self(children))
            case Def(_, words):
                return el("dfn", {}, text(words))
            case Term(_, words, eid):
                return self._link("term", words, eid) if self.term_links else text(words)
            case Ref(_, words, eid):
                return self._link("ref short" if _is_short(inline) else "ref", words, eid)
            case Placeholder(label, words):
                return el("u", {"class": "blank", "title": label}, text(words))
            case _:
                raise AssertionError(f"unresolved {inline}")

    def _link(self, kind: str, words: str, eid: str) -> Html:
        if eid not in self.targets:
            return text(words)
        return el("a", {"class": kind, "href": f"#{eid}"}, text(words))


def _is_short(inline: FinalInline | None) -> bool:
    """Whether it stays on one line: a short citation, or a blank."""
    return isinstance(inline, Placeholder) or (
        isinstance(inline, Ref) and len(inline.text) <= _SHORT
    )
