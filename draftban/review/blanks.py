"""The blanks of a bill: what only the place itself can fill in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from draftban.bill.numbering import counter_of
from draftban.bill.tree import (
    Block,
    Contents,
    FinalBill,
    Inline,
    P,
    Placeholder,
    Provision,
    Quoted,
    Recital,
    Signature,
    bill_provisions,
    plain,
)
from draftban.bill.walk import flat, own_words
from draftban.clauses.choosing.library import load_call_papers, load_papers, read_passages
from draftban.clauses.language.names import named
from draftban.diagnostics import Pos, Report
from draftban.documents import Document
from draftban.documents.told import BlankUse


def blanks(*bills: FinalBill) -> tuple[BlankUse, ...]:
    """Every blank of ``bills``, one entry for each label, in reading order.

    A provision whose number only the place knows counts as a blank too.
    """
    found: dict[str, BlankUse] = {}
    for label, pos in (use for bill in bills for use in _uses(bill)):
        first = found.get(label)
        found[label] = (
            BlankUse(label, first.pos, first.count + 1) if first else BlankUse(label, pos)
        )
    return tuple(found.values())


def in_papers(documents: Iterable[Document]) -> frozenset[str]:
    """The labels of blanks in the papers that can go with ``documents``, and in passages that they
    share.
    """
    found: set[str] = set()
    for document in documents:
        shelf, search = document.library.shelf, document.setup.search
        papers = load_papers(document.library, search, Report()).values()
        called = load_call_papers(document.library, search, Report()).values()
        texts = [paper.body.text for paper in papers]
        texts += [paper.body.text for paper in called]
        passages = read_passages(shelf, search, Report()).values()
        texts += [passage.text for passage in passages]
        found.update(named("blank", texts, search.memory))
    return frozenset(found)


def _uses(bill: FinalBill) -> Iterator[tuple[str, Pos]]:
    for block in (*bill.preface, *bill.preamble):
        yield from _in_block(block)
    for provision in bill_provisions(bill):
        yield from _in_number(bill, provision)
        yield from _in_inlines(provision.heading)
        for run in own_words(provision):
            yield from _in_inlines(run)
    for block in bill.conclusions:
        yield from _in_block(block)


def _in_number(bill: FinalBill, provision: Provision) -> Iterator[tuple[str, Pos]]:
    if not provision.num or provision.zone not in bill.style.zones:
        return
    levels = bill.style.zones[provision.zone].levels
    if provision.depth >= len(levels) or "{blank}" not in levels[provision.depth].num:
        return
    level = levels[provision.depth]
    # A number that counts has only its head blank: that of the chapter, the same for all of them.
    heading = "" if counter_of(level.num) else plain(provision.heading)
    bare, headed = bill.style.words.new_number
    pattern = headed if heading else bare
    yield pattern.replace("{level}", level.word).replace("{heading}", heading), provision.pos


def _in_block(block: Block) -> Iterator[tuple[str, Pos]]:
    match block:
        case P(children):
            yield from _in_inlines(children)
        case Recital(content):
            yield from _in_inlines(content)
        case Signature(text, title):
            yield from _in_inlines((*text, *title))
        case Contents(heading):
            yield from _in_inlines(heading)
        case Quoted():
            pass  # its provisions are walked with the others


def _in_inlines(inlines: Iterable[Inline]) -> Iterator[tuple[str, Pos]]:
    for inline in flat(inlines):
        if isinstance(inline, Placeholder):
            yield inline.label, inline.pos
