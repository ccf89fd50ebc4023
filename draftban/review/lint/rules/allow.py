"""An allow: that keeps nothing."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.diagnostics import Severity
from draftban.review.lint.inputs import Place
from draftban.review.lint.rule import PREFIX, Finding, Rule


def check(place: Place) -> Iterator[Finding]:
    """`allow:` in front matter that names no rule, or gives no reason."""
    from draftban.review.lint.run import rules

    codes = {rule.code for rule in rules() if rule.code.startswith(PREFIX)}
    for source in place.sources.values():
        for item in source.allow:
            if item.code not in codes:
                yield Finding(
                    f"`allow:` names no rule: “{item.code}”",
                    item.pos,
                    text=item.code,
                    hint="`draftban check --rules` lists them",
                )
            if not item.reason.strip():
                yield Finding(
                    f"`allow:` keeps {item.code} without a reason",
                    item.pos,
                    text=item.code,
                    hint="say why the words stay as they are",
                )


RULE = Rule(
    code="lint.allow",
    severity=Severity.WARNING,
    what="An `allow:` in front matter that names no rule or gives no reason.",
    why="The next reader must know what was looked at, and why it stays.",
    bad='allow: [{code: lint.pasive, reason: ""}]',
    good="allow: [{code: lint.passive, reason: The statute that is amended says it so.}]",
    place=check,
)
