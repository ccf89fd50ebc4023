"""Words as they are typed in a template → as they are printed: marks, dashes, articles, names.

As ``config/languages/as_printed.py`` does with the words of a place's file; here a call stands
among them as one character, and whatever it prints may begin with the article that is typed
before it: “The {{ role.council }}”.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from draftban.bill.tree import Term, Text
from draftban.clauses.language.rendering import Renderer
from draftban.clauses.language.spans import Origin, Span, joined
from draftban.config.languages.as_printed import Slip, Typist, by_message, tell
from draftban.config.setup import Setup


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Sets what is typed in the texts of one document; ``own`` tells a file of the place, in which
    names are looked at too.
    """

    typist: Typist
    local: Typist
    own: Callable[[str], bool]

    def set(self, span: Span, renderer: Renderer) -> Span:
        """``span`` as it is printed; what that changes is advised, each kind once."""
        own = self.own(span.pos.file)
        slips = (self.local if own else self.typist).slips(span.text)
        slips += self._twice(span, renderer)
        if not slips:
            return span
        slips.sort(key=lambda slip: slip.start)
        for message, like in by_message(slips):
            pos = span.pos_at(like[0].start)
            tell(message, like[0].hint, pos, span.text, renderer.report, len(like) - 1)
        done = 0
        pieces: list[Span] = []
        for slip in slips:
            origin = Origin(0, span.pos_at(slip.start), moves=False)
            pieces += (span.cut(done, slip.start), Span(slip.printed, (origin,)))
            done = slip.end
        return joined(piece for piece in (*pieces, span.cut(done)) if piece.text)

    def _twice(self, span: Span, renderer: Renderer) -> Iterator[Slip]:
        """Articles before a call that prints the same one; before one that prints another, which
        nobody can mend, they are told.
        """
        articles = self.typist.pack.typed.articles
        for match in _before_call(articles).finditer(span.text) if articles else ():
            part = renderer.part(match[2])
            if not isinstance(part, Text | Term):
                continue
            words = part.value if isinstance(part, Text) else part.text
            article, space, rest = words.partition(" ")
            if not space or article.casefold() not in articles:
                continue
            says = f"“{match[1]}” stands before a call that prints “{words}”"
            hint = f"leave “{match[1]}” out, or write the call without its article"
            bare = Text(rest) if isinstance(part, Text) else replace(part, text=rest)
            printed = renderer.spare(bare) if article.casefold() == match[1].casefold() else ""
            if printed:
                says = f"{says}; one of the articles is printed"
                yield Slip(match.start(2), match.end(2), printed, says, hint)
            else:
                pos = span.pos_at(match.start())
                text = renderer.report.line(pos)
                renderer.report.warning("clauses.two-articles", says, pos, text=text, hint=hint)


def typesetter(setup: Setup) -> Typesetter:
    """What sets the texts of ``setup``."""
    place = setup.jurisdiction
    names = tuple(dict.fromkeys(filter(None, (place.name, place.short, place.county, place.state))))
    return Typesetter(Typist(setup.pack), Typist(setup.pack, names), setup.search.of_place)


@cache
def _before_call(articles: tuple[str, ...]) -> re.Pattern[str]:
    either = "|".join(map(re.escape, articles))
    return re.compile(rf"(?<!\w)({either})\s+([\U00100000-\U0010ffff])", re.IGNORECASE)
