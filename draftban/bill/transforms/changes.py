"""What an amendment adds or takes out as a whole: all words in it say so themselves."""

from __future__ import annotations

from draftban.bill.tree import Bill, Block, Change, Del, Inline, Ins, P, Provision, Quoted
from draftban.bill.walk import revised
from draftban.diagnostics import Report

Inlines = tuple[Inline, ...]


def changes(bill: Bill, report: Report) -> Bill:
    """``bill`` with the words of each provision that is added or taken out in :class:`Ins` or
    :class:`Del`, and all provisions in it marked like it, so that no writer looks around itself.
    """
    return revised(bill, body=tuple(_changed(p, "") for p in bill.body))


def _changed(p: Provision, around: Change) -> Provision:
    change = p.change or around
    own = revised(p, change=change, children=tuple(_changed(c, change) for c in p.children))
    return revised(
        own,
        heading=_words(own.heading, change),
        content=tuple(_block(b, change) for b in own.content),
        intro=tuple(_block(b, change) for b in own.intro),
        wrap_up=own.wrap_up and _paragraph(own.wrap_up, change),
    )


def _block(block: Block, change: Change) -> Block:
    if isinstance(block, Quoted):
        return revised(block, children=tuple(_changed(c, change) for c in block.children))
    return _paragraph(block, change) if isinstance(block, P) else block


def _paragraph(p: P, change: Change) -> P:
    return revised(p, children=_words(p.children, change))


def _words(words: Inlines, change: Change) -> Inlines:
    if not change or not words:
        return words
    return (Ins(words),) if change == "ins" else (Del(words),)
