"""A cell, step, fact or authority that was to be read again by now."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.config.model import Answer, Checked
from draftban.config.setup import Setup
from draftban.diagnostics import NOWHERE, Severity
from draftban.review.law.facts import answers, bases
from draftban.review.lint.inputs import LintedPlace
from draftban.review.lint.rule import Finding, Rule


def check(place: LintedPlace) -> Iterator[Finding]:
    """The cells that count for this place, the steps by which it enacts, its own answers, and what
    the cells, the words of its form and the answers of its law rest on.

    Nothing is said where no date is known: there is no clock in a build.
    """
    setup, today = place.setup, place.today
    cells = {d: setup.cells[d] for d in setup.selected if d in setup.cells}
    for demand, case in cells.items():
        if case.lapsed(today):
            yield Finding(
                "cell",
                case.pos,
                {"name": demand, "by": case.recheck_by},
                text=case.reason,
            )
    for name, step in setup.form.procedure.items():
        if step.says and step.lapsed(today):
            yield Finding("step", step.pos, {"name": name, "by": step.recheck_by}, text=step.says)
    rested = {id_ for case in cells.values() for id_ in case.authority} | _rested_on(setup)
    for name in sorted(rested & setup.authorities.keys()):
        authority = setup.authorities[name]
        if authority.lapsed(today):
            yield Finding(
                "authority",
                authority.pos,
                {"name": name, "by": authority.recheck_by},
                text=authority.title,
            )
    for name, answer in setup.jurisdiction.facts.items():
        if isinstance(answer, Answer) and Checked(recheck_by=answer.recheck_by).lapsed(today):
            yield Finding(
                "answer",
                answer.pos if answer.pos != NOWHERE else setup.jurisdiction.pos,
                {"name": name, "by": answer.recheck_by},
                text=answer.source,
            )


def _rested_on(setup: Setup) -> set[str]:
    """The authorities on which the words of the form rest, and the answers of the law."""
    words = (basis.authority for basis in bases(setup))
    said = (stated.authority for _, stated in answers(setup))
    return {name for ids in (*words, *said) for name in ids}


RULE = Rule(
    code="lint.recheck",
    severity=Severity.WARNING,
    finds=dict.fromkeys(("cell", "step", "authority", "answer"), ("name", "by")),
    place=check,
)
