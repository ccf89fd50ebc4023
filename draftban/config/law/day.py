"""The day against which dates are checked: the draft's own, never the clock's."""

from __future__ import annotations

import os
from datetime import UTC, datetime


def day_of(date: str) -> str:
    """The ISO date of a draft: its ``date:``, else ``SOURCE_DATE_EPOCH``; empty if neither says
    one.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if date or not epoch.isdigit():
        return date
    return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
