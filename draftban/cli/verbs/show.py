"""`draftban show`: the merged configuration, and where each value came from."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

import click

from draftban.cli import completing
from draftban.cli.arguments import as_option, place_argument
from draftban.cli.helping import echo_next
from draftban.cli.paths import openable
from draftban.cli.started import typed
from draftban.cli.terminal import (
    counted,
    diagnostic_json,
    echo,
    echo_diagnostics,
    echo_json,
    printable,
)

if TYPE_CHECKING:
    from draftban.config.answers import Value
    from draftban.documents.answers import Answer

ORDER = 40
EXAMPLES = (
    "draftban show us-ma-lowell",
    "draftban show us-ma-lowell --clause prohibitions/government-use",
)


@click.command(name="show", short_help="Show every setting of a place and where it comes from.")
@place_argument
@click.option(
    "--clause",
    shell_complete=completing.texts,
    metavar="ID",
    help="Show where each text of this clause stands instead, with its labels and the hashes that "
    "a change to one of them names.",
)
@click.option("--verbose", "-v", is_flag=True, help="Show every setting of its form as well.")
@as_option
def command(place: str, clause: str | None, verbose: bool, as_: str) -> None:
    """Show every setting of PLACE with the file and line it comes from, with --verbose those of its
    form too.

    Facts and options are shown as they count, defaults filled in; options of clauses if a bill
    of this place uses them. Each selected demand is shown with the clauses that answer it. With
    --format json each option says what it is for.
    """
    if clause is not None:
        _show_clause(clause, place, as_)
    from draftban.config import load_setup, provenance
    from draftban.config.answers import shown
    from draftban.diagnostics import Report
    from draftban.documents.answers import cores
    from draftban.documents.uses import chosen, uses
    from draftban.files.nodes import pos_at

    report = Report()
    setup = load_setup(place, report)
    rows: list[tuple[str, str, str, int]] = []
    about: dict[str, dict[str, str]] = {}
    if setup is not None:
        written = provenance(setup.merged)
        own = [row for row in written if row[0].startswith("jurisdiction.")]
        form = [row for row in written if row[0].startswith("form.")]
        settled: dict[str, Value | None] = {
            f"facts.{k}": setup.facts.get(k) for k in (*setup.facts, *setup.unanswered)
        }
        settled |= {f"options.{k}": v for k, v in setup.options.items()}
        for path, value, pos in own:
            name = path.removeprefix("jurisdiction.")
            if name not in settled and value != "null":  # a key over comments alone
                rows.append((name, value, pos.file, pos.line))
        choices = chosen(setup)
        rows += [_answer_row(answer) for answer in cores(setup, choices)]
        used = {f"options.{use.name}": use for use in uses(choices)}
        for name, counted in settled.items():
            group, key = name.split(".", 1)
            pos = pos_at(setup.merged, "jurisdiction", group, key)
            if not any(path == f"jurisdiction.{name}" for path, _, _ in own):
                default = pos_at(setup.merged, "form", group, key, "default")
                pos = setup.fact_pos.get(key, default) if group == "facts" else default
            value = "unknown" if counted is None else shown(counted)
            rows.append((name, value, pos.file, pos.line))
        rows += [
            (name, shown(use.value), use.pos.file, use.pos.line)
            for name, use in used.items()
            if name not in settled
        ]
        about = {
            name: {"default": shown(use.option.default), "about": use.option.about}
            for name, use in used.items()
        }
        rows += [(path, value, pos.file, pos.line) for path, value, pos in form]
    if as_ == "json":
        echo_json(
            {
                "place": place,
                "settings": [
                    {"key": key, "value": value, "file": file, "line": line} | about.get(key, {})
                    for key, value, file, line in rows
                ],
                "diagnostics": [diagnostic_json(d) for d in report],
            }
        )
    else:
        told = [row for row in rows if verbose or not row[0].startswith("form.")]
        for key, value, file, line in told:
            where = click.style(f"  {openable(file)}:{line}", dim=True)
            echo(f"{click.style(printable(key), bold=True)}: {printable(value)}{where}")
        if len(told) < len(rows):
            listed = typed("show", place, "--verbose")
            echo(f"The form has {len(rows) - len(told)} settings more: {listed}")
        echo_diagnostics(report, err=True)
        if setup is not None:
            edited = setup.search.display(setup.path)
            echo_next(
                f"write another value under its key in {edited}, then {typed('check', place)}"
            )
    sys.exit(1 if report.errors else 0)


def _show_clause(clause: str, place: str, as_: str) -> NoReturn:
    """Show the texts of ``clause`` for ``place``, and leave."""
    from draftban.clauses.choosing.library import load_library, unknown_clause
    from draftban.cli.telling import clause_text
    from draftban.config import load_setup
    from draftban.diagnostics import Report
    from draftban.documents import build
    from draftban.documents.clause.borrowed import borrowed
    from draftban.documents.clause.parts import clause_facts, clause_parts, printed_words

    report = Report()
    setup = load_setup(place, report)
    parts = () if setup is None else clause_parts(clause, setup)
    result = None if setup is None else build(setup, Report())
    broken = result is not None and bool(result.report.errors)
    printed = None if result is None or broken else printed_words(result)
    facts = () if setup is None else clause_facts(clause, setup)
    words = () if setup is None else borrowed(parts, setup, printed)
    if setup is not None and not parts:
        report.error(
            "clauses.unknown-clause",
            f"there is no clause “{clause}”",
            text=clause,
            hint=unknown_clause(clause, load_library(setup.search, Report())),
        )
    if as_ == "json":
        told = [diagnostic_json(d) for d in report]
        echo_json(
            {
                "place": place,
                "clause": clause,
                "texts": clause_text.parts_json(parts),
                "words": clause_text.borrowed_json(words),
                "facts": clause_text.facts_json(facts),
                "diagnostics": told,
            }
        )
    else:
        if broken and result is not None and parts:
            number = counted(len(result.report.errors), "error")
            echo(f"The bills of {place} have {number}: `draftban check {place}`.")
        clause_text.echo_parts(clause, parts, printed)
        clause_text.echo_borrowed(words)
        clause_text.echo_facts(facts)
        echo_diagnostics(report, err=True)
        if parts:
            echo_next(f"{typed('customize', place, clause)} copies its words to be edited.")
    sys.exit(1 if report.errors else 0)


def _answer_row(answer: Answer) -> tuple[str, str, str, int]:
    """A demand, the clauses that are core of it and stand, and where the first is written."""
    told = []
    if answer.enacted:
        told.append(f"enacted by {', '.join(answer.enacted)}")
    if answer.urged:
        told.append(f"urged by {', '.join(answer.urged)}")
    told += [f"left out: {reason}" for reason in answer.left_out]
    pos = answer.pos
    return f"demands.{answer.demand}", "; ".join(told) or "not answered", pos.file, pos.line
