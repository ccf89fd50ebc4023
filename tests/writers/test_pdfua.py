"""PDF/UA-1: structure tree, bookmarks, fonts, and nothing left outside the structure."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from draftban import writers
from draftban.writers.text import lines_by_provision

from .pdfua import (
    TaggedPdf,
    check_content,
    check_declaration,
    check_fonts,
    check_headings,
    check_links,
    check_lists,
    need_pango,
    qpdf_check,
)
from .sample import BLANK, sample

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
    check_declaration(pdf, "Biometric Surveillance Ordinance", "en")
    info = pdf.reader.metadata
    assert info is not None
    assert str(info["/CreationDate"]) == "D:20261122"  # the bill's own date, no clock


def test_headings_paragraphs_lists_and_links_are_tagged() -> None:
    tags = {element.tag for element in the_structure().elements()}
    assert {"H1", "H2", "H3", "H4", "P", "L", "LI", "Lbl", "LBody", "Link"} <= tags
    check_headings(the_structure())


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
