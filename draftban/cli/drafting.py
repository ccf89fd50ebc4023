"""What `build` and `check` share: a place's bills up to the final tree, and what was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from draftban.api import build
from draftban.cli.session import memory
from draftban.cli.terminal import progress
from draftban.diagnostics import Report
from draftban.documents import Build
from draftban.documents.proof import Request
from draftban.documents.told import BlankUse
from draftban.review.blanks import blanks

if TYPE_CHECKING:
    from draftban.documents.variant import Variant


@dataclass(frozen=True, slots=True)
class Drafted:
    """One place: as it was named, what was found, and the bills if there are any; with what was
    asked for and every file read for it, which a manifest records.
    """

    place: str
    report: Report
    build: Build | None
    variant: Variant | None = None
    request: Request = field(default_factory=lambda: Request(""))
    inputs: Mapping[str, str] = field(default_factory=dict)

    @property
    def folder(self) -> str:
        """The name of the folder for its files."""
        if self.variant is not None:
            return self.variant.folder
        return self.build.setup.jurisdiction.place if self.build else self.place

    @property
    def blanks(self) -> tuple[BlankUse, ...]:
        """The blanks of all its bills, each label once."""
        documents = self.build.documents if self.build else ()
        return blanks(*(document.bill for document in documents))


def draft(
    place: str,
    *,
    chosen: tuple[str, ...] = (),
    dropped: tuple[str, ...] = (),
    as_: str = "",
    options: tuple[str, ...] = (),
) -> Drafted:
    """Load and build ``place``, a code or the path of a YAML file.

    ``chosen`` replaces the demands it selects, ``dropped`` takes some away. ``as_`` names the
    place in whose form its policy is built. ``options`` are those of the writers that are not as
    by default. Raises :class:`click.UsageError` if no demand is left.
    """
    with progress(f"Drafting {place}"):
        drafted = _draft(place, chosen, dropped, as_)
    setup = drafted.build.setup if drafted.build else None
    demands = setup.selected if setup and (chosen or dropped) else ()
    # An absolute path is of this machine; the code finds the place in its own folder.
    named = Path(place).stem if Path(place).is_absolute() else place
    return replace(
        drafted, request=Request(named, demands, as_, options), inputs=dict(drafted.report.texts)
    )


def _draft(place: str, chosen: tuple[str, ...], dropped: tuple[str, ...], as_: str) -> Drafted:
    from draftban.config import load_setup

    report = Report()
    setup = load_setup(place, report, demands=chosen or None, without=dropped, memory=memory())
    if setup is not None and dropped and not setup.selected:
        raise click.UsageError(f"--without leaves no demand of {place} to enact.")
    if setup is not None and as_:
        from draftban.documents.variant import load_variant

        variant = None if report.errors else load_variant(setup, as_, report)
        built = None if variant is None else build(variant.setup, report)
        return Drafted(place, report, built, variant)
    return Drafted(place, report, None if setup is None else build(setup, report))
