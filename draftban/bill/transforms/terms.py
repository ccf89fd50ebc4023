"""Which words are defined terms.

Terms of several words are marked wherever one of their forms stands in the body, longest
first; headings, formulas and the preface are left alone. Outside the body a term is plain
words: definitions govern what is enacted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from draftban.bill.tree import Bill, Definition, Inline, Provision, Term, Text
from draftban.bill.walk import Rewrite, deep, map_outer_blocks, map_provisions, own_inlines, revised
from draftban.diagnostics import Report


def terms(bill: Bill, report: Report) -> Bill:
    """``bill`` with every use of a defined term marked, in the glossary's bodies too."""
    mark = _marker(bill.glossary)
    everywhere = deep(mark(""))
    glossary = tuple(replace(d, body=_in(d.body, deep(mark(d.term)))) for d in bill.glossary)
    marked = map_provisions(bill, lambda p: own_inlines(p, everywhere, heading=False))
    return replace(map_outer_blocks(marked, deep(_unmark)), glossary=glossary)


def _in(body: Provision, rewrite: Rewrite) -> Provision:
    return revised(
        own_inlines(body, rewrite, heading=False),
        children=tuple(_in(c, rewrite) for c in body.children),
    )


def _unmark(inline: Inline) -> Iterable[Inline]:
    return (Text(inline.text) if isinstance(inline, Term) else inline,)


def _is_name(words: str, phrase: str) -> bool:
    """Whether ``words`` are part of a name: “Biometric Surveillance Prohibition Act”. At the start
    of a sentence only the first word has a capital that the listed ``phrase`` has not.
    """
    pairs = list(zip(words.split(), phrase.split(), strict=True))
    return any(word[:1].isupper() and not own[:1].isupper() for word, own in pairs[1:])


def _marker(
    glossary: Iterable[Definition],
) -> Callable[[str], Callable[[Inline], Iterable[Inline]]]:
    """A function from the term being defined (left unmarked) to a rewrite of one inline."""
    by_phrase = {phrase.casefold(): d.term for d in glossary if d.marked for phrase in d.phrases}
    listed = {phrase.casefold(): phrase for d in glossary if d.marked for phrase in d.phrases}
    longest_first = sorted(by_phrase, key=lambda s: (-len(s), s))
    pattern = re.compile(
        r"(?<![\w-])(" + "|".join(re.escape(s) for s in longest_first) + r")(?![\w-])",
        re.IGNORECASE,
    )

    def for_definition(own: str) -> Callable[[Inline], Iterable[Inline]]:
        def rewrite(inline: Inline) -> Iterable[Inline]:
            if not isinstance(inline, Text) or not by_phrase:
                return (inline,)
            out: list[Inline] = []
            done = 0
            for match in pattern.finditer(inline.value):
                term = by_phrase[match[0].casefold()]
                if term == own or _is_name(match[0], listed[match[0].casefold()]):
                    continue
                out += [Text(inline.value[done : match.start()]), Term(term, match[0])]
                done = match.end()
            return (*out, Text(inline.value[done:])) if out else (inline,)

        return rewrite

    return for_definition
