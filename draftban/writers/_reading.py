"""How a final bill is read aloud: what every writer prints of a provision, and in which order.

A provision prints its number, its heading where its level prints headings, its own words
(``content``, or ``intro``), its children, and its closing words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from draftban.bill.style import BillStyle, HeadingPlace, Letters, LevelStyle
from draftban.bill.tree import (
    Bill,
    Block,
    CitedSource,
    Def,
    Del,
    FinalBill,
    Inline,
    Ins,
    Meta,
    P,
    Provision,
    Quoted,
    Recital,
    Text,
    bill_provisions,
    plain,
)
from draftban.bill.walk import flat

_GROUP = LevelStyle(num="", heading="above", heading_align="center")
"""A group of the outline that takes no level of its zone: a centred heading."""

_TITLES = ("long-title", "doctype", "caption")
"""Which line before the body is the title, first choice first."""

_LONG_TITLE = 250
"""Letters from which a long title is a paragraph to be read rather than a line to be seen."""

RUNNING_SMALLER = 2.0
"""By how many points header and footer are smaller than the text."""


def language_tag(meta: Meta) -> str:
    """The language of a document as files name it, with its country: ``en-US``."""
    if meta.language_tag or "-" in meta.language:
        return meta.language_tag or meta.language
    country = meta.place.split("-", 1)[0]
    return f"{meta.language}-{country.upper()}" if len(country) == 2 else meta.language


def has_level(style: BillStyle, p: Provision) -> bool:
    """Whether ``p`` takes a level of its zone; a group of the outline may not."""
    return bool(p.level) and p.zone in style.zones


def level_of(style: BillStyle, p: Provision) -> LevelStyle:
    """The level style of ``p``."""
    return style.level(p.zone, p.depth) if has_level(style, p) else _GROUP


def heading_place(style: BillStyle, p: Provision) -> HeadingPlace:
    """Where the heading of ``p`` prints; ``none`` also if it has none."""
    return level_of(style, p).heading if p.heading else "none"


def unnumbered(p: Provision) -> bool:
    """Whether ``p`` is an entry of a list without numbers: a definition, or a paragraph of a law
    that is amended.
    """
    entry = p.kind == "definition" or (p.kind == "existing" and p.depth > 0)
    return entry and not p.num


def own_blocks(p: Provision) -> tuple[Block, ...]:
    """The blocks of ``p`` before its children."""
    return (*p.content, *p.intro)


def goes_on(p: Provision) -> bool:
    """Whether the first words of ``p`` lead on to children or quoted text, with which they are
    kept on one page.
    """
    return bool(p.children) or any(isinstance(block, Quoted) for block in own_blocks(p))


def title_of(bill: Bill) -> P | None:
    """The line before the body of ``bill`` that is its title; ``None`` if it has none."""
    for wanted in _TITLES:
        for block in (*bill.preface, *bill.preamble):
            if isinstance(block, P) and block.style == wanted:
                return block
    return None


def is_long_title(p: P) -> bool:
    """Whether ``p`` is a long title of many lines, which bold type would make a wall."""
    return p.style == "long-title" and len(plain(p.children)) > _LONG_TITLE


def labels(bill: FinalBill) -> dict[str, str]:
    """What a bookmark or a link calls each provision, by eId: number and heading as far as
    they print, without marks around them, or else the term defined. Empty if it has neither.
    """
    return {p.eid: _label(bill.style, p) for p in bill_provisions(bill)}


def _label(style: BillStyle, p: Provision) -> str:
    heading = plain(p.heading) if heading_place(style, p) != "none" else ""
    return f"{p.num} {heading}".strip() or next(defined_terms(p), "")


def cited(
    sources: Sequence[CitedSource], letters: Letters, before: Collection[CitedSource] = ()
) -> str:
    """``sources`` as the words of one note, with the marks of ``letters``; one cited ``before`` in
    full is only named.
    """
    comma, pause = letters.between
    named = (s.cite if s in before else _cited(s, comma) for s in sources)
    return pause.join(named) + letters.full_stop


def _cited(source: CitedSource, comma: str) -> str:
    where = comma.join(piece for piece in (source.cite, source.url) if piece)
    return f"{where} ({source.read})" if source.read else where


def defined_terms(p: Provision) -> Iterator[str]:
    """The terms that ``p`` itself defines, as printed."""
    for block in own_blocks(p):
        if isinstance(block, P):
            yield from (inline.text for inline in flat(block.children) if isinstance(inline, Def))


def heading_inlines(style: BillStyle, p: Provision) -> tuple[Inline, ...]:
    """The heading as it prints, a run-in one with its mark; empty if none prints."""
    match heading_place(style, p):
        case "none":
            return ()
        case "above":
            mark = level_of(style, p).above_mark
            return (*p.heading, Text(mark)) if mark and p.heading else p.heading
        case "run-in":
            mark = level_of(style, p).heading_mark
            words = plain(p.heading)
            if not mark or words.endswith((mark, *style.words.letters.sentence_end[1:])):
                return p.heading
            if p.change and isinstance(whole := p.heading[0], Ins | Del):
                return (replace(whole, children=(*whole.children, Text(mark))),)
            return (*p.heading, Text(mark))


def gap(style: BillStyle, p: Provision) -> str:
    """What stands between number and heading of ``p`` and its first words: a space or, after
    a run-in heading that ends with a dash, nothing.
    """
    return "" if plain(heading_inlines(style, p)).endswith("—") else " "


def quoted_provisions(style: BillStyle, quoted: Quoted) -> tuple[Provision, ...]:
    """The children of ``quoted`` with its quotation marks as part of their words."""
    opening, closing = quoted.marks
    children = list(quoted.children)
    if not children:
        return ()
    if opening and style.zones[quoted.zone].marks_each:
        children = [_each_opened(style, child, opening) for child in children]
    elif opening:
        children[0] = _opened(style, children[0], opening)
    if closing:
        children[-1] = _closed(style, children[-1], closing)
    return tuple(children)


def _each_opened(style: BillStyle, p: Provision, mark: str) -> Provision:
    """``p`` with ``mark`` before each of its paragraphs, as official prints quote long texts."""
    children = tuple(_each_opened(style, child, mark) for child in p.children)
    own = replace(p, children=())
    if p.num or own_blocks(p) or heading_place(style, p) != "none":
        own = _opened(style, own, mark)
    if heading_place(style, p) == "above" or len(own_blocks(p)) > 1:
        first = 0 if heading_place(style, p) == "above" else 1
        blocks = tuple(
            replace(b, children=(Text(mark), *b.children)) if isinstance(b, P) and n >= first else b
            for n, b in enumerate(own_blocks(own))
        )
        own = replace(own, content=blocks, intro=()) if p.content else replace(own, intro=blocks)
    closing = p.wrap_up and replace(p.wrap_up, children=(Text(mark), *p.wrap_up.children))
    return replace(own, children=children, wrap_up=closing)


def _opened(style: BillStyle, p: Provision, mark: str) -> Provision:
    if p.num:
        return replace(p, num=mark + p.num)
    if heading_place(style, p) != "none":
        return replace(p, heading=(Text(mark), *p.heading))
    blocks = own_blocks(p)
    if blocks and isinstance(blocks[0], P):
        first = replace(blocks[0], children=(Text(mark), *blocks[0].children))
        if p.content:
            return replace(p, content=(first, *p.content[1:]))
        return replace(p, intro=(first, *p.intro[1:]))
    if p.children:
        return replace(p, children=(_opened(style, p.children[0], mark), *p.children[1:]))
    return replace(p, num=mark)


def _closed(style: BillStyle, p: Provision, mark: str) -> Provision:
    if p.wrap_up is not None:
        closed = replace(p.wrap_up, children=(*p.wrap_up.children, Text(mark)))
        return replace(p, wrap_up=closed)
    if p.children:
        return replace(p, children=(*p.children[:-1], _closed(style, p.children[-1], mark)))
    if p.intro:
        return replace(p, intro=(*p.intro[:-1], _closed_block(style, p.intro[-1], mark)))
    if p.content:
        return replace(p, content=(*p.content[:-1], _closed_block(style, p.content[-1], mark)))
    if heading_place(style, p) != "none":
        return replace(p, heading=(*p.heading, Text(mark)))
    return replace(p, num=p.num + mark)


def _closed_block(style: BillStyle, block: Block, mark: str) -> Block:
    match block:
        case P():
            return replace(block, children=(*block.children, Text(mark)))
        case Recital():
            return replace(block, content=(*block.content, Text(mark)))
        case Quoted() if block.children:
            last = _closed(style, block.children[-1], mark)
            return replace(block, children=(*block.children[:-1], last))
        case _:
            return P((Text(mark),))
