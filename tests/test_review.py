"""What is said about a finished bill: whether it stands by itself, and what is blank."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

import draftban
from draftban.bill.soundness import soundness
from draftban.bill.tree import Bill, FinalBill, P, Placeholder, Provision, Text
from draftban.review.blanks import blanks


@pytest.fixture(scope="module")
def bill() -> FinalBill:
    built = draftban.build(draftban.load("us-ma-lowell", demands=["b.i"])).bill
    assert built is not None
    return built


def with_first(bill: Bill, **changes: object) -> Bill:
    first, *others = bill.body
    return replace(bill, body=(replace(first, **changes), *others))  # type: ignore[arg-type]


def with_demand(bill: Bill) -> Bill:
    return replace(bill, meta=replace(bill.meta, demands=("b.i", "c")))


def with_lone_point(bill: Bill) -> Bill:
    point = Provision("point", content=(P((Text("a thing"),)),))
    return with_first(bill, content=(), intro=(P((Text("Keep"),)),), children=(point,))


BREACHES: dict[str, Callable[[Bill], Bill]] = {
    "bill.empty-provision": lambda b: with_first(b, content=(), intro=(), children=()),
    "bill.unanswered-demand": with_demand,
    "bill.unselected": lambda b: with_first(b, demands=("c",)),
    "bill.lone-subdivision": with_lone_point,
    "bill.no-finding": lambda b: replace(b, preamble=(P((Text("Whereas not"),)),)),
}


def test_a_shipped_bill_is_sound(bill: FinalBill) -> None:
    assert list(soundness(bill)) == []


@pytest.mark.parametrize("code", BREACHES)
def test_a_breach_is_named(bill: FinalBill, code: str) -> None:
    found = list(soundness(FinalBill(BREACHES[code](bill))))
    assert code in [d.code for d in found]
    assert all(d.hint for d in found)


def test_a_blank_is_listed_once_with_its_count(bill: FinalBill) -> None:
    line = P((Placeholder("the sponsor's name"),))
    twice = FinalBill(replace(bill, preface=(line, *bill.preface, line)))
    found = {blank.label: blank.count for blank in blanks(twice, twice)}
    assert found["the sponsor's name"] == 4
    assert next(iter(found)) == "the sponsor's name", "in reading order"
