"""The questions that a first draft can do without: facts, further options, facts of the code.

Facts that somebody who lives there can find out come first; those that only the law answers are
asked of nobody who does not want them. What the law of the region answers is not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field, replace
from typing import Any

from draftban.cli.wizard import accept
from draftban.cli.wizard.question import STOP, Ground, Question
from draftban.config.answers import (
    UNKNOWN,
    Value,
    answer_words,
    effect,
    effects,
    fact_problem,
    option_problem,
)
from draftban.config.model import Blank, Fact, Form, Option
from draftban.config.model.language import CounselWords
from draftban.config.slips.typed_values import meant

LATER, LOCAL, EVERY = "later", "local", "all"
"""How many of them somebody wants to answer now."""


@dataclass(frozen=True, slots=True)
class More:
    """What was said to them; what is missing is left open."""

    facts: dict[str, Value] = field(default_factory=dict)
    options: dict[str, Value] = field(default_factory=dict)
    code: dict[str, str] = field(default_factory=dict)


def first_options(ground: Ground, form: Form) -> Generator[Question, Any, dict[str, Value]]:
    """The options that belong to the shortest draft, as far as the ``form`` has them."""
    found: dict[str, Value] = {}
    for key, first in ground.offer.first_options.items():
        if key in form.options:
            option = form.options[key]
            asked = replace(_option(key, option, ground, form), ask=first.ask, why=(option.about,))
            value = yield replace(asked, default=str(option.default))
            if value is not None:
                found[key] = value
    return found


def more(ground: Ground, form: Form) -> Generator[Question, Any, More]:
    """All other questions. A person says first how many; with ``--set`` each may be answered, and
    one that the law of the region answers, too.
    """
    said = More()
    local, law = _local(ground, form), _law(ground, form)
    if ground.in_person:
        how = yield from _how_many(ground, local, law)
        asked = {LATER: [], LOCAL: local, EVERY: [*local, *law]}[how]
    else:
        asked = [*local, *law]
    for number, question in enumerate(asked, start=1):
        count = ground._("count", number=str(number), total=str(len(asked)))
        hint = (ground._("stop_hint"),) if number == 1 else ()
        value = yield replace(question, count=count, why=(*hint, *question.why))
        if value is STOP:
            break
        group, _, key = question.key.partition(".")
        if value is not None and value != "":
            getattr(said, group)[key] = value
    return said


def _how_many(
    ground: Ground, local: list[Question], law: list[Question]
) -> Generator[Question, Any, str]:
    numbers = {"local": str(len(local)), "law": str(len(law))}
    choices = [(LATER, ground._("more_later"))]
    choices += [(LOCAL, ground._("more_local", count=numbers["local"]))] * bool(local)
    choices += [(EVERY, ground._("more_all", count=numbers["law"]))] * bool(law)
    if len(choices) == 1:
        return LATER
    how: str = yield Question(
        "more",
        ground._("more", total=str(len(local) + len(law))),
        accept.one_of("answer", tuple(choices)),
        LATER,
        choices=tuple(choices),
    )
    return how


def _local(ground: Ground, form: Form) -> list[Question]:
    """What somebody who lives there can answer."""
    options = form.options.items()
    return [
        *_facts("residents", ground, form),
        *(_option(k, o, ground, form) for k, o in options if _asked(k, o, ground)),
        *(
            Question(
                f"code.{key}",
                ground._("code", blank=fill.blank),
                accept.maybe,
                "",
                (ground._("code_why"),),
                open=True,
                assumed=ground._("code_why"),
            )
            for key, fill in form.code.items()
            if isinstance(fill, Blank)
        ),
    ]


def _asked(key: str, option: Option, ground: Ground) -> bool:
    """Whether somebody is asked for an ``option``: not for words that most bills do without."""
    words = option.type == "text" and not option.default
    return key not in ground.offer.first_options and (not words or not ground.in_person)


def _law(ground: Ground, form: Form) -> list[Question]:
    """What takes somebody who knows the law."""
    return _facts("counsel", ground, form)


def _facts(known_to: str, ground: Ground, form: Form) -> list[Question]:
    say, settled = ground.load_pack(form).counsel, ground.settled(form)
    return [
        _fact(key, fact, say, ground, form)
        for key, fact in form.facts.items()
        if fact.asked and fact.known_to == known_to and (key not in settled or not ground.in_person)
    ]


def _fact(key: str, fact: Fact, say: CounselWords, ground: Ground, form: Form) -> Question:
    """A question that is open until somebody answers it."""
    if fact.choices:
        choices = tuple((choice, answer_words(choice, fact)) for choice in fact.choices)
        return Question(
            f"facts.{key}",
            fact.ask,
            accept.one_of("answer", choices),
            "",
            choices=choices,
            told=tuple(effect(choice, fact) for choice in fact.choices),
            open=True,
            assumed=_assumed(fact, ground),
        )
    take: Callable[[str], Value] = ground.yes_no
    if fact.type == "money":
        take = accept.value(_meant(fact, ground, form), lambda value: fact_problem(value, fact))
    why = effects(fact, say)
    assumed = _assumed(fact, ground)
    return Question(f"facts.{key}", fact.ask, take, "", why, open=True, assumed=assumed)


def _assumed(fact: Fact, ground: Ground) -> str:
    """What the bill is drafted as while nobody answers ``fact``."""
    default = fact.default
    if default is None:
        return fact.effects.get(UNKNOWN, "")
    answer = ground.flag(default) if isinstance(default, bool) else answer_words(default, fact)
    return ground._("assumed", answer=answer, effect=effect(default, fact))


def _meant(wanted: Fact | Option, ground: Ground, form: Form) -> Callable[[str], Value]:
    return lambda typed: meant(typed, wanted, ground.load_pack(form), form.currency)


def _option(key: str, option: Option, ground: Ground, form: Form) -> Question:
    """A choice about the bill, which has its default until somebody makes it."""
    flag = option.type == "flag"
    choices = tuple((choice, choice) for choice in option.choices)
    take: Callable[[str], Value] = ground.yes_no if flag else accept.one_of("answer", choices)
    if not flag and not choices:
        take = accept.value(
            _meant(option, ground, form), lambda value: option_problem(value, option)
        )
    default = ground.flag(option.default) if flag else str(option.default)
    return Question(
        f"options.{key}",
        ground._("option", option=key.replace("_", " ").capitalize()),
        take,
        "",
        (option.about, told := ground._("option_default", default=default)),
        choices,
        open=True,
        assumed=told,
    )
