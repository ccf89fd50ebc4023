"""`draftban coverage`: what a place's bills do about each demand, where, and why."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from draftban.cli.arguments import (
    as_place_option,
    format_option,
    known_demands,
    known_words,
    out_option,
)
from draftban.cli.terminal import echo, echo_diagnostics, echo_json
from draftban.writers import available

if TYPE_CHECKING:
    from draftban.bill.paper import Paper

ORDER = 35


@click.command(
    name="coverage", short_help="Show what a place's bills do about each demand, and why."
)
@click.argument("place", metavar="PLACE")
@click.option(
    "--require",
    multiple=True,
    metavar="LIST",
    help="Demands that must be met (full or partial); else the exit status is 1.",
)
@as_place_option(
    "Of the same policy in the form of another place, as `draftban build --as` builds it."
)
@click.option(
    "--to",
    multiple=True,
    metavar="LIST",
    help=f"Write the report as files instead: {', '.join(available())}.",
)
@out_option("PLACE/PLACE-coverage.pdf and the others go")
@format_option("text", "json", "html")
def command(
    place: str, require: tuple[str, ...], target: str, to: tuple[str, ...], out: Path, as_: str
) -> None:
    """Show what the bills of PLACE do about each demand: by which provision, how far, and why.

    full: enacted directly, without limits. partial: enacted in any other drafting. urged: the
    bills only call on others. unanswered: the bills only make exceptions to it. A demand enacted
    in part and urged besides says both.

    Then every carve-out, who may watch people in which places, what counsel should still
    answer, and where the draft goes further than the letter.

    A demand named with --require is met if it is full or partial; urging others does not meet it.
    The exit status is 1 if one is not met, or if the bills have errors.
    """
    from draftban.cli.coverage_json import coverage_json
    from draftban.cli.coverage_text import print_coverage
    from draftban.cli.drafting import draft
    from draftban.review.coverage.demands import coverage
    from draftban.review.coverage.model import Coverage
    from draftban.review.coverage.paper import coverage_paper

    formats = known_words(to, available(), "--to", "format")
    required = known_demands(require, "--require")
    drafted = draft(place, as_=target)
    found: Coverage | None = None
    paper: Paper | None = None
    if drafted.build is not None and not drafted.report.errors:
        found = coverage(drafted.build, drafted.report)
        if drafted.report.errors:
            found = None
        elif formats or as_ == "html":
            paper = coverage_paper(drafted.build, found)
    met = {covered.demand for covered in found.demands if covered.met} if found else set()
    unmet = tuple(demand for demand in required if demand not in met)
    files: dict[Path, bytes] = {}
    if paper is not None and formats:
        files = _write(paper, formats, out / drafted.folder)
    if as_ == "json":
        echo_json(coverage_json(drafted, found, required, unmet, tuple(files)))
    else:
        if files:
            for path in files:
                echo(str(path))
        elif paper is not None and not formats:
            _print_html(paper)
        elif found is not None and not formats:
            print_coverage(drafted, found, required)
        echo_diagnostics(drafted.report, err=True)
    sys.exit(1 if found is None or unmet or (formats and not files) else 0)


def _write(paper: Paper, formats: Sequence[str], folder: Path) -> dict[Path, bytes]:
    """Write ``paper`` in ``formats``; what this machine cannot make is said and left out."""
    from draftban.cli.files import write_all
    from draftban.cli.products import render_papers

    missing: dict[str, str] = {}
    rendered = render_papers([(f"{paper.meta.place}-coverage", paper)], formats, missing)
    for line in missing.values():
        echo(line, err=True)
    files = {folder / name: data for name, data in rendered.items()}
    write_all(files)
    return files


def _print_html(paper: Paper) -> None:
    from draftban import writers

    click.echo(writers.write(paper, "html"), nl=False)
