"""Which characters a value may hold."""

from __future__ import annotations

import unicodedata

import pytest

from draftban.files import characters
from draftban.files.characters import odd_characters


def test_nothing_odd_is_among_the_characters_that_are_passed_over() -> None:
    everything = "".join(map(chr, range(0x110000)))
    usual = characters._UNUSUAL.sub("", everything)
    assert {*"\n az09“§é"} <= {*usual}
    assert len(usual) > 500
    assert not characters._odd("\t\r").search(usual)
    assert not [char for char in usual if unicodedata.category(char).startswith("M")]


@pytest.mark.parametrize(
    ("text", "plainly", "in_value", "in_line"),
    [
        ("a b", 0, 0, 0),
        ("a\nb", 0, 0, 1),
        ("a\tb\n", 0, 1, 2),
        ("“é”\r", 0, 1, 1),
        ("é\x07", 1, 1, 1),
    ],
)
def test_spaces_count_where_a_value_has_none(
    text: str, plainly: int, in_value: int, in_line: int
) -> None:
    assert len(list(odd_characters(text))) == plainly
    assert len(list(odd_characters(text, value=True))) == in_value
    assert len(list(odd_characters(text, one_line=True))) == in_line
