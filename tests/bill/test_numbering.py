"""Number patterns."""

from __future__ import annotations

import pytest

from draftban.bill.numbering import counter_of, is_counter, number


@pytest.mark.parametrize(
    ("pattern", "numbers"),
    [
        ("9.60.{010}", {1: "9.60.010", 9: "9.60.090", 10: "9.60.100", 101: "9.60.1010"}),
        ("{01}.", {1: "01.", 12: "12."}),
        ("Sec. {5}", {1: "Sec. 5", 3: "Sec. 15"}),
        ("({1})", {1: "(1)", 10: "(10)"}),
    ],
)
def test_a_counter_in_digits_counts_by_its_first_number(
    pattern: str, numbers: dict[int, str]
) -> None:
    for count, printed in numbers.items():
        assert number(pattern, count) == printed


def test_what_counts() -> None:
    assert counter_of("{code.chapter}.{010}") == "010"
    assert [t for t in ("1", "010", "a", "I", "0", "00", "blank", "b") if is_counter(t)] == [
        *("1", "010", "a", "I"),
    ]
