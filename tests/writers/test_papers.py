"""Papers: the same words in every format, tables that a screen reader can follow, same bytes."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from lxml import etree
from pypdf import PdfReader

from draftban import writers
from draftban.bill.paper import (
    Bullets,
    Heading,
    Matrix,
    Paper,
    Paragraph,
    Run,
    Table,
    cell,
    plain_words,
)
from draftban.writers._docx.page import SIZES

from ..conftest import need_program
from .docx_reading import W, document, libreoffice_lines, paragraphs, style_names
from .pdfua import (
    TaggedPdf,
    check_content,
    check_declaration,
    check_fonts,
    check_headings,
    check_lists,
    need_pango,
    qpdf_check,
)
from .sample_paper import MARKS, TITLE, paper

FORMATS = ("docx", "html", "markdown", "outline", "pdf", "text")


@cache
def written(format: str, size: str = "letter") -> bytes:
    if format == "pdf":
        need_pango()
    return writers.write(paper(size), format)


def lines_of(one: Paper) -> Iterator[str]:
    """Every line that a reader must meet, in order; the head of a table once."""
    yield one.meta.short_title
    for block in one.blocks:
        match block:
            case Heading(_, text):
                yield text
            case Paragraph(words):
                yield plain_words(words)
            case Bullets(items):
                yield from map(plain_words, items)
            case Table(caption, summary, head, rows):
                yield from (caption, summary, *head)
                for row in rows:
                    for one_cell in row:
                        yield from [one_cell.mark.words] if one_cell.mark else []
                        yield from map(plain_words, one_cell.lines)
            case Matrix(caption, summary, corner, columns, rows_, legend):
                yield from (caption, summary, corner, *columns)
                for title, marks in rows_:
                    yield from (title, *(mark.words for mark in marks))
                yield from (f"{mark.words} {meaning}" for mark, meaning in legend)


def flat(words: str) -> str:
    return " ".join(words.split())


ALL = [flat(line) for line in lines_of(paper())]


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_paper_gives_the_same_bytes(format: str) -> None:
    assert written(format) == writers.write(paper(), format)


class _Reader(HTMLParser):
    """Words of a page's body, and whether every element that is opened is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag not in {"meta", "col"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "body" in self.open:
            self.words.append(data)


def test_html_is_well_formed_and_holds_every_word_in_order() -> None:
    reader = _Reader()
    source = written("html").decode()
    reader.feed(source)
    assert not reader.open
    assert "".join("".join(reader.words).split()) == "".join("".join(ALL).split())
    for outside in ("http:", "https:", "<script", "url(", "@import"):
        assert outside not in source


def test_html_tables_have_caption_and_scoped_headings() -> None:
    tree = etree.HTML(written("html").decode())
    for table in tree.iter("table"):
        assert table.findtext("caption/p")
        heads = [th.get("scope") for th in table.iter("th")]
        assert set(heads) == {"col", "row"}
        assert len(table.findall("tbody/tr")) == heads.count("row")
    cells = [td.text for td in tree.iter("td") if "mark" in (td.get("class") or "")]
    assert cells == [mark.words for mark in MARKS] * 6


def test_every_mark_looks_different_without_colour() -> None:
    """Each has a ground or border of its own, and greys only."""
    css = written("html").decode().partition("<style>")[2].partition("</style>")[0]
    rules = [line for line in css.splitlines() if line.startswith(".matrix td.")]
    looks = [line.partition("{")[2] for line in rules]
    assert len(set(looks)) == len(MARKS)
    colours = [piece[:7] for line in looks for piece in line.split("#")[1:]]
    assert all(c[:2] == c[2:4] or len(c) == 3 for c in (c.rstrip(" ;,)}") for c in colours))


def test_word_opens_with_every_word_in_order(tmp_path: Path) -> None:
    lines = libreoffice_lines(need_program("soffice"), tmp_path, {"paper": written("docx")})
    found = [line.removeprefix("• ") for line in lines["paper"]]
    assert flat(" ".join(found)) == flat(" ".join(ALL))


def test_word_has_headings_lists_and_repeated_table_heads() -> None:
    data = written("docx")
    styles = [style for style, words, _ in paragraphs(data) if words]
    assert styles[0] == "Title"
    assert {"heading 1", "heading 2", "List Bullet", "caption"} <= set(styles)
    assert set(styles) <= set(style_names(data).values())
    for table in document(data).iter(f"{W}tbl"):
        first, *rest = table.findall(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert not [row for row in rest if row.find(f"{W}trPr/{W}tblHeader") is not None]
        assert table.find(f"{W}tblPr/{W}tblCaption") is not None
        assert table.find(f"{W}tblPr/{W}tblDescription") is not None


def test_pdf_is_tagged_as_ua_1() -> None:
    pdf = TaggedPdf(written("pdf"))
    check_declaration(pdf, TITLE, "en-US")
    check_headings(pdf)
    check_content(pdf)
    check_fonts(pdf)
    check_lists(pdf)
    assert [title for _, title in pdf.bookmarks()] == [
        TITLE,
        "Demands",
        "b.i No government use",
        "Places",
    ]


def test_pdf_tables_have_caption_summary_and_scope() -> None:
    reader = PdfReader(BytesIO(written("pdf")))
    size: Any = reader.trailer["/Size"]
    objects = [reader.get_object(n) for n in range(1, size)]
    elements: list[Any] = [o for o in objects if isinstance(o, dict) and "/S" in o and "/K" in o]
    tables = [e for e in elements if e["/S"] == "/Table"]
    assert sum(e["/S"] == "/Caption" for e in elements) == 2
    assert len(tables) >= 2  # one goes on on the next page, as an element of its own or not
    assert {t["/A"]["/Summary"] for t in tables} == {
        "One row for each.",
        "Rows are places, columns actors.",
    }
    scopes = [e["/A"]["/Scope"] for e in elements if e["/S"] == "/TH"]
    assert set(scopes) == {"/Column", "/Row"}
    assert scopes.count("/Row") == 14 + 6


def test_pdf_words_are_those_of_the_paper_and_nothing_runs_over_the_edge(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(written("pdf"))
    qpdf_check(need_program("qpdf"), path)
    run = subprocess.run(
        [need_program("pdftotext"), "-bbox", path, "-"], capture_output=True, text=True, check=True
    )
    words = etree.fromstring(run.stdout.encode()).iter("{http://www.w3.org/1999/xhtml}word")
    right = max(float(word.get("xMax") or 0) for word in words)
    assert right <= 72 * 7.5 + 0.5


@pytest.mark.parametrize("size", ["letter", "a4"])
def test_the_page_is_the_form_s(size: str) -> None:
    width, height = SIZES[size]
    box = PdfReader(BytesIO(written("pdf", size))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (round(width / 20), round(height / 20))
    section = document(written("docx", size)).find(f".//{W}pgSz")
    assert (section.get(f"{W}w"), section.get(f"{W}h")) == (str(width), str(height))


def test_text_fits_80_columns_and_keeps_every_word() -> None:
    text = written("text").decode()
    assert max(map(len, text.splitlines())) <= 80
    assert text.count("Exemption 13") == 1
    assert "F  P  O  A  –" in text
    assert "forbidden: means forbidden" in text


def test_the_outline_lists_headings_and_tables() -> None:
    assert written("outline").decode().splitlines()[1:4] == [
        "  Demands",
        "    b.i No government use",
        "      list ×2",
    ]


def test_rows_of_a_table_are_as_long_as_its_head() -> None:
    with pytest.raises(AssertionError):
        Table("c", "s", ("a", "b"), ((cell("x"),),), (1, 1))


def test_a_row_that_is_filled_in_with_a_pen_has_room_and_another_has_not() -> None:
    line = cell(Run("____", label="date"))
    rows = (
        (cell("1"), line, line),
        (cell("by hand"), cell("Rule 4"), line),
        (line, line, cell(Run("____", label="hour"), " o’clock")),
    )
    table = Table("Log", "", ("No.", "Opened", "Closed"), rows, (1, 1, 1))
    log = replace(paper(), blocks=(table,))
    page = lxml.html.document_fromstring(writers.write(log, "html").decode())
    assert [row.get("class") for row in page.xpath("//tbody/tr")] == ["by-hand", None, "by-hand"]
    heights = document(writers.write(log, "docx")).iter(f"{W}trHeight")
    assert len(list(heights)) == 2
