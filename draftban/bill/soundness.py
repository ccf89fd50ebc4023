"""Whether a bill stands by itself, whatever demands were selected.

The rules of ``docs/law.md`` that a final tree can show: no dangling reference, no unused
definition, no empty provision, no lone subdivision, nothing that answers only demands that
were not selected, and every selected demand answered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from draftban.bill.tree import (
    Block,
    FinalBill,
    Inline,
    P,
    Provision,
    Recital,
    Ref,
    Term,
    bill_provisions,
    plain,
)
from draftban.bill.walk import flat, own_words, terms_defined
from draftban.diagnostics import NOWHERE, Diagnostic

_ALONE = ("definition", "finding", "existing")
"""Kinds of which one may stand alone."""

SoundnessRule = Callable[[FinalBill], Iterator[Diagnostic]]


def soundness(bill: FinalBill) -> Iterator[Diagnostic]:
    """Every breach of a rule, as errors; none in a sound bill."""
    for rule in RULES:
        yield from rule(bill)


def _inlines(bill: FinalBill) -> Iterator[tuple[Provision, Inline]]:
    for p in bill_provisions(bill):
        for run in (p.heading, *own_words(p)):
            for inline in flat(run):
                yield p, inline


def no_dangling_reference(bill: FinalBill) -> Iterator[Diagnostic]:
    """Each reference leads to a provision of this bill."""
    eids = {p.eid for p in bill_provisions(bill)}
    for p, inline in _inlines(bill):
        if isinstance(inline, Ref) and inline.eid not in eids:
            yield Diagnostic(
                "bill.dangling-reference",
                f"“{inline.text}” leads to no provision",
                inline.pos,
                text=inline.target,
                hint=f'test for it with has("{inline.target}") in {p.source}',
            )


def no_unused_definition(bill: FinalBill) -> Iterator[Diagnostic]:
    """Each defined term is used outside its own definition."""
    defined: dict[str, Provision] = {}
    used: set[str] = set()
    for p in bill_provisions(bill):
        defined.update(dict.fromkeys(terms_defined(p), p))
    for p, inline in _inlines(bill):
        if isinstance(inline, Term) and defined.get(inline.term) is not p:
            used.add(inline.term)
    for term, p in defined.items():
        if term not in used:
            yield Diagnostic(
                "bill.unused-definition",
                f"the term “{term}” is defined but never used",
                p.pos,
                text=term,
                hint="use the term, or leave its definition out",
            )


def no_empty_provision(bill: FinalBill) -> Iterator[Diagnostic]:
    """Each provision says something."""
    for p in bill_provisions(bill):
        if p.kind == "existing":
            continue  # a heading that says “reserved” is law as it stands
        if not p.children and not any(_says(b) for b in (*p.content, *p.intro)):
            yield Diagnostic(
                "bill.empty-provision",
                f"“{plain(p.heading) or p.num}” has no text",
                p.pos,
                text=p.id,
                hint="give the clause words for every selection it can stand in",
            )


def _says(block: Block) -> bool:
    return not isinstance(block, P) or bool(plain(block.children).strip())


def no_lone_subdivision(bill: FinalBill) -> Iterator[Diagnostic]:
    """A list has two members or more; definitions and findings may stand alone, and so may an
    article in a chapter that its form keeps, and what is left of a law that is amended.
    """
    for p in bill_provisions(bill):
        if p.level and p.kind == "group" and bill.style.level(p.zone, p.depth).groups:
            continue
        if len(p.children) == 1 and p.children[0].kind not in _ALONE:
            yield Diagnostic(
                "bill.lone-subdivision",
                f"“{plain(p.heading) or p.num}” is divided into a single {p.children[0].level}",
                p.children[0].pos,
                text=p.id,
                hint="write the single item as running text",
            )


def nothing_unselected(bill: FinalBill) -> Iterator[Diagnostic]:
    """No provision answers only demands that were not selected."""
    selected = set(bill.meta.demands)
    for p in bill_provisions(bill):
        if p.demands and not selected.intersection(p.demands):
            yield Diagnostic(
                "bill.unselected",
                f"“{plain(p.heading) or p.id}” answers only {', '.join(p.demands)}, "
                "which was not selected",
                p.pos,
                text=p.id,
                hint="select the demand, or take the clause's `requires` away",
            )


def every_demand_answered(bill: FinalBill) -> Iterator[Diagnostic]:
    """Each selected demand is answered by a provision."""
    answered = {d for p in bill_provisions(bill) for d in p.demands}
    for demand in bill.meta.demands:
        if demand not in answered:
            yield Diagnostic(
                "bill.unanswered-demand",
                f"no provision answers the demand {demand}",
                text=demand,
                hint="write a clause with it in `demands:`",
            )


def recitals_present(bill: FinalBill) -> Iterator[Diagnostic]:
    """A bill whose form prints findings has at least one."""
    found = any(isinstance(b, Recital) for b in bill.preamble) or any(
        p.kind == "finding" for p in bill_provisions(bill)
    )
    if bill.meta.finds and not found:
        lines = (b for b in (*bill.preamble, *bill.preface) if isinstance(b, P))
        yield Diagnostic(
            "bill.no-finding",
            "No finding explains the selected demands.",
            next((line.pos for line in lines if line.pos != NOWHERE), NOWHERE),
            hint="write a finding with these demands: " + ", ".join(bill.meta.demands),
        )


RULES: tuple[SoundnessRule, ...] = (
    no_dangling_reference,
    no_unused_definition,
    no_empty_provision,
    no_lone_subdivision,
    nothing_unselected,
    every_demand_answered,
    recitals_present,
)
