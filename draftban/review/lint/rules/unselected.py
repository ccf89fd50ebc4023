"""A text that no form can bring in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from draftban.config.model import DIRECT, Form, Group
from draftban.diagnostics import Pos, Severity
from draftban.review.lint.inputs import Content, Source
from draftban.review.lint.rule import Finding, Rule

_PASSAGE = re.compile(r"""\bpassage\(\s*["']([\w-]+)["']""")
_TERM = re.compile(r"\bterm\.(\w+)")


def check(content: Content) -> Iterator[Finding]:
    """Files of clauses, passages and definitions that nothing can print."""
    files: dict[str, Source] = {}
    printed: set[str] = set()
    for shelved in content.forms:
        passages: set[str] = set()
        for source in shelved.sources.values():
            for text in source.texts:
                passages.update(f"passages/{name}" for name in _PASSAGE.findall(text))
        for source in shelved.sources.values():
            for drafting, body in source.bodies.items():
                files.setdefault(body.file, source)
                if source.kind == "passages":
                    selectable = source.id in passages
                elif source.meta is None:
                    selectable = True  # definitions and findings come by their use and demands
                else:
                    selectable = _selectable(source, drafting, shelved.form)
                if selectable:
                    printed.add(body.file)
    for file in sorted(set(files) - printed):
        source = files[file]
        yield Finding(
            "no form brings this text in",
            Pos(file),
            text=source.id,
            hint="name it in an outline, list its drafting in a competence cell, or delete it",
            source=source.id,
        )


def _selectable(source: Source, drafting: str, form: Form) -> bool:
    named = set(_names((*form.outline, *form.attachments)))
    if source.id not in named:
        if f"{source.kind}/*" not in named:
            return False
        if not named.isdisjoint(form.omits) or {source.id, f"{source.kind}/*"} & set(form.omits):
            return False
    if not source.demands:
        return drafting == DIRECT
    cases = (case for demand in source.demands for case in form.competence.get(demand, ()))
    return any(drafting in case.draftings for case in cases)


def _names(items: Sequence[str | Group]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Group):
            yield from _names(item.of)
        else:
            yield item


RULE = Rule(
    code="lint.unselected",
    severity=Severity.WARNING,
    what="A clause, a drafting or a passage that no form’s outline and competence can bring in.",
    why="Somebody wrote law that nobody will ever read; or the form has forgotten it.",
    bad="prohibitions/evidence.grant.md, while no competence cell lists `grant` for b.v.",
    good="A cell `{draftings: [grant], …}` for b.v in some form, or no such file.",
    content=check,
)
