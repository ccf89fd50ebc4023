"""What `build` and `check` share: a place's bills up to the final tree, and what was found."""

from __future__ import annotations

from dataclasses import dataclass

import click

from draftban.cli.session import memory
from draftban.cli.terminal import progress
from draftban.diagnostics import Report
from draftban.documents import Build
from draftban.documents.told import BlankUse
from draftban.products.bills import to_fill_in
from draftban.products.drafting import NoneLeft, drafted


@dataclass(frozen=True, slots=True)
class Drafted:
    """One place: as it was named, what was found, and the bills if there are any."""

    place: str
    report: Report
    build: Build | None

    @property
    def folder(self) -> str:
        """The name of the folder for its files."""
        return self.build.folder if self.build else self.place

    @property
    def blanks(self) -> tuple[BlankUse, ...]:
        """The blanks of all its bills, each label once."""
        return to_fill_in(self.build) if self.build else ()


def draft(
    place: str,
    *,
    chosen: tuple[str, ...] = (),
    dropped: tuple[str, ...] = (),
    as_: str = "",
) -> Drafted:
    """Load and build ``place``, a code or the path of a YAML file.

    ``chosen`` replaces the demands it selects, ``dropped`` takes some away. ``as_`` names the
    place in whose form its policy is built. Raises :class:`click.UsageError` if no demand is left.
    """
    report = Report()
    with progress(f"Drafting {place}"):
        try:
            build = drafted(
                place, report, demands=chosen, without=dropped, as_place=as_, memory=memory()
            )
        except NoneLeft:
            raise click.UsageError(f"--without leaves no demand of {place} to enact.") from None
    return Drafted(place, report, build)
