"""The eIds by which a file speaks of the concepts, offices and bodies of a bill."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from draftban.bill.tree import (
    Bill,
    Block,
    Contents,
    Def,
    Inline,
    P,
    Quoted,
    Recital,
    Signature,
    Term,
    bill_provisions,
    plain,
)
from draftban.bill.walk import flat
from draftban.writers._akn.address import slug
from draftban.writers._akn.xml import Ids
from draftban.writers._reading import own_blocks

MAKER = "draftban"
"""Who marked the file up: the source of every statement in it."""

ORIGINAL = "original"
"""The bill as it was first written."""


@dataclass(frozen=True, slots=True)
class Names:
    """EIds by what a concept, an office or a body is called."""

    concepts: Mapping[str, str]
    roles: Mapping[str, str]
    bodies: Mapping[str, str]


def names(bill: Bill, ids: Ids) -> Names:
    """The names that ``bill`` needs."""
    ids.label(MAKER)
    ids.label(ORIGINAL)
    bodies = dict.fromkeys(filter(None, (bill.meta.enacted_by, bill.meta.place_name)))
    signers = (plain(b.title) for b in bill.conclusions if isinstance(b, Signature))
    return Names(
        concepts={term: ids.label(slug(term)) for term in sorted(_terms(bill))},
        roles={title: ids.label(slug(title)) for title in dict.fromkeys(filter(slug, signers))},
        bodies={name: ids.label(slug(name)) for name in bodies if slug(name)},
    )


def _terms(bill: Bill) -> set[str]:
    inlines = (inline for words in _words(bill) for inline in flat(words))
    return {inline.term for inline in inlines if isinstance(inline, Def | Term)}


def _words(bill: Bill) -> Iterator[tuple[Inline, ...]]:
    for block in (*bill.preface, *bill.preamble, *bill.conclusions):
        yield from _block_words(block)
    for p in bill_provisions(bill):
        yield p.heading
        for block in own_blocks(p):
            yield from _block_words(block)
        if p.wrap_up is not None:
            yield p.wrap_up.children


def _block_words(block: Block) -> Iterator[tuple[Inline, ...]]:
    """The words of ``block`` itself; provisions that it quotes are walked by themselves."""
    match block:
        case P(words) | Recital(words) | Contents(words):
            yield words
        case Signature(text, title):
            yield from (text, title)
        case Quoted():
            pass
