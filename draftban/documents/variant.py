"""One place's policy in another place's form: ``draftban build us-ma-lowell --as us``.

What is carried are the demands and the options that exist there. Everything else of the target
is its own: form, competence, facts, words, code. So no name of the place can get into the bill.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from draftban.clauses.choosing.options import OptionUse
from draftban.clauses.choosing.shelf import RESERVED, take_stock
from draftban.config import load_setup
from draftban.config.answers import Value, option_problem, shown
from draftban.config.setup import Setup
from draftban.diagnostics import Pos, Report
from draftban.documents.document import Variant
from draftban.documents.told import Carried, Fate, Matter
from draftban.files.nodes import get, keys


def load_variant(source: Setup, target: str | Path, report: Report) -> Variant | None:
    """The policy of ``source`` (its demands and options) for ``target``, a code or a file.

    Mistakes of the target's own file go to ``report``; ``None`` if it cannot be built.
    """
    load = partial(
        load_setup,
        target,
        demands=source.selected,
        working=source.search.working,
        shipped=source.search.shipped,
        memory=source.search.memory,
    )
    plain = load(report.aside())
    options: Mapping[str, tuple[Value, Pos]] = {}
    lines: tuple[Carried, ...] = ()
    if plain is not None:
        fates = tuple(_options(source, plain))
        options = {n: (source.options[n], source.option_pos[n]) for n, line in fates if line.now}
        lines = tuple(line for _, line in fates)
    setup = load(report, carried=options)
    if setup is None:
        return None
    setup = replace(
        setup,
        wanted=replace(source.wanted, as_place=str(target)),
        texts={**source.texts, **setup.texts},
    )
    table = (*_demands(source, setup), *lines, *_parts(source, setup), *_left(source))
    return Variant(source.jurisdiction.place, setup, table)


# ---------------------------------------------------------------- demands


def _demands(source: Setup, target: Setup) -> Iterator[Carried]:
    for demand in source.selected:
        here, there = source.cells.get(demand), target.cells.get(demand)
        if there is None:  # reported when the target was loaded
            continue
        before = here.draftings if here else ()
        was, now = ", ".join(before), ", ".join(there.draftings)
        fate: Fate = "carried" if before == there.draftings else "adapted"
        yield Carried("demand", (demand,), was, fate, now, "competence", (there.reason,))


# ---------------------------------------------------------------- options


def _options(source: Setup, target: Setup) -> Iterator[tuple[str, Carried]]:
    """Each option the place set, with its line; ``now`` is empty where it is not carried."""
    from draftban.documents.uses import options

    used = {use.name: use for use in options(target)}
    for name in source.option_pos:
        yield name, _option(name, source, target, used.get(name))


def _option(name: str, source: Setup, target: Setup, use: OptionUse | None) -> Carried:
    value = source.options[name]
    dropped = partial(Carried, "option", (name,), shown(value), "dropped", "")
    place = target.jurisdiction.short
    if use is None:
        return dropped("unused", (place,))
    problem, _ = option_problem(value, use.option)
    if problem:
        return dropped("refused", (problem, shown(use.value)))
    there, here = target.form.currency, source.form.currency
    if use.option.type == "money" and here != there:
        return dropped("currency", (here, there))
    return Carried("option", (name,), shown(value), "carried", shown(value), "there", (place,))


def _parts(source: Setup, target: Setup) -> Iterator[Carried]:
    """The parts that the place names, if it does; in which the target is written is its own."""
    if source.jurisdiction.parts:
        now, place = ", ".join(target.parts), (target.jurisdiction.short,)
        yield Carried("parts", source.jurisdiction.parts, "", "dropped", now, "divided", place)


# ---------------------------------------------------------------- what stays at home

_LOCAL: tuple[Matter, ...] = ("facts", "findings", "wording", "blanks", "calls", "allow", "date")
"""Keys of a place's file that say something about it alone."""


def _left(source: Setup) -> Iterator[Carried]:
    """What the place's file and folder hold that another place's bill has no use for."""
    written = get(source.merged, "jurisdiction")
    local: list[tuple[Matter, tuple[str, ...]]] = [
        (key, keys(found)) for key in _LOCAL if (found := get(written, key)) is not None
    ]
    local += [("form", (key,)) for key in source.overlay]
    own = tuple(sorted(_clauses_of(source)))
    local += [("texts", own)] if own else []
    for matter, names in local:
        yield Carried(matter, names, "", "dropped", "", "local", (source.jurisdiction.short,))


def _clauses_of(source: Setup) -> Iterator[str]:
    own = replace(source.search, layers=(), traditions=(), languages=())
    for file in take_stock(own).files:
        kind = file.partition("/")[0]
        yield file.removesuffix(".md") if kind not in RESERVED else file
