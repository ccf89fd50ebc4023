"""The PDF: PDF/UA-1 structure, the same words as the text writer, the same bytes each time."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from draftban import writers
from draftban.bill.style import LevelStyle, PageStyle, ZoneStyle
from draftban.bill.tree import Bill, Contents, FinalBill, P, Provision, Ref, Text
from draftban.diagnostics import DraftbanError, Pos
from draftban.writers import pdf
from draftban.writers._html.styles import status_line
from draftban.writers.pdf import PdfUnavailable
from draftban.writers.text import lines_by_provision

from .pdf_words import words_at, words_on_pages
from .pdfua import TaggedPdf, need_pango
from .sample import STYLE, sample

Program = Callable[[str], str]


@pytest.fixture(autouse=True, scope="module")
def _pango() -> None:
    need_pango()


@cache
def the_pdf() -> bytes:
    return writers.write(sample(), "pdf")


@cache
def the_structure() -> TaggedPdf:
    return TaggedPdf(the_pdf())


@cache
def the_numbered() -> bytes:
    return writers.write(with_page(line_numbers=True), "pdf")


def with_page(**changes: object) -> FinalBill:
    return sample(replace(STYLE, page=replace(STYLE.page, **changes)))  # type: ignore[arg-type]


def printed(program: Program, data: bytes, folder: Path, *options: str) -> str:
    """Words on the pages as poppler reads them; by default without header and footer."""
    path = folder / "bill.pdf"
    path.write_bytes(data)
    area = options or ("-raw", "-x", "60", "-y", "60", "-W", "500", "-H", "672")
    command = [program("pdftotext"), *area, str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def flat(words: str) -> str:
    return " ".join(words.split())


# ---------------------------------------------------------------- words


def test_words_equal_the_text_writer_provision_by_provision(
    program: Program, tmp_path: Path
) -> None:
    words = flat(printed(program, the_pdf(), tmp_path))
    for eid, line in lines_by_provision(sample()):
        if eid != "sec_2__qstr_1__sec_1__subsec_A":  # its closing words follow its children
            assert line in words, eid


def test_all_words_stand_in_the_order_of_the_text_writer(program: Program, tmp_path: Path) -> None:
    bill = sample()
    preamble = tuple(block for block in bill.preamble if not isinstance(block, Contents))
    plain = FinalBill(replace(bill, preamble=preamble, conclusions=()))
    words = printed(program, writers.write(plain, "pdf"), tmp_path)
    assert flat(words) == flat(writers.write(plain, "text").decode())


def _one_section(*paragraphs: str, page: PageStyle = PageStyle()) -> FinalBill:  # noqa: B008
    level = LevelStyle(num="{1}.", heading="above")
    content = tuple(P((Text(words),)) for words in paragraphs)
    section = Provision(
        "clause", "s", "z", num="1.", heading=(Text("H"),), eid="s1", content=content
    )
    base = sample()
    style = replace(STYLE, zones={"z": ZoneStyle("z", (level,), "this")}, page=page)
    return FinalBill(Bill(meta=base.meta, style=style, body=(section,)))


def test_unusual_characters_and_ligatures_can_be_copied(program: Program, tmp_path: Path) -> None:
    words = "§ — – “a” ‘b’ ☐ ☑ á ñ ç ü € Œ ő ş ı ½ × official affiliate flight fjord efface Á·È"
    data = writers.write(_one_section(words), "pdf")
    assert words in flat(printed(program, data, tmp_path))
    assert {name[8:] for name in TaggedPdf(data).fonts()} >= {"TeX-Gyre-Schola", "draftban-symbols"}


def test_a_short_citation_is_not_torn_at_the_end_of_a_line(
    program: Program, tmp_path: Path
) -> None:
    base = _one_section("x")
    paragraphs = tuple(
        P((Text(f"An agreement made contrary to {'the words ' * 3}o{'f' * n} "), cited, Text(".")))
        for n in range(20)
        for cited in (Ref("x", "Subsection C(9)(a)", "s1"),)
    )
    bill = FinalBill(replace(base, body=(replace(base.body[0], content=paragraphs),)))
    lines = printed(program, writers.write(bill, "pdf"), tmp_path).splitlines()
    assert len([line for line in lines if "Subsection C(9)(a)" in line]) == 20
    assert len(lines) > 25  # so that the citation did meet the end of a line


# ---------------------------------------------------------------- the page


def test_a_title_line_stands_on_the_page_of_what_it_heads(program: Program, tmp_path: Path) -> None:
    """Wherever the page ends: the word “Motion” below a law is none of its last lines."""
    heads = (P((Text("Motion"),), "doctype"), P((Text("Moved: that it pass."),), "body"))
    over = set()
    for lines in range(14, 30):
        bill = _one_section(*["One more line of it."] * lines)
        data = pdf.write(replace(bill, conclusions=(*heads, *bill.conclusions)))
        pages = words_on_pages(program("pdftotext"), data, tmp_path)
        texts = [[word.text for word in page] for page in pages]
        (page,) = [number for number, text in enumerate(texts) if "Motion" in text]
        assert "Moved:" in texts[page], lines
        over.add(page)
    assert len(over) > 1, "on some page it comes to the end"


def test_footer_and_header_come_from_the_form(program: Program, tmp_path: Path) -> None:
    data = writers.write(
        with_page(header='Draft "A" \\ </style>', footer="{page}/{pages} p."), "pdf"
    )
    pages = printed(program, data, tmp_path, "-layout").split("\f")[:-1]
    for number, page in enumerate(pages, 1):
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        assert lines[0] == 'Draft "A" \\ </style>'
        assert lines[-1] == f"{number}/{len(pages)} p."


def test_each_page_says_that_it_is_no_law_unless_that_is_left_out(
    program: Program, tmp_path: Path
) -> None:
    style = replace(STYLE, words=replace(STYLE.words, status="Model bill, not law"))
    with_line = writers.write(sample(style), "pdf")
    without = writers.write(sample(style), "pdf", writers.Options(status_line=False))
    top = ("-layout", "-x", "0", "-y", "0", "-W", "612", "-H", "70")
    said = printed(program, with_line, tmp_path, *top).split("\f")[:-1]
    assert [page.strip() for page in said] == ["Model bill, not law"] * len(said)
    assert len(said) > 2
    clean = writers.write(sample(style), "pdf", writers.Options(clean=True))
    assert clean == without, "what is handed in is no model"
    assert without == the_pdf()  # nothing else changes with it, whatever the words
    tags = [element.tag for element in TaggedPdf(with_line).elements()]
    assert tags == [element.tag for element in the_structure().elements()]


def test_a_form_may_say_what_its_documents_are() -> None:
    page = PageStyle(status="Model vote, not adopted")
    style = replace(STYLE, page=page, words=replace(STYLE.words, status="Model bill"))
    assert '"Model vote, not adopted"' in status_line(style)
    assert status_line(replace(style, page=PageStyle(), words=STYLE.words)) == ""


def test_options_are_named_as_on_the_command_line_and_read_back() -> None:
    assert writers.Options().chosen == ()
    changed = writers.Options(status_line=False)
    assert changed.chosen == ("no-status-line",)
    assert writers.Options.of(changed.chosen) == changed
    assert writers.Options.of(["of a later version"]) == writers.Options()


@pytest.mark.parametrize(
    ("size", "points"), [("letter", (612, 792)), ("legal", (612, 1008)), ("a4", (595.28, 841.89))]
)
def test_page_size(size: str, points: tuple[float, float]) -> None:
    data = writers.write(_one_section("x", page=PageStyle(size=size)), "pdf")  # type: ignore[arg-type]
    box = TaggedPdf(data).reader.pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(points, abs=0.1)


def test_every_printed_line_has_a_number_if_the_form_wants_it(
    program: Program, tmp_path: Path
) -> None:
    data = the_numbered()
    margin = printed(
        program, data, tmp_path, "-layout", "-x", "0", "-y", "60", "-W", "60", "-H", "672"
    )
    text = printed(
        program, data, tmp_path, "-layout", "-x", "60", "-y", "60", "-W", "500", "-H", "672"
    )
    for numbers, lines in zip(margin.split("\f")[:-1], text.split("\f")[:-1], strict=True):
        count = len([line for line in lines.splitlines() if line.strip()])
        assert numbers.split() == [str(n) for n in range(1, count + 1)]
    whole = printed(program, data, tmp_path, "-layout")
    assert re.search(r"^ *\d+ +A\. +Prohibition\. The City and its officials", whole, re.MULTILINE)


def test_line_numbers_move_no_line_and_are_no_content(program: Program, tmp_path: Path) -> None:
    data = the_numbered()
    assert printed(program, data, tmp_path) == printed(program, the_pdf(), tmp_path)
    pdf = TaggedPdf(data)
    assert all(
        tag == "/Artifact" or pdf.element_of(page, mcid or 0) for page, tag, mcid in pdf.content()
    )
    assert [e.tag for e in pdf.elements()] == [e.tag for e in the_structure().elements()]


def _many_sections() -> FinalBill:
    levels = (LevelStyle(num="{1}.", heading="above"), LevelStyle(num="({a})", indent=0.5))
    sections = tuple(
        Provision(
            "clause",
            "s",
            "z",
            num=f"{n}.",
            heading=(Text(f"Heading {n}"),),
            eid=f"s{n}",
            intro=(P((Text(f"{'Words. ' * (n % 7 * 9 + 3)}No one shall:"),)),),
            children=(
                Provision("point", "t", "z", 1, "(a)", eid=f"a{n}", content=(P((Text("act."),)),)),
            ),
        )
        for n in range(1, 80)
    )
    style = replace(STYLE, zones={"z": ZoneStyle("z", levels, "this")})
    return FinalBill(Bill(meta=sample().meta, style=style, body=sections))


def test_no_page_ends_with_a_heading_or_words_that_go_on(program: Program, tmp_path: Path) -> None:
    pages = printed(program, writers.write(_many_sections(), "pdf"), tmp_path).split("\f")[:-1]
    assert len(pages) > 6
    for page in pages:
        last = [line for line in page.splitlines() if line.strip()][-1]
        assert "Heading" not in last
        assert not last.endswith("shall:")


def _many_groups() -> FinalBill:
    """Groups whose heading stands alone in its line, each with one clause of one point."""
    levels = tuple(LevelStyle(num=num, heading="run-in") for num in ("{A}.", "({1})", "({a})"))
    groups = []
    for n in range(1, 70):
        words = f"{'Words. ' * (n % 7 * 9 + 3)}Done."
        point = Provision("point", "v", "z", 2, "(a)", eid=f"v{n}", content=(P((Text(words),)),))
        clause = Provision(
            "clause", "u", "z", 1, "(1)", (Text("Use"),), eid=f"u{n}", children=(point,)
        )
        heading = (Text(f"Heading {n}"),)
        groups.append(
            Provision("group", "t", "z", 0, "A.", heading, eid=f"t{n}", children=(clause,))
        )
    style = replace(STYLE, zones={"z": ZoneStyle("z", levels, "this")})
    return FinalBill(Bill(meta=sample().meta, style=style, body=tuple(groups)))


def test_no_group_s_heading_is_left_at_the_foot_of_a_page(program: Program, tmp_path: Path) -> None:
    pages = printed(program, writers.write(_many_groups(), "pdf"), tmp_path).split("\f")[:-1]
    assert len(pages) > 6
    lasts = [[line for line in page.splitlines() if line.strip()][-1] for page in pages]
    assert not [line for line in lasts if "Heading" in line or "Use." in line]


def test_signatures_stand_with_the_words_before_them(program: Program, tmp_path: Path) -> None:
    broken = 0
    for bottom in (6.2, 6.5, 6.8, 7.1, 7.4, 7.7):
        bill = with_page(margin_bottom=bottom)
        short = FinalBill(
            replace(bill, preface=(), preamble=(), body=bill.body[:1], attachments=())
        )
        area = ("-x", "60", "-y", "60", "-W", "500", "-H", "560")
        pages = printed(program, writers.write(short, "pdf"), tmp_path, *area).split("\f")
        assert any("Passed to" in p and "Attest:" in p and "City Clerk" in p for p in pages)
        broken += "Passed to" not in pages[0]
    assert 0 < broken < 6  # some of these pages have no room for them, some have


# ---------------------------------------------------------------- same bytes, nothing from outside


def test_same_bill_same_bytes(tmp_path: Path) -> None:
    code = (
        "import hashlib; from draftban import writers; from tests.writers.sample import sample;"
        "print(hashlib.sha256(writers.write(sample(), 'pdf')).hexdigest())"
    )
    here = hashlib.sha256(writers.write(sample(), "pdf")).hexdigest()
    assert here == hashlib.sha256(the_pdf()).hexdigest()
    other = {
        "TZ": "Asia/Tokyo",
        "PYTHONHASHSEED": "77",
        "SOURCE_DATE_EPOCH": "86400",
        "TMPDIR": str(tmp_path),
    }
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **other},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == here


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a.otf",
        "file:///etc/passwd",
        "draftban-font:../pdf.py",
        "draftban-font:",
        "data:text/css,x",
    ],
)
def test_nothing_but_bundled_fonts_is_fetched(url: str) -> None:
    from weasyprint.urls import FatalURLFetchingError

    from draftban.writers._pdf.fonts import BundledFonts

    with pytest.raises(FatalURLFetchingError):
        BundledFonts().fetch(url)


def test_without_pango_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(PdfUnavailable) as caught:
        writers.write(sample(), "pdf")
    message = str(caught.value)
    assert "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in message
    assert "brew install pango" in message
    assert "\n" not in message
    assert writers.write(sample(), "html")


def _pointed(words: str) -> FinalBill:
    bill = _one_section("Plain words.", words)
    (section,) = bill.body
    placed = replace(section, pos=Pos("templates/en/x.md", 7, 3))
    return FinalBill(replace(bill, body=(placed,)))


def test_a_character_in_no_font_is_named_with_its_place() -> None:
    words = "All that stands before, then the cat 猫 and an owl \N{OWL}."
    with pytest.raises(DraftbanError) as caught:
        writers.write(_pointed(words), "pdf")
    (told,) = caught.value.diagnostics
    assert "“猫” (U+732B CJK UNIFIED IDEOGRAPH-732B), “\N{OWL}” (U+1F989 OWL)." in told.message
    assert told.pos == Pos("templates/en/x.md", 7, 3)
    assert "then the cat 猫 and an" in told.text
    assert "--to docx" in told.hint
    assert writers.write(_pointed(words), "html")


def test_a_character_that_no_font_has_in_a_footer_is_named_too() -> None:
    with pytest.raises(DraftbanError, match="猫"):
        writers.write(with_page(footer="猫 {page}"), "pdf")


def test_marks_that_print_nothing_need_no_glyph() -> None:
    words = "soft\u00adhyphen, zero\u200bwidth, word\u2060joiner, \u200eleft to right"
    fonts = TaggedPdf(writers.write(_pointed(words), "pdf")).fonts()
    assert all("TeX-Gyre-Schola" in name for name in fonts)


def test_without_its_fonts_a_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from draftban.writers._pdf import fonts

    monkeypatch.setitem(fonts.FAMILIES, "TeX Gyre Schola", "texgyregone")
    with pytest.raises(PdfUnavailable, match=r"texgyregone-regular\.otf: install draftban again"):
        writers.write(sample(), "pdf")


# ---------------------------------------------------------------- what stands on which line


def test_every_printed_line_is_told_with_its_number_and_place(
    program: Program, tmp_path: Path
) -> None:
    bill = with_page(line_numbers=True)
    lines = pdf.lines(bill)
    assert [line.page for line in lines] == sorted(line.page for line in lines)
    ids = {eid for eid, _ in lines_by_provision(bill)} | {"rec_1", "rec_2", "rec_3", ""}
    assert {line.eid for line in lines} <= ids
    pages = words_on_pages(program("pdftotext"), the_numbered(), tmp_path)
    for number, page in enumerate(pages, 1):
        on_page = [line for line in lines if line.page == number]
        assert [line.number for line in on_page] == list(range(1, len(on_page) + 1))
        for line in on_page:
            found = words_at(page, line)
            assert "".join(found) == "".join(line.words.split())
            beside = [w for w in page if w.right < 70 and line.top < w.middle < line.bottom]
            assert [word.text for word in beside] == [str(line.number)]


def test_a_font_that_is_not_bundled_is_named_with_those_that_are() -> None:
    with pytest.raises(PdfUnavailable, match=r"Comic Sans.*TeX Gyre Schola"):
        writers.write(with_page(font="Comic Sans"), "pdf")
