"""English words and marks for styles that tests make by hand; the shipped ones are data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from draftban.bill.style import (
    BillStyle,
    CitationStyle,
    DefinitionStyle,
    Letters,
    LevelStyle,
    PunctuationStyle,
    RecitalStyle,
    Words,
    ZoneStyle,
)

LETTERS = Letters(
    alphabet="abcdefghijklmnopqrstuvwxyz",
    list_letters="bcdefghijklmnopqrstuvwxyz",
    sentence_end=".?!",
    pauses=";:",
    comma=",",
    quotes="“”‘’",
)

WORDS = Words(
    series=(" and ", ", ", ", and "),
    this="this {level}",
    letters=LETTERS,
    original="Model bill",
    new_number=("number of the new {level}", "number of the new {level} “{heading}”"),
)

CITATION = CitationStyle(
    inside="{citation} of {this}", of=" of ", named_blanks="{citation} ({heading})"
)

PUNCTUATION = PunctuationStyle(
    lead_in=":",
    item=";",
    end=".",
    definition=".",
    before_wrap_up=",",
    joiners={"any": "or", "all": "and"},
)

DEFINITIONS = DefinitionStyle(item="“{Term}” {verb} {body}", verb="means")

RECITALS = RecitalStyle(pattern="WHEREAS, {s}; and", last="WHEREAS, {s}:")

FOOTER = "Page {page} of {pages}"


def english(zones: Mapping[str, ZoneStyle], **others: Any) -> BillStyle:
    """The style of a bill in English, with ``others`` instead of its own parts; run-in headings
    close with a full stop where their level says nothing.
    """
    marked = {
        name: replace(zone, levels=tuple(map(closed, zone.levels))) for name, zone in zones.items()
    }
    parts: dict[str, Any] = {
        "citation": CITATION,
        "punctuation": PUNCTUATION,
        "definitions": DEFINITIONS,
        "recitals": RECITALS,
        "words": WORDS,
    }
    return BillStyle(marked, **(parts | others))


def closed(level: LevelStyle) -> LevelStyle:
    """``level`` with the mark that closes a heading."""
    return level if level.heading_mark else replace(level, heading_mark=".")
