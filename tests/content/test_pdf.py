"""The PDF of every place: PDF/A-2a and PDF/UA-1, bookmarks, and the words of the text writer in
order.
"""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import lxml.html
import pytest

from draftban.bill.printed import PrintedLine
from draftban.bill.tree import Contents, FinalBill, bill_provisions
from draftban.writers import write
from draftban.writers._reading import language_tag, own_blocks
from tests.conftest import need_program
from tests.content.conftest import Bills, Bytes, Lines
from tests.content.shipped import PARTS, PLACES, lengths
from tests.writers import pdfua
from tests.writers.pdf_words import words_at, words_on_pages
from tests.writers.reading_order import flat, headings, reading_order

IN_EACH_LENGTH = ("us-ma-lowell", "us-wa-pierce")
CASES = [(p, n) for p in PLACES for n in lengths(p) if p in IN_EACH_LENGTH or n == "full"]

pytestmark = pytest.mark.parametrize(("place", "length"), CASES)


def undivided(words: str) -> str:
    """``words`` on one line; a line may have ended at any dash or hyphen."""
    return re.sub(r" ?([-–—]) ?", r"\1", flat(words))


def text_area(file: Printed) -> tuple[str, ...]:
    """What limits poppler to the text of each page: its margins, in points."""
    page, box = file.bill.style.page, file.structure.reader.pages[0].mediabox
    left, top = 72 * page.margin_left - 12, 72 * page.margin_top - 12
    width = float(box.width) - left - 72 * page.margin_right + 12
    height = float(box.height) - top - 72 * page.margin_bottom + 12
    edges = {"-x": left, "-y": top, "-W": width, "-H": height}
    return tuple(word for name, edge in edges.items() for word in (name, str(round(edge))))


def contents(bill: FinalBill) -> list[str]:
    """The lines of its contents list."""
    blocks = (block for p in bill_provisions(bill) for block in own_blocks(p))
    lists = (b for b in (*bill.preface, *bill.preamble, *blocks) if isinstance(b, Contents))
    return [f"{entry.num} {entry.heading}" for one in lists for entry in one.entries]


class Printed:
    """A bill, its PDF in a file, the lines of its pages, and the structure in it."""

    def __init__(self, bill: FinalBill, lines: tuple[PrintedLine, ...], path: Path) -> None:
        self.bill = bill
        self.lines = lines
        self.path = path
        self.structure = pdfua.TaggedPdf(path.read_bytes())


@pytest.fixture(scope="session")
def printed(
    bills: Bills, pdf_of: Bytes, lines_of: Lines, tmp_path_factory: pytest.TempPathFactory
) -> object:
    """``printed(name)``: that bill's :class:`Printed`, read once."""
    folder = tmp_path_factory.mktemp("pdf")

    @cache
    def read(name: str) -> Printed:
        path = folder / f"{name}.pdf"
        path.write_bytes(pdf_of(name))
        return Printed(bills[name], lines_of(name), path)

    return read


@pytest.fixture
def files(place: str, length: str, bills: Bills, printed: object) -> list[Printed]:
    """The PDF of a place's law, and those of its companions."""
    assert callable(printed)
    found = [f"{place}{part}-{length}" for part in PARTS]
    there = [printed(name) for name in found if name in bills]
    assert there
    return there


def test_structure_is_that_of_pdf_ua_1(files: list[Printed]) -> None:
    for file in files:
        pdf = file.structure
        pdfua.check_headings(pdf)
        pdfua.check_containment(pdf)
        pdfua.check_content(pdf)
        pdfua.check_fonts(pdf)
        assert pdfua.check_lists(pdf) > 0
        links = pdfua.check_links(pdf)
        assert not [words for words in links if re.search(r"__|#", words.replace("____", ""))]


def test_title_and_language_are_the_bills(files: list[Printed]) -> None:
    for file in files:
        meta = file.bill.meta
        pdfua.check_declaration(file.structure, meta.short_title, language_tag(meta))


def test_blanks_are_read_as_what_they_are_for(files: list[Printed]) -> None:
    for file in files:
        page = lxml.html.document_fromstring(write(file.bill, "html").decode())
        labels = [str(label).rstrip(" :") for label in page.xpath("//u[@class='blank']/@title")]
        assert labels, "a document without a blank"
        said = [e.actual for e in file.structure.elements() if e.actual]
        assert said == [f"blank: {label}" for label in labels]


def test_bookmarks_are_the_title_and_the_headings(files: list[Printed]) -> None:
    for file in files:
        found = [flat(title) for _, title in file.structure.bookmarks()]
        assert found == [file.bill.meta.short_title, *headings(file.bill)]


def test_the_file_is_pdf_a_2a(files: list[Printed]) -> None:
    for file in files:
        pdfua.check_archive(file.path.read_bytes())


def test_qpdf_and_pdfua_find_nothing_wrong(files: list[Printed]) -> None:
    program = need_program("qpdf")
    for file in files:
        pdfua.pdfua_check(file.path)
        pdfua.qpdf_check(program, file.path)


def test_the_words_on_the_pages_are_those_of_the_text_writer(files: list[Printed]) -> None:
    """Poppler reads the pages as they were painted, without header and footer."""
    program = need_program("pdftotext")
    for file in files:
        run = subprocess.run(
            [program, "-raw", *text_area(file), file.path, "-"],
            capture_output=True,
            text=True,
            check=True,
        )
        expected = " ".join(reading_order(file.bill))
        # Poppler reads the column of page numbers in a contents list apart from its lines.
        words = listed_left_out(file) if contents(file.bill) else run.stdout
        assert undivided(words) == undivided(expected)


def listed_left_out(file: Printed) -> str:
    """The words on the pages line by line, but for the contents list, which repeats headings."""
    entries = {"".join(entry.split()) for entry in contents(file.bill)}
    pages = words_on_pages(need_program("pdftotext"), file.path.read_bytes(), file.path.parent)
    lines = ("".join(line.words.split()).rstrip("0123456789") for line in file.lines)
    return " ".join(
        word
        for line, words in zip(file.lines, lines, strict=True)
        if words not in entries
        for word in words_at(pages[line.page - 1], line)
    )


def test_a_screen_reader_meets_them_in_the_same_order(files: list[Printed]) -> None:
    """The structure tree from first to last; blanks are not kept between its pieces."""
    for file in files:
        spoken = "".join(file.structure.spoken("TOC"))  # it repeats headings
        assert "".join(spoken.split()) == "".join("".join(reading_order(file.bill)).split())
