"""`draftban coverage`: what a place's bills do about each demand, where, and why."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from draftban.cli import completing
from draftban.cli.arguments import (
    as_place_option,
    format_option,
    formats_option,
    known_demands,
    known_words,
    out_option,
    overwrite_option,
    place_argument,
)
from draftban.cli.helping import echo_next
from draftban.cli.output.outputs import Outcome, write_outputs
from draftban.cli.started import typed
from draftban.cli.telling.outcome_text import echo_others, echo_written
from draftban.cli.terminal import diagnostic_json, echo, echo_diagnostics, echo_json
from draftban.diagnostics import Diagnostic, Severity
from draftban.writers import available

if TYPE_CHECKING:
    from draftban.bill.paper import Paper
    from draftban.config.languages.words import Said
    from draftban.documents import Build

ORDER = 35
EXAMPLES = (
    "draftban coverage us-ma-lowell",
    "draftban coverage us-ma-lowell --to pdf",
    "draftban coverage us-ma-lowell --require b.i,c",
)


@click.command(
    name="coverage", short_help="Show what a place's bills do about each demand, and why."
)
@place_argument
@click.option(
    "--require",
    multiple=True,
    shell_complete=completing.demands,
    metavar="LIST",
    help="Demands that must be met (full or partial); else the exit status is 1.",
)
@as_place_option(
    "Of the same policy in the form of another place, as `draftban build --as` builds it."
)
@formats_option("Write the report as files instead")
@out_option("PLACE/PLACE-coverage.pdf and the others go")
@overwrite_option
@format_option("text", "json", "html")
def command(
    place: str,
    require: tuple[str, ...],
    target: str,
    to: tuple[str, ...],
    out: Path,
    overwrite: bool,
    as_: str,
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
    from draftban.api import coverage, coverage_paper
    from draftban.cli.drafting import draft
    from draftban.cli.telling.coverage_json import coverage_json
    from draftban.cli.telling.coverage_text import coverage_words, print_coverage
    from draftban.review.coverage.model import Coverage

    formats = known_words(to, available(), "--to", "format")
    required = known_demands(require, "--require")
    drafted = draft(place, as_=target)
    found: Coverage | None = None
    paper: Paper | None = None
    say: Said | None = None
    if drafted.build is not None and not drafted.report.errors:
        found = coverage(drafted.build)
        if drafted.report.errors:
            found = None
        elif formats or as_ == "html":
            paper = coverage_paper(drafted.build, found)
        elif as_ == "text":
            say = coverage_words(drafted, drafted.report)
            found = None if drafted.report.errors else found
    met = {covered.demand for covered in found.demands if covered.met} if found else set()
    unmet = tuple(demand for demand in required if demand not in met)
    outcome = Outcome()
    diagnostics = tuple(drafted.report)
    if paper is not None and formats and drafted.build is not None:
        outcome, failed = _write(drafted.build, paper, formats, out / drafted.folder, overwrite)
        diagnostics += (*failed, *outcome.diagnostics)
    if as_ == "json":
        found_json = coverage_json(drafted, found, required, unmet, outcome.written)
        echo_json({**found_json, "diagnostics": [diagnostic_json(d) for d in diagnostics]})
    else:
        echo_written(outcome)
        if paper is not None and not formats:
            _print_html(paper)
        elif found is not None and say is not None:
            print_coverage(drafted, found, required, say)
        echo_diagnostics(diagnostics, err=True)
        echo_others(outcome, "report")
    wrong = any(d.severity is Severity.ERROR for d in diagnostics)
    if as_ == "text" and found is not None:
        echo_next(
            f"{typed('scenarios', place)} shows it act by act;",
            f"{typed('compare', place)} sets it beside other law.",
        )
    sys.exit(1 if found is None or unmet or wrong or (formats and not outcome.written) else 0)


def _write(
    build: Build, paper: Paper, formats: Sequence[str], folder: Path, overwrite: bool
) -> tuple[Outcome, tuple[Diagnostic, ...]]:
    """Write ``paper`` in ``formats``; what this machine cannot make is said and left out, as is
    what a format cannot make of it, for which the reasons are given.
    """
    from dataclasses import replace

    from draftban.cli.running.drawing import drawing
    from draftban.documents import proof
    from draftban.products.bills import request
    from draftban.products.packing import render_papers

    missing: dict[str, str] = {}
    named = [(f"{paper.meta.place}-coverage", paper)]
    rendered = render_papers(named, formats, missing, drawing())
    for line in missing.values():
        echo(line, err=True)
    written = [name for name in formats if name not in missing]
    made = proof.manifest(request(build, ()), build.making.texts, rendered.files, written)

    def manifest(old: proof.Manifest | None) -> proof.Manifest:
        """A report is no bill: `verify` makes only those again."""
        new = proof.merged(old, made)
        return replace(
            new if old is None else old, outputs=old.outputs if old else {}, written=new.written
        )

    outcome = Outcome()
    if rendered.files or rendered.failed:
        outcome = write_outputs(
            folder, rendered.files, manifest, unwanted=tuple(rendered.failed), overwrite=overwrite
        )
    return outcome, rendered.diagnostics


def _print_html(paper: Paper) -> None:
    from draftban import writers

    click.echo(writers.write(paper, "html"), nl=False)
