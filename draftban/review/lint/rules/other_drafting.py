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
                    "reference",
                    ref.pos,
                    {
                        "citation": ref.text,
                        "clause": target.source,
                        "drafting": target.drafting,
                        "own": p.drafting,
                    },
                    text=ref.target,
                    source=p.source,
                )


RULE = Rule(
    code="lint.other-drafting",
    severity=Severity.WARNING,
    finds={"reference": ("citation", "clause", "drafting", "own")},
    bill=check,
)
