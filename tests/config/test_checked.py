"""What a reading counts for, and how far it went."""

from __future__ import annotations

import pytest

from draftban.config.decode import describe
from draftban.config.keys import spelled
from draftban.config.model import Checked, Verified

DONE, AGAIN = "2026-11-01", "2027-11-01"


@pytest.mark.parametrize(
    ("verified", "standing"),
    [(Verified.YES, "read"), (Verified.SEEN, "seen"), (Verified.NO, "unread")],
)
def test_a_reading_counts_until_it_is_to_be_repeated(verified: Verified, standing: str) -> None:
    what = Checked(verified=verified, checked_on=DONE, recheck_by=AGAIN)
    for day in ("", DONE, AGAIN):
        assert what.standing(day) == (standing, DONE), day
    assert what.standing("2027-11-02") == ("lapsed", AGAIN)


def test_the_more_was_read_the_higher_it_ranks() -> None:
    assert sorted(Verified, key=lambda one: one.rank) == [Verified.NO, Verified.SEEN, Verified.YES]


def test_a_set_of_names_that_says_what_is_meant_is_told_from_other_kinds() -> None:
    assert spelled(Verified)
    assert describe(Verified) == "one of yes, seen, no"
    assert not [kind for kind in (str, bool, Checked, tuple[str, ...]) if spelled(kind)]
