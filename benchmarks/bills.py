"""The bills that are measured: one page, about 12, about 50, about 200."""

from __future__ import annotations

from dataclasses import replace

import draftban
from draftban.bill.transforms.numbers import numbers
from draftban.bill.tree import FinalBill
from draftban.config import load_setup
from draftban.config.setup import Setup
from draftban.diagnostics import Report
from draftban.writers.text import lines_by_provision

TWELVE = "us-or-eugene"
"""The place whose short ordinance, about 12 pages, is the bill of the targets."""

Lines = list[tuple[str, str]]
"""Number and words of each paragraph: what every peer is given."""


def setup(place: str = TWELVE, length: str = "short") -> Setup:
    """``place``, its bill ``short`` or ``full`` where its form knows both."""
    report = Report()
    found = load_setup(place, report)
    assert found is not None, list(report)
    if "length" in found.options and length in found.form.options["length"].choices:
        return replace(found, options={**found.options, "length": length})
    return found


def law(found: Setup) -> FinalBill:
    """The law of ``found``, without its companions."""
    bill = draftban.build(found).bill
    assert bill is not None
    return bill


def sized() -> dict[str, FinalBill]:
    """One bill for each size, by how many pages it has, roughly."""
    single = next(
        document.bill
        for document in draftban.build(setup("us-ma-lowell")).documents
        if document.stem.endswith("-vote")
    )
    congress = law(setup("us"))
    style = replace(congress.style, page=replace(congress.style.page, line_numbers=False))
    congress = FinalBill(replace(congress, style=style))
    return {
        "1": single,
        "12": law(setup()),
        "50": congress,
        "200": _times(congress, 5),
    }


def _times(bill: FinalBill, count: int) -> FinalBill:
    """``bill`` with its body ``count`` times over, numbered again."""
    return FinalBill(numbers(replace(bill, body=bill.body * count), Report()))


def lines(bill: FinalBill) -> Lines:
    """The paragraphs of ``bill``'s body with their numbers as text."""
    return lines_by_provision(bill)
