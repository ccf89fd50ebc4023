"""A paper in Word: Word's own heading, list and caption styles, tables whose head is repeated.

A mark is a shaded or bordered cell, or shaded words, so that a print in black and white tells
them apart; its words always print.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from draftban.bill.paper import (
    Bullets,
    Cell,
    Fill,
    Heading,
    Mark,
    Matrix,
    Paper,
    PaperBlock,
    Paragraph,
    Run,
    Runs,
    Table,
    by_hand,
)
from draftban.writers._docx.names import built_in_id
from draftban.writers._docx.package import Template, made_once
from draftban.writers._docx.styles import Look, indent, looks_part, text_twips
from draftban.writers._docx.xml import XML_SPACE, Element, root, sub, toggle

BULLETS = 1
"""The list of bullets."""

HAND_HEIGHT = 400
"""The least height of a row that is filled in with a pen, in twips."""

MATRIX_FIRST = 0.2
"""The share of a matrix's width that its first column takes."""

_SHADES: dict[Fill, tuple[str, str]] = {
    "solid": ("1B1B1B", "FFFFFF"),
    "half": ("C4C4C4", "000000"),
    "ring": ("FFFFFF", "000000"),
    "dots": ("FFFFFF", "000000"),
    "none": ("FFFFFF", "444444"),
}
"""Ground and colour of the words."""

_BORDERS: dict[Fill, tuple[str, int]] = {
    "solid": ("single", 6),
    "half": ("single", 6),
    "ring": ("double", 6),
    "dots": ("dotted", 6),
    "none": ("single", 2),
}
"""Border of a matrix's cell and its width in eighths of a point."""


def template(paper: Paper, language: str) -> Template:
    """Styles and page of ``paper``."""
    page = paper.page

    def styles() -> Element:
        return looks_part(_looks(page.font_size), page, language, built_in=True)

    return made_once(f"paper {page!r}", styles, page, language)


def _looks(size: float) -> Iterator[Look]:
    small = size - 1.5
    line = small * 1.28
    heading = Look(name="", next="Body Text", keep_next=True, keep_lines=True, bold=True)
    yield _named(heading, "Title", size * 1.7, after=10, outline=None)
    yield _named(heading, "heading 1", size * 1.25, before=20, after=6, outline=0)
    yield _named(heading, "heading 2", size, before=10, after=3, outline=1)
    yield Look(name="Body Text", after=6)
    yield Look(name="Subtitle", after=8, size=size * 1.1)
    yield Look(name="Note Text", after=6, size=small, line=line)
    yield Look(name="List Bullet", after=3, left=0.2, first=-0.2, number=(BULLETS, 0))
    yield Look(name="caption", before=8, after=4, bold=True, keep_next=True)
    yield Look(name="Table Text", after=2, size=small, line=line)
    yield Look(name="Table Head", after=2, size=small, line=line, bold=True, keep_next=True)
    tiny = size - 2.8
    yield Look(name="Matrix Text", before=2, after=2, size=tiny, line=tiny * 1.2, align="center")


def _named(
    look: Look,
    name: str,
    size: float,
    *,
    before: float = 0.0,
    after: float,
    outline: int | None,
) -> Look:
    return Look(
        name=name,
        next=look.next,
        keep_next=look.keep_next,
        keep_lines=look.keep_lines,
        bold=look.bold,
        size=size,
        line=size * 1.2,
        before=before,
        after=after,
        outline=outline,
    )


def numbering() -> Element:
    """``word/numbering.xml``: the one list of bullets."""
    part = root("numbering")
    node = sub(part, "abstractNum", abstractNumId=BULLETS)
    sub(node, "multiLevelType", "hybridMultilevel")
    level = sub(node, "lvl", ilvl=0)
    sub(level, "start", 1)
    sub(level, "numFmt", "bullet")
    sub(level, "pStyle", built_in_id("List Bullet"))
    sub(level, "lvlText", "•")
    sub(level, "lvlJc", "left")
    indent(sub(level, "pPr"), 0.2, -0.2)
    sub(sub(part, "num", numId=BULLETS), "abstractNumId", BULLETS)
    return part


def body(paper: Paper) -> Element:
    """``w:document`` without section properties."""
    document = root("document")
    parent = sub(document, "body")
    _paragraph(parent, "Title", (Run(paper.meta.short_title),))
    width = text_twips(paper.page)
    for block in paper.blocks:
        _block(parent, block, width)
    return document


def _block(parent: Element, block: PaperBlock, width: int) -> None:
    match block:
        case Heading(rank, text, new_page):
            node = _paragraph(parent, f"heading {rank}", (Run(text),))
            if new_page:
                toggle(node[0], "pageBreakBefore")
        case Paragraph(words, style):
            name = {"body": "Body Text", "lead": "Subtitle", "note": "Note Text"}[style]
            _paragraph(parent, name, words)
        case Bullets(items):
            for item in items:
                _paragraph(parent, "List Bullet", item)
        case Table():
            _table(parent, block, width)
        case Matrix():
            _matrix(parent, block, width)
        case _:
            assert_never(block)


# ---------------------------------------------------------------- tables


def _table(parent: Element, table: Table, width: int) -> None:
    widths = _shares(table.widths, width)
    node = _framed(parent, table.caption, table.summary, widths, (0, 100))
    _head(node, table.head, widths, "Table Head")
    for row in table.rows:
        cells = sub(node, "tr")
        properties = sub(cells, "trPr")
        toggle(properties, "cantSplit")
        if room := by_hand(row):
            sub(properties, "trHeight", HAND_HEIGHT, hRule="atLeast")
        for cell, share in zip(row, widths, strict=True):
            _cell(cells, cell, share, low=room)
    _paragraph(parent, "Note Text", ())


def _cell(row: Element, cell: Cell, width: int, *, low: bool = False) -> None:
    """A cell of a table; ``low``: its words stand at its foot."""
    node, properties = _open_cell(row, width)
    if low:
        sub(properties, "vAlign", "bottom")
    if cell.mark:
        _run(_paragraph(node, "Table Text", ()), Run(cell.mark.words), cell.mark)
    for line in cell.lines:
        _paragraph(node, "Table Text", line)
    if len(node) == 1:  # a cell holds a paragraph
        _paragraph(node, "Table Text", ())


def _matrix(parent: Element, matrix: Matrix, width: int) -> None:
    other = (1 - MATRIX_FIRST) / len(matrix.columns)
    widths = _shares((MATRIX_FIRST, *(other for _ in matrix.columns)), width)
    table = _framed(parent, matrix.caption, matrix.summary, widths, (15, 15))
    _head(table, (matrix.corner, *matrix.columns), widths, "Matrix Text")
    for title, marks in matrix.rows:
        row = sub(table, "tr")
        toggle(sub(row, "trPr"), "cantSplit")
        node, _ = _open_cell(row, widths[0])
        _paragraph(node, "Table Text", (Run(title),))
        for mark, share in zip(marks, widths[1:], strict=True):
            node, properties = _open_cell(row, share)
            kind, weight = _BORDERS[mark.fill]
            borders = sub(properties, "tcBorders")
            for side in ("top", "left", "bottom", "right"):
                sub(borders, side, kind, sz=weight, space=0, color="000000")
            sub(properties, "shd", "clear", color="auto", fill=_SHADES[mark.fill][0])
            sub(properties, "vAlign", "center")
            _run(_paragraph(node, "Matrix Text", ()), Run(mark.words), mark, shade=False)
    _paragraph(parent, "Note Text", ())
    for mark, meaning in matrix.legend:
        line = _paragraph(parent, "Note Text", ())
        _run(line, Run(mark.words), mark)
        _run(line, Run(f"  {meaning}"))


def _framed(
    parent: Element, caption: str, summary: str, widths: Sequence[int], sides: tuple[int, int]
) -> Element:
    """A caption, what the table shows in words, and the table with its columns.

    ``sides``: the space left and right of the words in a cell, in twips.
    """
    _paragraph(parent, "caption", (Run(caption),))
    if summary:
        toggle(_paragraph(parent, "Note Text", (Run(summary),))[0], "keepNext")
    node = sub(parent, "tbl")
    properties = sub(node, "tblPr")
    sub(properties, "tblW", w=sum(widths), type="dxa")
    borders = sub(properties, "tblBorders")
    for side in ("top", "bottom", "insideH"):
        sub(borders, side, "single", sz=4, space=0, color="808080")
    sub(properties, "tblLayout", type="fixed")
    margins = sub(properties, "tblCellMar")
    for side, space in (("top", 40), ("left", sides[0]), ("bottom", 40), ("right", sides[1])):
        sub(margins, side, w=space, type="dxa")
    sub(properties, "tblLook", firstRow=1, lastRow=0, firstColumn=1, lastColumn=0, noVBand=1)
    sub(properties, "tblCaption", caption)
    sub(properties, "tblDescription", summary or caption)
    grid = sub(node, "tblGrid")
    for width in widths:
        sub(grid, "gridCol", w=width)
    return node


def _head(table: Element, head: Sequence[str], widths: Sequence[int], style: str) -> None:
    row = sub(table, "tr")
    properties = sub(row, "trPr")
    toggle(properties, "cantSplit")
    toggle(properties, "tblHeader")
    for number, (words, width) in enumerate(zip(head, widths, strict=True)):
        node, cell = _open_cell(row, width)
        sub(cell, "vAlign", "bottom")
        _paragraph(node, style if number else "Table Head", (Run(words, "strong"),))


def _open_cell(row: Element, width: int) -> tuple[Element, Element]:
    node = sub(row, "tc")
    properties = sub(node, "tcPr")
    sub(properties, "tcW", w=width, type="dxa")
    return node, properties


def _shares(shares: Sequence[float], width: int) -> list[int]:
    return [int(width * share / sum(shares)) for share in shares]


# ---------------------------------------------------------------- words


def _paragraph(parent: Element, style: str, words: Runs) -> Element:
    """Append a paragraph; its first child holds its properties."""
    node = sub(parent, "p")
    sub(sub(node, "pPr"), "pStyle", built_in_id(style))
    for run in words:
        _run(node, run)
    return node


def _run(parent: Element, run: Run, mark: Mark | None = None, *, shade: bool = True) -> None:
    node = sub(parent, "r")
    bold = run.face == "strong" or (mark is not None and mark.fill in ("solid", "ring"))
    italic = run.face in ("emphasis", "code") or (mark is not None and mark.fill == "dots")
    if bold or italic or mark is not None:
        properties = sub(node, "rPr")
        for name in ("b", "bCs") if bold else ():
            toggle(properties, name)
        for name in ("i", "iCs") if italic else ():
            toggle(properties, name)
        if mark is not None:
            ground, colour = _SHADES[mark.fill]
            sub(properties, "color", colour)
            if shade:
                if mark.fill in ("ring", "dots"):
                    kind = "single" if mark.fill == "ring" else "dotted"
                    sub(properties, "bdr", kind, sz=4, space=0, color="000000")
                sub(properties, "shd", "clear", color="auto", fill=ground)
    text = sub(node, "t")
    text.text = run.text
    text.set(XML_SPACE, "preserve")
