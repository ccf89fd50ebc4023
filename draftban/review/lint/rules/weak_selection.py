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
        for lean in known.leans_on.values() if known and demand in enacted else ():
            if have.isdisjoint(lean.any):
                yield Finding(
                    "demand",
                    setup.jurisdiction.pos,
                    {"demand": demand, "lacks": " or ".join(lean.any), "why": lean.why},
                    text=demand,
                )


RULE = Rule(
    code="lint.weak-selection",
    severity=Severity.ADVICE,
    finds={"demand": ("demand", "lacks", "why")},
    bill=check,
)
