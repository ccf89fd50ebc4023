"""A duty in the passive that tells nobody's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftban.config.model.linting import Passive
from draftban.diagnostics import Severity
from draftban.review.lint.inputs import Printed
from draftban.review.lint.rule import Finding, Rule
from draftban.review.lint.words import found, outside

_NEXT = re.compile(r"\s+([\w-]+)")


def check(printed: Printed) -> Iterator[Finding]:
    """An auxiliary with a participle, in a sentence that names no actor behind it."""
    passive = printed.words.passive
    for paragraph in printed.paragraphs:
        for unit in paragraph.units:
            for match in outside(passive.auxiliaries, printed.words.not_duty, unit):
                after = _NEXT.match(unit, match.end())
                if after is not None and after[1].casefold().endswith(passive.adverbs):
                    after = _NEXT.match(unit, after.end())
                if after is None or not _participle(after[1].casefold(), passive):
                    continue
                if any(found(passive.actors, unit[after.end() :])):
                    continue
                yield Finding(
                    "passive",
                    paragraph.pos,
                    {"words": f"{match[0]} {after[1]}"},
                    text=unit,
                    source=paragraph.source,
                )


def _participle(word: str, passive: Passive) -> bool:
    if word in passive.states:
        return False
    return word in passive.participles or word.endswith(passive.endings)


RULE = Rule(
    code="lint.passive",
    severity=Severity.WARNING,
    finds={"passive": ("words",)},
    bill=check,
)
