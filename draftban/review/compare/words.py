"""The words that a comparison needs: ``ui/compare.yaml``."""

from __future__ import annotations

from draftban.files.word_keys import words_of

FILE = "ui/compare.yaml"

WORDS = words_of(
    "left_out not_selected: demand",
    "comma pause legend lacking weaker nothing exception why no_reason by_feature law bill",
    "unknown draft silent has_yes has_partial has_no sources_law sources_bill",
    "sources_unknown no_date status_source no_day read_whole read_part read_report",
    "status_bill status_passed status_signed status_in_force status_amended status_repealed",
    "status_not_known has_not_judged not_judged",
    "title: title",
    "rare: few",
    "known_law known_bill known_unknown: having read",
    "known_names_law known_names_bill known_names_unknown: having read names",
    "more_names: names more",
    "part_name: name provisions",
    "unread_law unread_bill unread_unknown: names",
    "from_report: where",
    "source: title status read copies days",
    "dated: status date",
    "copy: number",
    "no_list: ids file",
)
"""Each with the names in braces that are filled in."""
