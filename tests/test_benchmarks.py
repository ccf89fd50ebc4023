"""That the benchmark still runs: one run of a tiny case. No time is held to anything."""

from __future__ import annotations

import re
import sys
from collections import Counter

import pytest

from benchmarks import bills
from benchmarks.plan import Plan
from benchmarks.run import TABLES, main
from draftban.writers.text import lines_by_provision

TINY = Plan(
    trees=(("us", "full"),),
    pages=(),
    formats=("docx", "text"),
    copies=2,
    places=(),
    rebuilt=1,
    commands=("--help",),
    peers=("python_docx_api",),
)
ROW = re.compile(r"^\| .+? \| (?P<state>[^|]+) \| [\d,.]+ ms \|", re.M)


def test_every_table_has_rows(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--runs", "1"], TINY)
    said, *tables = capsys.readouterr().out.split("\n## ")
    assert re.search(r"bytecode present for (\d+) of its \1 modules\.", said)
    assert [table.partition("\n")[0] for table in tables] == [title for title, _ in TABLES.values()]
    for table in tables:
        rows = table.splitlines()[4:]
        assert rows, table
        assert all(map(ROW.match, rows)), table


def test_two_installations_are_compared(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--runs", "1", "--against", sys.executable], TINY)
    printed = capsys.readouterr().out
    assert "this ÷ other: wall " in printed
    assert [row["state"] for row in ROW.finditer(printed)] == ["cold", "cold"]


def test_a_peer_is_given_every_word() -> None:
    """A shorter text would make it look faster than it is."""
    bill = bills.sized("12")
    given = " ".join(line.words for line in bills.given(bill, "").lines)
    printed = " ".join(words for _, words in lines_by_provision(bill))
    assert len(printed) > 20_000
    missing = Counter(re.findall(r"\w+", printed)) - Counter(re.findall(r"\w+", given))
    assert sum(missing.values()) == 0, missing
