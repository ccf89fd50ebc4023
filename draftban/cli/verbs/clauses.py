"""`draftban clauses`: find a clause, a definition, a finding, a passage."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from draftban.cli.arguments import as_option
from draftban.cli.terminal import echo, echo_diagnostics, echo_json, echo_table, printable

if TYPE_CHECKING:
    from draftban.clauses.catalogue import CatalogueEntry

ORDER = 50
EXAMPLES = (
    'draftban clauses "private entity"',
    'draftban clauses us-ma-lowell "within 30 days"',
    "draftban clauses b.ii",
)


@click.command(name="clauses", short_help="Find a clause: id, heading, demands, files.")
@click.argument("words", nargs=-1)
@as_option
def command(words: tuple[str, ...], as_: str) -> None:
    """Find the clauses, definitions, findings and passages in which every one of WORDS stands;
    without WORDS, list all.

    A word may be part of an id, a heading or the text as a bill prints it ("private entity",
    "within 30 days"), or a demand such as b.ii. Forms are those in which it can stand. A clause
    has a file for each drafting: direct binds everyone, own the body that enacts it, urge stands
    in the resolution.
    """
    from draftban.clauses.catalogue import catalogue
    from draftban.cli.session import search as session_search
    from draftban.config.languages.language import demand_ids
    from draftban.diagnostics import Report

    search, report = session_search(), Report()
    known = demand_ids(search, report)
    found = [
        entry
        for entry in catalogue(search, report)
        if all(word in entry.demands if word in known else entry.has(word) for word in words)
    ]
    if as_ == "json":
        echo_json([_json(entry) for entry in found])
    else:
        for entry in found:
            _print(entry)
        if not found:
            echo(f"Nothing has {' and '.join(words)} in it.", err=True)
    echo_diagnostics(report, err=True)
    sys.exit(1 if report.errors else 0)


def _print(entry: CatalogueEntry) -> None:
    kind = ("general matter",) if entry.kind == "clause" else (entry.kind,)
    what = ", ".join(entry.demands or kind)
    where = "every form" if entry.everywhere else ", ".join(entry.forms) or "no form"
    line = f"{entry.id}: {click.style(printable(entry.heading), bold=True)} ({what}; in {where})"
    if len(entry.files) == 1:
        echo(f"{line}  {entry.files[0][1]}")
        return
    echo(line)
    echo_table(entry.files, indent="    ")


def _json(entry: CatalogueEntry) -> dict[str, object]:
    return {
        "kind": entry.kind,
        "id": entry.id,
        "heading": entry.heading,
        "demands": list(entry.demands),
        "language": entry.language,
        "forms": list(entry.forms),
        "file": entry.files[0][1],
        "files": [{"drafting": drafting, "file": file} for drafting, file in entry.files],
    }
