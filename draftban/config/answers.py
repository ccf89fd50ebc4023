"""Facts and options: whether a value is one of those that may be given."""

from __future__ import annotations

from collections.abc import Mapping

from draftban.config.model import Fact, Option, When
from draftban.config.model.language import CounselWords
from draftban.diagnostics import Pos, Report
from draftban.files.text import nearest, report_unknown, short

Value = str | bool | int

MOST = 1_000_000_000
"""No sum that somebody answers is higher."""


class Amount(int):
    """A sum of money that knows its ``currency`` (ISO 4217) and the option it belongs to."""

    currency: str
    option: str

    def __new__(cls, value: int, currency: str, option: str) -> Amount:
        """``value`` units of ``currency``, the value of ``option``."""
        made = super().__new__(cls, value)
        made.currency, made.option = currency, option
        return made


def option_problem(value: Value, option: Option) -> tuple[str, str]:
    """What is wrong with ``value`` for ``option`` and what to write; empty if nothing."""
    match option.type:
        case "flag":
            if not isinstance(value, bool):
                return "it is neither true nor false", "Write true or false."
        case "choice":
            if value not in option.choices or isinstance(value, bool):
                return _not_among(value, option.choices)
        case "text":
            if not isinstance(value, str):
                return "it is not text", f'Put quotation marks round it: "{short(str(value))}".'
        case "number" | "money" | "days":
            limits = f"a whole number from {option.minimum:,} to {option.maximum:,}"
            if isinstance(value, bool) or not isinstance(value, int):
                return f"it is not {limits}", "Write digits only, without commas or units."
            if not option.minimum <= value <= option.maximum:
                return f"it is not {limits}", f"Choose {limits}."
    return "", ""


def fact_problem(value: Value, fact: Fact) -> tuple[str, str]:
    """What is wrong with the answer ``value`` to ``fact`` and what to write; empty if nothing.

    Without choices an answer is true or false, or a sum.
    """
    if fact.choices:
        return ("", "") if value in fact.choices else _not_among(value, fact.choices)
    if fact.type == "money":
        if isinstance(value, bool) or not isinstance(value, int):
            return "the answer is a whole sum", "Write digits only, without commas or units."
        if not 0 < value <= MOST:
            return f"the answer is a sum from 1 to {MOST:,}", "Delete the line if nobody knows it."
    elif not isinstance(value, bool):
        return "the answer is true or false", f"{fact.ask} Write true or false."
    return "", ""


def _not_among(value: Value, choices: tuple[str, ...]) -> tuple[str, str]:
    listed = ", ".join(choices)
    return f"it is none of {listed}", f"{nearest(str(value), choices)}Possible: {listed}."


def shown(value: Value | tuple[Value, ...]) -> str:
    """``value`` as one writes it in YAML."""
    if isinstance(value, tuple):
        return ", ".join(shown(one) for one in value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def answer_words(value: Value, fact: Fact | None) -> str:
    """What reports call the answer ``value`` to ``fact``: as it is typed, where the form that asks
    has no words for it.
    """
    typed = shown(value)
    return typed if fact is None else fact.answers.get(typed, typed)


UNKNOWN, KNOWN = "unknown", "known"
"""Under `effects:` of a sum: that nobody has given it, and that somebody has."""


def effect_keys(fact: Fact) -> tuple[str, ...]:
    """The answers to ``fact`` whose effect has to be told, as they are written in YAML."""
    if fact.choices:
        return fact.choices
    return (UNKNOWN, KNOWN) if fact.type == "money" else (shown(True), shown(False))


def effect(value: Value, fact: Fact) -> str:
    """What the answer ``value`` to ``fact`` changes."""
    return fact.effects.get(KNOWN if fact.type == "money" else shown(value), "")


def effects(fact: Fact, say: CounselWords) -> tuple[str, ...]:
    """What each answer to ``fact`` changes, in the words ``say``, for where nobody has answered."""
    if fact.choices:
        return tuple(
            say.if_answer.format(answer=answer_words(choice, fact), effect=effect(choice, fact))
            for choice in fact.choices
        )
    if fact.type == "money":
        ways = ((say.if_answered, KNOWN), (say.if_open, UNKNOWN))
    else:
        ways = ((say.if_yes, shown(True)), (say.if_no, shown(False)))
    return tuple(words.format(effect=fact.effects.get(key, "")) for words, key in ways)


def report_problem(
    code: str, name: str, value: Value, problem: tuple[str, str], pos: Pos, report: Report
) -> None:
    """Report ``problem`` (as found above) of the answer ``value`` to ``name``."""
    report.error(
        code,
        f"“{name}” cannot be “{short(shown(value))}”: {problem[0]}.",
        pos,
        text=report.line(pos),
        hint=problem[1],
    )


def check_when(
    when: When,
    facts: Mapping[str, Fact],
    options: Mapping[str, Option],
    pos: Pos,
    report: Report,
) -> bool:
    """Report names and values of a ``when`` that can never hold; true if all is well.

    ``facts`` and ``options`` are those that exist where the ``when`` stands.
    """
    before = len(report)
    for name, asked in when.items():
        if name not in facts and name not in options:
            message = f"`when` asks for “{name}”, which is no fact or option here."
            known = sorted((*facts, *options))
            report_unknown(
                "config.unknown-fact", message, pos, report, word=name, known=known, all_are="Known"
            )
            continue
        for value in asked if isinstance(asked, tuple) else (asked,):
            if name in facts:
                problem = fact_problem(value, facts[name])
            else:
                problem = option_problem(value, options[name])
            if problem[0]:
                report_problem("config.when", name, value, problem, pos, report)
    return len(report) == before


def holds(when: When, values: Mapping[str, Value]) -> bool:
    """Whether every name of ``when`` has its value, or one of its values, in ``values`` (facts,
    options).
    """
    return all(
        name in values
        and any(
            isinstance(values[name], bool) is isinstance(value, bool) and values[name] == value
            for value in (asked if isinstance(asked, tuple) else (asked,))
        )
        for name, asked in when.items()
    )
