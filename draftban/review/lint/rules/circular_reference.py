"""Provisions refer only to each other."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.diagnostics import Severity
from draftban.review.lint.inputs import Printed, references
from draftban.review.lint.rule import Finding, Rule


def check(printed: Printed) -> Iterator[Finding]:
    """Circles of provisions of which each refers to the next one and to nothing else."""
    by_eid = {p.eid: p for p in printed.provisions if p.eid}
    onward: dict[str, str] = {}
    for p in printed.provisions:
        targets = {ref.eid for ref in references(p)}
        if len(targets) == 1 and p.eid:
            onward[p.eid] = targets.pop()
    told: set[str] = set()
    for start in onward:
        path = [start]
        while path[-1] in onward and onward[path[-1]] not in path:
            path.append(onward[path[-1]])
        if onward.get(path[-1]) != start or told.intersection(path):
            continue
        told.update(path)
        p = by_eid[start]
        named = " → ".join(by_eid[eid].source or eid for eid in [*path, start])
        yield Finding(
            "circle",
            p.pos,
            {"provisions": named},
            text=named,
            source=printed.source(p),
        )


RULE = Rule(
    code="lint.circular-reference",
    severity=Severity.WARNING,
    finds={"circle": ("provisions",)},
    bill=check,
)
