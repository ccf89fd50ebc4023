"""What papers are told of the procedure of the body that enacts, and of its earliest days."""

from __future__ import annotations

from datetime import date

from draftban.packets.dates import dates
from draftban.packets.subject import Data, Subject
from draftban.review.procedure import Answered, on, procedure, timeline


def timing(subject: Subject, introduced: date | None) -> Data:
    """The steps in order, and the earliest days: dates if a day of introduction is given."""
    answers = procedure(subject.setup, subject.report)
    found = timeline(answers, subject.writer.selection.options)
    steps = [_step(answer) for answer in answers]
    return {
        "procedure": steps,
        "known_steps": [step for step in steps if step["verified"]],
        "open_steps": [step for step in steps if not step["verified"]],
        **dates(subject, introduced, found),
        "timeline": {
            "waits": [
                {
                    "days": wait.days,
                    "business": wait.business,
                    "counts": wait.counts,
                    "says": wait.step.says,
                    "source": wait.step.source,
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
    }
