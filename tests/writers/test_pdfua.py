"""PDF/UA-1: structure tree, bookmarks, fonts, and nothing left outside the structure."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path

from draftban import writers
from draftban.writers.text import lines_by_provision

from .pdfua import TaggedPdf, need_pango
from .sample import BLANK, sample

Program = Callable[[str], str]
HEADINGS = re.compile("H[1-6]")


@cache
def the_pdf() -> bytes:
    need_pango()
    return writers.write(sample(), "pdf")


@cache
def the_structure() -> TaggedPdf:
    return TaggedPdf(the_pdf())


def test_the_file_says_what_it_is() -> None:
    pdf = the_structure()
    assert pdf.catalog["/MarkInfo"]["/Marked"] == True  # noqa: E712
    assert pdf.catalog["/Lang"] == "en"
    assert pdf.catalog["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    metadata = pdf.catalog["/Metadata"].get_data().decode()
    assert 'pdfuaid:part="1"' in metadata
    assert "An Ordinance Banning Biometric Surveillance" in metadata
    info = pdf.reader.metadata
    assert info is not None
    assert info.title == "An Ordinance Banning Biometric Surveillance"
    assert str(info["/CreationDate"]) == "D:20261122"  # the bill's own date, no clock


def test_headings_paragraphs_lists_and_links_are_tagged() -> None:
    elements = the_structure().elements()
    tags = [element.tag for element in elements]
    assert tags[0] == "Document"
    assert {"H1", "H2", "H3", "H4", "P", "L", "LI", "Lbl", "LBody", "Link"} <= set(tags)
    ranks = [int(tag[1]) for tag in tags if HEADINGS.fullmatch(tag)]
    assert ranks[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(ranks))


def test_list_items_have_their_number_as_label() -> None:
    items = 0
    for element in the_structure().elements():
        tags = [child.tag for child in element.children]
        if element.tag == "L":
            assert set(tags) == {"LI"}
        elif element.tag == "LI":
            assert tags in (["Lbl", "LBody"], ["LBody"])
            items += tags == ["Lbl", "LBody"]
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
    pdf = the_structure()
    annotations = [a for page in pdf.reader.pages for a in page.get("/Annots", [])]
    links = [words for element in pdf.elements() for words in element.links]
    assert len(links) == len(annotations) > 0
    assert all(element.tag == "Link" for element in pdf.elements() if element.links)
    assert "Section 1. Purpose." in links
    assert not [words for words in links if "sec_" in words]


def test_no_text_is_outside_the_structure_but_page_decoration() -> None:
    pdf = the_structure()
    artifacts = 0
    for page, tag, mcid in pdf.content():
        if tag == "/Artifact":
            artifacts += 1
            continue
        assert mcid is not None, f"untagged text on page {page + 1}"
        element = pdf.element_of(page, mcid)
        assert element is not None, f"text on page {page + 1} hangs nowhere in the tree"
        assert pdf.parent_of(page, mcid) == element
    assert artifacts >= len(pdf.reader.pages)  # a footer on each page


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
        (3, "“A. Register"),
        (3, "B. Public access"),
        (2, "Section 4. Existing contracts"),
        (2, "Section 5. Effective date"),
        (2, "Part I. Form of the register"),
        (2, "Part II. Form of the answer"),
    ]
    tags = [e.tag for e in the_structure().elements() if HEADINGS.fullmatch(e.tag)]
    assert [int(tag[1]) for tag in tags] == [depth for depth, _ in the_structure().bookmarks()]


def test_fonts_are_the_bundled_ones_and_embedded() -> None:
    fonts = the_structure().fonts()
    assert fonts
    for name, descriptor in fonts.items():
        assert re.match(r"/[A-Z]{6}\+TeX-Gyre-Schola", name)
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)


def test_qpdf_finds_nothing_wrong(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "bill.pdf"
    path.write_bytes(the_pdf())
    run = subprocess.run([program("qpdf"), "--check", path], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "WARNING" not in run.stdout + run.stderr
