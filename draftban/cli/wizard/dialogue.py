"""Two ways to answer the questions: a person at a terminal, or ``--set KEY=VALUE``."""

from __future__ import annotations

from collections.abc import Mapping

import click

from draftban.cli.arguments import did_you_mean
from draftban.cli.terminal import echo, printable
from draftban.cli.wizard.accept import Refused
from draftban.cli.wizard.questions import Answers, Asking, Question


def ask_person(asking: Asking, prompt: str) -> Answers:
    """Put every question to a person until each has an answer that will do; ``prompt`` asks."""
    try:
        question = next(asking)
        while True:
            question = asking.send(_ask(question, prompt))
    except StopIteration as end:
        answers: Answers = end.value
        return answers


def _ask(question: Question, prompt: str) -> object:
    if question.quiet and question.default is not None:
        return question.accept(question.default)
    echo()
    echo(click.style(printable(question.ask), bold=True))
    if question.why:
        echo(click.wrap_text(question.why, 88, initial_indent="  ", subsequent_indent="  "))
    for number, (_, label) in enumerate(question.choices, start=1):
        echo(f"  {number}  {label}")
    shown = question.default
    for number, (value, _) in enumerate(question.choices, start=1):
        if value == question.default:
            shown = str(number)
    while True:
        typed = click.prompt(prompt, default=shown or "", show_default=bool(shown), type=str)
        try:
            return question.accept(typed)
        except Refused as refused:
            echo(f"  {printable(str(refused))}")


def take_settings(asking: Asking, settings: Mapping[str, str]) -> Answers:
    """Answer from ``settings``; a question that is not among them gets its default.

    Raises :class:`click.UsageError` with all that is wrong: answers that will not do,
    questions that need one, keys that no question has.
    """
    problems: list[str] = []
    keys: list[str] = []
    missing: list[str] = []
    answers: Answers | None = None
    try:
        question = next(asking)
        while True:
            keys.append(question.key)
            typed = settings.get(question.key, question.default)
            if typed is None:
                missing.append(question.key)
                break
            try:
                value = question.accept(typed)
            except Refused as refused:
                problems.append(f"{question.key}: {refused}")
                if question.default is None or typed == question.default:
                    break
                value = question.accept(question.default)
            question = asking.send(value)
    except StopIteration as end:
        answers = end.value
    if answers is None:  # what comes later is not known, so only these can be told
        missing += [key for key in REQUIRED if key not in settings and key not in missing]
        for key in settings:
            near = did_you_mean(key, [*keys, *missing])
            if key not in keys and near and f"“{key}”" not in near:
                problems.append(f"there is no question “{key}”. {near}")
    if missing:
        needed = " ".join(f'--set {key}="…"' for key in missing)
        problems.append(f"an answer is missing; add {needed}")
    if answers is not None:
        for key in settings:
            if key not in keys:
                longer = [k for k in keys if k.endswith(f".{key}")]
                near = f"Did you mean “{longer[0]}”?" if longer else did_you_mean(key, keys)
                problems.append(
                    f"there is no question “{key}”. {near}".rstrip()
                    + f" Questions: {', '.join(dict.fromkeys(keys))}."
                )
    if problems:
        raise click.UsageError("\n".join(printable(problem) for problem in problems))
    assert answers is not None
    return answers


REQUIRED = ("name", "state")
"""Questions that have no default, whatever the other answers."""
