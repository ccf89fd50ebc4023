"""The Word file as a drafting office meets it: styles, references, blanks, properties."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from draftban.bill.style import PageStyle
from draftban.bill.tree import FinalBill, P, Placeholder, Ref, Signature, Text
from draftban.writers import docx
from tests.english import DEFINITIONS

from .docx_reading import W, bookmarked, document, paragraphs, parts, style_names, text_of, value
from .sample import STYLE, sample
from .sample_code import leaf


def styled(**page: Any) -> FinalBill:
    return sample(replace(STYLE, page=replace(STYLE.page, **page)))


def fields(data: bytes) -> list[tuple[str, str]]:
    """Instruction and result of each complex field of the body."""
    found: list[tuple[str, str]] = []
    code, result, inside = "", "", ""
    for node in document(data).iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        match node.tag.removeprefix(W), node.get(f"{W}fldCharType"):
            case "fldChar", "begin":
                code, result, inside = "", "", "code"
            case "fldChar", "separate":
                inside = "result"
            case "fldChar", "end":
                found.append((code.strip(), result))
                inside = ""
            case "instrText", _:
                code += node.text
            case _ if inside == "result":
                result += node.text
    return found


# ---------------------------------------------------------------- references and bookmarks


def test_a_reference_is_a_link_that_shows_our_citation() -> None:
    data = docx.write(sample())
    links = [
        (link.get(f"{W}anchor"), text_of(link))
        for style, _, paragraph in paragraphs(data)
        if "Contents" not in style
        for link in paragraph.iter(f"{W}hyperlink")
    ]
    assert links == [
        ("sec_2__qstr_1__sec_1__subsec_A", "subsection A"),
        ("sec_2__qstr_1__sec_1", "§ 222-____ (Use by the City)"),
        ("sec_2__qstr_1__sec_1", "§ 222-____ (Use by the City)"),
        ("sec_4__subsec_b", "Section 4(b)"),
    ]
    assert fields(data) == []


def test_whatever_points_somewhere_points_at_a_bookmark() -> None:
    data = docx.write(sample())
    names = set(bookmarked(data))
    anchors = [link.get(f"{W}anchor") for link in document(data).iter(f"{W}hyperlink")]
    assert len(anchors) == 7 + 4
    assert names.issuperset(anchors)


def test_bookmarks_are_names_that_word_takes() -> None:
    bill = sample()
    twins = tuple(
        leaf(STYLE.zones["instrument"], 1, num, eid, "Twin.")
        for num, eid in (("(a)", "x_a"), ("(b)", "X_A"), ("(c)", "x-a"), ("(d)", "9é"))
    )
    long = tuple(
        leaf(STYLE.zones["instrument"], 1, f"({c})", f"{'long_' * 9}{c}", "Long.") for c in "abc"
    )
    body = (replace(bill.body[0], content=(), children=twins), *bill.body[1:3])
    bill = FinalBill(replace(bill, body=(*body, replace(bill.body[3], children=long))))
    data = docx.write(bill)
    starts = [node.get(f"{W}name") for node in document(data).iter(f"{W}bookmarkStart")]
    assert len({name.lower() for name in starts}) == len(starts)
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", name, re.ASCII) for name in starts)
    ids = [node.get(f"{W}id") for node in document(data).iter(f"{W}bookmarkStart")]
    ends = [node.get(f"{W}id") for node in document(data).iter(f"{W}bookmarkEnd")]
    assert sorted(ids) == sorted(ends)
    assert len(set(ids)) == len(ids)


def test_a_reference_to_nothing_is_plain_words() -> None:
    bill = sample()
    lost = P((Text("see "), Ref("x", "section 9", "sec_9")))
    data = docx.write(FinalBill(replace(bill, body=(replace(bill.body[0], content=(lost,)),))))
    assert fields(data) == []
    assert any(words.endswith("see section 9") for _, words, _ in paragraphs(data))


# ---------------------------------------------------------------- paragraphs


def test_each_part_of_the_bill_has_its_style() -> None:
    style_of = {words: style for style, words, _ in paragraphs(docx.write(sample()))}
    for words, style in {
        "CITY OF LOWELL": "Bill Caption",
        "ORDINANCE NO. __________": "Bill Doctype",
        "The City Council finds that:": "Bill Lead-in",
        "WHEREAS, the City of Lowell owes its people better:": "Bill Recital",
        "Be it ordained by the City Council of the City of Lowell, as follows:": "Bill Formula",
        "Contents": "Bill Contents Heading",
        "§ 222-____\tDefinitions": "Bill Contents 2",
        "Use by the City": "Code 1 Section",
        "Prohibition. The City and its officials shall not:": "Code 2 Subsection",
        "do so for the City; or": "Code 4 Subparagraph",
        "whether or not a person is identified by it.": "Code 2 Subsection Text",
        "“Record” includes <raw> data & templates.": "Bill Definition",
        "who the person is; or": "Code 3 Paragraph",
        "Existing contracts.": "Instrument 1 Section",
        "Passed to be ordained __________.": "Bill Note",
        "City Clerk": "Bill Signature",
        "Form of the answer": "Exhibit 1 Part",
        "Name of the asker.": "Exhibit 2 Item",
    }.items():
        assert style_of[words] == style


def test_a_title_too_long_to_be_seen_at_once_is_set_to_be_read() -> None:
    for length, style in ((250, "Bill Long Title"), (251, "Bill Long Title Block")):
        title = P((Text("x" * length),), "long-title")
        data = docx.write(FinalBill(replace(sample(), preface=(title,))))
        assert next(paragraphs(data))[:2] == (style, "x" * length)


def test_headings_in_the_line_stand_out_by_depth() -> None:
    faces = {
        text_of(r): value(r, "rPr/rStyle") for r in document(docx.write(sample())).iter(f"{W}r")
    }
    assert faces["Existing contracts."] == "BillRuninHeading"
    assert faces["Evidence."] == "BillRuninSubheading"


def test_every_style_in_use_exists() -> None:
    for bill in (sample(), styled(justify=True)):
        data = docx.write(bill)
        found, known = parts(data), style_names(data)
        assert len(set(known.values())) == len(known)
        for part in found.values():
            for tag in ("pStyle", "rStyle", "basedOn", "next"):
                for node in part.iter(W + tag):
                    assert node.get(f"{W}val") in known


def test_quotation_marks_stand_round_quoted_text() -> None:
    words = [words for _, words, _ in paragraphs(docx.write(sample()))]
    assert "Public access. The register is open to the public.”" in words
    numbering = parts(docx.write(sample()))["word/numbering.xml"]
    texts = [value(level, "lvlText") for level in numbering.iter(f"{W}lvl")]
    assert texts.count("“%2.") == 1


@pytest.mark.parametrize(("emphasis", "tag"), [("bold", "b"), ("italic", "i"), ("none", "")])
def test_a_defined_term_is_set_as_the_form_says(emphasis: Any, tag: str) -> None:
    data = docx.write(sample(replace(STYLE, definitions=replace(DEFINITIONS, emphasis=emphasis))))
    term = next(r for r in document(data).iter(f"{W}r") if text_of(r) == "Official")
    assert value(term, "rPr/rStyle") == "BillDefinedTerm"
    styles = parts(data)["word/styles.xml"].findall(f"{W}style")
    style = next(s for s in styles if s.get(f"{W}styleId") == "BillDefinedTerm")
    look = [node.tag.removeprefix(W) for node in style.findall(f"{W}rPr/*")]
    assert [name for name in look if not name.endswith("Cs")] == ([tag] if tag else [])


def test_emphasis_is_italic() -> None:
    run = next(r for r in document(docx.write(sample())).iter(f"{W}r") if text_of(r) == "et seq.")
    assert value(run, "rPr/rStyle") == "BillEmphasis"


def test_a_heading_stays_with_what_it_heads() -> None:
    data = docx.write(sample())
    keeps = {words: value(node, "pPr/keepNext") for _, words, node in paragraphs(data)}
    lead_in = next(n for _, words, n in paragraphs(data) if words == "“Official” means:")
    assert lead_in.find(f"{W}pPr/{W}keepNext") is not None
    assert keeps["“Record” includes <raw> data & templates."] is None
    styles = parts(data)["word/styles.xml"].findall(f"{W}style")
    above = next(s for s in styles if value(s, "name") == "Code 1 Section")
    assert above.find(f"{W}pPr/{W}keepNext") is not None


def test_a_blank_is_a_control_that_says_what_goes_there() -> None:
    bill = sample()
    wordy = P((Placeholder("why " * 40),), "note")
    data = docx.write(FinalBill(replace(bill, conclusions=(*bill.conclusions, wordy))))
    controls = list(document(data).iter(f"{W}sdt"))
    titles = [value(control, "sdtPr/alias") or "" for control in controls]
    assert titles[:4] == [
        "number of the ordinance",
        "section of the Code on the City Clerk",
        "date of taking effect",
        "date of passage",
    ]
    assert len(titles[4]) == 64
    assert {text_of(control) for control in controls} == {"__________"}
    ids = [value(control, "sdtPr/id") for control in controls]
    assert len(set(ids)) == len(ids)


def test_signatures_stand_in_their_columns() -> None:
    rows = [
        [text_of(cell) for cell in row.findall(f"{W}tc")]
        for row in document(docx.write(sample())).iter(f"{W}tr")
    ]
    assert rows == [
        ["Approved as to form:City Solicitor", "", "Attest:City Clerk"],
        ["City Manager", "", ""],
    ]


def test_a_bill_that_ends_with_a_signature_ends_with_a_paragraph() -> None:
    bill = sample()
    signed = (Signature((), (Text("Mayor"),)),)
    data = docx.write(FinalBill(replace(bill, conclusions=signed, attachments=())))
    body = document(data)[0]
    assert [node.tag.removeprefix(W) for node in body[-3:]] == ["tbl", "p", "sectPr"]


def test_attachments_begin_on_a_new_page() -> None:
    breaking = [
        words
        for _, words, node in paragraphs(docx.write(sample()))
        if node.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    assert breaking == ["Form of the register", "Form of the answer"]


# ---------------------------------------------------------------- the page


def test_running_lines_count_pages() -> None:
    data = docx.write(styled(header="DRAFT {page}", footer="Page {page} of {pages}"))
    found = parts(data)
    assert text_of(found["word/header1.xml"]) == "DRAFT 1"
    footer = found["word/footer1.xml"]
    assert text_of(footer) == "Page 1 of 1"
    assert [n.text.strip() for n in footer.iter(f"{W}instrText")] == ["PAGE", "NUMPAGES"]
    assert [n.tag.removeprefix(W) for n in document(data).find(f"{W}body/{W}sectPr")][:2] == [
        "headerReference",
        "footerReference",
    ]


def test_a_page_without_running_lines_has_none() -> None:
    found = parts(docx.write(styled(header="", footer="")))
    assert not [name for name in found if "header" in name or "footer" in name]


@pytest.mark.parametrize(
    ("size", "width", "height"),
    [("letter", "12240", "15840"), ("legal", "12240", "20160"), ("a4", "11906", "16838")],
)
def test_the_page_is_the_form_s(size: Any, width: str, height: str) -> None:
    section = document(docx.write(styled(size=size, margin_left=1.5))).find(f"{W}body/{W}sectPr")
    page = section.find(f"{W}pgSz")
    assert (page.get(f"{W}w"), page.get(f"{W}h")) == (width, height)
    assert section.find(f"{W}pgMar").get(f"{W}left") == "2160"
    assert section.find(f"{W}lnNumType") is None


def test_lines_are_numbered_on_request() -> None:
    section = document(docx.write(styled(line_numbers=True))).find(f"{W}body/{W}sectPr")
    numbers = section.find(f"{W}lnNumType")
    assert (numbers.get(f"{W}countBy"), numbers.get(f"{W}restart")) == ("1", "newPage")


def test_type_is_the_form_s() -> None:
    page = PageStyle(word_font="Garamond", font="EB Garamond", font_size=12)
    found = parts(docx.write(sample(replace(STYLE, page=page))))
    defaults = found["word/styles.xml"].find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert defaults.find(f"{W}rFonts").get(f"{W}ascii") == "Garamond"
    assert value(defaults, "sz") == "24"
    assert value(found["word/fontTable.xml"], "font/altName") == "EB Garamond"
