"""Plain text, 80 columns wide: what one would paste into a mail.

Also the reference for comparing formats: :func:`lines_by_provision` says what each provision
prints, so that the text of a Word file or a PDF can be held against it.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from draftban.bill.paper import Paper, Writable
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
from draftban.writers._reading import (
    gap,
    heading_inlines,
    heading_place,
    level_of,
    own_blocks,
    quoted_provisions,
)
from draftban.writers._text import papers
from draftban.writers._text.changes import joined_marks, number, said

SUFFIX = ".txt"

WIDTH = 80
"""Columns of a line."""

STEP = 4
"""Columns by which each depth is indented."""

_TITLE_WIDTH = 64
_CENTERED = frozenset({"caption", "doctype", "long-title"})
_LINE = "_" * 34


def write(document: Writable) -> bytes:
    """``document`` as UTF-8 text. A word longer than a line sticks out rather than breaking."""
    if isinstance(document, Paper):
        return ("\n\n".join(papers.paragraphs(document, WIDTH)) + "\n").encode()
    writer = _Writer(document.style)
    writer.blocks(document.preface, 0)
    writer.blocks(document.preamble, 0)
    writer.provisions(document.body, 0)
    writer.blocks(document.conclusions, 0)
    writer.provisions(document.attachments, 0)
    return ("\n\n".join(writer.paragraphs) + "\n").encode()


def lines_by_provision(bill: FinalBill) -> list[tuple[str, str]]:
    """Every provision's eId with its own words on one line, in reading order.

    The words are number, heading and own text (closing words last), single-spaced; quotation
    marks of quoted text stand where they print. Contents lists are left out: each entry
    repeats a heading.
    """
    return list(_lines(bill.style, (*bill.body, *bill.attachments)))


def _lines(style: BillStyle, provisions: Iterable[Provision]) -> Iterator[tuple[str, str]]:
    for p in provisions:
        parts: list[str] = []
        quoted: list[Provision] = []
        for block in own_blocks(p):
            if isinstance(block, Quoted):
                quoted.extend(quoted_provisions(style, block))
            else:
                parts.extend(_words(block))
        if p.wrap_up is not None:
            parts.append(plain(p.wrap_up.children))
        head = f"{p.num} {plain(heading_inlines(style, p))}".strip()
        yield p.eid, _flat(head + gap(style, p) + " ".join(parts))
        yield from _lines(style, quoted)
        yield from _lines(style, p.children)


def _words(block: Block) -> tuple[str, ...]:
    match block:
        case P(children):
            return (plain(children),)
        case Recital(content, num):
            return (num, plain(content))
        case Signature(text, title):
            return (plain(text), plain(title))
        case Contents() | Quoted():
            return ()


def _flat(words: str) -> str:
    return " ".join(words.split())


class _Writer:
    """Collects paragraphs, each already wrapped and indented."""

    def __init__(self, style: BillStyle) -> None:
        self.style = style
        self.paragraphs: list[str] = []

    def provisions(self, provisions: Iterable[Provision], column: int) -> None:
        for p in provisions:
            self.provision(p, column)

    def provision(self, p: Provision, column: int) -> None:
        level = level_of(self.style, p)
        heading = said(heading_inlines(self.style, p))
        inner = column + STEP
        prefix = f"{number(p)} {heading}".strip()
        hang = len(p.num) + 1 if p.num and level.hang else 0
        if heading_place(self.style, p) == "above":
            if level.heading_align == "center":
                lines = (number(p), heading) if level.own_line and p.num and heading else (prefix,)
                self.centered(*lines)
                inner = column
            else:
                self.paragraph(prefix, column)
            prefix, hang = "", 0
        for block in own_blocks(p):
            if isinstance(block, P) and prefix:
                words = f"{prefix}{gap(self.style, p)}{said(block.children)}"
                self.paragraph(words, column, hang)
            else:
                self.paragraph(prefix, column, hang)
                self.block(block, column + hang)
            prefix = ""
        self.paragraph(prefix, column, hang)
        self.provisions(p.children, inner)
        if p.wrap_up is not None:
            self.paragraph(said(p.wrap_up.children), column + hang)

    def blocks(self, blocks: Iterable[Block], column: int) -> None:
        for block in blocks:
            self.block(block, column)

    def block(self, block: Block, column: int) -> None:
        match block:
            case P(children, style) if style in _CENTERED:
                self.centered(plain(children))
            case P(children):
                self.paragraph(said(children), column)
            case Recital(content, num):
                hang = len(num) + 1 if num else 0
                self.paragraph(f"{num} {plain(content)}", column, hang)
            case Contents():
                self.contents(block, column)
            case Quoted():
                self.provisions(quoted_provisions(self.style, block), column + STEP)
            case Signature():
                self.signature(block)

    def contents(self, contents: Contents, column: int) -> None:
        if contents.heading:
            self.paragraph(plain(contents.heading), column)
        lines = []
        for entry in contents.entries:
            indent = column + STEP * (entry.depth + 1)
            lines.append(_wrapped(f"{entry.num} {entry.heading}", indent, STEP))
        if lines:
            self.paragraphs.append("\n".join(lines))

    def signature(self, signature: Signature) -> None:
        column = 0 if signature.column == "left" else WIDTH // 2
        lines = [_wrapped(plain(signature.text), column), ""] if signature.text else []
        lines += [" " * column + _LINE, _wrapped(plain(signature.title), column)]
        self.paragraphs.append("\n".join(lines))

    def paragraph(self, words: str, column: int, hang: int = 0) -> None:
        if wrapped := _wrapped(joined_marks(words), column, hang):
            self.paragraphs.append(wrapped)

    def centered(self, *words: str) -> None:
        lines = [
            line
            for part in words
            for line in textwrap.wrap(
                _flat(part), _TITLE_WIDTH, break_long_words=False, break_on_hyphens=False
            )
        ]
        if lines:
            self.paragraphs.append("\n".join(line.center(WIDTH).rstrip() for line in lines))


def _wrapped(words: str, column: int, hang: int = 0) -> str:
    return textwrap.fill(
        _flat(words),
        WIDTH,
        initial_indent=" " * column,
        subsequent_indent=" " * (column + hang),
        break_long_words=False,
        break_on_hyphens=False,
    )
