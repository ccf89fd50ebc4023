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
from draftban.documents.told import Carried, Fate
from draftban.files.nodes import Map, Node, get, keys


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
        now = ", ".join(there.draftings)
        fate: Fate = "carried" if before == there.draftings else "adapted"
        what = f"{demand} ({', '.join(before)})"
        yield Carried(what, fate, now, there.reason)


# ---------------------------------------------------------------- options


def _options(source: Setup, target: Setup) -> Iterator[tuple[str, Carried]]:
    """Each option the place set, with its line; ``now`` is empty where it is not carried."""
    from draftban.documents.uses import options

    used = {use.name: use for use in options(target)}
    for name in source.option_pos:
        yield name, _option(name, source, target, used.get(name))


def _option(name: str, source: Setup, target: Setup, use: OptionUse | None) -> Carried:
    value = source.options[name]
    what = f"option {name}: {shown(value)}"
    place = target.jurisdiction.short
    if use is None:
        return Carried(what, "dropped", "", f"No bill of {place} uses it.")
    problem, _ = option_problem(value, use.option)
    if problem:
        why = f"There {problem}; its own {shown(use.value)} counts."
        return Carried(what, "dropped", "", why)
    if use.option.type == "money" and source.form.currency != target.form.currency:
        why = f"The sum is in {source.form.currency}; in {target.form.currency} it is a blank."
        return Carried(what, "dropped", "", why)
    return Carried(what, "carried", shown(value), f"{place} has this option too.")


def _parts(source: Setup, target: Setup) -> Iterator[Carried]:
    """The parts that the place names, if it does; in which the target is written is its own."""
    if source.jurisdiction.parts:
        what = f"parts ({', '.join(source.jurisdiction.parts)})"
        why = f"{target.jurisdiction.short} says itself which parts of its text it writes."
        yield Carried(what, "dropped", ", ".join(target.parts), why)


# ---------------------------------------------------------------- what stays at home

_LOCAL = {
    "facts": "facts",
    "findings": "local findings",
    "wording": "local wording",
    "blanks": "filled blanks",
    "allow": "accepted warnings",
    "date": "date of the draft",
}
_OWN = "It says something about {place} alone."


def _left(source: Setup) -> Iterator[Carried]:
    """What the place's file and folder hold that another place's bill has no use for."""
    place = source.jurisdiction.short
    why = _OWN.format(place=place)
    written = get(source.merged, "jurisdiction")
    for key, name in _LOCAL.items():
        if (found := _listed(get(written, key))) is not None:
            yield Carried(f"{name}{found}", "dropped", "", why)
    for key in source.overlay:
        yield Carried(f"its own {key}", "dropped", "", why)
    own = tuple(sorted(_clauses_of(source)))
    if own:
        yield Carried(f"its own text of {', '.join(own)}", "dropped", "", why)


def _listed(node: Node | None) -> str | None:
    """What a key holds, shortly; ``None`` if it does not stand there."""
    if node is None:
        return None
    return f" ({', '.join(keys(node))})" if isinstance(node, Map) and keys(node) else ""


def _clauses_of(source: Setup) -> Iterator[str]:
    own = replace(source.search, layers=(), traditions=(), languages=())
    for file in take_stock(own).files:
        kind = file.partition("/")[0]
        yield file.removesuffix(".md") if kind not in RESERVED else file
