"""`draftban where`: what a user types and sees. That answers are right is tested over every form
in tests/content/test_where.py.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.content.shipped import ROOT
from tests.writers.pdfua import need_pango

VOTE = ("us-ma-lowell", "--document", "vote")
"""The shortest document: one page."""


@pytest.fixture(autouse=True, scope="module")
def _pango() -> None:
    need_pango()


def answers(run: Run, *arguments: str) -> list[dict[str, Any]]:
    done = run("where", *arguments, "--format", "json")
    assert done.exit_code == 0, done.output
    found: list[dict[str, Any]] = json.loads(done.stdout)["answers"]
    return found


def test_citation_line_and_clause_answer_each_other(run: Run) -> None:
    (one,) = answers(run, *VOTE, "§ 3")
    assert one["citation"] == "section 3"
    assert one["id"] == "vote/people"
    assert one["drafting"] == "own"
    assert one["file"] == "templates/languages/en/us/forms/us-body-vote/vote/people.own.md"
    first, last = one["first"], one["last"]
    assert first["words"].startswith("Section 3.") or first["words"].startswith("3.")
    assert (first["page"], first["line"]) < (last["page"], last["line"])
    assert 72 <= first["left"] < first["right"] <= 612
    assert answers(run, *VOTE, f"page {first['page']}, line {first['line']}") == [one]
    assert answers(run, *VOTE, f"p. {last['page']} l. {last['line']}") == [one]
    assert answers(run, *VOTE, "vote/people") == [one]
    assert answers(run, *VOTE, one["eid"]) == [one]


@pytest.mark.parametrize("typed", ["§2(c)", "Section 2 (C)", "sec. 2(c)", "2(c)", "(c)"])
def test_a_citation_may_be_typed_freely(run: Run, typed: str) -> None:
    (one,) = answers(run, *VOTE, typed)
    assert one["citation"] == "section 2(c)"


def test_words_need_no_quotes(run: Run) -> None:
    assert answers(run, *VOTE, "section", "2(c)") == answers(run, *VOTE, "section 2(c)")


def test_the_text_names_place_clause_and_file(run: Run) -> None:
    done = run("where", *VOTE, "page 1, line 1")
    assert done.exit_code == 0
    assert "Outside the provisions" in done.stdout
    said = run("where", *VOTE, "section 2(c)").stdout
    assert said.startswith("section 2(c)\n")
    for line in ("printed     page 1, lines ", "vote/rules", "vote/rules.own.md:9:1", "begins"):
        assert line in said


def test_what_stands_elsewhere_is_said(run: Run) -> None:
    done = run("where", *VOTE, "prohibitions/evidence")
    assert done.exit_code == 1
    assert "--document law" in done.stderr


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("vote/peple", "Nearest: vote/people"),
        ("page 9, line 1", "There is no page 9"),
        ("page 1, line 400", "Page 1 has the lines 1 to "),
        ("page 1", "name one of them"),
    ],
)
def test_what_is_nowhere_is_told_with_what_is_near(run: Run, what: str, said: str) -> None:
    done = run("where", *VOTE, what)
    assert done.exit_code == 1
    assert said in done.stderr
    assert what in done.stderr


def test_an_unknown_document_is_wrong_usage(run: Run) -> None:
    done = run("where", "us-ma-lowell", "--document", "petitoin", "section 1")
    assert done.exit_code == 2
    assert "Did you mean “petition”?" in done.stderr
    assert "law, petition, resolution, vote" in done.stderr


def test_without_pango_all_but_the_page_is_answered(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    done = run("where", *VOTE, "section 2(c)")
    assert done.exit_code == 0
    assert "vote/rules.own.md:9:1" in done.stdout
    assert "printed" not in done.stdout
    assert "PDF needs Pango" in done.stderr
    done = run("where", *VOTE, "page 1, line 4")
    assert done.exit_code == 1
    assert "no page and no line is known" in done.stderr


# ---------------------------------------------------------------- words


def test_words_are_found_where_they_are_typed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)  # no layout is made for words
    (one,) = answers(run, "us-ma-lowell", "Activate A\N{NO-BREAK SPACE}function")
    assert one["citation"].endswith("B(2)(b)")
    assert one["id"] == "prohibitions/government-use#preparation"
    file, line, column = one["file"], one["line"], one["column"]
    assert file == "templates/languages/en/common/passages/government-use.md"
    typed = (ROOT / file).read_text("utf-8").split("\n")[line - 1]
    assert typed[column - 1 :].startswith("activate a function")
    assert "activate a function for it" in one["words"]
    assert one["first"] is None


def test_words_run_across_terms_and_any_quotation_marks(run: Run) -> None:
    straight = answers(run, "us-ma-lowell", "attorney's fees")
    assert straight
    assert straight == answers(run, "us-ma-lowell", "attorney’s fees")
    assert all("attorney’s fees" in one["words"] for one in straight)
    across = "develop or train recognition technology for biometric surveillance"
    (one,) = answers(run, "us-ma-lowell", across)
    assert one["citation"].endswith("B(2)(b)")


def test_every_place_with_the_words_is_listed(run: Run) -> None:
    found = answers(run, "us-ma-lowell", "biometric surveillance")
    assert len(found) > 10
    assert all("biometric surveillance" in one["words"].casefold() for one in found)
    assert any(not one["id"] for one in found), "the title holds them too"


def test_page_and_line_of_words_are_told_where_asked(run: Run) -> None:
    found = answers(run, *VOTE, "where, and why", "--pages")
    assert found
    assert any(one["first"] for one in found)
    assert not any(one["first"] for one in answers(run, *VOTE, "where, and why"))


def test_words_of_another_document_are_told(run: Run) -> None:
    done = run("where", *VOTE, "activate a function")
    assert done.exit_code == 1
    assert "--document law" in done.stderr
