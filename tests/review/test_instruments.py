"""The table of laws and bills: what its files must say, and what they may not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from draftban.config.chains.forms import load_form
from draftban.diagnostics import Diagnostic, Report, Severity
from draftban.files.search import search_path
from draftban.review.compare.data import CompareWords, Features, load_features, load_words
from draftban.review.compare.instruments import KIND_OF, Instrument, dated_status, label
from draftban.review.compare.table import load_instruments


@pytest.fixture(scope="module")
def features() -> Features:
    found = load_features(search_path(), Report())
    assert found is not None
    return found


@pytest.fixture(scope="module")
def words() -> CompareWords:
    return load_words(search_path().narrowed(language="en"), Report())


@pytest.fixture(scope="module")
def instruments(features: Features) -> tuple[Instrument, ...]:
    report = Report()
    found = load_instruments(search_path(), features, report)
    assert not list(report)
    return found


# ---------------------------------------------------------------- the shipped table


def test_at_least_twenty_laws_and_ten_bills_are_shipped(
    instruments: tuple[Instrument, ...], words: CompareWords
) -> None:
    kinds = [instrument.kind for instrument in instruments]
    assert kinds.count("law") >= 20
    assert kinds.count("bill") >= 10
    assert len({label(i, words) for i in instruments}) == len(instruments)


def test_every_cell_says_where_it_was_read(instruments: tuple[Instrument, ...]) -> None:
    for instrument in instruments:
        for feature, cell in instrument.features.items():
            where = f"{instrument.id}: {feature}"
            assert cell.verified, f"{where} is not verified; leave it out"
            assert re.fullmatch(r"\d{4}-\d\d-\d\d", cell.checked_on), where
            assert (cell.url or instrument.url).startswith("http"), where


def test_every_status_has_a_source_and_each_bill_a_date(
    instruments: tuple[Instrument, ...],
) -> None:
    for instrument in instruments:
        assert (instrument.status_url or instrument.url).startswith("http"), instrument.id
        if instrument.kind == "bill":
            assert instrument.since, instrument.id


@pytest.mark.parametrize("form", ["us-city", "us-state"])
def test_a_law_that_lets_businesses_recognize_on_consent_answers_the_question_of_its_state(
    instruments: tuple[Instrument, ...], form: str
) -> None:
    def has(one: Instrument, feature: str) -> bool:
        cell = one.known(feature)
        return cell is not None and cell.has == "yes"

    shown = {
        one.id
        for one in instruments
        if one.in_force
        and re.fullmatch(r"us-[a-z]{2}", one.place)
        and has(one, "private-entities")
        and has(one, "consent-enough")
    }
    found = load_form(form, search_path(), Report())
    assert found is not None
    assert set(found.facts["biometric_law"].shown_by) == shown
    assert len(shown) >= 3


UNREAD = re.compile(r"\b(not|only|breaks? off)\b[^.;]*\bread\b|breaks off|in reports\b")
"""What a note says of a copy of which something is missing."""


def test_the_look_at_notes_sees_what_was_not_read() -> None:
    for note in (
        "Article 5(1)(h) was read as quoted; the rest of Article 5 was not read.",
        "Reports were read, not the ordinance, which nobody read.",
        "The copy breaks off inside subdivision 3.",
        "Purpose and definitions were read, the rest in reports.",
    ):
        assert UNREAD.search(note), note


def test_whose_note_says_that_something_was_not_read_is_not_called_read_whole(
    instruments: tuple[Instrument, ...],
) -> None:
    seen = [i for i in instruments if UNREAD.search(i.note)]
    assert len(seen) >= 10
    assert not [i.id for i in seen if i.read == "whole"]


def test_no_bill_is_called_after_a_law(instruments: tuple[Instrument, ...]) -> None:
    """The name of a bill has its number or says that it is one: “Virginia 2022” would be a law."""
    for instrument in instruments:
        if instrument.kind == "bill":
            assert re.search(r"[A-Z]\.? ?\d|Int\.|bill", instrument.name), instrument.id


def test_an_article_is_judged_whole(instruments: tuple[Instrument, ...]) -> None:
    """Article 5 of the AI Act binds private parties by (1)(e), (f) and (g), not by (h)."""
    act = next(i for i in instruments if i.id == "eu-ai-act-2024")
    cell = act.known("private-entities")
    assert cell is not None
    assert cell.has == "partial"
    assert "(e), (f), (g)" in cell.where


def test_the_moratorium_bill_is_not_called_the_latest(instruments: tuple[Instrument, ...]) -> None:
    note = next(i for i in instruments if i.id == "us-moratorium-2023").note
    assert "2026" in note
    assert "Nobody confirmed" in note


# ---------------------------------------------------------------- one's own table

LAW = """\
id: us-oh-testville
name: Testville
title: An Ordinance
place: us-oh-testville
status: in force
read: whole
url: https://example.org/law
features:
  police: {has: yes, where: "1", verified: true, checked_on: 2026-11-25}
  fees: {has: no}
"""


def load(
    folder: Path, text: str, features: Features, name: str = "us-oh-testville"
) -> tuple[dict[str, Instrument], list[Diagnostic]]:
    """The table with ``text`` in it, and what is told of it."""
    path = folder / "templates" / "instruments" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    report = Report()
    found = {i.id: i for i in load_instruments(search_path(folder), features, report)}
    return found, list(report)


def test_one_file_adds_one_law(tmp_path: Path, features: Features) -> None:
    found, told = load(tmp_path, LAW, features)
    assert not told
    law = found["us-oh-testville"]
    known = law.known("police")
    assert known is not None
    assert known.has == "yes"
    assert law.known("fees") is None  # written down, but nobody verified it
    assert law.known("sunset") is None


def test_all_mistakes_of_a_table_are_told_at_once(tmp_path: Path, features: Features) -> None:
    text = LAW.replace("fees: {has: no}", "fes: {has: no}")
    text = text.replace(", checked_on: 2026-11-25}", "}").replace("read: whole", "read: part")
    _, told = load(tmp_path, text, features, "us-oh-testvile")
    found = {d.code: d for d in told}
    codes = {"compare.id", "compare.unknown-feature", "compare.unproven", "compare.unnamed-part"}
    assert set(found) == codes
    assert "Did you mean “fees”?" in found["compare.unknown-feature"].hint
    assert found["compare.unknown-feature"].pos.line == 10
    assert found["compare.id"].pos.file == "templates/instruments/us-oh-testvile.yaml"


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("status: in force\n", "", "config.missing-key", 1),
        ("status: in force", "status: enacted", "config.choice", 5),
        ("read: whole\n", "", "config.missing-key", 1),
        ("read: whole", "read: part", "compare.unnamed-part", 6),
        ("read: whole", "read: whole\nprovisions: § 1", "compare.unnamed-part", 7),
        ("read: whole", "read: whole\nstatus_date: soon", "compare.date", 7),
        ('where: "1", ', "", "compare.no-place", 9),
    ],
)
def test_a_mistake_is_told_with_file_and_line(
    old: str, new: str, code: str, line: int, tmp_path: Path, features: Features
) -> None:
    assert old in LAW
    _, told = load(tmp_path, LAW.replace(old, new), features)
    (mistake,) = told
    assert mistake.severity is Severity.ERROR
    assert mistake.code == code
    assert str(mistake.pos.file) == "templates/instruments/us-oh-testville.yaml"
    assert mistake.pos.line == line
    assert mistake.hint


@pytest.mark.parametrize("read", ["read: part\nprovisions: § 1", "read: report"])
def test_only_who_read_the_whole_may_say_that_it_is_silent(
    read: str, tmp_path: Path, features: Features
) -> None:
    silent = LAW.replace(
        "fees: {has: no}", "fees: {has: no, verified: true, checked_on: 2026-11-25}"
    )
    assert not load(tmp_path, silent, features)[1]
    (mistake,) = load(tmp_path, silent.replace("read: whole", read), features)[1]
    assert mistake.code == "compare.silence"
    assert "“fees”" in mistake.message
    placed = silent.replace("fees: {has: no,", 'fees: {has: no, where: "§ 1(c)",')
    assert not load(tmp_path, placed.replace("read: whole", read), features)[1]


def test_what_was_read_in_part_is_called_by_the_part(
    tmp_path: Path, features: Features, words: CompareWords
) -> None:
    part = LAW.replace("read: whole", "read: part\nprovisions: § 1(h)")
    law = load(tmp_path, part, features)[0]["us-oh-testville"]
    assert label(law, words) == "Testville, § 1(h)"


@pytest.mark.parametrize(
    ("status", "printed"),
    [
        ("bill", "bill, 2024"),
        ("passed", "bill, passed but not known to be signed, 2024"),
        ("signed", "enacted, 2024"),
        ("in force", "in force, date not read"),
        ("amended", "in force, amended, date not read"),
        ("repealed", "repealed or expired, date not read"),
        ("not known", "status not known, date not read"),
    ],
)
def test_a_status_is_printed_with_its_date(
    status: str, printed: str, tmp_path: Path, features: Features, words: CompareWords
) -> None:
    """The year of a law is when it began, not since when it is amended or gone."""
    text = LAW.replace("status: in force", f"status: {status}\nyear: 2024")
    law = load(tmp_path, text, features)[0]["us-oh-testville"]
    assert dated_status(law, words) == printed
    dated = text.replace("year: 2024", "year: 2024\nstatus_date: 2025-03-01")
    law = load(tmp_path, dated, features)[0]["us-oh-testville"]
    assert dated_status(law, words).endswith(", 2025-03-01")


def test_neither_what_was_only_passed_nor_what_nobody_knows_is_a_law() -> None:
    laws = {status for status, kind in KIND_OF.items() if kind == "law"}
    assert laws == {"signed", "in force", "amended", "repealed"}
