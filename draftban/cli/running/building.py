"""One place from its file to its folder, as `draftban build` makes it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import click

from draftban.cli.drafting import Drafted, draft
from draftban.cli.output.outputs import Outcome, write_outputs
from draftban.cli.running.products import (
    Rendered,
    laid_out,
    manifest_of,
    render,
    stale,
    without_pages,
)
from draftban.cli.running.unchanged import Asked, roots
from draftban.cli.session import memory
from draftban.cli.telling.account import Account, told, undrafted
from draftban.cli.terminal import progress
from draftban.diagnostics import Diagnostic, DraftbanError
from draftban.documents import proof
from draftban.documents.record import Machine, Record, traced
from draftban.documents.told import Told


def build_place(place: str, asked: Asked, machine: Machine) -> Account:
    """Draft ``place`` (as :func:`draft` takes it) and write its files as ``asked``.

    Whatever is wrong with the place, its
    text or its folder is in what this gives; only wrong usage is raised, ``click.UsageError``.
    """
    try:
        drafted = draft(
            place,
            chosen=asked.chosen,
            dropped=asked.dropped,
            as_=asked.as_,
            options=asked.options,
        )
    except DraftbanError as problem:
        return undrafted(place, problem.diagnostics)
    found = tuple(drafted.report)
    if drafted.build is None:
        return undrafted(place, found)
    if drafted.report.errors:
        return Account(place, told(drafted, (), found), diagnostics=found)
    drafted = laid_out(drafted, asked.formats)
    missing: dict[str, str] = {}
    rendered = render(drafted, asked.formats, missing)
    folder = asked.out / drafted.folder
    said = told(
        drafted,
        without_pages(drafted, asked.formats),
        (*drafted.report, *rendered.diagnostics),
    )
    outcome = Outcome()
    if rendered.files or rendered.failed:
        outcome = _write(drafted, rendered, asked, said, machine, missing)
    return Account(
        place,
        said,
        outcome,
        drafted=True,
        failed=frozenset(folder / name for name in rendered.failed),
        missing=missing,
        diagnostics=(*said.diagnostics, *outcome.diagnostics),
    )


def misused(place: str, problem: click.UsageError) -> Account:
    """What there is to say of ``place`` if the options leave nothing of it."""
    wrong = Diagnostic(
        "demands.none-left",
        problem.format_message(),
        text=place,
        hint="Name fewer demands with --without, or build this place by itself.",
    )
    return undrafted(place, [wrong])


def _write(
    drafted: Drafted,
    rendered: Rendered,
    asked: Asked,
    said: Told,
    machine: Machine,
    missing: dict[str, str],
) -> Outcome:
    made = manifest_of(drafted, rendered.files, [n for n in asked.formats if n not in missing])
    absent = tuple(stale(drafted, asked.formats))
    if not missing and not rendered.failed:  # else another run may well give more
        made = replace(
            made,
            record=_record(
                drafted.place, asked, made, tuple(rendered.files), absent, said, machine
            ),
        )
    with progress("Writing"):
        return write_outputs(
            asked.out / drafted.folder,
            rendered.files,
            partial(proof.merged, new=made),
            unwanted=(*absent, *rendered.failed),
            overwrite=asked.overwrite,
        )


def _record(
    place: str,
    asked: Asked,
    made: proof.Manifest,
    files: tuple[str, ...],
    absent: tuple[str, ...],
    said: Told,
    machine: Machine,
) -> Record | None:
    return traced(
        memory().trace,
        roots(place, asked.as_),
        machine,
        asked.of(place),
        made.libraries,
        files,
        absent,
        said,
    )
