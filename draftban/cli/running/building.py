"""One place from its file to its folder, as `draftban build` makes it."""

from __future__ import annotations

from functools import partial

import click

from draftban.cli.drafting import draft
from draftban.cli.output.outputs import Outcome, write_outputs
from draftban.cli.running.drawing import drawing
from draftban.cli.running.unchanged import Asked
from draftban.cli.telling.account import Account, undrafted
from draftban.cli.terminal import progress
from draftban.diagnostics import Diagnostic, DraftbanError
from draftban.documents import Build, proof
from draftban.documents.record import Machine
from draftban.products.bills import Product, product, told
from draftban.writers import Options


def build_place(place: str, asked: Asked, machine: Machine) -> Account:
    """Draft ``place`` (as :func:`draft` takes it) and write its files as ``asked``.

    Whatever is wrong with the place, its
    text or its folder is in what this gives; only wrong usage is raised, ``click.UsageError``.
    """
    try:
        drafted = draft(place, chosen=asked.chosen, dropped=asked.dropped, as_=asked.as_)
    except DraftbanError as problem:
        return undrafted(place, problem.diagnostics)
    found, build = tuple(drafted.report), drafted.build
    if build is None:
        return undrafted(place, found)
    if drafted.report.errors:
        return Account(place, told(build, (), found), diagnostics=found)
    missing: dict[str, str] = {}
    options = Options.of(asked.options)
    made = product(build, asked.formats, options, missing, machine, drawing())
    folder = asked.out / build.folder
    outcome = Outcome()
    if made.rendered.files or made.rendered.failed:
        outcome = _write(build, made, asked)
    return Account(
        place,
        made.told,
        outcome,
        drafted=True,
        failed=frozenset(folder / name for name in made.rendered.failed),
        missing=missing,
        diagnostics=(*made.told.diagnostics, *outcome.diagnostics),
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


def _write(build: Build, made: Product, asked: Asked) -> Outcome:
    with progress("Writing"):
        return write_outputs(
            asked.out / build.folder,
            made.rendered.files,
            partial(proof.merged, new=made.manifest),
            unwanted=(*made.absent, *made.rendered.failed),
            overwrite=asked.overwrite,
        )
