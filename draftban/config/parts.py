"""The parts that a place writes of a text which its form divides: which are made, and what each
leaves to the others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from draftban.config.answers import Value, check_when, holds, shown
from draftban.config.chains.laying import KEEPS, OMITS, lay
from draftban.config.competence import unknown_demand
from draftban.config.model import LAID, Case, Form, Parts
from draftban.diagnostics import Pos, Report
from draftban.files.merge import settled
from draftban.files.nodes import Map, Node, Scalar, Seq, get, ids, node_at, pos_at
from draftban.files.text import report_unknown, short


def made_parts(
    parts: Parts | None,
    named: Collection[str],
    values: Mapping[str, Value],
    selected: Collection[str],
) -> tuple[str, ...]:
    """The parts that are made, in the order of the form: of those ``named`` by the place, or of all
    if it names none, those that take a ``selected`` demand; of all, without a part whose demands
    stand whole in the others. None where the text is not divided under ``values`` (facts and
    options).
    """
    if parts is None or not holds(parts.when, values):
        return ()
    wanted = [name for name in parts.of if name in named] or list(parts.of)
    made = [name for name in wanted if not set(selected).isdisjoint(parts.of[name].demands)]
    for name in () if named else tuple(reversed(made)):
        others = [parts.of[other] for other in made if other != name]
        whole = {d for part in others for d in part.demands if not part.limits.get(d)}
        if whole.issuperset(d for d in parts.of[name].demands if d in selected):
            made.remove(name)
    return tuple(made)


def shares(parts: Parts | None, made: Sequence[str], demand: str) -> tuple[str, ...]:
    """Those of the ``made`` parts that each take a share of ``demand``, where it needs several."""
    if parts is None:
        return ()
    found = tuple(name for name in made if parts.of[name].limits.get(demand))
    return found if len(found) > 1 else ()


def limited(cells: Mapping[str, Case], parts: Parts | None, made: Sequence[str]) -> dict[str, Case]:
    """``cells`` with the limits of a demand that the ``made`` parts hold a share of, where a part
    with the rest is not among them.
    """
    found = dict(cells)
    for demand in cells if parts is not None and made else ():
        assert parts is not None
        rest = [n for n, part in parts.of.items() if demand in part.demands and n not in made]
        limits = [limit for name in made for limit in parts.of[name].limits.get(demand, ())]
        if rest and limits:
            case = cells[demand]
            found[demand] = replace(case, limits=(*case.limits, *limits))
    return found


# ---------------------------------------------------------------- the form of a part


def undivided(merged: Map) -> Map:
    """The map of a form without the clauses that stand only where several parts are made."""
    together = node_at(merged, "parts", "together")
    return merged if not isinstance(together, Seq) else _laid(merged, ((OMITS, together),))


def part_map(merged: Map, name: str, made: Sequence[str]) -> Map:
    """The map of a form, as :func:`undivided` gives it, with what its part ``name`` writes for
    itself; with the clauses that coordinate it with the other parts, if some are ``made``.
    """
    own = node_at(merged, "parts", "of", name)
    over: list[tuple[str, Node]] = []
    for key in LAID:
        value = get(own, key)
        over += [] if value is None else [(key, value)]
    together = node_at(merged, "parts", "together")
    if together is not None and len(made) > 1:
        over.append((KEEPS, together))
    return _laid(merged, over)


def _laid(merged: Map, over: Sequence[tuple[str, Node]]) -> Map:
    items = tuple((key, value.pos, value) for key, value in over)
    laid = settled(lay(merged, Map(items, merged.pos)))
    return replace(laid, pos=merged.pos)


# ---------------------------------------------------------------- mistakes


def check_division(form: Form, merged: Map, known: tuple[str, ...], report: Report) -> None:
    """Report what a form says of its parts that cannot be: a demand that does not exist (``known``
    are those of the letter) or that no part takes, a condition that never holds, a suffix twice.
    """
    parts = form.parts
    if parts is None:
        return
    where = pos_at(merged, "parts")
    check_when(parts.when, form.facts, form.options, pos_at(merged, "parts", "when"), report)
    suffixes: dict[str, str] = {}
    for name, part in parts.of.items():
        at = ("parts", "of", name)
        for index, demand in enumerate(part.demands):
            if demand not in known:
                unknown_demand(demand, known, pos_at(merged, *at, "demands", index), report)
        for demand in part.limits:
            if demand not in part.demands:
                _error(
                    "config.part-limit",
                    f"The part {name} limits demand {short(demand)}, which it does not take.",
                    pos_at(merged, *at, "limits", demand),
                    f"Add {short(demand)} to its `demands:`, or take the limit out.",
                    report,
                )
        other = suffixes.setdefault(part.suffix, name)
        if other != name or not part.suffix:
            _error(
                "config.part-suffix",
                f"The parts {other} and {name} would be written to the same file."
                if other != name
                else f"The part {name} would be written to the file of the whole.",
                pos_at(merged, *at, "suffix"),
                "Give each part a `suffix:` of its own.",
                report,
            )
    taken = {demand for part in parts.of.values() for demand in part.demands}
    left = [demand for demand in known if demand in form.competence and demand not in taken]
    if left:
        _error(
            "config.part-demands",
            f"No part of the form {form.form} takes {', '.join(left)}.",
            where,
            f"Add {', '.join(left)} to the `demands:` of a part.",
            report,
        )


def settle_parts(
    own: Map, form: Form, values: Mapping[str, Value], selected: tuple[str, ...], report: Report
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The parts that the place writes, as its ``own`` map says under ``parts:``, and those of the
    ``selected`` demands that one of them takes.

    Reported: parts that its form cannot give, and demands that it names and no part takes.
    """
    _check_named(own, form, values, selected, report)
    written = get(own, "parts")
    named = ids(written) if isinstance(written, Seq) else ()
    made = made_parts(form.parts, named, values, selected)
    if form.parts is None or not made:
        return made, selected
    _check_left(own, form.parts, made, selected, report)
    taken = {demand for name in made for demand in form.parts.of[name].demands}
    return made, tuple(demand for demand in selected if demand in taken)


def check_hidden(overlay: Map, merged: Map, made: Sequence[str], report: Report) -> None:
    """Warn of words that the place lays over its form and that no bill has, since each part that is
    made says its own.
    """
    parts = [node_at(merged, "parts", "of", name) for name in made]
    for path, where in _written(overlay):
        if parts and all(node_at(part, *path) is not None for part in parts):
            key = ".".join(path)
            report.warning(
                "config.part-says",
                f"“{key}” is not printed: each part of the text says its own.",
                where,
                text=report.line(where),
                hint="Take it out, or write a form that extends this one, with its own `parts:`.",
            )


def _written(overlay: Map) -> Iterator[tuple[tuple[str, ...], Pos]]:
    """The keys of ``overlay`` that a part may say as well, those of its maps one by one."""
    for key, where, value in overlay.items:
        if key not in LAID or key == OMITS:  # what both omit adds up
            continue
        if isinstance(value, Map):
            yield from (((key, inner), at) for inner, at, _ in value.items)
        else:
            yield (key,), where


def _check_named(
    own: Map, form: Form, values: Mapping[str, Value], selected: Sequence[str], report: Report
) -> None:
    written = get(own, "parts")
    if written is None or not isinstance(written, Seq):
        return  # a wrong kind of value was told when the file was decoded
    where, parts = written.pos, form.parts
    if parts is None:
        _error(
            "config.no-parts",
            f"The form {form.form} writes one document, which has no parts.",
            where,
            "Take `parts:` out.",
            report,
        )
        return
    if not holds(parts.when, values):
        told = ", ".join(f"{name}: {shown(value)}" for name, value in parts.when.items())
        _error(
            "config.not-divided",
            f"The text is not divided here: the form {form.form} has parts only with {told}.",
            where,
            f"Write {told} under `options:`, or take `parts:` out.",
            report,
        )
        return
    if not written.items:
        listed = ", ".join(parts.of)
        _error("config.no-part", "No part is selected.", where, f"Choose from {listed}.", report)
    seen: set[str] = set()
    for item in written.items:
        if isinstance(item, Scalar):
            _check_part(item, parts, form, seen, selected, report)
            seen.add(item.raw)


def _check_part(
    item: Scalar,
    parts: Parts,
    form: Form,
    seen: Collection[str],
    selected: Sequence[str],
    report: Report,
) -> None:
    name, where = item.raw, item.pos
    if name not in parts.of:
        message = f"The form {form.form} has no part “{short(name)}”."
        known = tuple(parts.of)
        report_unknown(
            "config.unknown-part", message, where, report, word=name, known=known, all_are="Parts"
        )
    elif name in seen:
        report.warning(
            "config.repeated",
            f"The part {name} is named twice.",
            where,
            text=report.line(where),
            hint="Name it once.",
        )
    elif selected and set(selected).isdisjoint(parts.of[name].demands):
        _error(
            "config.empty-part",
            f"The part {name} takes none of the selected demands.",
            where,
            f"Select one of {', '.join(parts.of[name].demands)}, or take {name} out.",
            report,
        )


def _check_left(
    own: Map, parts: Parts, made: Sequence[str], selected: Sequence[str], report: Report
) -> None:
    """Warn of each demand that the place names and no part that it names takes."""
    written = get(own, "prohibitions")
    if not isinstance(written, Seq):
        return
    taken = {demand for name in made for demand in parts.of[name].demands}
    for item in written.items:
        if isinstance(item, Scalar) and item.raw in selected and item.raw not in taken:
            by = [name for name, part in parts.of.items() if item.raw in part.demands]
            report.warning(
                "config.part-left-out",
                f"No part that is written takes demand {item.raw}.",
                item.pos,
                text=report.line(item.pos),
                hint=f"Add {' or '.join(by)} to `parts:`, or take {item.raw} out.",
            )


def _error(code: str, message: str, where: Pos, hint: str, report: Report) -> None:
    report.error(code, message, where, text=report.line(where), hint=hint)
