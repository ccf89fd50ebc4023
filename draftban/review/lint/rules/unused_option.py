"""An option that changes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from draftban.diagnostics import Pos, Severity
from draftban.review.lint.inputs import Content
from draftban.review.lint.rule import Finding, Rule

_CALL = re.compile(r"""\boptions(?:\.(\w+)|\[["'](\w+)["']\])""")
_WHEN = re.compile(r"\bwhen:[ \t]*(?:\{([^{}]*)\}|((?:\n[ \t]+\w+:[^\n]*)+))")
_KEY = re.compile(r"(\w+)\s*:")


def check(content: Content) -> Iterator[Finding]:
    """Options of forms and clauses that no text and no `when:` names."""
    used: set[str] = set()
    for text in content.written.values():
        used |= _called(text)
        for inline, block in _WHEN.findall(text):
            used.update(_KEY.findall(inline or block))
    declared: dict[str, tuple[Pos, str]] = {}
    for shelved in content.forms:
        for name, option in shelved.form.options.items():
            declared.setdefault(name, (option.pos, ""))
        for source in shelved.sources.values():
            used.update(source.when)
            for text in source.texts:
                used |= _called(text)
            for name, option in (source.meta.options if source.meta else {}).items():
                declared.setdefault(name, (option.pos, source.id))
    for name in sorted(declared):
        if name not in used:
            where, source_id = declared[name]
            yield Finding(
                f"no text and no `when:` uses the option “{name}”",
                where,
                text=name,
                hint="delete it, or write the text that it changes",
                source=source_id,
            )


def _called(text: str) -> set[str]:
    return {a or b for a, b in _CALL.findall(text)}


RULE = Rule(
    code="lint.unused-option",
    severity=Severity.WARNING,
    what="An option of a form or a clause that no text uses.",
    why="A place sets it and believes that its law has changed.",
    bad="options: {grace_days: {type: days, default: 30, about: …}}   (nothing says grace_days)",
    good='… {{ after(options.grace_days, "day", "the request") }}',
    content=check,
)
