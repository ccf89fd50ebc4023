"""What a form says about looks is seen in Word, in the PDF and on the page alike."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from draftban.bill.style import BillStyle, LevelStyle, RecitalStyle
from draftban.bill.tree import FinalBill, P, Recital, Text
from draftban.writers import docx, html, write
from draftban.writers._html.page import paper_css
from draftban.writers._reading import heading_inlines, labels

from .docx_reading import W, bookmarked, document, paragraphs, parts, text_of, value
from .pdfua import TaggedPdf, need_pango
from .sample import CODE, INSTRUMENT, STYLE, sample

FIRST = ".z0-0"
"""The class of the instrument's sections."""


def instrument(depth: int = 0, **change: Any) -> BillStyle:
    """The sample's style with one level of its instrument changed."""
    levels: list[LevelStyle] = list(INSTRUMENT.levels)
    levels[depth] = replace(levels[depth], **change)
    zone = replace(INSTRUMENT, levels=tuple(levels))
    return replace(STYLE, zones={**STYLE.zones, "instrument": zone})


def paged(**change: Any) -> BillStyle:
    return replace(STYLE, page=replace(STYLE.page, **change))


def rules(style: BillStyle, selector: str) -> str:
    """What the paper's style sheet says of ``selector`` alone."""
    css = paper_css(sample(style), "")
    found = re.findall(r"^\s*" + re.escape(selector) + r" \{ ?(.*?) ?\}", css, re.MULTILINE)
    return "; ".join(found)


def word_style(style: BillStyle, name: str) -> Any:
    """The style ``name`` of the Word file."""
    styles = parts(docx.write(sample(style)))["word/styles.xml"].findall(f"{W}style")
    return next(s for s in styles if value(s, "name") == name)


# ---------------------------------------------------------------- levels


def test_indent_and_hang() -> None:
    style = instrument(1, indent=0.75, hang=0.5)
    assert "padding-left: 0.75in; text-indent: -0.5in" in rules(style, ".z0-1")
    edges = word_style(style, "Instrument 2 Subsection").find(f"{W}pPr/{W}ind")
    assert (edges.get(f"{W}left"), edges.get(f"{W}hanging")) == ("1080", "720")
    text = word_style(style, "Instrument 2 Subsection Text").find(f"{W}pPr/{W}ind")
    assert text.get(f"{W}left") == "1080"


@pytest.mark.parametrize("bold", [True, False])
def test_bold_number(bold: bool) -> None:
    style = instrument(bold_number=bold)
    assert rules(style, f"{FIRST} .num") == f"font-weight: {'bold' if bold else 'normal'}"
    levels = parts(docx.write(sample(style)))["word/numbering.xml"].iter(f"{W}lvl")
    level = next(node for node in levels if value(node, "lvlText") == "Section %1.")
    assert value(level, "rPr/b") == (None if bold else "0")


@pytest.mark.parametrize("align", ["left", "center"])
def test_heading_align(align: str) -> None:
    style = instrument(heading="above", heading_align=align)
    classes = re.findall(r'<h2 class="(z0-0[^"]*)"', html.write(sample(style)).decode())
    assert set(classes) == {"z0-0 center" if align == "center" else "z0-0"}
    assert value(word_style(style, "Instrument 1 Section"), "pPr/jc") == align


@pytest.mark.parametrize(
    ("place", "mark", "printed"),
    [("none", ".", ""), ("above", ".", "Purpose"), ("run-in", ".—", "Purpose.—")],
)
def test_heading_and_its_mark(place: str, mark: str, printed: str) -> None:
    style = instrument(heading=place, heading_mark=mark)
    first = sample(style).body[0]
    assert "".join(i.value for i in heading_inlines(style, first) if isinstance(i, Text)) == printed
    words = text_of(bookmarked(docx.write(sample(style)))["sec_1"])
    page = html.write(sample(style)).decode()
    if place == "none":
        assert words.startswith("The purpose")
        assert "Purpose" not in page.split("<article>")[1].split("</nav>")[1]
    elif place == "above":
        assert words == "Purpose"
        assert '<span class="num">Section 1. </span>Purpose</h2>\n<p' in page
    else:
        assert words.startswith("Purpose.—The purpose")
        assert "Purpose.—</h2><p>The purpose" in page


def test_a_section_stands_apart_from_what_is_before_it_also_in_quoted_text() -> None:
    run_in = replace(CODE, levels=(replace(CODE.levels[0], heading="run-in"), *CODE.levels[1:]))
    style = replace(STYLE, zones={**STYLE.zones, "code": run_in})
    for zone, name in (("z0", "Instrument 1 Section"), ("z1", "Code 1 Section")):
        assert rules(style, f".{zone}-0.run-in") == "margin-top: 1.1em"
        space = word_style(style, name).find(f"{W}pPr/{W}spacing")
        assert space.get(f"{W}before") == "240"
    assert rules(style, ".z1-1.run-in") == ""


# ---------------------------------------------------------------- page


def test_size_and_leading_of_type() -> None:
    style = paged(font_size=12.5, line_height=1.5)
    assert "font-size: 12.5pt; line-height: 1.5" in rules(style, "html")
    defaults = parts(docx.write(sample(style)))["word/styles.xml"].find(f"{W}docDefaults")
    assert value(defaults, "rPrDefault/rPr/sz") == "25"
    spacing = defaults.find(f"{W}pPrDefault/{W}pPr/{W}spacing")
    assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == ("375", "exact")


def test_running_lines_are_of_one_size() -> None:
    style = paged(font_size=12.0, header="Draft", footer="{page}")
    css = paper_css(sample(style), "")
    assert '@top-center { content: "Draft"; font-size: 10pt }' in css
    assert "@bottom-center { content: counter(page); font-size: 10pt }" in css
    for name in ("header", "footer"):
        assert value(word_style(style, name), "rPr/sz") == "20"


def test_the_page_on_a_screen_has_the_fonts_of_the_form() -> None:
    page = html.write(sample(paged(font="Some Serif", word_font="Some Word Serif"))).decode()
    (family,) = re.findall(r"\nhtml \{ font-family: ([^}]*) \}", page)
    assert family.startswith('"Some Serif", "Some Word Serif", ')
    assert family.endswith(", serif")


def test_margins() -> None:
    style = paged(margin_top=1.1, margin_right=1.2, margin_bottom=1.3, margin_left=1.4)
    assert "margin: 1.1in 1.2in 1.3in 1.4in;" in paper_css(sample(style), "")
    margins = document(docx.write(sample(style))).find(f".//{W}pgMar")
    sides = [margins.get(f"{W}{side}") for side in ("top", "right", "bottom", "left")]
    assert sides == ["1584", "1728", "1872", "2016"]


@pytest.mark.parametrize("justify", [True, False])
def test_running_text_is_justified_on_request(justify: bool) -> None:
    style = paged(justify=justify)
    assert rules(style, "p, .run-in").endswith("text-align: justify") == justify
    for name in ("Bill Recital", "Bill Formula", "Instrument 2 Subsection", "Bill Definition"):
        assert value(word_style(style, name), "pPr/jc") == ("both" if justify else None)
    assert value(word_style(style, "Bill Caption"), "pPr/jc") == "center"


@pytest.mark.parametrize("num", ["", "{A}."])
def test_recitals_hang_from_their_number_or_begin_with_an_indent(num: str) -> None:
    style = replace(STYLE, recitals=RecitalStyle("{s}", "{s}", num))
    edges = word_style(style, "Bill Recital").find(f"{W}pPr/{W}ind")
    assert (edges.get(f"{W}hanging") is not None) == bool(num)
    recital = Recital((Text("people fear"),), "A." if num else "", "rec_1")
    bill = FinalBill(replace(sample(style), preamble=(recital,)))
    assert ('<p class="recital numbered"' in html.write(bill).decode()) == bool(num)


# ---------------------------------------------------------------- what is kept together


def kept(bill: FinalBill) -> set[str]:
    """The words of the paragraphs of the Word file that stay with the next one."""
    return {
        words
        for _, words, node in paragraphs(docx.write(bill))
        if node.find(f"{W}pPr/{W}keepNext") is not None
    }


def test_words_that_lead_on_stay_with_what_they_lead_to() -> None:
    together = kept(sample())
    quoting = "Chapter 222 of the Code of the City of Lowell is amended by adding:"
    assert any(words.endswith(quoting) for words in together)
    assert "“Official” means:" in together
    page = html.write(sample()).decode()
    assert re.search(r'class="run-in z0-0 lead"><h2[^>]*>.*?amended by adding:</p>', page)


def test_a_lead_in_below_its_heading_stays_with_the_list() -> None:
    style = instrument(heading="above")
    section = replace(
        sample(style).body[3], intro=(P((Text("The City shall not:"),)),), heading=(Text("No"),)
    )
    bill = FinalBill(replace(sample(style), body=(section,), attachments=()))
    assert "The City shall not:" in kept(bill)
    assert '<p class="z0-0 flush lead">The City shall not:</p>' in html.write(bill).decode()


def test_no_one_signs_a_page_without_a_word_of_the_bill() -> None:
    assert "Passed to be ordained __________." in kept(sample())
    unsigned = tuple(b for b in sample().conclusions if isinstance(b, P))
    assert "Passed to be ordained __________." not in kept(
        FinalBill(replace(sample(), conclusions=unsigned))
    )


# ---------------------------------------------------------------- names in lists of bookmarks


def test_quotation_marks_are_no_part_of_a_bookmark() -> None:
    assert labels(sample())["sec_3__qstr_1__subsec_A"] == "A. Register"
    need_pango()
    marks = [words for _, words in TaggedPdf(write(sample(), "pdf")).bookmarks()]
    assert "A. Register" in marks
    assert not [words for words in marks if "“" in words]


def test_what_has_neither_number_nor_heading_is_called_by_what_it_defines() -> None:
    assert "Official" in labels(sample()).values()
