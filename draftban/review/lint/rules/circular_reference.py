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
            f"these provisions refer only to each other: {named}",
            p.pos,
            text=named,
            hint="let one of them state the rule itself",
            source=printed.source(p),
        )


RULE = Rule(
    code="lint.circular-reference",
    severity=Severity.WARNING,
    what="Two or more provisions refer to each other and to nothing else.",
    why="The reader is sent round in a circle; each leaves the rule to the other.",
    bad="(a) Use is forbidden except as (b) allows. (b) What (a) does not forbid is allowed.",
    good="(a) Use is forbidden. (b) Subsection (a) does not forbid unlocking one’s own telephone.",
    bill=check,
)
