"""A paper as an HTML document, from which its PDF is made too.

A mark is a painted box with its words in it, so that colour and sight are not needed to read it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from draftban.bill.paper import (
    Bullets,
    Cell,
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
from draftban.writers._html import styles
from draftban.writers._html.blocks import heading
from draftban.writers._html.markup import NOTHING, Html, el, join, open_tag, style, text
from draftban.writers._html.page import head
from draftban.writers._reading import language_tag

_TAGS = {"strong": "strong", "emphasis": "em", "code": "code"}


def document(paper: Paper, *, css: str) -> str:
    """``paper`` as an HTML document with ``css`` embedded."""
    title = paper.meta.short_title
    top = heading(1, {}, title, text(title))
    main = el("main", {}, join((top, *map(_block, paper.blocks)), "\n"))
    within = el("head", {}, join((*head(paper.meta), style(css)), "\n"))
    html = el("html", {"lang": language_tag(paper.meta)}, within, el("body", {}, main))
    return f"<!DOCTYPE html>\n{html}\n"


def screen_css(paper: Paper) -> str:
    """For screens, and for printing from a browser."""
    return "".join(
        (
            styles.sheet("base.css"),
            styles.family(paper.page),
            styles.sheet("screen.css"),
            styles.sheet("papers.css"),
            f"@media print {{\n{_paper_rules(paper)}}}\n",
        )
    )


def paper_css(paper: Paper, fonts: str) -> str:
    """For paper only; ``fonts`` declares the family and sets it."""
    return "".join(
        (
            styles.sheet("base.css"),
            styles.sheet("papers.css"),
            _paper_rules(paper),
            styles.sheet("pdf.css"),
            fonts,
        )
    )


def _paper_rules(paper: Paper) -> str:
    page = styles.page(paper.page) + styles.type_rules(paper.page)
    return page + styles.sheet("paper.css")


# ---------------------------------------------------------------- blocks


def _block(block: PaperBlock) -> Html:
    match block:
        case Heading(rank, words, new_page):
            where = {"class": "new-page"} if new_page else {}
            return heading(rank + 1, where, words, text(words))
        case Paragraph(words, style):
            return el("p", {"class": style}, _words(words))
        case Bullets(items):
            return el("ul", {"class": "bullets"}, join(el("li", {}, _words(i)) for i in items))
        case Table():
            return _table(block)
        case Matrix():
            return _matrix(block)
        case _:
            assert_never(block)


def _words(words: Runs) -> Html:
    return join(map(_run, words))


def _run(run: Run) -> Html:
    if run.label:
        return el("u", {"class": "blank", "title": run.label}, text(run.text))
    tag = _TAGS.get(run.face)
    return el(tag, {}, text(run.text)) if tag else text(run.text)


def _table(table: Table) -> Html:
    total = sum(table.widths)
    columns = join(
        open_tag("col", {"style": f"width: {100 * width / total:.2f}%"}) for width in table.widths
    )
    rows = (_row(row) for row in table.rows)
    return _framed(table.caption, table.summary, "table", columns, table.head, rows)


def _row(row: tuple[Cell, ...]) -> Html:
    first, *rest = row
    return el(
        "tr",
        {"class": "by-hand"} if by_hand(row) else {},
        el("th", {"scope": "row"}, _cell(first)),
        *(el("td", {}, _cell(cell)) for cell in rest),
    )


def _cell(cell: Cell) -> Html:
    mark = [el("p", {"class": "marked"}, _mark(cell.mark))] if cell.mark else []
    return join((*mark, *(el("p", {}, _words(line)) for line in cell.lines)))


def _matrix(matrix: Matrix) -> Html:
    others = {"span": str(len(matrix.columns))}  # share what is left
    columns = join((open_tag("col", {"class": "places"}), open_tag("col", others)))
    rows = (
        el(
            "tr",
            {},
            el("th", {"scope": "row"}, text(title)),
            *(el("td", {"class": f"mark {mark.fill}"}, text(mark.words)) for mark in marks),
        )
        for title, marks in matrix.rows
    )
    head = (matrix.corner, *matrix.columns)
    table = _framed(matrix.caption, matrix.summary, "matrix", columns, head, rows)
    legend = (el("li", {}, _mark(mark), text(f" {meaning}")) for mark, meaning in matrix.legend)
    return join((table, el("ul", {"class": "legend"}, join(legend))), "\n")


def _mark(mark: Mark) -> Html:
    return el("span", {"class": f"mark {mark.fill}"}, text(mark.words))


def _framed(
    caption: str,
    summary: str,
    kind: str,
    columns: Html,
    head_cells: tuple[str, ...],
    rows: Iterable[Html],
) -> Html:
    """A table with its caption. A narrow screen scrolls the table, not the page."""
    head_row = el("tr", {}, *(el("th", {"scope": "col"}, text(words)) for words in head_cells))
    told = el("p", {"class": "summary"}, text(summary)) if summary else NOTHING
    table = el(
        "table",
        {"class": kind},
        el("caption", {}, el("p", {}, text(caption)), told),
        el("colgroup", {}, columns),
        el("thead", {}, head_row),
        el("tbody", {}, join(rows, "\n")),
    )
    label = {"class": "scroll", "tabindex": "0", "role": "region", "aria-label": caption}
    return el("figure", label, table)
