"""A cell, fact or authority that was to be read again by now."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.config.model import Answer
from draftban.diagnostics import NOWHERE, Severity
from draftban.review.lint.inputs import LintedPlace
from draftban.review.lint.rule import Finding, Rule


def check(place: LintedPlace) -> Iterator[Finding]:
    """The cells that count for this place, what they and its state's answers rest on, its own.

    Nothing is said where no date is known: there is no clock in a build.
    """
    setup, today = place.setup, place.today
    if not today:
        return
    authorities: set[str] = set()
    for demand in setup.selected:
        case = setup.cells.get(demand)
        if case is None:
            continue
        authorities.update(case.authority)
        if _past(case.recheck_by, today):
            yield Finding(
                "cell",
                case.pos,
                {"name": demand, "by": case.recheck_by},
                text=case.reason,
            )
    for stated in setup.stated.values():
        authorities.update(stated.authority)
    for name in sorted(authorities):
        authority = setup.authorities.get(name)
        if authority is not None and _past(authority.recheck_by, today):
            yield Finding(
                "authority",
                authority.pos,
                {"name": name, "by": authority.recheck_by},
                text=authority.title,
            )
    for name, answer in setup.jurisdiction.facts.items():
        if isinstance(answer, Answer) and _past(answer.recheck_by, today):
            yield Finding(
                "answer",
                answer.pos if answer.pos != NOWHERE else setup.jurisdiction.pos,
                {"name": name, "by": answer.recheck_by},
                text=answer.source,
            )


def _past(by: str, today: str) -> bool:
    """ISO dates sort as words do."""
    return bool(by) and by < today


RULE = Rule(
    code="lint.recheck",
    severity=Severity.WARNING,
    finds={"cell": ("name", "by"), "authority": ("name", "by"), "answer": ("name", "by")},
    place=check,
)
