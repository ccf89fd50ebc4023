"""Demands selected without what makes them work."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.config.model import URGE
from draftban.diagnostics import Severity
from draftban.review.lint.inputs import Printed
from draftban.review.lint.rule import Finding, Rule


def check(printed: Printed) -> Iterator[Finding]:
    """By what each enacted demand leans on (`leans_on:` in demands.yaml); companions add to a
    law and are not asked.
    """
    if not printed.law:
        return
    bill, setup = printed.bill, printed.setup
    enacted = {demand for demand, drafting in bill.meta.draftings if drafting != URGE}
    clauses = {p.source for p in printed.provisions if p.source}
    have = enacted | clauses | {clause.partition("/")[0] + "/*" for clause in clauses}
    for demand in bill.meta.demands:
        known = setup.demands.get(demand)
        for lean in known.leans_on if known is not None and demand in enacted else ():
            if have.isdisjoint(lean.any):
                yield Finding(
                    f"{demand} is selected without {' or '.join(lean.any)}: {lean.why}",
                    setup.jurisdiction.pos,
                    text=demand,
                    hint="select one of them too, or know why not",
                )


RULE = Rule(
    code="lint.weak-selection",
    severity=Severity.ADVICE,
    what="A demand is selected without another on which its effect depends.",
    why="A right to notice of what stays lawful, or a ban that nobody can enforce, disappoints "
    "those who fought for it.",
    bad="prohibitions: [e]",
    good="prohibitions: [b.i, e]",
    bill=check,
)
