"""Which words a comparison needs; they stand in a file of the language."""

from __future__ import annotations

from draftban.files.word_keys import words_of

KEYS = words_of(
    "comma pause legend lacking weaker nothing exception why no_reason by_feature law",
    "draft has_yes has_partial has_no sources year_not_read no_day status_enacted",
    "status_amended status_expired status_repealed status_proposed",
    "title: title",
    "rare: few",
    "known: having read",
    "known_names: having read names",
    "more_names: names more",
    "not_selected: demand",
    "unread: names",
    "from_report: where",
    "source: title status year copies days",
    "copy: number",
)
