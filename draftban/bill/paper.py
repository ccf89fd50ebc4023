"""A paper: a report about bills that goes through the same writers as a bill.

Headings, paragraphs, bullets, tables, and matrices, which are pictures made of words. Frozen
values and closed unions: a writer that forgets a kind of block is a type error. A paper is final
as it is made: whoever makes it wrote out every citation.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from draftban.bill.style import PageStyle
from draftban.bill.tree import FinalBill, Given, Meta

_LINE_HEIGHT = 1.32
"""Of a paper; in ems."""

# ---------------------------------------------------------------- words

Face = Literal["plain", "strong", "emphasis", "code"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike. ``code``: a file and line, a key, an address; it may break
    anywhere rather than run over the edge. ``label``: what a blank is for."""

    text: str
    face: Face = "plain"
    label: str = ""


Runs = tuple[Run, ...]


def words(*parts: str | Run) -> Runs:
    """``parts`` as words, a string as plain ones; empty parts are left out."""
    runs = (Run(part) if isinstance(part, str) else part for part in parts)
    return tuple(run for run in runs if run.text)


def plain_words(line: Runs) -> str:
    """The words of ``line`` without any mark-up."""
    return "".join(run.text for run in line)


# ---------------------------------------------------------------- blocks

Rank = Literal[1, 2]
"""Of a heading, under the paper's own title."""

ParagraphStyle = Literal[
    "body",
    "lead",  # the first words, which say the most
    "note",  # smaller, for what few need
]

Fill = Literal["solid", "half", "ring", "dots", "none"]
"""How a mark is painted, so that each kind is told from the others in black and white."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``new_page`` begins a page of its own on paper."""

    rank: Rank
    text: str
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    words: Runs
    style: ParagraphStyle = "body"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without numbers."""

    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One kind of answer in a matrix: its words, which always print, and how it is painted.

    ``letter`` stands for it where there is no room for the words (plain text).
    """

    words: str
    fill: Fill
    letter: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: lines, and perhaps a mark before them."""

    lines: tuple[Runs, ...]
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Its first row of cells, ``head``, is repeated on every page; the first cell of
    each row is the heading of that row. ``widths`` are shares of the line, one a column.
    ``summary`` says in a sentence what it shows, for who cannot see it; it may be empty where the
    caption says as much.
    """

    caption: str
    summary: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]

    def __post_init__(self) -> None:
        assert {len(self.head), len(self.widths), *map(len, self.rows)} == {len(self.head)}


@dataclass(frozen=True, slots=True)
class Matrix:
    """A picture made of marks: a table whose every cell is one, with a legend under it.

    ``rows`` have a heading and a mark for each column; ``legend`` says what each mark means.
    """

    caption: str
    summary: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Mark, ...]], ...]
    legend: tuple[tuple[Mark, str], ...]

    def __post_init__(self) -> None:
        assert {len(marks) for _, marks in self.rows} <= {len(self.columns)}


PaperBlock = Heading | Paragraph | Bullets | Table | Matrix

# ---------------------------------------------------------------- the paper


@dataclass(frozen=True, slots=True)
class Paper:
    """A report. ``meta.short_title`` is its title; ``page`` that of the form it reports on;
    ``given`` as in a bill.
    """

    meta: Meta
    page: PageStyle
    blocks: tuple[PaperBlock, ...]
    given: tuple[Given, ...] = ()
    blank: str = ""
    """What is read aloud for a blank; holds ``{label}``."""


Writable = FinalBill | Paper
"""What a writer writes."""


def paper_page(
    page: PageStyle, *, size: float, margin: float, header: str = "", footer: str
) -> PageStyle:
    """The page of a paper about a bill printed on ``page``: same paper and typeface; the type is
    ``size`` points, ``margin`` is in inches.
    """
    return replace(
        page,
        margin_top=margin,
        margin_bottom=margin,
        margin_left=margin,
        margin_right=margin,
        font_size=size,
        line_height=_LINE_HEIGHT,
        header=header,
        footer=footer,
        line_numbers=False,
        justify=False,
    )


def cell(*parts: str | Run) -> Cell:
    """A cell of one line."""
    return Cell((words(*parts),))


def lines(parts: Iterable[Runs]) -> Cell:
    """A cell of several lines, an empty one left out."""
    return Cell(tuple(part for part in parts if part))


def by_hand(row: tuple[Cell, ...]) -> bool:
    """Whether ``row`` of a table is filled in with a pen, and so needs room: two of its cells, or
    the only one behind its first, hold blanks and no words.
    """
    blank = sum(map(_only_blank, row))
    return blank >= 2 or (len(row) == 2 and _only_blank(row[1]))


def _only_blank(cell: Cell) -> bool:
    runs = [run for line in cell.lines for run in line]
    said = "".join(run.text for run in runs if not run.label)
    return any(run.label for run in runs) and not any(map(str.isalnum, said))
