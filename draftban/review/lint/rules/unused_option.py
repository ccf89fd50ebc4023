"""An option that changes nothing."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.clauses.language.names import named
from draftban.diagnostics import Pos, Severity
from draftban.files.memory import Memory
from draftban.files.nodes import Map, Node, Scalar, Seq, keys
from draftban.review.lint.inputs import Content
from draftban.review.lint.rule import Finding, Rule


def check(content: Content) -> Iterator[Finding]:
    """Options of forms and clauses that no text and no `when:` names."""
    used: set[str] = set()
    for node in content.written.values():
        used.update(_in_file(node, content.memory))
    declared: dict[str, tuple[Pos, str]] = {}
    for shelved in content.forms:
        for name, option in shelved.form.options.items():
            declared.setdefault(name, (option.pos, ""))
        for source in shelved.sources.values():
            used.update(source.when)
            used.update(named("options", source.texts, content.memory))
            for name, option in (source.meta.options if source.meta else {}).items():
                declared.setdefault(name, (option.pos, source.id))
    for name in sorted(declared):
        if name not in used:
            where, source_id = declared[name]
            yield Finding(
                "option",
                where,
                {"option": name},
                text=name,
                source=source_id,
            )


def _in_file(node: Node, memory: Memory) -> Iterator[str]:
    """The options that the words of a form's or a place's file name, and each `when:` in it."""
    match node:
        case Scalar(value=str(words)):
            yield from named("options", (words,), memory)
        case Seq(items):
            for item in items:
                yield from _in_file(item, memory)
        case Map(items):
            for key, _, value in items:
                if key == "when":
                    yield from keys(value)
                yield from _in_file(value, memory)


RULE = Rule(
    code="lint.unused-option",
    severity=Severity.WARNING,
    finds={"option": ("option",)},
    content=check,
)
