"""Comments to counsel: everything a lawyer should know beside the text, and nothing invented."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from draftban import api
from draftban.bill.tree import Recital, bill_provisions
from draftban.documents import Build
from tests.content.shipped import SHIPPED, build_in

Said = Mapping[str, tuple[str, ...]]


@pytest.fixture(scope="module")
def lowell() -> tuple[Build, Mapping[str, Said]]:
    result = api.build(api.load("us-ma-lowell"))
    return result, api.comments(result)


def on(tmp_path: Path, **changes: Any) -> Said:
    """The comments on the law of Testville with ``changes`` to its file."""
    result = build_in(tmp_path, "us-oh-testville", changes, told=("clauses.unread-finding",))
    return api.comments(result)["us-oh-testville"]


def test_every_document_has_its_own(lowell: tuple[Build, Mapping[str, Said]]) -> None:
    result, said = lowell
    assert list(said) == [document.stem for document in result.documents]


@pytest.mark.parametrize("place", SHIPPED)
def test_each_is_about_something_that_stands_in_the_document(place: str) -> None:
    result = api.build(api.load(place))
    for document in result.documents:
        bill = document.bill
        ids = {name for p in bill_provisions(bill) for name in (p.id, *p.aliases)}
        ids |= {block.id for block in bill.preamble if isinstance(block, Recital)} | {""}
        said = api.comments(result)[document.stem]
        assert set(said) <= ids
        lines = [line for lines in said.values() for line in lines]
        assert not [line for line in lines if "{" in line or "`pro" in line or not line.strip()]


def test_counsel_is_told_that_references_do_not_follow_edits(
    lowell: tuple[api.Build, Mapping[str, Said]],
) -> None:
    result, said = lowell
    live = api.comments(result, live_fields=True)
    assert sum("do not follow edits" in line for line in said["us-ma-lowell"][""]) == 1
    assert sum("Ctrl+A, F9" in line for line in live["us-ma-lowell"][""]) == 1
    without = said["us-ma-lowell-vote"][""]  # it refers to nothing of its own
    assert not [line for line in without if "follow edits" in line]


def test_the_drafting_and_its_reason_are_told_once(
    lowell: tuple[Build, Mapping[str, Said]],
) -> None:
    result, said = lowell
    for demand in result.enacted:
        case = result.setup.cells.get(demand)
        assert case is not None
        told = [
            (name, line)
            for name, lines in said["us-ma-lowell"].items()
            for line in lines
            if line.startswith(f"Demand {demand} (")
        ]
        assert len(told) == 1, demand
        assert case.reason in told[0][1]
        assert ("No lawyer has confirmed" in told[0][1]) is not bool(case.checked_by)


def test_later_provisions_say_where_the_reason_stands(
    lowell: tuple[Build, Mapping[str, Said]],
) -> None:
    _, said = lowell
    assert said["us-ma-lowell"]["prohibitions/agreements"][0] == (
        "Drafting “own”. Why: for demand b.i see Subsection B(2)."
    )


def test_an_option_has_its_value_its_origin_and_its_trade_off(tmp_path: Path) -> None:
    before = on(tmp_path)["rights/notice"]
    after = on(tmp_path, options={"answer_days": 45})["rights/notice"]
    about = "How long a public actor has to answer"
    assert [
        line for line in before if line.startswith(f"Option answer_days: 30 (by default). {about}")
    ]
    where = r"set in jurisdictions/us-oh-testville.yaml:\d+"
    assert [
        line for line in after if re.match(rf"Option answer_days: 45 \({where}\)\. {about}", line)
    ]


def test_an_option_that_only_a_passage_of_its_clause_names_is_in_use(tmp_path: Path) -> None:
    told = ("clauses.unread-finding",)
    result = build_in(tmp_path, "us-oh-testville", {"options": {"answer_days": 45}}, told=told)
    api.examine(result)
    assert "clauses.unused-option" not in {d.code for d in result.report}


def test_an_answer_nobody_verified_is_named_as_such(tmp_path: Path) -> None:
    def told(said: Said) -> list[str]:
        return [line for line in said["data/deletion"] if "keep its records" in line]

    assert told(on(tmp_path))[0].startswith("Assumed, since nobody has answered: ")
    answered = told(on(tmp_path, facts={"records_law": True}))
    assert answered[0].startswith("Answered in jurisdictions/us-oh-testville.yaml:")
    checked = {"is": True, "source": "a statute", "checked_on": "2026-11-25"}
    assert told(on(tmp_path, facts={"records_law": checked})) == []


def test_an_unverified_source_is_named_and_a_verified_one_is_not(tmp_path: Path) -> None:
    finding = {
        "text": "the City bought cameras in 2020",
        "sources": [{"cite": "A report (2020)"}, {"cite": "Minutes (2020)", "verified": True}],
    }
    assert on(tmp_path, findings=[finding])["local/1"] == ("Nobody has verified: A report (2020).",)
    bare = {"text": "the City bought cameras in 2020"}
    assert on(tmp_path, findings=[bare])["local/1"] == ("No source is named for this finding.",)


def test_an_answer_is_called_what_the_form_calls_it(
    lowell: tuple[Build, Mapping[str, Said]],
) -> None:
    _, said = lowell
    asked = "Are the public schools bound by an ordinance of the city? "
    lines = [line for of in said["us-ma-lowell"].values() for line in of if asked in line]
    assert len(lines) == 1
    assert lines[0].partition(asked)[2].startswith("not bound."), "and not its id, not-bound"


def test_a_drafting_is_called_what_the_language_calls_it(tmp_path: Path) -> None:
    pack = tmp_path / "us-oh-testville" / "templates" / "languages" / "en" / "pack.yaml"
    pack.parent.mkdir(parents=True)
    pack.write_text("draftings: {own: of one’s own}\n", "utf-8")
    result = build_in(tmp_path, "us-oh-testville", {})
    said = api.comments(result)["us-oh-testville"]
    lines = [line for of in said.values() for line in of]
    assert any("drafting “of one’s own”" in line for line in lines)
    assert not [line for line in lines if "“own”" in line]
    page = api.write(result.documents[0].bill, "html").decode()
    assert "drafting: of one’s own" in page
    assert "drafting: own" not in page
