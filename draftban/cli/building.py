"""One place from its file to its folder, as `draftban build` makes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import click

from draftban.cli.drafting import Drafted, draft
from draftban.cli.output.outputs import Outcome, write_outputs
from draftban.cli.products import Rendered, laid_out, manifest_of, render, stale, without_pages
from draftban.cli.terminal import progress
from draftban.diagnostics import Diagnostic, DraftbanError, Report, Severity
from draftban.documents import proof


@dataclass(frozen=True, slots=True)
class Built:
    """What was drafted, what became of its folder, and everything there is to say about it.

    ``failed`` are the files that could not be made of this text, ``without_pages`` the Word files
    whose contents list names no page.
    """

    drafted: Drafted
    outcome: Outcome = field(default_factory=Outcome)
    failed: frozenset[Path] = frozenset()
    without_pages: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def errors(self) -> int:
        """How many of the diagnostics are errors."""
        return sum(d.severity is Severity.ERROR for d in self.diagnostics)

    @property
    def whole(self) -> bool:
        """Whether everything that was asked for was written, what this machine lacks aside."""
        return bool(self.outcome.written) and not self.errors


def build_place(
    place: str,
    formats: Sequence[str],
    out: Path,
    missing: dict[str, str],
    *,
    chosen: tuple[str, ...] = (),
    dropped: tuple[str, ...] = (),
    as_: str = "",
    options: tuple[str, ...] = (),
    overwrite: bool = False,
) -> Built:
    """Draft ``place`` (as :func:`draft` takes it) and write its files below ``out``.

    What a format lacks on this machine goes to ``missing``. Whatever is wrong with the place, its
    text or its folder is in what this gives; only wrong usage is raised, ``click.UsageError``.
    """
    try:
        drafted = draft(place, chosen=chosen, dropped=dropped, as_=as_, options=options)
    except DraftbanError as problem:
        return Built(Drafted(place, Report(), None), diagnostics=problem.diagnostics)
    if drafted.build is None or drafted.report.errors:
        return Built(drafted, diagnostics=tuple(drafted.report))
    drafted = laid_out(drafted, formats)
    rendered = render(drafted, formats, missing)
    folder = out / drafted.folder
    outcome = Outcome()
    if rendered.files or rendered.failed:
        outcome = _write(
            drafted, rendered, [n for n in formats if n not in missing], folder, overwrite
        )
    return Built(
        drafted,
        outcome,
        frozenset(folder / name for name in rendered.failed),
        tuple(without_pages(drafted, formats)),
        (*drafted.report, *rendered.diagnostics, *outcome.diagnostics),
    )


def misused(place: str, problem: click.UsageError) -> Built:
    """What there is to say of ``place`` if the options leave nothing of it."""
    wrong = Diagnostic(
        "demands.none-left",
        problem.format_message(),
        text=place,
        hint="Name fewer demands with --without, or build this place by itself.",
    )
    return Built(Drafted(place, Report(), None), diagnostics=(wrong,))


def _write(
    drafted: Drafted, rendered: Rendered, formats: Sequence[str], folder: Path, overwrite: bool
) -> Outcome:
    made = manifest_of(drafted, rendered.files, formats)
    with progress("Writing"):
        return write_outputs(
            folder,
            rendered.files,
            partial(proof.merged, new=made),
            unwanted=(*stale(drafted, formats), *rendered.failed),
            overwrite=overwrite,
        )
