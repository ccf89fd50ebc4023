"""Blocks that are more than a paragraph: the contents list and the signatures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from draftban.bill.style import BillStyle
from draftban.bill.tree import Contents, Signature
from draftban.writers._docx import names
from draftban.writers._docx.inlines import Inlines, field_runs, run
from draftban.writers._docx.names import style_id
from draftban.writers._docx.numbers.counters import text_width
from draftban.writers._docx.styles import (
    CONTENTS_DEPTHS,
    CONTENTS_STEP,
    indent,
    text_twips,
)
from draftban.writers._docx.xml import Element, sub, toggle, twips, w

GUTTER = 0.5
"""Between the two columns of signatures, in inches."""

AFTER_NUMBER = 0.15
"""Between the widest number of a contents list and the headings, in inches."""


def paragraph(parent: Element, style: str) -> tuple[Element, Element]:
    """Append a paragraph; returns it and its properties."""
    node = sub(parent, "p")
    properties = sub(node, "pPr")
    sub(properties, "pStyle", style_id(style))
    return node, properties


def keep_with_next(node: Element) -> None:
    """Keep the paragraph ``node`` on the page of what follows it."""
    properties = node[0]
    if properties.find(w("keepNext")) is None:
        toggle(properties, "keepNext")
        properties.insert(1, properties[-1])  # where the schema wants it: behind the style


def write_contents(
    parent: Element,
    contents: Contents,
    inlines: Inlines,
    bookmarks: Mapping[str, str],
    size: float,
    pages: Mapping[str, int],
) -> Element | None:
    """Append a contents list; each line leads to its provision. ``size``: type in points.

    ``pages`` are by eId those that a line shows, in a field behind the link: one inside it loses
    its result in LibreOffice. An update gives the page on which the provision then is. Returns
    the heading, if there is one.
    """
    heading: Element | None = None
    if contents.heading:
        heading, _ = paragraph(parent, names.CONTENTS_HEADING)
        inlines.write(heading, contents.heading)
    widths: dict[int, float] = {}
    for entry in contents.entries:
        width = text_width(entry.num, size) + AFTER_NUMBER if entry.num else 0.0
        widths[entry.depth] = max(widths.get(entry.depth, 0.0), width)
    for entry in contents.entries:
        depth = min(entry.depth, CONTENTS_DEPTHS - 1)
        line, properties = paragraph(parent, f"{names.CONTENTS} {depth + 1}")
        hang = widths[entry.depth]
        indent(properties, CONTENTS_STEP * depth + hang, -hang)
        target = line
        if entry.eid in bookmarks:
            target = sub(line, "hyperlink", anchor=bookmarks[entry.eid], history=1)
        if entry.num:
            run(target, f"{entry.num}\t")
        run(target, entry.heading)
        if entry.eid in bookmarks and entry.eid in pages:
            run(line, "\t")
            field_runs(line, f" PAGEREF {bookmarks[entry.eid]} \\h ", str(pages[entry.eid]))
    return heading


def write_signatures(
    parent: Element, signatures: Sequence[Signature], inlines: Inlines, style: BillStyle
) -> None:
    """Append signatures that follow each other as two columns without borders.

    The lines of one row stand at one height and rows stay on one page. Where the script runs from
    right to left the left column stands at the right, first in reading.
    """
    left = [s for s in signatures if s.column == "left"]
    right = [s for s in signatures if s.column == "right"]
    rows = max(len(left), len(right))
    width = text_twips(style.page)
    gutter = twips(GUTTER)
    column = (width - gutter) // 2
    table = _table(parent, (column, gutter, column), style.words.direction == "rtl")
    for row in range(rows):
        node = sub(table, "tr")
        toggle(sub(node, "trPr"), "cantSplit")
        last = row == rows - 1
        for signers, cell_width in ((left, column), ((), gutter), (right, column)):
            cell = sub(node, "tc")
            properties = sub(cell, "tcPr")
            sub(properties, "tcW", w=cell_width, type="dxa")
            sub(properties, "vAlign", "bottom")
            if row < len(signers):
                _signature(cell, signers[row], inlines, last)
            else:
                paragraph(cell, names.P_STYLES["body"])


def _table(parent: Element, widths: Sequence[int], rtl: bool) -> Element:
    table = sub(parent, "tbl")
    properties = sub(table, "tblPr")
    if rtl:
        toggle(properties, "bidiVisual")
    sub(properties, "tblW", w=sum(widths), type="dxa")
    sub(properties, "tblInd", w=0, type="dxa")
    sub(properties, "tblLayout", type="fixed")
    margins = sub(properties, "tblCellMar")
    for side in ("left", "right"):
        sub(margins, side, w=0, type="dxa")
    grid = sub(table, "tblGrid")
    for width in widths:
        sub(grid, "gridCol", w=width)
    return table


def _signature(cell: Element, signature: Signature, inlines: Inlines, last: bool) -> None:
    if signature.text:
        words, _ = paragraph(cell, names.SIGNATURE_TEXT)
        inlines.write(words, signature.text)
    line, properties = paragraph(cell, names.SIGNATURE)
    if last:
        toggle(properties, "keepNext", False)
    inlines.write(line, signature.title)
