"""Building a shipped place with any selection of demands, and what must hold of each bill."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

import draftban
from draftban.bill.soundness import soundness
from draftban.bill.tree import FinalBill, bill_provisions, plain
from draftban.config import load_setup
from draftban.diagnostics import Report
from draftban.documents import Build

DEMANDS = ("a", "b.i", "b.ii", "b.iii", "b.iv", "b.v", "b.vi", "c", "d", "e", "f")
CITIES = ("us-ma-lowell", "us-or-eugene")


def build(place: str, demands: Iterable[str], **options: str | bool | int) -> Build:
    """``place`` built with exactly ``demands``; any mistake in its content fails the test."""
    report = Report()
    setup = load_setup(place, report, demands=tuple(demands))
    assert setup is not None, "\n".join(map(str, report))
    if options:
        setup = setup.with_options(options)
    result = draftban.build(setup, report)
    assert not len(report), "\n".join(map(str, report))
    return result


def bills(result: Build) -> Iterator[FinalBill]:
    """The law and its companions, those that there are."""
    yield from (document.bill for document in result.documents)


def assert_sound(result: Build) -> None:
    """Every rule that a final tree can show holds, in the law and in its companions."""
    for bill in bills(result):
        breaches = [str(d) for d in soundness(bill)]
        assert not breaches, f"{bill.meta.demands}\n" + "\n".join(breaches)


def words(bill: FinalBill) -> str:
    """All words of a bill, for what must or must not be in it."""
    from draftban.writers import write

    return " ".join(write(bill, "text").decode().split())


def singles_and_pairs() -> list[tuple[str, ...]]:
    """Each demand alone and each two together."""
    return [*combinations(DEMANDS, 1), *combinations(DEMANDS, 2)]


def subsets() -> Iterator[tuple[str, ...]]:
    """Every non-empty selection of the eleven demands: 2,047."""
    for size in range(1, len(DEMANDS) + 1):
        yield from combinations(DEMANDS, size)


def clause_ids(bill: FinalBill) -> set[str]:
    """The ids of the clauses that stand in a bill."""
    return {p.source for p in bill_provisions(bill) if p.source}


def headings(bill: FinalBill) -> list[str]:
    """Headings in reading order."""
    return [plain(p.heading) for p in bill_provisions(bill) if p.heading]
