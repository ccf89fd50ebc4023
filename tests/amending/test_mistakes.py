"""What is wrong with the old text or the decisions is told with its place and what to do next."""

from __future__ import annotations

from pathlib import Path

import pytest

from draftban.config import load_setup
from draftban.diagnostics import Diagnostic, Report
from draftban.documents import build
from tests.amending.places import FACE, TECHNOLOGY, Edit, edited, replaced


def found(folder: Path, place: str = FACE) -> list[Diagnostic]:
    """What is told of a place in ``folder`` until its bills are there."""
    report = Report()
    setup = load_setup(place, report, working=folder)
    if setup is not None and not report.errors:
        build(setup, report)
    return [d for d in report if d.code.startswith(("amending.", "clauses.unknown", "config."))]


def only(diagnostics: list[Diagnostic], code: str) -> Diagnostic:
    """The one diagnostic there is."""
    (one,) = diagnostics
    assert one.code == code
    assert one.hint
    return one


def test_a_section_that_the_text_lacks(tmp_path: Path) -> None:
    edit = replaced("  12.060: keep", "  12.600: keep")
    one = only(found(edited(tmp_path, FACE, decisions=edit)), "amending.unknown-section")
    assert (one.pos.file, one.pos.column) == (f"jurisdictions/{FACE}/amends.yaml", 3)
    assert one.pos.line == 30
    assert "12.060" in one.hint


def test_words_that_do_not_stand_there_name_the_nearest_and_its_place(tmp_path: Path) -> None:
    edit = replaced("No one may sue over what", "No person may sue over what")
    one = only(found(edited(tmp_path, FACE, decisions=edit)), "amending.words-missing")
    assert one.pos.line == 26
    where = f"jurisdictions/{FACE}/existing.md:53:5"
    assert f"“No one may sue over what Section 12.030 excepts.” ({where})" in one.hint


def test_words_that_stand_there_twice(tmp_path: Path) -> None:
    edit = replaced("Staff who break this chapter are retrained.", "the")
    one = only(found(edited(tmp_path, FACE, decisions=edit)), "amending.words-twice")
    assert one.message.endswith("existing.md, lines 50, 50, 50, 51.")


def test_a_clause_that_does_not_exist(tmp_path: Path) -> None:
    edit = replaced("replace: administration/report", "replace: administration/reports")
    one = only(found(edited(tmp_path, FACE, decisions=edit)), "clauses.unknown-clause")
    assert str(one.pos) == f"jurisdictions/{FACE}/amends.yaml:21:14"
    assert "“administration/report”" in one.hint


def test_a_clause_that_does_not_stand(tmp_path: Path) -> None:
    edit = replaced("replace: administration/report", "replace: exemptions/compromise-warrant")
    one = only(found(edited(tmp_path, FACE, decisions=edit)), "amending.nothing-stands")
    assert "12.040" in one.message


@pytest.mark.parametrize("said", ["{keep: true, strike: true}", "{reason: none}"])
def test_a_section_that_is_to_become_two_things_or_none(tmp_path: Path, said: str) -> None:
    edit = replaced("12.060: keep", f"12.060: {said}")
    one = only(found(edited(tmp_path, FACE, decisions=edit)), "amending.one-way")
    assert one.pos.line == 30


def test_a_word_that_is_no_decision(tmp_path: Path) -> None:
    edit = replaced("12.060: keep", "12.060: kept")
    one = only(found(edited(tmp_path, FACE, decisions=edit)), "config.choice")
    assert "keep" in one.hint


def plain_text(text: str) -> str:
    return text.replace("## § ", "Part ").replace("# ", "")


def untitled(text: str) -> str:
    return text.split("---\n", 2)[2]


@pytest.mark.parametrize(
    ("edit", "code", "line"),
    [
        (plain_text, "amending.no-section", 7),
        (untitled, "amending.no-facts", 1),
        (replaced("date: 2020-09-14", "date: autumn"), "config.value", 4),
        (replaced("## § 12.060", "## § 12.050"), "amending.section-twice", 57),
    ],
)
def test_a_text_that_cannot_be_read(tmp_path: Path, edit: Edit, code: str, line: int) -> None:
    told = found(edited(tmp_path, FACE, law=edit, decisions=lambda _: "sections: {}\n"))
    one = only([d for d in told if d.code == code], code)
    assert (one.pos.file, one.pos.line) == (f"jurisdictions/{FACE}/existing.md", line)


def test_words_before_the_first_section_are_told(tmp_path: Path) -> None:
    edit = replaced("# Chapter 12. Face Surveillance\n", "Passed in a hurry.\n")
    one = only(found(edited(tmp_path, FACE, law=edit)), "amending.before-sections")
    assert one.text == "Passed in a hurry."


def test_two_texts_and_decisions_without_one(tmp_path: Path) -> None:
    both = edited(tmp_path / "both", FACE)
    text = both / "jurisdictions" / FACE / "existing.md"
    text.with_suffix(".txt").write_text(text.read_text("utf-8"), "utf-8")
    assert "amending.two-texts" in {d.code for d in found(both)}
    none = edited(tmp_path / "none", FACE)
    (none / "jurisdictions" / FACE / "existing.md").unlink()
    one = only(found(none), "amending.no-text")
    assert "existing.md" in one.hint


def test_a_form_that_amends_nothing_says_that_nobody_reads_the_text(tmp_path: Path) -> None:
    edit = replaced("form: us-city-amending", "form: us-city")
    told = found(edited(tmp_path, FACE, file=edit))
    assert {d.code for d in told} == {"amending.no-form"}
    assert len(told) == 2


def test_all_mistakes_of_a_run_are_told_at_once(tmp_path: Path) -> None:
    def edit(text: str) -> str:
        return (
            text.replace("12.060: keep", "12.600: keep")
            .replace("No one may sue over what", "No person may sue over what")
            .replace("Staff who break", "Those who break")
        )

    told = found(edited(tmp_path, FACE, decisions=edit))
    codes = [d.code for d in told]
    assert sorted(codes) == [
        "amending.unknown-section",
        "amending.words-missing",
        "amending.words-missing",
    ]


# ---------------------------------------------------------------- what kept words then lack


DEFINITIONS = """\
    replace: definitions
    strike:
      - words: >-
          “City staff” means everyone whom the City employs, elects, or appoints, while at work for
          the City.
        reason: The new prohibitions bind public actors, who are more.
      - words: “Own telephone” means a telephone that belongs to the person who carries it.
        reason: Only the old exceptions used the term.
"""
"""What the ban's decisions say of its definitions, the reason apart."""


def test_a_struck_section_that_kept_words_cite(tmp_path: Path) -> None:
    edit = replaced('"521.03": {keep: true, reason: It', '"521.03": {strike: true, reason: It')
    one = only(
        found(edited(tmp_path, TECHNOLOGY, decisions=edit), TECHNOLOGY), "amending.cites-struck"
    )
    assert one.pos.file == f"jurisdictions/{TECHNOLOGY}/existing.md"
    assert "521.03" in one.message


def test_a_part_of_a_replaced_section_that_kept_words_cite(tmp_path: Path) -> None:
    edit = replaced("replace: administration/report\n    heading: Reports", "keep: true")
    told = found(edited(tmp_path, FACE, decisions=edit))
    assert [d.text for d in told if d.code == "amending.undefined-term"] == ["City staff"]
    one = only([d for d in told if d.code == "amending.cites-replaced"], "amending.cites-replaced")
    assert one.text.startswith("what reached City staff") or "12.020(b)" in one.text


def test_a_list_of_definitions_that_is_kept_beside_ours(tmp_path: Path) -> None:
    edit = replaced(DEFINITIONS, "    keep: true\n")
    told = found(edited(tmp_path, FACE, decisions=edit))
    assert {(d.code, d.text) for d in told} == {
        ("amending.two-definitions", "Face surveillance"),
        ("amending.two-definitions", "Face surveillance system"),
        ("amending.unused-definition", "Face surveillance system"),
        ("amending.unused-definition", "City staff"),
        ("amending.unused-definition", "Own telephone"),
    }


def test_a_definition_that_is_struck_although_kept_words_use_it(tmp_path: Path) -> None:
    edit = replaced(DEFINITIONS, "    strike: true\n")
    one = only(found(edited(tmp_path, FACE, decisions=edit)), "amending.undefined-term")
    assert (one.text, one.pos.line) == ("Face surveillance", 50)


KEPT = {
    "Whoever violates this Chapter is guilty of a misdemeanor.": "amending.penalty",
    "Violations of 521.02 through 521.06 are reported.": "amending.cites-range",
    "See Sections 521.02–521.05 on use.": "amending.cites-range",
    "Violations of 521.02 through 521.03 are reported.": "",
    "Whoever violates this section is fined.": "",
    "A policy under Section 521.02 is to be renewed.": "",
}
"""Words of a section that stays, with what is told of them."""


def test_kept_words_that_punish_or_cite_a_range(tmp_path: Path) -> None:
    last = "521.09 CONSTRUCTION.\n"
    own = "B. It shall stop when"  # in a section of which words are struck
    punished = "B. Whoever violates this section is fined. It shall stop when"

    def edit(text: str) -> str:
        text = replaced(last, "\n\n".join((last, *KEPT, "")))(text)
        return replaced(own, punished)(text)

    told = found(edited(tmp_path, TECHNOLOGY, law=edit), TECHNOLOGY)
    wanted = {(code, words) for words, code in KEPT.items() if code}
    assert len(told) == len(wanted) + 1
    for code, words in wanted:
        assert any(d.code == code and d.text in words for d in told), words
    assert sum("their own section" in d.message for d in told) == 1


def test_words_to_strike_may_be_one_mapping(tmp_path: Path) -> None:
    old = '    strike: ", or a search by face recognition technology,"\n'
    new = '    strike: {words: ", or a search by a face recognition technology,", reason: Short.}\n'
    one = only(
        found(edited(tmp_path, TECHNOLOGY, decisions=replaced(old, new)), TECHNOLOGY),
        "amending.words-missing",
    )
    assert (one.pos.line, one.pos.column) == (9, 21)
