"""The council's resolution: what it calls for, whom it calls on, and that no law does so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from draftban.bill.tree import FinalBill
from tests.content.selections import CITIES, DEMANDS, assert_sound, build, clause_ids, words
from tests.content.shipped import ROOT, build_in

CALLS = {
    "calls/national": ("call_national", "the Congress of the United States"),
    "calls/agencies": ("call_agencies", "the Federal Trade Commission, the Attorney General"),
    "calls/companies": ("call_companies", "each company that develops, sells, or uses"),
    "calls/workers": ("call_workers", "supports workers of technology companies"),
    "calls/investors": ("call_investors", "investors and financial institutions"),
    "calls/donors": ("call_donors", "asks donors"),
}


def resolution(folder: Path, city: str, **options: bool) -> FinalBill:
    result = build_in(folder, city, {"options": options})
    assert_sound(result)
    (found,) = [d.bill for d in result.documents if d.stem.endswith("-resolution")]
    return found


@pytest.mark.parametrize("city", CITIES)
def test_every_call_of_the_letter_that_a_council_can_make_is_made(
    tmp_path: Path, city: str
) -> None:
    bill = resolution(tmp_path, city)
    for clause, (option, said) in CALLS.items():
        default = option != "call_donors"
        assert (clause in clause_ids(bill)) == default
        assert (said in words(bill)) == default
    assert "calls/local-bodies" in clause_ids(bill)


@pytest.mark.parametrize("clause", CALLS)
def test_each_call_may_be_left_out_or_added(tmp_path: Path, clause: str) -> None:
    option, said = CALLS[clause]
    wanted = option == "call_donors"
    bill = resolution(tmp_path, "us-ma-lowell", **{option: wanted})
    assert (clause in clause_ids(bill)) == wanted
    assert (said in words(bill)) == wanted


def test_with_no_call_at_all_it_speaks_to_the_state_and_the_local_bodies(tmp_path: Path) -> None:
    bill = resolution(tmp_path, "us-or-eugene", **{option: False for option, _ in CALLS.values()})
    text = words(bill)
    assert "Congress" not in text
    assert "Federal Trade Commission, the" not in text
    assert "the Oregon Legislative Assembly" in text
    assert "by its own vote or order" in text


def test_the_letter_is_followed_point_by_point(tmp_path: Path) -> None:
    text = words(resolution(tmp_path, "us-ma-lowell"))
    for said in (
        "use its full authority against facial recognition",
        "commit in public to end its creation, development, sale, and use",
        "delete biometric information obtained without right and each model or product built on it",
        "publish each contract with a public body",
        "engage with workers who organize",
        "examine whether companies in which they invest",
        "call on those companies to stop creating, developing, and selling",
    ):
        assert said in text, said


@pytest.mark.parametrize("city", CITIES)
def test_an_ordinance_calls_on_nobody(city: str) -> None:
    law = build(city, DEMANDS, call_donors=True).bill
    assert law is not None
    assert not [c for c in clause_ids(law) if c.startswith("calls/")]
    assert not re.search(r"\bcalls? (?:up)?on\b", words(law))


def test_calls_use_no_defined_term(tmp_path: Path) -> None:
    """So that a resolution needs no definitions."""
    terms = yaml.safe_load((ROOT / "templates/languages/en/terms.yaml").read_text("utf-8"))
    phrases = {form.casefold() for t in terms.values() for form in t.values() if " " in t["one"]}
    for path in sorted((ROOT / "templates/languages/en/us/calls").glob("*.md")):
        text = path.read_text("utf-8")
        body = text[text.index("\n---", 4) :].casefold()
        assert not [p for p in phrases if p in body], path.name
    assert "definitions" not in clause_ids(resolution(tmp_path, "us-ma-lowell"))
