"""Two ways to answer the questions: a person at a terminal, or ``--set KEY=VALUE``."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping

import click

from draftban.cli.arguments import did_you_mean
from draftban.cli.terminal import echo, echo_paragraph, printable
from draftban.cli.wizard.accept import Refused
from draftban.cli.wizard.question import STOP, Answers, Asking, Ground, Question
from draftban.cli.wizard.words import listed
from draftban.config.languages.words import Said


class _Back(Exception):
    """Somebody wants the question before this one again."""


def ask_person(ask: Callable[[], Asking], ground: Ground) -> Answers:
    """Put every question to a person until each has an answer that will do.

    Whoever goes back answers from there on anew: what comes after a question may depend on it. So
    the questions begin again, and what was said before that one is said for her. ``ask`` begins
    them; they stand on ``ground``.
    """
    said: list[object] = []
    while True:
        try:
            return _asked(ask(), said, ground)
        except _Back:
            if said:
                said.pop()
            else:
                echo(f"  {ground.say['first']}")


def _asked(asking: Asking, said: list[object], ground: Ground) -> Answers:
    """Ask what ``said`` does not answer yet, and add each answer to it."""
    before = deque(said)
    try:
        question = next(asking)
        while True:
            if question.quiet and question.default is not None:
                value = question.accept(question.default)
            elif before:
                value = before.popleft()
            else:
                value = _ask(question, ground)
                said.append(value)
            question = asking.send(value)
    except StopIteration as end:
        answers: Answers = end.value
        return answers


def _ask(question: Question, ground: Ground) -> object:
    say = ground.say

    def tell(words: str, before: str, *, bold: bool = False) -> None:
        echo_paragraph(ground.printed(words), before, bold=bold)

    echo()
    tell(question.ask, f"{question.count}  " if question.count else "", bold=True)
    for line in question.why:
        tell(line, "  ")
    for number, (_, label) in enumerate(question.choices, start=1):
        tell(label, f"  {number}  ")
        for line in question.told[number - 1 : number]:
            tell(line, "     ")
    shown = question.default
    for number, (value, _) in enumerate(question.choices, start=1):
        if value == question.default:
            shown = str(number)
    prompt = say["answer" if shown or not question.open else "answer_open"]
    while True:
        typed = click.prompt(prompt, default=shown or "", show_default=bool(shown), type=str)
        word = plain(typed)
        if word in listed(say, "back"):
            raise _Back
        if question.count and word in listed(say, "stop"):
            return STOP
        try:
            found = _taken(question, typed, say)
            if word in listed(say, "unknown"):
                tell(_instead(question, say), "  ")
            return found
        except Refused as refused:
            echo(f"  {printable(str(refused))}")


def _instead(question: Question, say: Said) -> str:
    """What is taken for the answer that somebody does not know."""
    if question.open:
        return f"{say['left']} {question.assumed}"
    labels = dict(question.choices)
    return say["taken"].format(answer=labels.get(question.default or "", question.default))


def _taken(question: Question, typed: str, say: Said) -> object:
    """What ``typed`` means: that somebody does not know leaves a question open, or takes what is
    offered. Raises :class:`Refused`.
    """
    unknown = plain(typed) in listed(say, "unknown")
    if question.open and (unknown or not typed.strip()):
        return None
    if unknown and question.default is None:
        raise Refused(question.needed)
    return question.accept(question.default or "" if unknown else typed)


def plain(typed: str) -> str:
    """A word that somebody typed, whichever apostrophe the keyboard has."""
    return typed.strip().lower().replace("’", "'")


def take_settings(asking: Asking, settings: Mapping[str, str], say: Said) -> Answers:
    """Answer from ``settings``; a question not among them is left open, or gets its default.

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
            typed = settings.get(question.key, "" if question.open else question.default)
            if typed is None:
                missing.append(question.key)
                if question.needed:
                    problems.append(f"{question.key}: {question.needed}")
                if question.usual is None:
                    break
                typed = question.usual
            try:
                value = _taken(question, typed, say)
            except Refused as refused:
                problems.append(f"{question.key}: {refused}")
                if question.open:
                    value = None
                elif question.default is None or typed == question.default:
                    break
                else:
                    value = question.accept(question.default)
            question = asking.send(value)
    except StopIteration as end:
        answers = end.value
    if answers is None:  # what comes later is not known, so only these can be told
        with_state = ("state",) if "," in settings.get("name", "") else ()
        said = (*settings, *keys, *missing, *with_state)
        missing += [key for key in REQUIRED if key not in said]
        for key in settings:
            near = did_you_mean(key, [*keys, *missing])
            if key not in keys and near and f"“{key}”" not in near:
                problems.append(f"there is no question “{key}”. {near}")
    if missing:
        sets = " ".join(f'--set {key}="…"' for key in missing)
        problems.append(f"an answer is missing; add {sets}")
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
