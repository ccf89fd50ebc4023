"""A place's own text without the words by which its clause closes a way around the law."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.config.model import URGE
from draftban.diagnostics import Severity
from draftban.review.claims import never_cut, phrases, stands, words_of
from draftban.review.lengths import length_of
from draftban.review.lint.inputs import Printed
from draftban.review.lint.rule import Finding, Rule


def check(printed: Printed) -> Iterator[Finding]:
    """By the phrases under `closes:` and `never_cut:`; texts that ship are held to theirs before
    they ship.
    """
    search = printed.setup.search
    length = length_of(printed.setup.options)
    for p in printed.provisions:
        source = printed.sources.get(p.source)
        if source is None or source.meta is None or p.drafting in ("", URGE):
            continue
        if not search.of_place(p.pos.file):
            continue
        words = words_of(p)
        for claim, phrase in phrases(source.meta, p.drafting, length):
            if not stands(phrase, words):
                yield Finding(
                    "words",
                    p.pos,
                    {"clause": source.id, "claim": claim},
                    text=phrase,
                    source=source.id,
                )
        for claim, phrase in never_cut(source.meta, p.drafting, length):
            if not stands(phrase, words):
                yield Finding(
                    "guard",
                    p.pos,
                    {"clause": source.id, "claim": claim},
                    text=phrase,
                    source=source.id,
                )


RULE = Rule(
    code="lint.lost-claim",
    severity=Severity.ADVICE,
    finds={"words": ("clause", "claim"), "guard": ("clause", "claim")},
    bill=check,
)
