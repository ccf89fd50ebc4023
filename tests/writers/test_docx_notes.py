"""Comments to counsel, footnotes, live references and pages: what a Word file has on request."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from draftban.bill.tree import CitedSource, FinalBill, Recital
from draftban.writers import Beside, Options, docx, write

from .docx_reading import W, document, parts, text_of, value
from .sample import STYLE, sample
from .test_docx import fields

STUDY = CitedSource("Study of errors (2019)", "https://example.org/study", "read May 1, 2026")
REPORT = CitedSource("Report on arrests (2024)")


def sourced() -> FinalBill:
    """The sample, whose findings rest on something."""
    bill = sample()
    blocks = {"findings/chill": (STUDY,), "findings/arrests": (REPORT, STUDY)}
    return FinalBill(
        replace(
            bill,
            preamble=tuple(
                replace(block, sources=blocks.get(block.id, ()))
                if isinstance(block, Recital)
                else block
                for block in bill.preamble
            ),
        )
    )


def comments(data: bytes) -> list[tuple[str, list[str]]]:
    """The words that each comment is about, and its paragraphs."""
    body, part = document(data), parts(data)["word/comments.xml"]
    found = []
    for comment in part:
        number = comment.get(f"{W}id")
        about, inside = [], False
        for node in body.iter():
            if node.tag == f"{W}commentRangeStart" and node.get(f"{W}id") == number:
                inside = True
            elif node.tag == f"{W}commentRangeEnd" and node.get(f"{W}id") == number:
                inside = False
            elif inside and node.tag == f"{W}t":
                about.append(node.text)
        found.append(("".join(about), [text_of(line) for line in comment.iter(f"{W}p")]))
    return found


SAID = {
    "": ("For counsel.",),
    "prohibitions/use": ("Drafting: own.", "Note: no exception."),
    "findings/chill": ("Nobody has verified this.",),
    "no/such": ("Lost.",),
}


def test_a_comment_stands_at_the_heading_of_what_it_is_about() -> None:
    bill = sample()
    about = next(p for p in bill.body[1].content[1].children if p.heading)  # type: ignore[union-attr]
    said = {"": ("For counsel.",), about.id: ("One.", "Two."), "findings/chill": ("Three.",)}
    found = comments(docx.write(bill, comments=said))
    assert found[0] == ("CITY OF LOWELL", ["For counsel."])
    assert found[1][0].startswith("WHEREAS, people who are watched")
    assert found[2] == (text_of_heading(about.heading), ["One.", "Two."])


def text_of_heading(inlines: Any) -> str:
    from draftban.bill.tree import plain

    return plain(inlines)


def test_a_comment_names_no_person_and_no_time() -> None:
    part = parts(docx.write(sample(), comments=SAID))["word/comments.xml"]
    for comment in part:
        named = {key.removeprefix(W): said for key, said in comment.attrib.items()}
        del named["id"]
        assert named == {"author": "draftban", "initials": "db"}


def test_a_clean_file_is_one_that_never_had_comments() -> None:
    assert docx.write(sample(), clean=True, comments=SAID) == docx.write(sample())
    assert write(sample(), "docx", Options(clean=True), Beside(SAID)) == docx.write(sample())
    assert not any("comment" in name for name in parts(docx.write(sample())))


def test_comments_change_no_word_of_the_bill() -> None:
    assert text_of(document(docx.write(sample(), comments=SAID))) == text_of(
        document(docx.write(sample()))
    )


def test_findings_have_footnotes_on_request() -> None:
    data = docx.write(sourced(), notes=True)
    body, part = document(data), parts(data)["word/footnotes.xml"]
    marks = [node.get(f"{W}id") for node in body.iter(f"{W}footnoteReference")]
    notes = {node.get(f"{W}id"): text_of(node).strip() for node in part}
    assert marks == ["1", "2"]
    assert [notes[mark] for mark in marks] == [
        "Study of errors (2019), https://example.org/study (read May 1, 2026).",
        "Report on arrests (2024); Study of errors (2019).",  # in full the first time only
    ]
    named = parts(data)["word/settings.xml"].iter(f"{W}footnote")
    assert [node.get(f"{W}id") for node in named] == ["-1", "0"]
    assert docx.write(sourced()) == docx.write(sample())


def test_word_asks_nothing_on_opening_even_then() -> None:
    settings = parts(docx.write(sample(), live_fields=True))["word/settings.xml"]
    assert settings.find(f"{W}updateFields") is None


def test_a_contents_list_shows_pages_where_they_are_known() -> None:
    data = docx.write(sample(), pages={"sec_1": 1, "sec_2": 3})
    pages = [found for found in fields(data) if found[0].startswith("PAGEREF")]
    assert pages == [(r"PAGEREF sec_1 \h", "1"), (r"PAGEREF sec_2 \h", "3")]
    assert fields(docx.write(sample())) == []


def test_no_field_stands_in_a_link() -> None:
    """LibreOffice saves one so that it has no result the next time."""
    data = docx.write(sample(), pages={"sec_1": 1, "sec_2": 3}, live_fields=True)
    links = list(document(data).iter(f"{W}hyperlink"))
    assert links
    assert not [link for link in links if link.find(f".//{W}fldChar") is not None]


@pytest.mark.parametrize(("first", "bare"), [("as-others", False), ("bare", True)])
def test_a_first_page_may_be_bare(first: Any, bare: bool) -> None:
    style = replace(STYLE, page=replace(STYLE.page, first_page=first))
    section = document(docx.write(sample(style))).find(f"{W}body/{W}sectPr")
    assert (section.find(f"{W}titlePg") is not None) is bare


def test_double_spacing_is_twice_the_type() -> None:
    style = replace(STYLE, page=replace(STYLE.page, font_size=12, line_height=2))
    spacing = parts(docx.write(sample(style)))["word/styles.xml"].find(
        f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}spacing"
    )
    assert spacing.get(f"{W}line") == str(24 * 20)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_script_runs_as_the_language_says(direction: Any) -> None:
    style = replace(STYLE, words=replace(STYLE.words, direction=direction))
    found = parts(docx.write(sample(style)))
    defaults = found["word/styles.xml"].find(f"{W}docDefaults")
    section = found["word/document.xml"].find(f"{W}body/{W}sectPr")
    table = found["word/document.xml"].find(f".//{W}tblPr")
    rtl = direction == "rtl"
    assert (defaults.find(f"{W}pPrDefault/{W}pPr/{W}bidi") is not None) is rtl
    assert (defaults.find(f"{W}rPrDefault/{W}rPr/{W}rtl") is not None) is rtl
    assert (section.find(f"{W}bidi") is not None) is rtl
    assert (table.find(f"{W}bidiVisual") is not None) is rtl
    assert value(section, "pgSz") is None
