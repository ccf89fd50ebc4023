"""The words that a comparison needs: ``ui/compare.yaml``."""

from __future__ import annotations

from draftban.config.languages.report_words import Names

WORDS: Names = {
    "left_out": ("demand",),
    "comma": (),
    "pause": (),
    "title": ("title",),
    "legend": (),
    "rare": ("few",),
    "lacking": (),
    "weaker": (),
    "nothing": (),
    "known": (
        "having",
        "read",
    ),
    "known_names": (
        "having",
        "read",
        "names",
    ),
    "more_names": (
        "names",
        "more",
    ),
    "exception": (),
    "why": (),
    "no_reason": (),
    "by_feature": (),
    "law": (),
    "draft": (),
    "unread": ("names",),
    "from_report": ("where",),
    "has_yes": (),
    "has_partial": (),
    "has_no": (),
    "sources": (),
    "source": (
        "title",
        "status",
        "year",
        "copies",
        "days",
    ),
    "year_not_read": (),
    "copy": ("number",),
    "no_day": (),
    "status_enacted": (),
    "status_amended": (),
    "status_expired": (),
    "status_repealed": (),
    "status_proposed": (),
    "has_not_judged": (),
    "not_judged": (),
    "no_list": (
        "ids",
        "file",
    ),
    "not_selected": ("demand",),
}
"""Each with the names in braces that are filled in."""
