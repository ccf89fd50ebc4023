"""`draftban clauses`: find a clause, a definition, a finding, a passage."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from draftban.cli import completing
from draftban.cli.arguments import as_option
from draftban.cli.helping import echo_next
from draftban.cli.paths import openable
from draftban.cli.started import typed
from draftban.cli.terminal import echo, echo_diagnostics, echo_json, echo_table, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftban.clauses.catalogue import CatalogueEntry
    from draftban.diagnostics import Report
    from draftban.files.search import SearchPath

ORDER = 50
EXAMPLES = (
    'draftban clauses "private entity"',
    'draftban clauses us-ma-lowell "within 30 days"',
    "draftban clauses b.ii",
)


@click.command(name="clauses", short_help="Find a clause: id, heading, demands, files.")
@click.argument("words", metavar="[PLACE] [WORDS]...", nargs=-1, shell_complete=completing.places)
@as_option
def command(words: tuple[str, ...], as_: str) -> None:
    """Find the clauses, definitions, findings and passages in which every one of WORDS stands;
    without WORDS, list all. Behind a PLACE, only what that place may have, in its own words, its
    own files included; each says in which of its bills it stands, or why in none.

    A word may be part of an id, a heading or the text as a bill prints it ("private entity",
    "within 30 days"), or a demand such as b.ii. Forms are those in which it can stand. A clause
    has a file for each drafting: direct binds everyone, own the body that enacts it, urge stands
    in the resolution.
    """
    from draftban.cli.session import search as session_search
    from draftban.config.languages.language import demand_ids
    from draftban.diagnostics import Report

    search, report = session_search(), Report()
    known = demand_ids(search, report)
    place = words[0] if words and _names_place(words[0], search) else ""
    wanted = words[1:] if place else words
    found = [
        entry
        for entry in _entries(place, search, report)
        if all(word in entry.demands if word in known else entry.has(word) for word in wanted)
    ]
    if place:
        found.sort(key=lambda entry: not entry.stands)  # what stands comes first
    if as_ == "json":
        echo_json([_json(entry, of_place=bool(place)) for entry in found])
    else:
        for entry in found:
            _print(entry, of_place=bool(place))
        if not found:
            of = f" of {printable(place)}" if place else ""
            echo(f"Nothing{of} has {printable(' and '.join(wanted))} in it.", err=True)
        else:
            echo_next(
                f"{typed('customize', place or 'PLACE', found[0].id)} copies one to be edited."
            )
    echo_diagnostics(report, err=True)
    sys.exit(1 if report.errors else 0)


def _names_place(word: str, search: SearchPath) -> bool:
    return word in search.jurisdictions() or word.endswith((".yaml", ".yml"))


def _entries(place: str, search: SearchPath, report: Report) -> Iterator[CatalogueEntry]:
    """What there is, for one place if it is named."""
    from draftban.clauses.catalogue import catalogue, catalogue_of
    from draftban.config import load_setup
    from draftban.documents.uses import chosen

    if not place:
        yield from catalogue(search, report)
        return
    setup = load_setup(place, report, memory=search.memory)
    if setup is not None:
        yield from catalogue_of(chosen(setup), report)


def _print(entry: CatalogueEntry, *, of_place: bool) -> None:
    kind = ("general matter",) if entry.kind == "clause" else (entry.kind,)
    what = ", ".join(entry.demands or kind)
    where = "every form" if entry.everywhere else ", ".join(entry.forms) or "no form"
    where = f"in {where}"
    if of_place:
        out = f"in none of its bills{': ' if entry.out else ''}{entry.out}"
        where = f"in {', '.join(entry.stands)}" if entry.stands else out
    heading = printable(entry.heading)
    if entry.stands or not of_place:
        heading = click.style(heading, bold=True)
    line = f"{entry.id}: {heading} ({what}; {printable(where)})"
    files = [(drafting, openable(file)) for drafting, file in entry.files]
    if len(files) == 1:
        echo(f"{line}  {printable(files[0][1])}")
        return
    echo(line)
    echo_table(files, indent="    ")


def _json(entry: CatalogueEntry, *, of_place: bool) -> dict[str, object]:
    stands = {"stands": list(entry.stands), "out": entry.out} if of_place else {}
    return {
        **stands,
        "kind": entry.kind,
        "id": entry.id,
        "heading": entry.heading,
        "demands": list(entry.demands),
        "language": entry.language,
        "forms": list(entry.forms),
        "file": entry.files[0][1],
        "files": [{"drafting": drafting, "file": file} for drafting, file in entry.files],
    }
