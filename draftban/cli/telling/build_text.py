"""What `draftban build` says of each place once it is done with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from draftban.cli.telling.outcome_text import echo_others, echo_written, outcome_json
from draftban.cli.terminal import (
    blank_json,
    counted,
    diagnostic_json,
    echo,
    echo_blanks,
    echo_diagnostics,
    echo_paragraph,
    printable,
)
from draftban.diagnostics import Diagnostic

if TYPE_CHECKING:
    from draftban.cli.building import Built
    from draftban.cli.drafting import Drafted


class Teller:
    """Tells of the places of a run, one after the other; ``missing`` is what formats lack here."""

    def __init__(self, places: Sequence[str], missing: Mapping[str, str]) -> None:
        self._many = len(places) > 1
        self._count = len(places)
        self._missing = missing
        self._told: set[Diagnostic] = set()
        self.failed: list[str] = []

    def count(self, done: Built) -> None:
        """Remember whether ``done`` is whole."""
        if not done.whole:
            self.failed.append(done.drafted.place)

    def tell(self, done: Built) -> None:
        """Print all of one place; what is said of several, such as a mistake in a file that they
        share, is printed once and counted for the others.
        """
        drafted = done.drafted
        self._tell_diagnostics(done)
        echo_written(done.outcome)
        _tell_carried(drafted)
        echo_others(done.outcome, "build", done.failed)
        if not done.outcome.written:
            return
        for name in done.without_pages:
            echo(
                f"The contents list of {name} has no page numbers: build docx and pdf together "
                "(`--to docx,pdf`), and it shows the pages of the PDF.",
                err=True,
            )
        if drafted.build is not None and drafted.build.only_urged:
            echo(f"{printable(drafted.place)}: {_why_only_urged(drafted)}", err=True)
        if drafted.blanks:
            echo()
            if self._many:
                echo(f"{printable(drafted.place)}:")
            echo_blanks(drafted.blanks)
        if self._many:
            echo()

    def close(self) -> None:
        """Print what is said once for all places."""
        for line in self._missing.values():
            echo(line, err=True)
        if self._many and self.failed:
            named = printable(", ".join(self.failed))
            failed = f"{len(self.failed)} of {self._count} places failed"
            echo(f"{failed}, the others were written: {named}.", err=True)

    def _tell_diagnostics(self, done: Built) -> None:
        place = printable(done.drafted.place)
        fresh = [d for d in done.diagnostics if d not in self._told]
        again = len(done.diagnostics) - len(fresh)
        if self._many:
            self._told.update(fresh)
            if done.diagnostics:
                echo(f"{place}:", err=True)
        echo_diagnostics(fresh, err=True)
        if again:
            echo(f"{counted(again, 'message')} as above.", err=True)
        if done.drafted.report.errors or (done.errors and not done.drafted.build):
            of = f" of {place}" if self._many else ""
            echo(f"Nothing{of} was written: {counted(done.errors, 'error')}.", err=True)


def place_json(done: Built) -> dict[str, Any]:
    """One place for programs."""
    drafted = done.drafted
    build = drafted.build
    return {
        "place": build.setup.jurisdiction.place if build else drafted.place,
        **outcome_json(done.outcome),
        "enacted": list(build.enacted) if build else [],
        "urged": list(build.urged) if build else [],
        "blanks": [blank_json(blank) for blank in drafted.blanks],
        "carried": [asdict(line) for line in drafted.variant.table] if drafted.variant else [],
        "diagnostics": [diagnostic_json(d) for d in done.diagnostics],
    }


def _tell_carried(drafted: Drafted) -> None:
    """What became of everything that the place wrote, in the other place's bill."""
    if drafted.variant is None:
        return
    echo()
    echo(f"{drafted.variant.source} as {drafted.variant.setup.jurisdiction.place}:")
    for line in drafted.variant.table:
        if line.fate == "carried":  # as it was: nothing to explain
            echo_paragraph(line.what, f"  {line.fate:<8} ")
        else:
            now = f" → {line.now}" if line.now else ""
            echo_paragraph(f"{line.what}{now}. {line.why}", f"  {line.fate:<8} ")


def _why_only_urged(drafted: Drafted) -> str:
    build = drafted.build
    assert build is not None
    reasons = [reason for demand in build.urged if (reason := build.reason(demand))]
    return " ".join(
        [
            f"only {' and '.join(document.stem for document in build.documents)} was written, "
            "since the place cannot itself enact what was selected.",
            *dict.fromkeys(reasons),
        ]
    )
