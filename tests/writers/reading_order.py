"""What a reader meets in a bill, in order: held against a Word file and a PDF of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from draftban.bill.style import BillStyle
from draftban.bill.tree import (
    Block,
    Contents,
    FinalBill,
    P,
    Provision,
    Quoted,
    Recital,
    Signature,
    plain,
)
from draftban.writers._reading import heading_inlines, own_blocks, quoted_provisions
from draftban.writers.text import lines_by_provision


def flat(words: str) -> str:
    """``words`` with each run of blanks and line breaks as one blank."""
    return " ".join(words.split())


def outside(blocks: Sequence[Block]) -> list[str]:
    """The lines of blocks outside provisions: title, findings, enacting words, signatures.

    A contents list is left out: each of its lines repeats a heading.
    """
    lines: list[str] = []
    for block in blocks:
        match block:
            case P(children):
                lines.append(plain(children))
            case Recital(content, num):
                lines.append(f"{num} {plain(content)}")
            case Signature(text, title):
                lines += [plain(text), plain(title)]
            case Contents():
                pass
            case Quoted():
                raise AssertionError("quoted text stands in a provision")
    return [line for line in map(flat, lines) if line]


def reading_order(bill: FinalBill) -> list[str]:
    """Every line of ``bill`` in reading order, as the text writer words it; the closing words
    of a provision follow its children.
    """
    words = dict(lines_by_provision(bill))
    return [
        *outside((*bill.preface, *bill.preamble)),
        *(line for p in bill.body for line in _provision(bill.style, p, words)),
        *outside(bill.conclusions),
        *(line for p in bill.attachments for line in _provision(bill.style, p, words)),
    ]


def _provision(style: BillStyle, p: Provision, words: dict[str, str]) -> Iterator[str]:
    own, closing = words[p.eid], flat(plain(p.wrap_up.children)) if p.wrap_up else ""
    assert own.endswith(closing)
    yield own.removesuffix(closing).rstrip() if closing else own
    for block in own_blocks(p):
        if isinstance(block, Quoted):
            for child in quoted_provisions(style, block):
                yield from _provision(style, child, words)
    for child in p.children:
        yield from _provision(style, child, words)
    if closing:
        yield closing


def headings(bill: FinalBill) -> list[str]:
    """Number and heading of every provision that has a heading printed, or stands outermost
    (in quoted text too) with a number; in reading order.
    """
    return [line for p in (*bill.body, *bill.attachments) for line in _headings(bill, p, True)]


def _headings(bill: FinalBill, p: Provision, outermost: bool) -> Iterator[str]:
    words = plain(p.heading) if heading_inlines(bill.style, p) else ""
    if words or (outermost and p.num):
        yield flat(f"{p.num} {words}")
    for block in own_blocks(p):
        if isinstance(block, Quoted):
            for child in block.children:
                yield from _headings(bill, child, True)
    for child in p.children:
        yield from _headings(bill, child, False)
