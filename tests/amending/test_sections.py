"""How the text of an ordinance is taken apart: captions, levels, definitions, broken lines."""

from __future__ import annotations

import re
from functools import cache

import pytest

from draftban.bill.numbering import count_on
from draftban.config.amending.law import Section
from draftban.config.amending.reading import load_data
from draftban.config.amending.scheme import numbered_like
from draftban.config.amending.sections import read_sections
from draftban.config.model.amending import AmendingData
from draftban.diagnostics import Report
from draftban.files.search import search_path
from tests.amending.places import FACE, law

FILE = "existing.md"


@cache
def data() -> AmendingData:
    search = search_path().narrowed(traditions=("us",), language="en", country="us")
    found = load_data(search, Report())
    assert found is not None
    return found


def sections(*lines: str) -> tuple[Section, ...]:
    report = Report()
    found = read_sections("\n".join(lines), FILE, 1, data(), report)
    assert not report.errors, "\n".join(map(str, report))
    return found


def levels(*lines: str) -> list[tuple[str, int]]:
    """Label and depth of each paragraph of one section."""
    (section,) = sections("Section 1. Rules", *lines)
    return [(unit.label, unit.depth) for unit in section.units]


@pytest.mark.parametrize(
    ("line", "num", "heading", "key"),
    [
        ("9.64.010 Definitions.", "9.64.010", "Definitions", "9.64.010"),
        ("§ 12-5. Ban on use", "§ 12-5.", "Ban on use", "12-5"),
        ("Section 3. Reports.", "Section 3.", "Reports", "3"),
        ("SEC. 7C.2. BOARD APPROVAL.", "SEC. 7C.2.", "BOARD APPROVAL", "7C.2"),
        ("## 3.44.030 – Council Approval", "3.44.030", "Council Approval", "3.44.030"),
        ("## (B) Ban on city use.", "(B)", "Ban on city use.", "(B)"),
        ("## Findings", "", "Findings", "Findings"),
        ("521.02 APPROVAL BY COUNCIL.", "521.02", "APPROVAL BY COUNCIL", "521.02"),
    ],
)
def test_a_section_begins_with_its_caption(line: str, num: str, heading: str, key: str) -> None:
    (section,) = sections(line, "", "Some words.")
    assert (section.num, section.heading, section.key) == (num, heading, key)
    assert [unit.text for unit in section.units] == ["Some words."]


def test_a_caption_may_run_into_the_words() -> None:
    (section,) = sections("Section 4. Ban. No one may do that, under", "any pretext.")
    assert section.heading == "Ban"
    assert section.units[0].text == "No one may do that, under any pretext."
    assert str(section.units[0].pos()) == f"{FILE}:1:17"
    assert str(section.units[0].pos(len("No one may do that, under "))) == f"{FILE}:2:1"


def test_a_sentence_that_begins_with_a_citation_is_no_caption() -> None:
    (section,) = sections("Section 1. Rules", "Section 521.02 does not apply to cameras", "here.")
    assert len(section.units) == 1


def test_a_label_is_written_as_its_neighbours_tell() -> None:
    """An (i) alone may be a letter; what goes on with a short list goes on with its numbers."""
    lines = ("(1) x", "", "(i) x", "", "(ii) x", "", "(2) x")
    (section,) = sections("Section 1. Rules", *lines)
    assert [unit.pattern for unit in section.units] == ["({1})", "({i})", "({i})", "({1})"]
    after = numbered_like(law(FACE).style, "code", (section,)).zones["code"].levels
    assert [level.num for level in after[1:3]] == ["({1})", "({i})"]


def test_labels_follow_on_each_other() -> None:
    assert levels("(a) x", "(1) x", "(A) x", "(B) x", "(2) x", "(b) x") == [
        *(("(a)", 0), ("(1)", 1), ("(A)", 2), ("(B)", 2), ("(2)", 1), ("(b)", 0)),
    ]


def test_the_ninth_letter_and_the_first_roman_number_are_told_apart() -> None:
    letters = [f"({letter}) x" for letter in "abcdefghi"]
    assert {depth for _, depth in levels(*letters)} == {0}
    assert levels("(a) x", "(i) x", "(ii) x", "(b) x") == [
        *(("(a)", 0), ("(i)", 1), ("(ii)", 1), ("(b)", 0)),
    ]


def test_two_labels_in_front_of_one_paragraph() -> None:
    assert levels("(a)(1) x", "(2) x") == [("(a)", 0), ("(1)", 1), ("(2)", 1)]


def test_a_label_on_a_line_of_its_own_belongs_to_the_next() -> None:
    (section,) = sections("Section 1. Rules", "1.", "", "First.", "", "A.", "", "Below.")
    assert [(u.label, u.text) for u in section.units] == [("1.", "First."), ("A.", "Below.")]


def test_definitions_in_quotation_marks_and_in_capitals() -> None:
    (quoted,) = sections(
        "Section 1. Terms", "“Face match” means a match.", "", '"City" shall mean the City.'
    )
    assert [unit.defines for unit in quoted.units] == ["Face match", "City"]
    (capitals,) = sections("## (A) Definitions.", "CITY OFFICIAL. Any person of the city.")
    assert [unit.defines for unit in capitals.units] == ["CITY OFFICIAL"]
    (none,) = sections("## (C) Enforcement.", "Suit. Any person may sue.")
    assert [unit.defines for unit in none.units] == [""]


@pytest.mark.parametrize(
    ("number", "by", "then"),
    [
        ("9.64.090", 10, "9.64.100"),
        ("§ 12-5.", 1, "§ 12-6."),
        ("521.09", 1, "521.10"),
        ("(z)", 1, "(aa)"),
        ("O.", 1, "P."),
        ("Part IV", 1, "Part ____"),
    ],
)
def test_numbers_count_on_in_their_marks(number: str, by: int, then: str) -> None:
    assert count_on(number, by) == then


def test_points_of_definitions_do_not_tell_how_sections_are_divided() -> None:
    points = [f"{n}. Points of a definition." for n in range(1, 6)]
    found = sections(
        "Section 1. Terms",
        *("“Report” means:", "", *points),
        "Section 2. Rules",
        *("A. First.", "", "1. Below."),
    )
    levels = numbered_like(law(FACE).style, "code", found).zones["code"].levels
    assert [level.num for level in levels[1:3]] == ["{A}.", "{1}."]


@pytest.mark.parametrize(
    "note",
    [
        "(Ord. 1145, 2022)",
        "(Ord. No. 7592-NS § 2 (part), 2018)",
        "(Added by Ordinance 190114, effective January 1, 2021.)",
        "[Ords. 88, 91]",
        "History: 2019, c. 4.",
    ],
)
@pytest.mark.parametrize("before", ["", "Reports are public. "])
def test_a_note_on_the_ordinances_that_made_a_section_is_no_law(note: str, before: str) -> None:
    if before and note.startswith("History"):
        return
    (section,) = sections("Section 1. Rules", "Nobody may (under Ord. 5) pass.", "", before + note)
    words = ["Nobody may (under Ord. 5) pass.", *filter(None, [before.strip()])]
    assert [unit.text for unit in section.units] == words
    assert section.history == (note,)


@pytest.mark.parametrize(
    ("term", "concept"),
    [
        ("Face surveillance", "biometric_surveillance"),
        ("Remote biometric surveillance", "biometric_surveillance"),
        ("Facial recognition system", "recognition_technology"),
        ("Facial recognition software", "recognition_technology"),
        ("Face surveillance technology", "recognition_technology"),
        ("Facial recognition services", "recognition_technology"),
        ("Face surveillance data", "surveillance_information"),
        ("Faceprint", "biometric_data"),
        ("Surveillance technology", ""),
        ("Face mask", ""),
        ("Facial recognition technology report", ""),
    ],
)
def test_names_of_what_means_much_the_same(term: str, concept: str) -> None:
    found = [
        ours
        for ours, names in data().equivalents.items()
        if any(re.fullmatch(pattern, term.casefold()) for pattern in names)
    ]
    assert found == [concept] * bool(concept)


@pytest.mark.parametrize(
    ("numbers", "then"),
    [
        (("8.80.010", "8.80.020", "8.80.075"), "8.80.080"),
        (("8.80.010", "8.80.020", "8.80.080"), "8.80.090"),
        (("12-1", "12-2", "12-5"), "12-6"),
    ],
)
def test_new_sections_keep_the_step_of_most(numbers: tuple[str, ...], then: str) -> None:
    found = sections(*(line for n in numbers for line in (f"§ {n} Rules.", "", "Words.", "")))
    zone = numbered_like(law(FACE).style, "code", found).zones["code"]
    assert count_on(zone.after, zone.step) == f"§ {then}"
