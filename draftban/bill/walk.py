"""Rewriting a bill: the few loops that every transform shares."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from draftban.bill.tree import (
    Bill,
    Block,
    Contents,
    Def,
    Del,
    Emphasis,
    Inline,
    Ins,
    P,
    Pending,
    Placeholder,
    Provision,
    Quoted,
    Recital,
    Ref,
    Signature,
    Term,
    Text,
    Verbatim,
    bill_provisions,
)

Inlines = tuple[Inline, ...]
Rewrite = Callable[[Inlines], Inlines]
Node = TypeVar("Node", Provision, P, Recital, Quoted, Bill)


def joined(inlines: Iterable[Inline]) -> Inlines:
    """``inlines`` with neighbouring texts made one and empty ones dropped."""
    out: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text):
            if not inline.value:
                continue
            last = out[-1] if out else None
            if isinstance(last, Text):
                out[-1] = Text(last.value + inline.value)
                continue
        out.append(inline)
    return tuple(out)


def deep(rewrite: Callable[[Inline], Iterable[Inline]]) -> Rewrite:
    """A rewrite of a whole run from one of a single inline; goes into emphasis and additions."""

    def run(inlines: Inlines) -> Inlines:
        out: list[Inline] = []
        for inline in inlines:
            if isinstance(inline, Emphasis | Ins | Del):
                out.append(type(inline)(run(inline.children)))
            else:
                out.extend(rewrite(inline))
        return joined(out)

    return run


def changed(inline: Inline, change: Callable[[str], str]) -> Inline:
    """``inline`` with its words through ``change``; emphasis by its first inline. Blanks, what has
    no words yet, and what an amendment finds or adds within a paragraph stay as they are.
    """
    match inline:
        case Text(value):
            return Text(change(value))
        case Emphasis(children):
            return Emphasis((changed(children[0], change), *children[1:]) if children else ())
        case Def() | Term() | Ref():
            return replace(inline, text=change(inline.text))
        case Placeholder() | Pending() | Verbatim() | Ins() | Del():
            return inline


def upper_first(words: str) -> str:
    """``words`` with a capital first letter; the others stay as they are."""
    return words[:1].upper() + words[1:]


def lower_first(words: str) -> str:
    """``words`` with a small first letter; the others stay as they are."""
    return words[:1].lower() + words[1:]


def capital(inlines: Inlines) -> Inlines:
    """``inlines`` beginning with a capital letter."""
    return (changed(inlines[0], upper_first), *inlines[1:]) if inlines else ()


def revised(node: Node, **changes: Any) -> Node:
    """``node`` with ``changes``; the very same one if they change nothing, which is cheaper."""
    for name, value in changes.items():
        if getattr(node, name) != value:
            return replace(node, **changes)
    return node


def block_inlines(block: Block, rewrite: Rewrite) -> Block:
    """``block`` with its own words rewritten; quoted provisions are left to the caller."""
    match block:
        case P():
            return revised(block, children=rewrite(block.children))
        case Recital():
            return revised(block, content=rewrite(block.content))
        case Signature():
            return replace(block, text=rewrite(block.text), title=rewrite(block.title))
        case Contents():
            return replace(block, heading=rewrite(block.heading))
        case Quoted():
            return block


def own_inlines(p: Provision, rewrite: Rewrite, *, heading: bool = True) -> Provision:
    """``p`` with its own words rewritten; children and quoted provisions stay as they are."""
    return revised(
        p,
        heading=rewrite(p.heading) if heading else p.heading,
        content=tuple(block_inlines(b, rewrite) for b in p.content),
        intro=tuple(block_inlines(b, rewrite) for b in p.intro),
        wrap_up=block_inlines(p.wrap_up, rewrite) if p.wrap_up else None,
    )


def down(p: Provision, visit: Callable[[Provision], Provision]) -> Provision:
    """``p`` and all under it, quoted provisions included, through ``visit``, leaves first."""

    def blocks(old: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(
            replace(b, children=tuple(down(c, visit) for c in b.children))
            if isinstance(b, Quoted)
            else b
            for b in old
        )

    return visit(
        revised(
            p,
            content=blocks(p.content),
            intro=blocks(p.intro),
            children=tuple(down(c, visit) for c in p.children),
        )
    )


def map_provisions(bill: Bill, visit: Callable[[Provision], Provision]) -> Bill:
    """``bill`` with every provision of body and attachments through ``visit``, leaves first."""
    return replace(
        bill,
        body=tuple(down(p, visit) for p in bill.body),
        attachments=tuple(down(p, visit) for p in bill.attachments),
    )


def map_outer_blocks(bill: Bill, rewrite: Rewrite) -> Bill:
    """``bill`` with the words of preface, preamble and conclusions rewritten."""
    return replace(
        bill,
        preface=tuple(block_inlines(b, rewrite) for b in bill.preface),
        preamble=tuple(block_inlines(b, rewrite) for b in bill.preamble),
        conclusions=tuple(block_inlines(b, rewrite) for b in bill.conclusions),
    )


def own_words(p: Provision) -> Iterable[Inlines]:
    """The runs of words of ``p`` itself: content, intro and closing words, not its heading."""
    for block in (*p.content, *p.intro):
        if isinstance(block, P):
            yield block.children
    if p.wrap_up:
        yield p.wrap_up.children


def flat(inlines: Iterable[Inline]) -> Iterable[Inline]:
    """``inlines`` and those inside emphasis, additions and deletions."""
    for inline in inlines:
        if isinstance(inline, Emphasis | Ins | Del):
            yield from flat(inline.children)
        else:
            yield inline


def terms_defined(p: Provision) -> tuple[str, ...]:
    """The terms that ``p`` itself defines."""
    return tuple(i.term for run in own_words(p) for i in flat(run) if isinstance(i, Def))


def law_of(bill: Bill) -> tuple[Provision, ...]:
    """The provisions of the law that is amended, as ``bill`` shows them."""
    assert bill.amended is not None
    quoted = (
        block
        for p in bill_provisions(bill)
        for block in p.content
        if isinstance(block, Quoted) and block.zone == bill.amended.zone
    )
    return tuple(child for block in quoted for child in block.children)
