"""PDF/A-2a and PDF/UA-1 in one file: structure tree, bookmarks, fonts, metadata."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import lxml.html

from draftban import writers
from draftban.bill.style import LevelStyle, ZoneStyle
from draftban.bill.tree import Bill, CitedSource, FinalBill, P, Provision, Recital, Ref, Text
from draftban.writers import pdf as pdf_writer
from draftban.writers.text import lines_by_provision

from .pdf_words import words_on_pages
from .pdfua import (
    TaggedPdf,
    check_archive,
    check_containment,
    check_content,
    check_declaration,
    check_fonts,
    check_headings,
    check_ids,
    check_links,
    check_lists,
    need_pango,
    pdfua_check,
    qpdf_check,
)
from .sample import BLANK, STYLE, sample

Program = Callable[[str], str]


@cache
def the_pdf() -> bytes:
    need_pango()
    return writers.write(sample(), "pdf")


@cache
def the_structure() -> TaggedPdf:
    return TaggedPdf(the_pdf())


def test_the_file_says_what_it_is() -> None:
    pdf = the_structure()
    check_declaration(pdf, "Biometric Surveillance Ordinance", "en-US")
    info = pdf.reader.metadata
    assert info is not None
    assert str(info["/CreationDate"]) == "D:20261122"  # the bill's own date, no clock


def test_headings_paragraphs_lists_and_links_are_tagged() -> None:
    tags = {element.tag for element in the_structure().elements()}
    assert {"H1", "H2", "H3", "H4", "P", "L", "LI", "Lbl", "LBody", "Link"} <= tags
    check_headings(the_structure())


def test_the_archive_accepts_it() -> None:
    check_archive(the_pdf())


def test_lists_tables_and_contents_hold_what_they_may() -> None:
    check_containment(the_structure())
    assert [e.tag for e in the_structure().elements()].count("TOC") == 1


def _one_long_point() -> FinalBill:
    levels = (LevelStyle(num="{1}.", heading="above"), LevelStyle(num="({a})", indent=0.5))
    linked = (Text("Words. " * 1500), Ref("s", "Section 1 and all that stands in it", "s1"))
    point = Provision("point", "t", "z", 1, "(a)", eid="a1", content=(P(linked),))
    after = Provision("point", "t", "z", 1, "(b)", eid="b1", content=(P((Text("End."),)),))
    section = Provision(
        "clause", "s", "z", num="1.", heading=(Text("H"),), eid="s1", children=(point, after)
    )
    style = replace(STYLE, zones={"z": ZoneStyle("z", levels, "this")})
    return FinalBill(Bill(meta=sample().meta, style=style, body=(section,)))


def test_what_a_page_breaks_is_one_element() -> None:
    need_pango()
    pdf = TaggedPdf(writers.write(_one_long_point(), "pdf"))
    check_content(pdf)
    check_lists(pdf)
    check_containment(pdf)
    tags = [element.tag for element in pdf.elements()]
    assert tags.count("L") == 1
    assert tags.count("LI") == 2
    long = next(element for element in pdf.elements() if len(element.content) > 9)
    assert long.tag == "P"
    assert {page for page, _ in long.content} == set(range(len(pdf.reader.pages)))
    assert [child.tag for child in pdf.document.children] == ["Part"]


def test_a_link_on_two_lines_is_one_link() -> None:
    links = [e for e in the_structure().elements() if e.tag == "Link"]
    assert all(len(set(link.links)) == 1 for link in links)
    checked = TaggedPdf(writers.write(_one_long_point(), "pdf"))
    assert [e.tag for e in checked.elements()].count("Link") == 1


def test_a_line_of_its_own_is_no_element_of_its_own() -> None:
    elements = the_structure().elements()
    listed = {id(e) for toc in elements if toc.tag == "TOC" for e in toc.all()}  # leaders
    longest = max((e for e in elements if id(e) not in listed), key=lambda e: len(e.content))
    assert longest.tag == "P"
    assert len(longest.content) > 3


def _with_sources() -> FinalBill:
    """The sample with a source for each finding, the first and the last the same."""
    bill = sample()
    numbers = iter((0, 1, 0))
    preamble = tuple(
        replace(
            b, sources=(CitedSource(f"Report {next(numbers)}", "https://example.org/a", "read 1"),)
        )
        if isinstance(b, Recital)
        else b
        for b in bill.preamble
    )
    return FinalBill(replace(bill, preamble=preamble))


def test_notes_are_read_where_they_are_called_and_stand_at_the_foot(
    program: Program, tmp_path: Path
) -> None:
    need_pango()
    data, lines = pdf_writer.write_with_lines(_with_sources(), notes=True)
    pdf = TaggedPdf(data)
    check_content(pdf)
    check_containment(pdf)
    check_archive(data)
    assert len(check_ids(pdf)) == 3
    callers = [e for e in pdf.elements() if any(c.tag == "Note" for c in e.children)]
    assert [[c.tag for c in e.children] for e in callers] == [["Reference", "Note"]] * 3
    assert {e.tag for e in callers} == {"P"}
    path = tmp_path / "notes.pdf"
    path.write_bytes(data)
    qpdf_check(program("qpdf"), path)
    printed = subprocess.run(
        [program("pdftotext"), "-layout", path, "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "1. Report 0, https://example.org/a (read 1)." in printed
    assert "3. Report 0." in printed  # told in full before
    assert not [line for line in lines if "Report" in line.words]  # no line of the text


def test_notes_are_left_out_unless_asked_for() -> None:
    assert writers.write(_with_sources(), "pdf") == the_pdf()
    asked = writers.Options(notes=True)
    assert writers.write(_with_sources(), "pdf", asked) != the_pdf()
    assert check_ids(the_structure()) == []


def test_numbers_beside_lines_pass_over_notes(program: Program, tmp_path: Path) -> None:
    bill = _with_sources()
    page = replace(bill.style.page, line_numbers=True)
    numbered = FinalBill(replace(bill, style=replace(bill.style, page=page)))
    data, lines = pdf_writer.write_with_lines(numbered, notes=True)
    pages = words_on_pages(program("pdftotext"), data, tmp_path)
    for number, words in enumerate(pages, 1):
        beside = sorted((word for word in words if word.right < 60), key=lambda w: w.middle)
        assert [word.text for word in beside] == [
            str(line.number) for line in lines if line.page == number
        ]


def test_words_in_another_language_say_so() -> None:
    from weasyprint import HTML

    from draftban.writers._pdf import metadata, structure, tree

    source = '<html lang="en"><title>T</title><main><h1>T</h1><p>A <em lang="la">amicus</em>.</p>'
    with tree.watching() as boxes:

        def finish(document: Any, pdf: Any) -> None:
            structure.mend(pdf, boxes, {})
            metadata.declare(pdf, document.metadata)

        data = HTML(string=source).write_pdf(pdf_variant="pdf/a-2a", finisher=finish)
    languages = [e.language for e in TaggedPdf(data).elements() if e.language]
    assert languages == ["la"]


def test_a_blank_says_what_it_is_for() -> None:
    style = replace(STYLE, words=replace(STYLE.words, blank="blank: {label}"))
    bill = sample(style)
    need_pango()
    pdf = TaggedPdf(writers.write(bill, "pdf"))
    said = [e.actual for e in pdf.elements() if e.actual]
    page = lxml.html.document_fromstring(writers.write(bill, "html").decode())
    assert said == [f"blank: {label}" for label in page.xpath("//u[@class='blank']/@title")]
    assert "blank: number of the ordinance" in said
    assert {e.tag for e in pdf.elements() if e.actual} == {"Span"}
    assert not [e for e in the_structure().elements() if e.actual]  # no words, no claim


def test_list_items_have_their_number_as_label() -> None:
    items = check_lists(the_structure())
    numbered = [
        p for p in lines_by_provision(sample()) if re.match(r"\(\w\) |[AB]\. In|\d\. ", p[1])
    ]
    assert items >= len(numbered) > 10


def test_a_run_in_heading_and_its_paragraph_are_one_element_each() -> None:
    blocks = [e for e in the_structure().elements() if e.tag == "Div"]
    assert blocks
    for block in blocks:
        tags = [child.tag for child in block.children]
        assert len(tags) == len(set(tags))
        assert set(tags) <= {"H2", "H3", "H4", "P"}


def test_every_link_is_tagged_and_described_by_words() -> None:
    links = check_links(the_structure())
    assert "Section 1. Purpose" in links
    assert not [words for words in links if "sec_" in words]


def test_no_text_is_outside_the_structure_but_page_decoration() -> None:
    check_content(the_structure())


def test_bookmarks_are_the_headings() -> None:
    assert the_structure().bookmarks() == [
        (1, "Biometric Surveillance Ordinance"),
        (2, "Contents"),
        (2, "Section 1. Purpose"),
        (2, "Section 2. New sections of the Code"),
        (3, f"§ 222-{BLANK} Use by the City"),
        (4, "A. Prohibition"),
        (4, "B. Exceptions"),
        (4, "C. Evidence"),
        (3, f"§ 222-{BLANK} Definitions"),
        (2, "Section 3. Register"),
        (3, "A. Register"),
        (3, "B. Public access"),
        (2, "Section 4. Existing contracts"),
        (2, "Section 5. Effective date"),
        (2, "Part I. Form of the register"),
        (2, "Part II. Form of the answer"),
    ]


def test_fonts_are_the_bundled_ones_and_embedded() -> None:
    check_fonts(the_structure())
    assert all("TeX-Gyre-Schola" in name for name in the_structure().fonts())


def test_qpdf_finds_nothing_wrong(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "bill.pdf"
    path.write_bytes(the_pdf())
    qpdf_check(program("qpdf"), path)


def test_the_other_checker_finds_nothing_wrong(tmp_path: Path) -> None:
    path = tmp_path / "bill.pdf"
    path.write_bytes(the_pdf())
    pdfua_check(path)
