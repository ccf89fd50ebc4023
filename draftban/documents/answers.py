"""What the documents of a place do about the demands that it selected; decided here alone.

What was selected is a wish. Whoever says something about a place's bills asks what stands: a
document's `selection.enacted`, or the `enacted` and `urged` of a build.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from draftban.clauses.choosing.selection import Choice
from draftban.config.model import URGE, Form
from draftban.config.setup import Setup
from draftban.diagnostics import NOWHERE, Pos

OFFER = "offer"
"""What a companion counts as that others may adopt for themselves, such as a model vote."""


def counts(setup: Setup, form: Form) -> str:
    """The drafting that every word of a document of ``form`` counts as; empty for the law of
    ``setup``, in which each word counts as what it is.
    """
    if form.form == setup.form.form:
        return ""
    return URGE if form.carries == "urged" else OFFER


def counting(setup: Setup, choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """Those of ``choices`` whose documents do something about a demand: the law, and companions
    that urge others. What is only offered to others does nothing until they take it.
    """
    return tuple(c for c in choices if counts(setup, c.setup.form) != OFFER)


def answers(setup: Setup, choices: Sequence[Choice]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of the selected demands those that the law enacts, and those that some document urges; one
    may be both.
    """
    enacted: set[str] = set()
    urged: set[str] = set()
    for choice in counting(setup, choices):
        whole = counts(setup, choice.setup.form)
        for demand, draftings in choice.selection.draftings.items():
            (urged if URGE in {whole, *draftings} else enacted).add(demand)
    return (
        tuple(d for d in setup.selected if d in enacted),
        tuple(d for d in setup.selected if d in urged),
    )


@dataclass(frozen=True, slots=True)
class Answer:
    """What becomes of a selected demand: the ``cores`` that ``enacted`` and ``urged`` it, each by
    its id; or neither, and ``left_out`` says why. ``pos`` is where that was written.
    """

    demand: str
    enacted: tuple[str, ...]
    urged: tuple[str, ...]
    left_out: tuple[str, ...]
    pos: Pos


def cores(setup: Setup, choices: Sequence[Choice]) -> Iterator[Answer]:
    """What becomes of each selected demand, and by which of its cores."""
    enacted, urged = answers(setup, choices)
    for demand in setup.selected:
        here: dict[str, dict[str, Pos]] = {"enacted": {}, "urged": {}}
        out: dict[str, Pos] = {}
        for choice in counting(setup, choices):
            whole = counts(setup, choice.setup.form)
            for one in choice.selection.standing:
                if demand in one.demands and demand in one.clause.meta.core_of:
                    how = "urged" if URGE in (whole, one.drafting) else "enacted"
                    here[how][one.clause.id] = Pos(one.body.file, one.body.line)
            for tried in choice.selection.lacking.get(demand, ()):
                out[f"{tried.clause}: {tried.reason}"] = tried.pos
        found = (*here["enacted"].values(), *here["urged"].values(), *out.values())
        yield Answer(
            demand,
            tuple(here["enacted"]) if demand in enacted else (),
            tuple(here["urged"]) if demand in urged else (),
            tuple(out),
            next((pos for pos in found if pos != NOWHERE), setup.jurisdiction.pos),
        )
