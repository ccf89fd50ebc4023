"""What `draftban new` asks, in which order, and which answers will do.

The questions are a generator: it yields a :class:`Question` and is sent the accepted value,
so that asking a person and taking ``--set KEY=VALUE`` go one and the same way. A person is asked
what a first draft needs, six questions, and then whether she wants more (:mod:`facts`).
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from itertools import count
from pathlib import Path
from typing import Any

from draftban.cli.wizard import accept, location
from draftban.cli.wizard.facts import first_options, more
from draftban.cli.wizard.names import Named, bare, is_official, named, place_code
from draftban.cli.wizard.offer import Kind
from draftban.cli.wizard.question import Answers, Asking, Ground, Question
from draftban.cli.wizard.words import listed
from draftban.config.model import Form, Phrases
from draftban.files.ids import slug

CHOOSE = "choose"
"""The selection that is made demand by demand."""


def questions(ground: Ground) -> Asking:
    """All questions, each depending on the answers before it; returns the answers."""
    offer = ground.offer
    typed: Named = yield Question(
        "name",
        ground._("name"),
        named(
            [offer.kind(key) for key in offer.kinds],
            listed(ground.say, "small_words"),
            ground.unserved,
            ground.abroad,
        ),
        needed=ground._("name_needed"),
    )
    of = ground.say["of"]
    state = ""
    if first := location.regional(ground):
        state = yield from location.state(ground, first, typed)
        typed = yield from location.around(ground, first, Named(typed.name, state))
    told = yield from location.kind(ground, typed)
    kind = told.kind
    if not first:
        state = yield from location.state(ground, kind, typed)
    plain = bare(typed.name, kind, of)
    says = typed.name != plain or is_official(typed.name, kind)
    other = ", ".join(found.noun for found in told.against)
    name = yield Question(
        "official",
        ground._("official"),
        accept.name,
        None if other else typed.name if says else told.full or kind.name.format(short=plain),
        quiet=True,
        needed=ground._("official_needed", name=typed.name, other=other, noun=kind.noun),
    )
    short = yield Question(
        "short",
        ground._("short"),
        accept.name,
        kind.sentence.format(short=plain, name=name),
        quiet=True,
    )

    region = kind.regions.get(state, "")
    within = f"{kind.country}-{region}".strip("-")
    plain = bare(short, kind, of)
    overwrite, file = yield from _file(ground, place_code(within, plain) if slug(plain) else "")
    local = kind.local_form.format(region=region)
    code = yield Question(
        "form",
        ground._("form"),
        accept.word_of("form", ground.forms),
        local if local in ground.forms else kind.form,
        quiet=True,
    )
    form = ground.load_form(code, kind.body, within)
    date = yield Question("date", ground._("date"), accept.date, ground.today, quiet=True)

    whole = ground._("place" if state else "place_alone", short=name, state=state)
    body = yield from _body(ground, kind, form, whole)
    demands = yield from _selection(ground, kind.noun)
    options = yield from first_options(ground, form)
    path = yield Question(
        "file",
        ground._("file"),
        accept.new_path(overwrite),
        file,
        (ground._("file_why"),),
        needed=ground._("file_needed", within=within),
    )
    rest = yield from more(ground, form)
    return Answers(
        place=path.stem,
        path=path,
        form=form,
        body=kind.body,
        name=name,
        short=short,
        state=state,
        within=within,
        date=date,
        demands=demands,
        facts={key: rest.facts[key] for key in form.facts if key in rest.facts},
        options=options | rest.options,
        code=rest.code,
        roles={} if body is None else {offer.body_role: body, **kind.beside},
        settled=ground.settled(form),
    )


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
        (ground._("replace_why", file=other),),
    )
    return (True, file) if replace else (False, other)


def _named(code: str) -> str:
    return f"jurisdictions/{code}.yaml"


def _body(
    ground: Ground, kind: Kind, form: Form, place: str
) -> Generator[Question, Any, Phrases | None]:
    """The words for the deciding body if they are not the form's own; only bodies with the same
    grammatical forms can stand in its place.
    """
    offer = ground.offer
    usual = form.roles.get(offer.body_role)
    name_of = ground.load_pack(form).forms[0]
    if not isinstance(usual, Mapping) or name_of not in usual:
        return None
    own = str(usual[name_of])
    alike = {name: words for name, words in kind.bodies.items() if set(words) == set(usual)}
    known = {own: usual, **alike}
    choices = tuple((body, body) for body in known)
    other = offer.any_body if set(offer.any_body) == set(usual) else {}
    name = yield Question(
        offer.body_role,
        ground._("body", noun=kind.noun),
        accept.one_or_named("body", choices) if other else accept.one_of("body", choices),
        own,
        choices=choices,
        why=(ground._("body_why", place=place),),
        quiet=len(known) == 1,
    )
    if name not in known:
        return {form: words.format(name=name) for form, words in other.items()}
    return None if known[name] == usual else known[name]


def _selection(ground: Ground, noun: str) -> Generator[Question, Any, tuple[str, ...] | None]:
    """The selected demands in the letter's order; ``None`` for all of them."""
    known = tuple(demand.demand for demand in ground.demands)
    named_ones = yield Question(
        "demands", ground._("demands"), accept.demand_list(known), "", quiet=True
    )
    if named_ones:
        return tuple(d for d in known if d in named_ones)
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
            (demand.plain,),
        )
        if isinstance(wanted, tuple):
            picked = list(wanted)
            break
        if wanted:
            picked.append(demand.demand)
    if not picked:
        needed = ground._("none_chosen", demands=", ".join(known))
        take = accept.demand_list(known, needed=True)
        named_ones = yield Question("demands", needed, take, needed=needed)
        picked = [d for d in known if d in named_ones]
    return None if len(picked) == len(known) else tuple(d for d in known if d in picked)
