"""``make words``: how long each form of law is in each length, beside target and ceiling.

Counted are the words from enacting formula to effective date as they print, headings and numbers
too, under the answers that give the longest text: those of the longest competence, and over them
each fact of the form with each of its answers, of which each that lengthens the text stays. Choices
that weaken the law stay as they are. With codes of forms, only those are measured.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from draftban.config.answers import shown
from draftban.config.model import Fact
from draftban.files import search
from draftban.files.memory import Memory
from tests.content.lengths import (
    COMPANIONS,
    LAWS,
    Facts,
    competences,
    form_of,
    in_length,
    list_levels,
    sentences,
    words,
)
from tests.content.shipped import LENGTHS

TARGETS = yaml.safe_load((Path(__file__).parent / "content" / "words.yaml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Measure:
    """The longest text of a form in one length: its words, under which answers."""

    form: str
    length: str
    words: int
    facts: Facts
    average: float
    """Words of a sentence, lists included."""
    longest: int
    levels: int
    """Of lists."""


def longest(form: str, length: str, memory: Memory) -> Measure:
    """The longest text of ``form`` in ``length``."""
    most, best = max(
        ((words(in_length(form, length, facts).bill), facts) for facts in competences(form)),
        key=lambda found: found[0],
    )
    for name, fact in form_of(form).facts.items():
        kept: Facts = best
        for answer in answers(fact):
            tried = {**best, name: answer}
            memory.turn()
            count = words(in_length(form, length, tried).bill)
            if count > most:
                most, kept = count, tried
        best = kept
    bill = in_length(form, length, best).bill
    counts = [len(said.split()) for _, said in sentences(bill)]
    levels = max(depth for depth, _ in list_levels(bill))
    return Measure(form, length, most, best, sum(counts) / len(counts), max(counts), levels)


def answers(fact: Fact) -> Iterator[str | bool | int]:
    """Every other answer that a fact may have; a number has none that says more."""
    if fact.choices:
        yield from (choice for choice in fact.choices if choice != fact.default)
    elif isinstance(fact.default, bool):
        yield not fact.default


def limits(form: str, length: str) -> tuple[int, int]:
    """Target and ceiling of ``form`` in ``length``; 0 where it has none."""
    if form in COMPANIONS:
        return 0, 0
    of = TARGETS[form_of(form).government][length]
    return of["target"], of["ceiling"]


def line(one: Measure) -> str:
    """One line of the table."""
    target, ceiling = limits(one.form, one.length)
    aim = f"{target:6,} {ceiling:7,}" if target else f"{'–':>6} {'–':>7}"
    over = "over" if ceiling and one.words > ceiling else ""
    return (
        f"{one.form:26} {one.length:6} {one.words:6,} {aim} {over:5} "
        f"{one.average:7.1f} {one.longest:7} {one.levels:6}"
    )


def main(forms: list[str]) -> int:
    """Print the table of ``forms``, by default of all that enact."""
    unknown = [form for form in forms if form not in LAWS]
    if unknown:
        print(f"No form of law is {', '.join(unknown)}; there are {', '.join(LAWS)}.")
        return 1
    memory = Memory()
    failed = False
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "new_memory", lambda: memory)
        print(f"{'form':26} {'length':6} {'words':>6} {'target':>6} {'ceiling':>7}       ", end="")
        print(f"{'average':>7} {'longest':>7} {'levels':>6}")
        for form in forms or LAWS:
            for length in LENGTHS:
                try:
                    one = longest(form, length, memory)
                except AssertionError as mistakes:
                    failed = True
                    print(f"{form:26} {length:6} cannot be drafted:\n{mistakes}")
                    continue
                print(line(one), flush=True)
                said = ", ".join(f"{name}: {shown(value)}" for name, value in one.facts.items())
                print(f"    with {said or 'the answers of its model place'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
