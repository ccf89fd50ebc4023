"""Markdown: what one pastes into an issue, a forum or a chat.

Each paragraph is one line. Numbers are words and not lists of Markdown, which would count anew:
sections are headings, what stands in them are bullets that begin with their number in bold. Read by
CommonMark and by older readers alike (four columns a depth).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from draftban.bill.paper import Face, Paper, Writable
from draftban.bill.style import BillStyle
from draftban.bill.tree import (
    Block,
    Change,
    Contents,
    Def,
    Del,
    Emphasis,
    FinalBill,
    Inline,
    Ins,
    P,
    Provision,
    Quoted,
    Recital,
    Signature,
    plain,
)
from draftban.writers._markdown import papers
from draftban.writers._markdown.words import Piece, heading, line
from draftban.writers._reading import (
    gap,
    heading_inlines,
    heading_place,
    is_long_title,
    level_of,
    own_blocks,
    quoted_provisions,
)

SUFFIX = ".md"

_STEP = "    "
_BULLET = "-   "
SIGN_HERE = "_" * 20
"""A line to sign on."""

_LONGEST_HEADING = 250
"""Letters from which a line of the front page is a paragraph and no heading."""


def write(document: Writable) -> bytes:
    """``document`` as UTF-8 Markdown."""
    if isinstance(document, Paper):
        return ("\n\n".join(papers.paragraphs(document)) + "\n").encode()
    return ("\n\n".join(_Writer(document).paragraphs()) + "\n").encode()


class _Writer:
    def __init__(self, bill: FinalBill) -> None:
        self.bill = bill
        self.style: BillStyle = bill.style
        self.title = _title(bill)

    def paragraphs(self) -> Iterator[str]:
        """The bill, paragraph by paragraph."""
        yield from self._blocks((*self.bill.preface, *self.bill.preamble))
        yield from self._provisions(self.bill.body, 2)
        yield from self._blocks(self.bill.conclusions)
        yield from self._provisions(self.bill.attachments, 2)

    # ---------------------------------------------------------------- provisions

    def _provisions(self, siblings: Sequence[Provision], rank: int) -> Iterator[str]:
        """``siblings`` under headings of ``rank`` where some of them are units, else as bullets."""
        if any(self._is_unit(p) for p in siblings):
            for p in siblings:
                yield from self._unit(p, rank)
        else:
            yield from self._items(siblings)

    def _is_unit(self, p: Provision) -> bool:
        level = level_of(self.style, p)
        headed = heading_place(self.style, p) != "none"
        outermost = p.depth == 0 and bool(p.num or headed)
        return outermost or level.base or (headed and p.kind == "group")

    def _unit(self, p: Provision, rank: int) -> Iterator[str]:
        head = self._head(p)
        if head:
            yield heading(rank, head, p.change)
        yield from self._inside(p, own_blocks(p), rank + 1)

    def _inside(self, p: Provision, blocks: Iterable[Block], rank: int) -> Iterator[str]:
        """What stands in ``p`` under its heading; no headings where ``rank`` is 0."""
        for block in blocks:
            if isinstance(block, Quoted):
                yield from self._quoted(block, rank)
            else:
                yield from self._block(block)
        if rank:
            yield from self._provisions(p.children, rank)
        else:
            yield from self._items(p.children)
        if p.wrap_up is not None:
            yield line(self._pieces(p.wrap_up.children))

    def _items(self, siblings: Sequence[Provision]) -> Iterator[str]:
        for p in siblings:
            yield from _under(_BULLET, _STEP, self._run_in(p))

    def _run_in(self, p: Provision) -> Iterator[str]:
        """``p`` without a heading of its own line: number and caption begin its first words."""
        head = self._head(p)
        bold = head.rstrip("—")
        pieces = [Piece(bold, "strong", p.change), Piece(head[len(bold) :], change=p.change)]
        blocks = list(own_blocks(p))
        if blocks and isinstance(first := blocks[0], P):
            space = gap(self.style, p) if head else ""
            pieces += [Piece(space, change=p.change), *self._pieces(first.children)]
            blocks = blocks[1:]
        if words := line(pieces):
            yield words
        yield from self._inside(p, blocks, 0)

    def _head(self, p: Provision) -> str:
        return f"{p.num} {plain(heading_inlines(self.style, p))}".strip()

    def _quoted(self, quoted: Quoted, rank: int) -> Iterator[str]:
        """Text for other law: a quotation where it stands in quotation marks."""
        provisions = quoted_provisions(self.style, quoted)
        if rank and not any(quoted.marks):
            yield from self._provisions(provisions, rank)
            return
        inside = "\n\n".join(words for p in provisions for words in self._run_in(p))
        yield "\n".join(f"> {words}".rstrip() for words in inside.split("\n"))

    # ---------------------------------------------------------------- blocks

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case P(children, style):
                if block is self.title:
                    yield heading(1, plain(children))
                elif style in ("doctype", "caption") and len(plain(children)) < _LONGEST_HEADING:
                    yield line((Piece(plain(children), "strong"),))
                else:
                    yield line(self._pieces(children))
            case Recital(content, num):
                yield line((Piece(num, "strong"), Piece(" "), *self._pieces(content)))
            case Contents():
                yield from self._contents(block)
            case Signature(text, title):
                if text:
                    yield line(self._pieces(text))
                yield f"{line((Piece(SIGN_HERE),))}\\\n{line(self._pieces(title))}"
            case Quoted():
                yield from self._quoted(block, 0)

    def _contents(self, contents: Contents) -> Iterator[str]:
        if contents.heading:
            yield line((Piece(plain(contents.heading), "strong"),))
        lines = []
        depths: list[int] = []
        for entry in contents.entries:
            while depths and depths[-1] >= entry.depth:
                depths.pop()
            words = line((Piece(f"{entry.num} {entry.heading}"),))
            lines.append(f"{_STEP * len(depths)}{_BULLET}{words}")
            depths.append(entry.depth)
        if lines:
            yield "\n".join(lines)

    # ---------------------------------------------------------------- words

    def _pieces(self, inlines: Iterable[Inline], change: Change = "") -> Iterator[Piece]:
        defined: dict[str, Face] = {"bold": "strong", "italic": "emphasis"}
        for inline in inlines:
            match inline:
                case Ins(children):
                    yield from self._pieces(children, "ins")
                case Del(children):
                    yield from self._pieces(children, "del")
                case Emphasis(children):
                    yield Piece(plain(children), "emphasis", change)
                case Def(_, text):
                    face = defined.get(self.style.definitions.emphasis, "plain")
                    yield Piece(text, face, change)
                case _:
                    yield Piece(plain((inline,)), change=change)


def _title(bill: FinalBill) -> P | None:
    """The line of the front page that is the heading of it all."""
    lines = [
        block
        for block in bill.preface
        if isinstance(block, P)
        and not is_long_title(block)
        and len(plain(block.children)) < _LONGEST_HEADING
    ]
    kinds = ("doctype", "long-title")
    return next((p for kind in kinds for p in lines if p.style == kind), None)


def _under(first: str, rest: str, paragraphs: Iterable[str]) -> Iterator[str]:
    """``paragraphs`` behind ``first``, those after the first behind ``rest``."""
    for number, paragraph in enumerate(paragraphs):
        margin = first if number == 0 else rest
        lines = paragraph.split("\n")
        yield "\n".join([margin + lines[0], *((rest + words).rstrip() for words in lines[1:])])
