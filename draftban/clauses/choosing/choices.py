"""Options and `when:` of clauses: values over defaults, each checked against its kind."""

from __future__ import annotations

from draftban.clauses.choosing.library import Clause, Library, unknown_clause
from draftban.config.answers import Amount, Value, check_when, option_problem, report_problem
from draftban.config.chains.forms import check_option_default
from draftban.config.competence import unknown_demand
from draftban.config.model import Option
from draftban.config.setup import Setup
from draftban.config.slips.elsewhere import Elsewhere
from draftban.config.slips.typed_values import told_meant
from draftban.diagnostics import Report
from draftban.files.nodes import Node, pos_at
from draftban.files.text import report_unknown


def settle_options(setup: Setup, library: Library, report: Report) -> dict[str, Value]:
    """Every option's value: what the place gives over the defaults of clauses and form.

    Reported: options that do not exist, values that are not possible, two clauses that mean
    different things by one name.
    """
    specs: dict[str, Option] = dict(setup.form.options)
    for clause in library.clauses.values():
        _own_options(clause, specs, report)
    elsewhere = Elsewhere(setup.form, setup.terms, setup.search)
    values: dict[str, Value] = {name: spec.default for name, spec in specs.items()}
    for name, value in setup.options.items():
        if name not in setup.option_pos or name in setup.form.options:
            values[name] = value
            continue
        where = setup.option_pos[name]
        if name not in specs:
            if not setup.as_form:
                report_unknown(
                    "clauses.unknown-option",
                    f"no form or clause has an option “{name}”",
                    where,
                    report,
                    word=name,
                    known=sorted(specs),
                    all_are="Options",
                    elsewhere=elsewhere.hint(name, ("options",)),
                )
            continue
        value = told_meant(name, value, specs[name], setup.pack, setup.form.currency, where, report)
        problem = option_problem(value, specs[name])
        if problem[0]:
            report_problem("config.option", name, value, problem, where, report)
        else:
            values[name] = value
    return {name: _typed(name, spec, values[name], setup) for name, spec in specs.items()}


def _typed(name: str, spec: Option, value: Value, setup: Setup) -> Value:
    """``value``; a sum of money with its currency: the form's if the place gave the sum."""
    if spec.type != "money" or not isinstance(value, int):
        return value
    given = name in setup.option_pos
    return Amount(value, setup.form.currency if given else spec.currency, name)


def check_ceiling(name: str, spec: Option, value: Value, setup: Setup, report: Report) -> None:
    """Report a sum over the highest that the law allows, where the place says what that is.

    To be asked of options that the document uses: a sum that no clause prints is no mistake.
    """
    ceiling = setup.facts.get(spec.ceiling)
    if not isinstance(ceiling, int) or not isinstance(value, int) or not ceiling < value:
        return
    where = setup.option_pos.get(name) or setup.fact_pos.get(spec.ceiling) or spec.pos
    report.error(
        "config.over-ceiling",
        f"“{name}” is {value:,}, over the ceiling of {ceiling:,} that “{spec.ceiling}” states.",
        where,
        text=report.line(where),
        hint=f"Set {name} to {ceiling} or less under `options:`.",
    )


def _own_options(clause: Clause, specs: dict[str, Option], report: Report) -> None:
    for name, spec in clause.meta.options.items():
        where = clause.at("options", name)
        check_option_default(name, spec, where, report)
        other = specs.setdefault(name, spec)
        if _meaning(other) != _meaning(spec):
            report.error(
                "clauses.option-twice",
                f"the option “{name}” is defined differently in {other.pos.file}",
                where,
                text=report.line(where),
                hint="give one of them another name",
            )


def _meaning(spec: Option) -> tuple[object, ...]:
    return (spec.type, spec.default, spec.choices, spec.minimum, spec.maximum)


def check_front_matter(setup: Setup, library: Library, report: Report) -> None:
    """Report what front matter names that does not exist: demands, clauses, facts, options."""
    options = dict(setup.form.options)
    for clause in library.clauses.values():
        options.update(clause.meta.options)
    for clause in library.clauses.values():
        meta = clause.meta
        named = {"demands": meta.demands, "core_of": meta.core_of, "cuts": meta.cuts}
        for key, demands in named.items():
            _check_demands(key, demands, clause.node, setup, report)
        _check_core(clause, report)
        for key in ("requires", "excludes", "beside"):
            for index, other in enumerate(getattr(meta, key)):
                if not library.exists(other):
                    where = clause.at(key, index)
                    report.error(
                        "clauses.unknown-clause",
                        f"there is no clause “{other}”",
                        where,
                        text=report.line(where),
                        hint=unknown_clause(other, library),
                    )
        check_when(meta.when, setup.form.facts, options, clause.at("when"), report)
        for index, when in enumerate(meta.when_any):
            check_when(when, setup.form.facts, options, clause.at("when_any", index), report)
    for entry in library.findings.values():
        _check_demands("demands", entry.meta.demands, entry.node, setup, report)
        where = pos_at(entry.node, "when")
        check_when(entry.meta.when, setup.form.facts, options, where, report)


def _check_core(clause: Clause, report: Report) -> None:
    for index, demand in enumerate(clause.meta.core_of):
        if demand in clause.meta.demands:
            continue
        where = clause.at("core_of", index)
        answered = ", ".join((*clause.meta.demands, demand))
        report.error(
            "clauses.core-of",
            f"{clause.id} is core of {demand}, which it does not answer.",
            where,
            text=report.line(where),
            hint=f"Write `demands: [{answered}]`, or take {demand} out of `core_of:`.",
        )


def _check_demands(
    key: str, demands: tuple[str, ...], node: Node, setup: Setup, report: Report
) -> None:
    for index, demand in enumerate(demands):
        if demand not in setup.demands:
            where = pos_at(node, key, index)
            unknown_demand(demand, tuple(setup.demands), where, report)
