"""Topics that no printed word of a document may touch under the facts of its place."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.bill.tree import plain
from draftban.config.answers import holds
from draftban.diagnostics import Severity
from draftban.review.lint.inputs import Printed
from draftban.review.lint.rule import Finding, Rule
from draftban.review.lint.words import found, shown


def check(printed: Printed) -> Iterator[Finding]:
    """Everything that is printed, title and findings included."""
    never = printed.form.lint.never
    if never is None or not holds(never.when, printed.setup.facts):
        return
    texts = [(p.words, p.pos, p.source) for p in (*printed.paragraphs, *printed.findings)]
    texts += [(plain(inlines), pos, "") for inlines, pos in printed.loose]
    texts.append((printed.bill.meta.title, never.pos, ""))
    for topic, why in never.topics.items():
        if topic not in printed.words.topics:
            known = ", ".join(sorted(printed.words.topics))
            yield Finding("unknown", never.pos, {"name": topic, "topics": known}, text=topic)
            continue
        for words, pos, source in texts:
            for match in found(printed.words.topics[topic], words):
                yield Finding(
                    "word",
                    pos,
                    {"words": match[0], "why": why},
                    text=shown(words, match),
                    source=source,
                )


RULE = Rule(
    code="lint.never",
    severity=Severity.ERROR,
    finds={"unknown": ("name", "topics"), "word": ("words", "why")},
    bill=check,
)
