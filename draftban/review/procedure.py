"""How a body enacts, as its form and its place say, and the earliest days that follow from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from draftban.config.about import own_key, word
from draftban.config.answers import Value
from draftban.config.chains.tradition import tradition_chain
from draftban.config.decode import decode_once
from draftban.config.languages.worded import UI, decode_worded, layered
from draftban.config.model import Step
from draftban.config.setup import Setup
from draftban.diagnostics import Report
from draftban.files.nodes import Node, get, ids, key_pos, node_at
from draftban.files.search import SearchPath
from draftban.files.text import report_unknown

_WORK_WEEK = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question about how a body enacts."""

    step: str = own_key("Its id; a form answers it under `procedure:`.")
    ask: str = word("What is asked, as a heading.")


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with what the form or the place says to it; ``None`` if neither does."""

    asked: Asked
    step: Step | None

    @property
    def verified(self) -> bool:
        """Whether somebody read the rule."""
        return self.step is not None and bool(self.step.verified)


@dataclass(frozen=True, slots=True)
class Wait:
    """Days that must pass because of the step that was ``asked``, counted from introduction, from
    passage or from approval, and the rule.
    """

    asked: str
    counts: str
    days: int
    business: bool
    step: Step


@dataclass(frozen=True, slots=True)
class Timeline:
    """The waits that are known. ``passage`` and ``effect`` are days after introduction, ``after``
    days from passage to effect, each at the least, so that approval counts as given on the day of
    passage; ``None`` where no wait of that kind was read, so that nothing can be said.
    """

    waits: tuple[Wait, ...]
    passage: int | None
    after: int | None

    @property
    def effect(self) -> int | None:
        return None if self.passage is None or self.after is None else self.passage + self.after


def procedure(setup: Setup, report: Report) -> tuple[Answered, ...]:
    """Every question in order, those that only some bodies have last and only if they are answered;
    an answer to a question that nobody asks goes to ``report``.
    """
    form = setup.form
    _, tradition = tradition_chain(form.tradition, form.pos, setup.search, report)
    steps = get(tradition, "procedure")
    further = get(tradition, "further_steps")
    known = (*ids(steps), *ids(further))
    written = node_at(setup.merged, "form", "procedure")
    for name in form.procedure:
        if name not in known:
            report_unknown(
                "form.unknown-step",
                f"There is no step “{name}” of a procedure.",
                key_pos(written, name),
                report,
                word=name,
                known=known or ("none",),
                all_are=f"Steps of the legal tradition {form.tradition}",
            )
    asked = _asked(steps, setup.search, report)
    told = (one for one in _asked(further, setup.search, report) if one.step in form.procedure)
    return tuple(Answered(one, form.procedure.get(one.step)) for one in (*asked, *told))


def worded_steps(setup: Setup, report: Report) -> tuple[Asked, ...]:
    """Every question that the language of ``setup`` has words for, whether its tradition asks it or
    not; mistakes in them go to ``report``.
    """
    search = setup.search
    words = layered(search.every(f"{UI}/procedure.yaml"), search, report)
    if words is None:
        return ()
    found = decode_once(words, Mapping[str, Asked], search.memory, report) or {}
    return tuple(found.values())


def _asked(steps: Node | None, search: SearchPath, report: Report) -> tuple[Asked, ...]:
    """What is asked about each of ``steps``; nothing after a reported mistake in the words."""
    if steps is None:
        return ()
    kind = Mapping[str, Asked]
    found = decode_worded(steps, "procedure", kind, search, report, strict=False) or {}
    return tuple(found.values())


def timeline(answers: Sequence[Answered], options: Mapping[str, Value]) -> Timeline:
    """What the verified waits of ``answers`` add up to. ``options`` are those of the bill, for a
    wait that the bill itself sets.
    """
    waits = tuple(_waits(answers, options))
    passage = [_calendar(w) for w in waits if w.counts == "introduction"]
    effect = [_calendar(w) for w in waits if w.counts in ("passage", "approval")]
    return Timeline(waits, max(passage, default=None), max(effect, default=None))


def _waits(answers: Sequence[Answered], options: Mapping[str, Value]) -> list[Wait]:
    found: list[Wait] = []
    for one in answers:
        step = one.step
        if step is None or not step.verified or not step.counts or step.open_days:
            continue
        own = options.get(step.option) if step.option else None
        days = max(step.wait, own if isinstance(own, int) and not isinstance(own, bool) else 0)
        found.append(Wait(one.asked.step, step.counts, days, step.business_days, step))
    return found


def _calendar(wait: Wait) -> int:
    """The fewest calendar days in which the days of ``wait`` pass, whatever the weekday."""
    return wait.days + 2 * (wait.days // _WORK_WEEK) if wait.business else wait.days


def meetings(answers: Sequence[Answered]) -> Answered | None:
    """The step that asks for more than one meeting from introduction to passage, as far as somebody
    read it; the one that asks for most.
    """
    asking = [a for a in answers if a.verified and a.step is not None and a.step.meetings > 1]
    return max(asking, key=lambda a: a.step.meetings if a.step else 0, default=None)


def on(day: date, days: int | None) -> date | None:
    """The day that is ``days`` after ``day``."""
    return None if days is None else day + timedelta(days=days)
