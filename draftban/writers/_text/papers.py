"""A paper as plain text: tables in columns, a matrix as a grid of letters with its legend."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import assert_never

from draftban.bill.paper import (
    Bullets,
    Cell,
    Heading,
    Matrix,
    Paper,
    PaperBlock,
    Paragraph,
    Table,
    plain_words,
)

GAP = 2
"""Blank columns between two columns of a table."""

_LEAST = 8
"""Columns that a column of a table has at least."""


def paragraphs(paper: Paper, width: int) -> Iterator[str]:
    """The blocks of ``paper`` as paragraphs at most ``width`` columns wide, as far as words
    allow: a longer word sticks out outside tables.
    """
    yield _underlined(paper.meta.short_title, "=", width)
    for block in paper.blocks:
        yield from _block(block, width)


def _block(block: PaperBlock, width: int) -> Iterator[str]:
    match block:
        case Heading(rank, text):
            yield _underlined(text, "-", width) if rank == 1 else _filled(text, width)
        case Paragraph(words):
            yield _filled(plain_words(words), width)
        case Bullets(items):
            yield "\n".join(_filled(plain_words(item), width, "• ") for item in items)
        case Table():
            yield _filled(block.caption, width)
            if block.summary:
                yield _filled(block.summary, width)
            yield "\n".join(_table(block, width))
        case Matrix():
            yield _filled(block.caption, width)
            if block.summary:
                yield _filled(block.summary, width)
            yield "\n".join(_matrix(block, width))
            yield "\n".join(
                _filled(f"{mark.letter}  {mark.words}: {meaning}", width, hang=3)
                for mark, meaning in block.legend
            )
        case _:
            assert_never(block)


def _table(table: Table, width: int) -> Iterator[str]:
    widths = _widths(table.widths, width)
    yield from _row([[words] for words in table.head], widths)
    yield "-" * width
    for number, row in enumerate(table.rows):
        if number:
            yield ""
        yield from _row([_lines(cell) for cell in row], widths)


def _widths(shares: Sequence[float], width: int) -> list[int]:
    """``width`` divided by ``shares``, the last column taking what is left."""
    free = width - GAP * (len(shares) - 1)
    found = [max(_LEAST, int(free * share / sum(shares))) for share in shares]
    return [*found[:-1], max(_LEAST, free - sum(found[:-1]))]


def _lines(cell: Cell) -> list[str]:
    mark = [cell.mark.words] if cell.mark else []
    return [*mark, *(plain_words(line) for line in cell.lines)]


def _row(cells: Iterable[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    columns = [
        [piece for line in cell for piece in textwrap.wrap(line, width, break_on_hyphens=False)]
        for cell, width in zip(cells, widths, strict=True)
    ]
    for pieces in zip_longest(*columns, fillvalue=""):
        padded = (piece.ljust(width) for piece, width in zip(pieces, widths, strict=True))
        yield (" " * GAP).join(padded).rstrip()


def _matrix(matrix: Matrix, width: int) -> Iterator[str]:
    """Columns are numbered and named above the grid, since their names are longer than a mark."""
    for number, column in enumerate(matrix.columns, 1):
        yield _filled(f"{number}  {column}", width, hang=3)
    yield ""
    titles = [matrix.corner, *(title for title, _ in matrix.rows)]
    first = min(max(map(len, titles)), width - 3 * len(matrix.columns))
    numbers = "".join(f"{number:>3}" for number in range(1, len(matrix.columns) + 1))
    yield f"{matrix.corner[:first]:<{first}}{numbers}"
    for title, marks in matrix.rows:
        yield f"{title[:first]:<{first}}" + "".join(f"{mark.letter:>3}" for mark in marks)


def _underlined(text: str, rule: str, width: int) -> str:
    filled = _filled(text, width)
    return f"{filled}\n{rule * max(map(len, filled.splitlines()))}"


def _filled(text: str, width: int, first: str = "", hang: int = 0) -> str:
    return textwrap.fill(
        " ".join(text.split()) if not hang else text,
        width,
        initial_indent=first,
        subsequent_indent=" " * (len(first) + hang),
        break_long_words=False,
        break_on_hyphens=False,
    )
