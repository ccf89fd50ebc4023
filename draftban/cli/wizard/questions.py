"""What `draftban new` asks, in which order, and which answers will do.

The questions are a generator: it yields a :class:`Question` and is sent the accepted value,
so that asking a person and taking ``--set KEY=VALUE`` go one and the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from draftban.cli.wizard import accept
from draftban.cli.wizard.offer import Kind, Offer
from draftban.cli.wizard.words import flag_words
from draftban.config.answers import Value, fact_problem, option_problem
from draftban.config.languages.words import Said
from draftban.config.model import Blank, Demand, Fact, Form, Option, Phrases
from draftban.files.ids import slug

CHOOSE = "choose"
"""The selection that is made demand by demand."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    ``key`` names it for ``--set``. ``default`` is what Enter means, ``None`` if there must be
    an answer. ``choices`` are value and label. ``accept`` turns what was typed into a value
    or raises ``accept.Refused``. A ``quiet`` question is never put to a person.
    """

    key: str
    ask: str
    accept: Callable[[str], Any]
    default: str | None = None
    why: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything a place's file needs."""

    place: str
    path: Path
    form: Form
    name: str
    short: str
    state: str
    within: str
    demands: tuple[str, ...] | None
    facts: Mapping[str, Value]
    options: Mapping[str, Value]
    code: Mapping[str, str]
    roles: Mapping[str, Phrases]


Asking = Generator[Question, Any, Answers]


@dataclass(frozen=True, slots=True)
class Ground:
    """What the questions stand on: the offer, the demands, the forms, and what is there.

    ``say`` are the words of the questions. ``kind`` is the kind of place to assume; empty: the
    first of the offer. ``dictionary_form`` tells which grammatical form is a name in a form's
    language.
    """

    offer: Offer
    say: Said
    demands: tuple[Demand, ...]
    forms: tuple[str, ...]
    load_form: Callable[[str], Form]
    dictionary_form: Callable[[Form], str]
    kind: str = ""
    overwrite: bool = False
    in_person: bool = False

    def _(self, key: str, **values: str) -> str:
        """The words ``key``."""
        return self.say[key].format(**values)

    def flag(self, value: object) -> str:
        """``value`` as a yes or a no."""
        return self.say["yes" if value else "no"]

    def yes_no(self, typed: str) -> bool:
        """See :func:`accept.yes_no`."""
        return accept.yes_no(*flag_words(self.say))(typed)


def questions(ground: Ground) -> Asking:
    """All questions, each depending on the answers before it; returns the answers."""
    offer = ground.offer
    kinds = tuple((key, kind.label) for key, kind in offer.kinds.items())
    chosen = yield Question(
        "kind",
        ground._("kind"),
        accept.one_of("kind of place", kinds),
        ground.kind or kinds[0][0],
        choices=kinds,
        quiet=len(kinds) == 1,
    )
    kind = offer.kind(chosen)
    typed = yield Question(
        "name", ground._("name", noun=kind.noun, example=kind.example), accept.name
    )
    of = ground.say["of"]
    plain = _bare(typed, kind, of)
    state = ""
    if kind.regions:
        ask = ground._("region", region=kind.region)
        state = yield Question("state", ask, accept.region(kind))
    name = yield Question(
        "official",
        ground._("official"),
        accept.name,
        typed if typed != plain or _is_official(typed, kind) else kind.name.format(short=plain),
    )
    short = yield Question(
        "short",
        ground._("short"),
        accept.name,
        kind.sentence.format(short=plain),
        quiet=True,
    )

    region = kind.regions.get(state, "")
    within = f"{kind.country}-{region}".strip("-")
    bare = _bare(short, kind, of)
    overwrite, file = yield from _file(ground, place_code(within, bare) if slug(bare) else "")
    local = kind.local_form.format(region=region)
    code = yield Question(
        "form",
        ground._("form"),
        accept.word_of("form", ground.forms),
        local if local in ground.forms else kind.form,
        quiet=True,
    )
    form = ground.load_form(code)

    body = yield from _body(ground, kind, form)
    facts: dict[str, Value] = {}
    for key, fact in form.facts.items():
        facts[key] = yield _fact(key, fact, ground)
    demands = yield from _selection(ground, kind.noun)
    options: dict[str, Value] = {}
    for key, option in form.options.items():
        options[key] = yield _option(key, option, ground)
    blanks: dict[str, str] = {}
    for key, fill in form.code.items():
        if isinstance(fill, Blank):
            blanks[key] = yield Question(
                f"code.{key}",
                ground._("code", blank=fill.blank),
                accept.maybe,
                "",
                ground._("code_why"),
            )
    path = yield Question(
        "file",
        ground._("file"),
        accept.new_path(overwrite),
        file,
        ground._("file_why"),
    )
    return Answers(
        place=path.stem,
        path=path,
        form=form,
        name=name,
        short=short,
        state=state,
        within=within,
        demands=demands,
        facts=facts,
        options=options,
        code={key: value for key, value in blanks.items() if value},
        roles={} if body is None else {offer.body_role: body},
    )


def _bare(name: str, kind: Kind, of: str) -> str:
    """``City of Dayton`` without what every official name has; ``of`` stands before the rest."""
    before, _, after = kind.name.partition("{short}")
    if name.lower().startswith(before.lower()) and name.lower().endswith(after.lower()):
        return name[len(before) : len(name) - len(after)].strip() or name
    if _is_official(name, kind):
        return name.rpartition(of)[2].strip() or name
    return name


def _is_official(name: str, kind: Kind) -> bool:
    """Whether ``name`` says itself what kind of place it is: ``City and County of Denver``."""
    return name.lower().startswith(f"{kind.noun.lower()} ")


def place_code(within: str, short: str) -> str:
    """The code of a place: ``us-oh`` and ``Dayton`` make ``us-oh-dayton``."""
    return f"{within}-{slug(short)[:50].strip('-')}"


# ---------------------------------------------------------------- parts of the dialogue


def _file(ground: Ground, code: str) -> Generator[Question, Any, tuple[bool, str | None]]:
    """Whether a file may be replaced, and the file to offer for the place ``code``.

    A person is asked about a file that is there before any question that may be for nothing.
    """
    if not code:
        return ground.overwrite, None
    file = _named(code)
    if ground.overwrite or not ground.in_person or not Path(file).exists():
        return ground.overwrite, file
    number = next(n for n in count(2) if not Path(_named(f"{code}-{n}")).exists())
    other = _named(f"{code}-{number}")
    replace = yield Question(
        "replace",
        ground._("replace", file=file),
        ground.yes_no,
        ground.flag(False),
        ground._("replace_why", file=other),
    )
    return (True, file) if replace else (False, other)


def _named(code: str) -> str:
    return f"jurisdictions/{code}.yaml"


def _body(ground: Ground, kind: Kind, form: Form) -> Generator[Question, Any, Phrases | None]:
    """The words for the deciding body if they are not the form's own; only bodies with the same
    grammatical forms can stand in its place.
    """
    offer = ground.offer
    usual = form.roles.get(offer.body_role)
    name_of = ground.dictionary_form(form)
    if not isinstance(usual, Mapping) or name_of not in usual:
        return None
    own = str(usual[name_of])
    alike = {name: words for name, words in kind.bodies.items() if set(words) == set(usual)}
    known = {own: usual, **alike}
    name = yield Question(
        offer.body_role,
        ground._("body", noun=kind.noun),
        accept.one_of("body", tuple((body, body) for body in known)),
        own,
        choices=tuple((body, body) for body in known),
        why=ground._("body_why"),
        quiet=len(known) == 1,
    )
    return None if known[name] == usual else known[name]


def _selection(ground: Ground, noun: str) -> Generator[Question, Any, tuple[str, ...] | None]:
    """The selected demands in the letter's order; ``None`` for all of them."""
    known = tuple(demand.demand for demand in ground.demands)
    listed = yield Question(
        "demands", ground._("demands"), accept.demand_list(known), "", quiet=True
    )
    if listed:
        return tuple(d for d in known if d in listed)
    selections = ground.offer.selections
    choices = (
        *((k, selection.label.format(noun=noun)) for k, selection in selections.items()),
        (CHOOSE, ground._("choose")),
    )
    chosen = yield Question(
        "selection",
        ground._("selection"),
        accept.one_of("selection", choices),
        choices[0][0],
        choices=choices,
    )
    if chosen != CHOOSE:
        demands = selections[chosen].demands
        return None if demands == "all" else tuple(d for d in known if d in demands)
    picked: list[str] = []
    for demand in ground.demands:
        wanted = yield Question(
            f"demands.{demand.demand}",
            ground._("demand", title=demand.title),
            accept.yes_no_or_demands(known, ground.yes_no),
            ground.flag(True),
            demand.plain,
        )
        if isinstance(wanted, tuple):
            picked = list(wanted)
            break
        if wanted:
            picked.append(demand.demand)
    if not picked:
        listed = yield Question(
            "demands",
            ground._("none_chosen", demands=", ".join(known)),
            accept.demand_list(known, needed=True),
        )
        picked = [d for d in known if d in listed]
    return None if len(picked) == len(known) else tuple(d for d in known if d in picked)


def _fact(key: str, fact: Fact, ground: Ground) -> Question:
    if isinstance(fact.default, bool) and not fact.choices:
        flag = ground.flag(fact.default)
        return Question(f"facts.{key}", fact.ask, ground.yes_no, flag, fact.why)

    choices = tuple((choice, choice) for choice in fact.choices)
    return Question(
        f"facts.{key}",
        fact.ask,
        accept.one_of("answer", choices)
        if choices
        else accept.value(fact.default, lambda value: fact_problem(value, fact)),
        str(fact.default),
        fact.why,
        choices,
    )


def _option(key: str, option: Option, ground: Ground) -> Question:
    choices = tuple((choice, choice) for choice in option.choices)
    ask = ground._("option", option=_words(key))
    if option.type == "flag":
        flag = ground.flag(option.default)
        return Question(f"options.{key}", ask, ground.yes_no, flag, option.about)

    return Question(
        f"options.{key}",
        ask,
        accept.one_of("answer", choices)
        if choices
        else accept.value(option.default, lambda value: option_problem(value, option)),
        str(option.default),
        option.about,
        choices,
    )


def _words(key: str) -> str:
    return key.replace("_", " ").capitalize()
