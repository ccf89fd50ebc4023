"""A letter that the PDF's font lacks is told once for each name, at the line that gives it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import draftban
from draftban import writers
from draftban.bill.tree import FinalBill, Given, P, Text
from draftban.diagnostics import NOWHERE, Diagnostic, DraftbanError, Pos

from .pdfua import need_pango
from .sample import sample


@pytest.fixture(autouse=True, scope="module")
def _pango() -> None:
    need_pango()


NAMES = {
    "Chinese": ("猫の町", "U+732B"),
    "Hebrew": ("ירושלים", "U+05D9"),
    "Arabic": ("القدس", "U+0627"),
    "Thai": ("กรุงเทพ", "U+0E01"),
    "Cyrillic": ("Государство Massachusetts", "U+0413"),
    "an emoji": ("Owl Town 🦉", "U+1F989"),
    "a mark that asks for an emoji": ("Owl Town\ufe0f", "U+FE0F"),
}
AT = Pos("jurisdictions/us-oh-testville.yaml", 3, 7)
FORM = Pos("templates/forms/us-city.yaml", 22, 10)


def told(bill: FinalBill) -> tuple[Diagnostic, ...]:
    """What is said instead of a PDF of ``bill``."""
    with pytest.raises(DraftbanError) as caught:
        writers.write(bill, "pdf")
    assert {d.code for d in caught.value.diagnostics} == {"pdf.missing-glyph"}
    return caught.value.diagnostics


def with_name(name: str, *, text: str = "", title: str = "") -> FinalBill:
    """The sample with ``name`` given in a place's file, lines that hold ``text``, and a title."""
    bill = sample()
    lines = tuple(P((Text(text),), "note", FORM) for _ in range(20 if text else 0))
    meta = replace(bill.meta, short_title=title or bill.meta.short_title)
    return FinalBill(
        replace(bill, meta=meta, preface=(*bill.preface, *lines), given=(Given(name, AT),))
    )


@pytest.mark.parametrize("script", NAMES)
@pytest.mark.parametrize("where", ["text", "title", "both"])
def test_a_name_is_told_once_at_its_own_line(script: str, where: str) -> None:
    name, code = NAMES[script]
    text = f"In the {name}, it is so." if where != "title" else ""
    title = f"Ordinance, {name}" if where != "text" else ""
    (said,) = told(with_name(name, text=text, title=title))
    assert said.pos == AT
    assert code in said.message
    assert said.text == name
    assert "--to docx" in said.hint


def test_its_capitals_in_a_heading_are_the_same_name() -> None:
    (said,) = told(with_name("Город", text="ORDINANCE OF ГОРОД"))
    assert said.pos == AT
    assert said.text == "Город"


def test_a_name_of_many_letters_names_the_first_and_counts_the_rest() -> None:
    (said,) = told(with_name("Город", text="Город"))
    for letter in ("“Г” (U+0413", "“о” (U+043E", "“р” (U+0440"):
        assert letter in said.message
    assert said.message.endswith(" and 1 more character.")


def test_a_name_cut_in_two_by_a_term_is_still_that_name() -> None:
    (said,) = told(with_name("City of 猫 covered space 町", text="町"))
    assert said.pos == AT


def test_other_words_with_the_same_letter_are_told_where_they_stand() -> None:
    bill = with_name("City of 猫", text="The 猫 sleeps.", title="Ordinance, City of 猫")
    assert {d.pos for d in told(bill)} == {AT, FORM}


def test_the_letter_of_a_title_that_nobody_gave_is_named_without_a_place() -> None:
    bill = sample()
    (said,) = told(FinalBill(replace(bill, meta=replace(bill.meta, short_title="An Act, 猫"))))
    assert said.pos == NOWHERE
    assert "“猫” (U+732B" in said.message
    assert said.text == "An Act, 猫"


PLACE = """\
place: us-oh-testville
form: us-city
name: City of 猫
short: Город
state: Ohio
prohibitions: [c, b.i]
companion: [us-city-resolution, us-body-vote]
findings:
  - text: the council has heard ירושלים
blanks:
  ordinance number: กรุงเทพ
"""


def test_each_document_of_a_place_names_the_lines_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "us-oh-testville.yaml"
    path.write_text(PLACE, "utf-8")
    built = draftban.build(draftban.load(path))
    found = {d.stem.removeprefix("us-oh-testville"): told(d.bill) for d in built.documents}
    lines = {stem: [d.pos.line for d in said] for stem, said in found.items()}
    assert lines[""] == [3, 9, 11]
    assert lines["-vote"][:2] == [3, 4]
    assert len(lines["-vote"]) == len(set(lines["-vote"]))
    assert all(d.pos.file.endswith("us-oh-testville.yaml") for s in found.values() for d in s)
    assert all(writers.write(d.bill, "html") for d in built.documents)
