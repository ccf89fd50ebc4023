"""A reference leads into another drafting, though the provision meant stands in this one too."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.diagnostics import Severity
from draftban.review.lint.inputs import Printed, references
from draftban.review.lint.rule import Finding, Rule


def check(printed: Printed) -> Iterator[Finding]:
    """Each reference between clauses that stand in several draftings."""
    by_eid = {p.eid: p for p in printed.provisions}
    draftings: dict[str, set[str]] = {}
    for p in printed.provisions:
        if p.drafting:
            draftings.setdefault(p.source, set()).add(p.drafting)
    for p in printed.provisions:
        for ref in references(p):
            target = by_eid.get(ref.eid)
            if target is None or not p.drafting or target.drafting in ("", p.drafting):
                continue
            if p.source != target.source and p.drafting in draftings[target.source]:
                yield Finding(
                    f"“{ref.text}” leads to the {target.drafting} drafting of {target.source}, "
                    f"from a provision in the drafting {p.drafting}",
                    ref.pos,
                    text=ref.target,
                    hint=f"say it in words: a reference always means the first drafting, and "
                    f"{target.source} stands here in the drafting {p.drafting} too",
                    source=p.source,
                )


RULE = Rule(
    code="lint.other-drafting",
    severity=Severity.WARNING,
    what="A reference leads to a provision in another drafting than its own, "
    "although the one meant stands in the document as well.",
    why="A rule for the body’s own officers then leans on a rule for everyone, or the reverse.",
    bad='In notice.own.md: a claim under {{ ref("rights/reparation") }}   (the direct text)',
    good="In notice.own.md: a claim against {{ role.government }} for reparation",
    bill=check,
)
