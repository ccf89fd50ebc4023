"""The Word file as a program meets it: valid parts, nothing of this machine, same bytes."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document

from draftban import writers
from draftban.bill.tree import FinalBill
from draftban.writers import docx
from draftban.writers._docx import package
from draftban.writers._reading import language_tag

from .docx_reading import W, parts
from .sample import META, STYLE, sample
from .test_docx_numbers import odd

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr tabs spacing ind "
    "jc outlineLvl",
    "rPr": "rStyle rFonts b bCs i iCs spacing sz szCs lang",
    "numPr": "ilvl numId",
    "style": "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
    "styles": "docDefaults latentStyles style",
    "numbering": "abstractNum num",
    "abstractNum": "nsid multiLevelType lvl",
    "lvl": "start numFmt pStyle suff lvlText lvlJc pPr rPr",
    "num": "abstractNumId lvlOverride",
    "lvlOverride": "startOverride lvl",
    "sdt": "sdtPr sdtContent",
    "sdtPr": "alias id placeholder showingPlcHdr text",
    "sectPr": "headerReference footerReference pgSz pgMar lnNumType cols",
    "tbl": "tblPr tblGrid tr",
    "tblPr": "tblW tblInd tblLayout tblCellMar",
    "tr": "trPr tc",
    "tc": "tcPr p",
    "tcPr": "tcW vAlign",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang",
    "font": "altName family pitch",
}
"""Children of WordprocessingML elements in the order that its schema (ISO 29500-1) demands."""


def bills() -> dict[str, FinalBill]:
    """Bills that between them use everything the writer can write."""
    page = replace(STYLE.page, header="{page}", line_numbers=True, justify=True)
    return {"sample": sample(), "odd": odd(), "page": sample(replace(STYLE, page=page))}


@pytest.mark.parametrize("name", ["sample", "odd", "page"])
def test_children_stand_in_the_order_of_the_schema(name: str) -> None:
    checked = set()
    for part in parts(docx.write(bills()[name])).values():
        for element in part.iter():
            tag = str(element.tag)
            if not tag.startswith(W) or tag.removeprefix(W) not in ORDER or not len(element):
                continue
            kind = tag.removeprefix(W)
            order = ORDER[kind].split()
            places = [order.index(child.tag.removeprefix(W)) for child in element]
            assert places == sorted(places), (kind, [child.tag for child in element])
            checked.add(kind)
    assert {"pPr", "rPr", "style", "lvl", "sectPr", "settings"} <= checked


def test_python_docx_opens_it() -> None:
    document = Document(BytesIO(docx.write(sample())))
    assert document.paragraphs[0].text == "CITY OF LOWELL"
    assert document.paragraphs[0].style is not None
    assert document.paragraphs[0].style.name == "Bill Caption"


def test_the_same_bill_gives_the_same_bytes() -> None:
    first = docx.write(sample())
    assert docx.write(sample()) == first
    package._templates.clear()
    assert docx.write(sample()) == first
    assert writers.write(sample(), "docx") == first


def test_a_bill_does_not_depend_on_the_one_before() -> None:
    alone = docx.write(odd())
    docx.write(sample())
    assert docx.write(odd()) == alone


def test_the_zip_says_nothing_of_when_and_where() -> None:
    with ZipFile(BytesIO(docx.write(sample()))) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {0}
    assert len({entry.external_attr for entry in entries}) == 1
    names = [entry.filename for entry in entries]
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])


def test_only_what_a_bill_needs_is_in_the_file() -> None:
    assert set(parts(docx.write(sample()))) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    }


def test_every_relation_leads_to_a_part() -> None:
    found = parts(docx.write(sample()))
    for relations, folder in (("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")):
        targets = [folder + relation.get("Target") for relation in found[relations]]
        assert targets
        assert set(found).issuperset(targets)


def properties(bill: FinalBill) -> Any:
    return Document(BytesIO(docx.write(bill))).core_properties


def test_properties_say_what_the_bill_is_and_name_nobody() -> None:
    found = properties(sample())
    assert found.title == META.short_title
    assert found.subject == META.subject
    assert found.keywords == "biometric surveillance, face recognition, civil rights"
    assert found.language == "en-US"
    assert (found.author, found.last_modified_by, found.comments) == ("", "", "")
    assert str(found.created.date()) == str(found.modified.date()) == "2026-11-22"


def test_a_bill_without_a_date_does_not_ask_the_clock() -> None:
    bill = FinalBill(replace(sample(), meta=replace(META, date="", short_title="x" * 400)))
    found = properties(bill)
    assert (found.created, found.modified) == (None, None)
    assert found.title == "x" * 255


@pytest.mark.parametrize(
    ("language", "place", "expected"),
    [("en", "us-ma-lowell", "en-US"), ("pt", "br", "pt-BR"), ("en-GB", "us", "en-GB")],
)
def test_the_language_has_its_country(language: str, place: str, expected: str) -> None:
    meta = replace(META, language=language, place=place)
    assert language_tag(meta) == expected
    styles = parts(docx.write(FinalBill(replace(sample(), meta=meta))))["word/styles.xml"]
    assert styles.find(f".//{W}lang").get(f"{W}val") == expected


def test_word_asks_nothing_on_opening() -> None:
    settings = parts(docx.write(sample()))["word/settings.xml"]
    assert settings.find(f"{W}updateFields") is None
    modes = {
        node.get(f"{W}name"): node.get(f"{W}val") for node in settings.iter(f"{W}compatSetting")
    }
    assert modes["compatibilityMode"] == "15"
