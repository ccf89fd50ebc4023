"""Items of a list that do not fit the same lead-in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from draftban.bill.tree import Provision, plain
from draftban.bill.walk import own_words
from draftban.diagnostics import Severity
from draftban.review.lint.inputs import Printed
from draftban.review.lint.rule import Finding, Rule
from draftban.review.lint.words import word_after

STRICT = frozenset({"condition", "infinitive", "relative"})
"""Kinds that stand beside no other, not even beside items of no known kind."""

ANY = "any"
"""Openings that tell nothing: “for each violation, damages” is a thing, “for fraud” is none."""


def check(printed: Printed) -> Iterator[Finding]:
    """By the words that items open with."""
    openings = printed.words.openings
    for p in printed.provisions:
        points = [child for child in p.children if child.kind == "point"]
        opened = [(child, _first(child)) for child in points]
        kinds = {_kind(word, openings) for _, word in opened if word} - {ANY}
        if len(kinds - {""}) > 1 or ("" in kinds and kinds & STRICT):
            listed = "; ".join(f"“{word} …”" for _, word in opened if word)
            yield Finding(
                "items",
                points[0].pos,
                {"openings": listed},
                text=plain(next(iter(own_words(p)), ())),
                source=printed.source(p),
            )


def _first(p: Provision) -> str:
    return word_after(plain(next(iter(own_words(p)), ())), 0)


def _kind(word: str, openings: Mapping[str, tuple[str, ...]]) -> str:
    return next((kind for kind, words in openings.items() if word in words), "")


RULE = Rule(
    code="lint.list",
    severity=Severity.WARNING,
    finds={"items": ("openings",)},
    bill=check,
)
