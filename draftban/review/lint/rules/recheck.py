"""A cell, fact or authority that was to be read again by now."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.config.model import Answer
from draftban.diagnostics import NOWHERE, Severity
from draftban.review.lint.inputs import Place
from draftban.review.lint.rule import Finding, Rule


def check(place: Place) -> Iterator[Finding]:
    """The cells that count for this place, what they rest on, and its answers.

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
                f"the competence cell for {demand} was to be read again by {case.recheck_by}",
                case.pos,
                text=case.reason,
                hint="have a lawyer confirm it, then set checked_on and a later recheck_by",
            )
    for name in sorted(authorities):
        authority = setup.authorities.get(name)
        if authority is not None and _past(authority.recheck_by, today):
            yield Finding(
                f"the authority {name} was to be read again by {authority.recheck_by}",
                authority.pos,
                text=authority.title,
                hint="read it again, then set checked_on and a later recheck_by",
            )
    for name, answer in setup.jurisdiction.facts.items():
        if isinstance(answer, Answer) and _past(answer.recheck_by, today):
            yield Finding(
                f"the answer to “{name}” was to be read again by {answer.recheck_by}",
                answer.pos if answer.pos != NOWHERE else setup.jurisdiction.pos,
                text=answer.source,
                hint="ask again, then set checked_on and a later recheck_by",
            )


def _past(by: str, today: str) -> bool:
    """ISO dates sort as words do."""
    return bool(by) and by < today


RULE = Rule(
    code="lint.recheck",
    severity=Severity.WARNING,
    what="A competence cell, an authority or a fact is past its `recheck_by`. The date is that "
    "of the draft (`date:`) or SOURCE_DATE_EPOCH; without either, nothing is checked.",
    why="Law changes. What a city could do two years ago a state statute may have taken away.",
    bad="date: 2028-01-10 in the place’s file, recheck_by: 2027-11-25 in the cell.",
    good="checked_on: 2027-12-01 and recheck_by: 2028-12-01, after somebody has read it.",
    place=check,
)
