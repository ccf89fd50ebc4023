"""The words that a comparison needs: ``ui/compare.yaml``."""

from __future__ import annotations

from draftban.files.word_keys import words_of

FILE = "ui/compare.yaml"

WORDS = words_of(
    "comma pause legend lacking weaker nothing exception why no_reason by_feature law draft",
    "has_yes has_partial has_no sources year_not_read no_day status_enacted status_amended",
    "status_expired status_repealed status_proposed has_not_judged not_judged",
    "left_out not_selected: demand",
    "title: title",
    "rare: few",
    "known: having read",
    "known_names: having read names",
    "more_names: names more",
    "unread: names",
    "from_report: where",
    "source: title status year copies days",
    "copy: number",
    "no_list: ids file",
)
"""Each with the names in braces that are filled in."""
