"""The marks of lists, definitions and recitals.

Typed marks break as soon as an option drops an item, so points and lead-ins carry none.
"""

from __future__ import annotations

import re
from dataclasses import replace

from draftban.bill.numbering import number
from draftban.bill.style import PunctuationStyle, RecitalStyle
from draftban.bill.tree import Bill, Block, Inline, P, Provision, Quoted, Recital, Text, plain
from draftban.bill.walk import capital, joined, revised
from draftban.diagnostics import Report

_STOP = re.compile(r"[.?!:;][”’]*\Z")
"""A closing mark at the end, in quotation marks or not."""


def punctuation(bill: Bill, report: Report) -> Bill:
    """``bill`` with every computed mark in place and its recitals framed."""
    marks = bill.style.punctuation
    return replace(
        bill,
        preamble=_recitals(bill.preamble, bill.style.recitals),
        body=tuple(_marked(p, marks) for p in bill.body),
        attachments=tuple(_marked(p, marks) for p in bill.attachments),
    )


def _marked(p: Provision, marks: PunctuationStyle, closing: str = "") -> Provision:
    """``p`` with its marks; ``closing`` ends it where it is a point of a list."""
    points = [c for c in p.children if c.kind == "point"]
    end = closing or marks.end
    if not points:
        content = tuple(_quoted(b, marks) for b in p.content)
        sentence = p.kind in ("clause", "sentence", "definition", "finding") and not closing
        if closing or sentence:
            content = _ended(content, end)
        last = len(p.children) - 1
        children = [
            _marked(c, marks, marks.definition if c.kind == "definition" and n < last else "")
            for n, c in enumerate(p.children)
        ]
        return revised(p, content=content, children=tuple(children))
    last_mark = marks.before_wrap_up if p.wrap_up else end
    children = []
    for index, child in enumerate(p.children):
        left = len(p.children) - 1 - index
        mark = marks.item if left else last_mark
        joiner = marks.joiners.get(p.joiner, "") if left == 1 else ""
        children.append(_marked(child, marks, f"{mark} {joiner}".rstrip()))
    return replace(
        p,
        intro=_ended(p.intro, marks.lead_in),
        children=tuple(children),
        wrap_up=_closed(p.wrap_up, end) if p.wrap_up else None,
    )


def _quoted(block: Block, marks: PunctuationStyle) -> Block:
    if isinstance(block, Quoted):
        return replace(block, children=tuple(_marked(c, marks) for c in block.children))
    return block


def _ended(blocks: tuple[Block, ...], mark: str) -> tuple[Block, ...]:
    """``blocks`` whose last one, if it is a paragraph, ends with ``mark``."""
    if blocks and isinstance(blocks[-1], P):
        return (*blocks[:-1], _closed(blocks[-1], mark))
    return blocks


def _closed(p: P, mark: str) -> P:
    if _STOP.search(plain(p.children)) and _STOP.search(mark):
        return p
    return replace(p, children=joined((*p.children, Text(mark))))


def _recitals(blocks: tuple[Block, ...], style: RecitalStyle) -> tuple[Block, ...]:
    total = sum(isinstance(b, Recital) for b in blocks)
    seen = 0
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Recital):
            seen += 1
            pattern = style.last if seen == total else style.pattern
            num = number(style.num, seen) if style.num else ""
            block = replace(
                block, content=_framed(block.content, pattern), num=num, eid=f"rec_{seen}"
            )
        out.append(block)
    return tuple(out)


def _framed(content: tuple[Inline, ...], pattern: str) -> tuple[Inline, ...]:
    if "{S}" in pattern:
        before, after = pattern.split("{S}", 1)
        content = capital(content)
    else:
        before, after = pattern.split("{s}", 1)
    return joined((Text(before), *content, Text(after)))
