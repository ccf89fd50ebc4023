"""The day against which dates are checked: the draft's own, never the clock's."""

from __future__ import annotations

from draftban.config.law.day import day_of
from draftban.config.setup import Setup


def today(setup: Setup) -> str:
    """The ISO date of the draft: `date:` in the place's file, else ``SOURCE_DATE_EPOCH``.

    Empty if neither says one.
    """
    return day_of(setup.jurisdiction.date)
