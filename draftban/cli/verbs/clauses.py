"""`draftban clauses`: find a clause."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from draftban.cli.arguments import as_option
from draftban.cli.terminal import echo, echo_diagnostics, echo_json, printable

if TYPE_CHECKING:
    from draftban.clauses.library import Clause
    from draftban.config.search import SearchPath
    from draftban.diagnostics import Report

ORDER = 50


@click.command(name="clauses", short_help="Find a clause: id, heading, demands, file.")
@click.argument("words", nargs=-1)
@as_option
def command(words: tuple[str, ...], as_: str) -> None:
    """Find the clauses in which every one of WORDS stands; without WORDS, list all.

    A word may be part of a clause's id, heading or text, or a demand such as b.ii.
    """
    from draftban.config.language import load_demands
    from draftban.config.search import search_path
    from draftban.diagnostics import Report

    search, report = search_path(), Report()
    known = load_demands(search, report)
    found = [
        (language, clause)
        for language, clause in _all(search, report)
        if all(_matches(clause, word.lower(), word in known) for word in words)
    ]
    if as_ == "json":
        echo_json(
            [
                {
                    "id": clause.id,
                    "heading": clause.meta.heading,
                    "demands": list(clause.meta.demands),
                    "draftings": sorted(clause.draftings),
                    "language": language,
                    "file": clause.meta.pos.file,
                }
                for language, clause in found
            ]
        )
    else:
        for _, clause in found:
            demands = ", ".join(clause.meta.demands) or "every bill"
            heading = click.style(printable(clause.meta.heading), bold=True)
            echo(f"{clause.id}: {heading} ({demands})  {clause.meta.pos.file}")
        if not found:
            echo(f"No clause has {' and '.join(words)} in it.", err=True)
    echo_diagnostics(report, err=True)
    sys.exit(1 if report.errors else 0)


def _all(search: SearchPath, report: Report) -> Iterator[tuple[str, Clause]]:
    """Every clause with its language."""
    from draftban.clauses.library import load_library

    for language in _languages(search):
        for clause in load_library(replace(search, languages=(language,)), report).clauses.values():
            yield language, clause


def _languages(search: SearchPath) -> tuple[str, ...]:
    """The languages that have a pack."""
    packs = (pack for root in search.roots for pack in root.glob("templates/*/pack.yaml"))
    return tuple(sorted({pack.parent.name for pack in packs}))


def _matches(clause: Clause, word: str, is_demand: bool) -> bool:
    meta = clause.meta
    if is_demand:
        return word in meta.demands
    texts = (meta.id, meta.heading, meta.subject, *(s.text for s in clause.draftings.values()))
    return any(word in text.lower() for text in texts)
