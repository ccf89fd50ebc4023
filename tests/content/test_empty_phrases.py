"""No bill speaks of what does not stand in it, whatever was selected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

import pytest

from draftban.bill.tree import FinalBill, bill_provisions
from tests.content.selections import DEMANDS, bills, build, words

SELECTIONS = (
    *((demand,) for demand in DEMANDS),
    ("e", "f"),
    ("b.i", "b.v", "e"),
)
BANS = frozenset(DEMANDS) - {"e", "f"}

# Words of a bill → one of these clauses must stand, or one of these demands be enacted.
SPEAKS_OF = {
    r"\bcertificate filed\b|, and certificate\b": {"data/deletion", "data/destruction"},
    r"\bsealed information\b": {"data/sealing", "data/destruction"},
    r"\bis sealed for disclosure\b": {"data/sealing"},
    r"\bdelays of notice\b": {"rights/notice"},
    r"\blocked function\b|\bremove, lock\b": {"b.i", "c"},
    r"\blast day for deletion\b": {"data/deletion", "data/destruction"},
    r"\bis obtained in violation\b": BANS,
    r"\bend what this vote forbids\b": {"vote/rules"},
    r"\bkeeping biometric surveillance out of the work of this body\b": {"b.i"},
    r"\bpeople on whom it was used\b": {"vote/rules"},
}


def empty(bill: FinalBill) -> Iterator[str]:
    """What ``bill`` says of something that it lacks."""
    stands = {p.source for p in bill_provisions(bill)} | set(bill.meta.demands)
    text = words(bill)
    for pattern, needed in SPEAKS_OF.items():
        for match in re.finditer(pattern, text):
            if not stands & needed:
                start, end = max(0, match.start() - 60), match.end() + 60
                yield f"{bill.meta.form}: … {text[start:end]} …"


@pytest.fixture(scope="module")
def built() -> dict[tuple[str, ...], tuple[FinalBill, ...]]:
    return {s: tuple(bills(build("us-or-eugene", s, length="full"))) for s in SELECTIONS}


@pytest.mark.parametrize("selection", SELECTIONS, ids=",".join)
def test_nothing_is_said_of_what_does_not_stand(
    built: dict[tuple[str, ...], tuple[FinalBill, ...]], selection: tuple[str, ...]
) -> None:
    found = list(chain.from_iterable(map(empty, built[selection])))
    assert not found, "\n".join(found)


def test_each_of_these_words_is_said_somewhere(
    built: dict[tuple[str, ...], tuple[FinalBill, ...]],
) -> None:
    texts = [words(bill) for made in built.values() for bill in made]
    assert texts
    for pattern in SPEAKS_OF:
        assert any(re.search(pattern, text) for text in texts), pattern
