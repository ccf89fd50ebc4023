"""Which words a comparison needs; they stand in a file of the language."""

from __future__ import annotations

KEYS = (
    *("comma", "pause", "title", "legend", "rare", "lacking", "weaker", "nothing", "known"),
    *("known_names", "more_names", "exception", "why", "not_selected", "no_reason", "by_feature"),
    *("law", "draft", "unread", "from_report", "has_yes", "has_partial", "has_no", "sources"),
    *("source", "year_not_read", "copy", "no_day", "status_enacted", "status_amended"),
    *("status_expired", "status_repealed", "status_proposed"),
)
