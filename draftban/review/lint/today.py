"""The day against which dates are checked: the draft's own, never the clock's."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from draftban.config.setup import Setup


def today(setup: Setup) -> str:
    """The ISO date of the draft: `date:` in the place's file, else ``SOURCE_DATE_EPOCH``.

    Empty if neither says one.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if setup.jurisdiction.date or not epoch.isdigit():
        return setup.jurisdiction.date
    return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
