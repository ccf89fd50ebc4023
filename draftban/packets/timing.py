"""What papers are told of the procedure of the body that enacts, and of its earliest days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from draftban.packets.dates import dates
from draftban.packets.subject import Data, Subject
from draftban.review.procedure import (
    Answered,
    meetings,
    on,
    procedure,
    timeline,
    worded_steps,
)


def timing(subject: Subject, introduced: date | None) -> Data:
    """The steps in order, and the earliest days: dates if a day of introduction is given."""
    answers = procedure(subject.setup, subject.report)
    found = timeline(answers, subject.writer.selection.options)
    steps = [_step(answer) for answer in answers]
    asked = {answer.asked.step: answer.asked.ask for answer in answers}
    return {
        "procedure": steps,
        "known_steps": [step for step in steps if step["verified"]],
        "open_steps": [step for step in steps if not step["verified"]],
        "step": _by_name(subject, steps),
        "meetings": _meetings(meetings(answers)),
        **dates(subject, introduced, found),
        "further_days": list(_further_days(answers, subject, introduced, found.passage)),
        "timeline": {
            "waits": [
                {
                    "id": wait.asked,
                    "days": wait.days,
                    "business": wait.business,
                    "counts": wait.counts,
                    "ask": asked[wait.asked],
                    "source": wait.step.source,
                    "practice": wait.step.practice,
                    "before": wait.step.before,
                }
                for wait in found.waits
            ],
            "passage": found.passage is not None,
            "effect": found.effect is not None,
            "after": found.after is not None,
            "passage_days": found.passage or 0,
            "effect_days": found.effect or 0,
            "after_days": found.after or 0,
            "dated": introduced is not None,
            "introduced": subject.day(introduced),
            "passage_date": subject.day(introduced and on(introduced, found.passage)),
            "effect_date": subject.day(introduced and on(introduced, found.effect)),
        },
    }


def _by_name(subject: Subject, steps: Sequence[Data]) -> dict[str, Data]:
    """Each step by its id. A paper may name any that the language has words for: where the
    tradition has no such step, nothing is known of it.
    """
    named = worded_steps(subject.setup, subject.report)
    unknown = {one.step: _step(Answered(one, None)) for one in named}
    return unknown | {str(step["id"]): step for step in steps}


def _meetings(asked: Answered | None) -> Data:
    """How many meetings it takes at least, and by which rule; none where nobody read one."""
    step = asked.step if asked else None
    return {"count": step.meetings, "source": step.source} if step else {"count": 0, "source": ""}


def _further_days(
    answers: Sequence[Answered], subject: Subject, introduced: date | None, passage: int | None
) -> Iterator[Data]:
    """Days in which others may act, by the rules that somebody read; with a day of introduction the
    earliest on which they end.
    """
    for one in answers:
        step = one.step
        if step is not None and one.verified and step.open_days:
            begins = introduced and on(introduced, passage if step.counts != "introduction" else 0)
            yield {
                "ask": one.asked.ask,
                "earliest": subject.day(begins and on(begins, step.open_days)),
                "days": step.open_days,
                "counts": step.counts,
                "source": step.source,
            }


def _step(answer: Answered) -> Data:
    step = answer.step
    return {
        "id": answer.asked.step,
        "ask": answer.asked.ask,
        "says": step.says if step else "",
        "source": step.source if step else "",
        "url": step.url if step else "",
        "verified": answer.verified,
        "prints": step.prints if step and answer.verified else "",
        "checked_on": step.checked_on if step else "",
        "recheck_by": step.recheck_by if step else "",
        "counts": step.counts if step and answer.verified else "",
        "before": step.before if step and answer.verified else "",
        "practice": bool(step and step.practice),
        "wait": step.wait if step and answer.verified else 0,
        "by": step.by if step and step.verified else "",
        "note": step.note if step else "",
    }
