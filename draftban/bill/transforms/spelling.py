"""Words as the variant of the language spells them: “recognise” where shared texts “recognize”."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from draftban.bill.tree import Bill, Inline, Provision, Text
from draftban.bill.walk import deep, map_outer_blocks, map_provisions, own_inlines, upper_first
from draftban.diagnostics import Report


def speller(words: Mapping[str, str]) -> Callable[[str], str]:
    """What puts ``words`` in place of others in a text, capitals kept."""
    return _speller(tuple(words.items())) if words else str


@lru_cache(32)
def _speller(pairs: tuple[tuple[str, str], ...]) -> Callable[[str], str]:
    words = dict(pairs)
    longest_first = sorted(words, key=lambda w: (-len(w), w))
    found = re.compile(
        r"(?<![\w-])(" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])", re.IGNORECASE
    )

    def spelled(match: re.Match[str]) -> str:
        word = words.get(match[0]) or words.get(match[0].lower(), match[0])
        return upper_first(word) if match[0][:1].isupper() else word

    @lru_cache(4096)  # the next document has nearly the same texts
    def spell(text: str) -> str:
        return found.sub(spelled, text)

    return spell


def spelling(bill: Bill, report: Report) -> Bill:
    """``bill`` with the words of its language pack's ``spelling:`` put in, capitals kept."""
    if not bill.style.words.spelling:
        return bill
    spell = speller(bill.style.words.spelling)

    def rewrite(inline: Inline) -> Iterable[Inline]:
        if not isinstance(inline, Text):
            return (inline,)
        said = spell(inline.value)
        return (inline if said == inline.value else Text(said),)

    def under(p: Provision) -> Provision:
        own = own_inlines(p, deep(rewrite))
        return replace(own, children=tuple(under(c) for c in own.children))

    mapped = map_provisions(bill, lambda p: own_inlines(p, deep(rewrite)))
    glossary = tuple(replace(d, body=under(d.body)) for d in bill.glossary)
    return replace(map_outer_blocks(mapped, deep(rewrite)), glossary=glossary)
