"""A paper in Markdown: headings, bullets, tables; a matrix is a table of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from draftban.bill.paper import (
    Bullets,
    Cell,
    Heading,
    Matrix,
    Paper,
    PaperBlock,
    Paragraph,
    Runs,
    Table,
)
from draftban.writers._markdown.words import Piece, cell, heading, line

_BREAK = "<br>"
"""A line in a cell, as GitHub and GitLab read it."""


def paragraphs(paper: Paper) -> Iterator[str]:
    """The blocks of ``paper``, each a paragraph of Markdown."""
    yield heading(1, paper.meta.short_title)
    for block in paper.blocks:
        yield from _block(block)


def _block(block: PaperBlock) -> Iterator[str]:
    match block:
        case Heading(rank, text):
            yield heading(rank + 1, text)
        case Paragraph(words):
            yield line(_pieces(words))
        case Bullets(items):
            yield "\n".join(f"-   {line(_pieces(item))}" for item in items)
        case Table():
            yield from _titles(block.caption, block.summary)
            yield _grid(block.head, (map(_cell, row) for row in block.rows))
        case Matrix():
            yield from _titles(block.caption, block.summary)
            rows = (
                (_in_cell(title), *(_in_cell(m.words) for m in marks))
                for title, marks in block.rows
            )
            yield _grid((block.corner, *block.columns), rows)
            yield "\n".join(
                f"-   {line((Piece(mark.words, 'strong'), Piece(f': {meaning}')))}"
                for mark, meaning in block.legend
            )
        case _:
            assert_never(block)


def _titles(caption: str, summary: str) -> Iterator[str]:
    yield line((Piece(caption, "strong"),))
    if summary:
        yield _plain(summary)


def _grid(head: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [_row(map(_in_cell, head)), _row("---" for _ in head), *map(_row, rows)]
    return "\n".join(lines)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(one: Cell) -> str:
    lines = [_in_cell(one.mark.words)] if one.mark else []
    return _BREAK.join([*lines, *(cell(_pieces(words)) for words in one.lines)])


def _in_cell(text: str) -> str:
    return cell((Piece(text),))


def _pieces(words: Runs) -> Iterator[Piece]:
    return (Piece(run.text, run.face) for run in words)


def _plain(text: str) -> str:
    return line((Piece(text),))
