"""What `draftban build` says of each place once it is done with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from draftban.cli.telling.carried_text import carried_json, echo_carried
from draftban.cli.telling.outcome_text import echo_others, echo_written, outcome_json
from draftban.cli.terminal import (
    blank_json,
    counted,
    diagnostic_json,
    echo,
    echo_blanks,
    echo_diagnostics,
    printable,
)
from draftban.diagnostics import Diagnostic

if TYPE_CHECKING:
    from draftban.cli.telling.account import Account
    from draftban.documents.told import OnlyUrged


class Teller:
    """Tells of the places of a run, one after the other. ``missing`` is what formats lack here."""

    def __init__(self, places: Sequence[str]) -> None:
        self._many = len(places) > 1
        self._count = len(places)
        self.missing: dict[str, str] = {}
        self._told: set[Diagnostic] = set()
        self.failed: list[str] = []
        self._done: list[str] = []

    def count(self, done: Account) -> None:
        """Remember whether ``done`` is whole, and what its formats lack."""
        self._done.append(done.place)
        self.missing = {**done.missing, **self.missing}
        if not done.whole:
            self.failed.append(done.place)

    def tell(self, done: Account) -> None:
        """Print all of one place; what is said of several, such as a mistake in a file that they
        share, is printed once and counted for the others.
        """
        told = done.told
        self._tell_diagnostics(done)
        echo_written(done.outcome)
        if done.unchanged:
            echo(f"{printable(done.place)}: unchanged (--again builds it anyway).", err=True)
        echo_carried(told)
        echo_others(done.outcome, "build", done.failed)
        if not done.outcome.written:
            return
        for name in told.without_pages:
            echo(
                f"The contents list of {name} has no page numbers: build docx and pdf together "
                "(`--to docx,pdf`), and it shows the pages of the PDF.",
                err=True,
            )
        if told.only_urged:
            echo(f"{printable(done.place)}: {_why_only_urged(told.only_urged)}", err=True)
        if told.blanks:
            echo()
            if self._many:
                echo(f"{printable(done.place)}:")
            echo_blanks(told.blanks)
        if self._many:
            echo()

    def interrupted(self) -> None:
        """Print what stands although the rest was stopped."""
        whole = [place for place in self._done if place not in self.failed]
        told = f"Written: {', '.join(whole)}. " if whole else ""
        echo(printable(f"{told}Every place has all of its new files or none of them."), err=True)

    def close(self) -> None:
        """Print what is said once for all places."""
        for line in self.missing.values():
            echo(line, err=True)
        if self._many and self.failed:
            named = printable(", ".join(self.failed))
            failed = f"{len(self.failed)} of {self._count} places failed"
            echo(f"{failed}, the others were written: {named}.", err=True)

    def _tell_diagnostics(self, done: Account) -> None:
        place = printable(done.place)
        fresh = [d for d in done.diagnostics if d not in self._told]
        again = len(done.diagnostics) - len(fresh)
        if self._many:
            self._told.update(fresh)
            if done.diagnostics:
                echo(f"{place}:", err=True)
        echo_diagnostics(fresh, err=True)
        if again:
            echo(f"{counted(again, 'message')} as above.", err=True)
        if done.errors and not done.drafted:
            of = f" of {place}" if self._many else ""
            echo(f"Nothing{of} was written: {counted(done.errors, 'error')}.", err=True)


def place_json(done: Account) -> dict[str, Any]:
    """One place for programs."""
    told = done.told
    return {
        "place": told.place,
        **outcome_json(done.outcome),
        "unchanged": done.unchanged,
        "enacted": list(told.enacted),
        "urged": list(told.urged),
        "blanks": [blank_json(blank) for blank in told.blanks],
        "carried": carried_json(told),
        "diagnostics": [diagnostic_json(d) for d in done.diagnostics],
    }


def _why_only_urged(found: OnlyUrged) -> str:
    why = "the place cannot itself enact what was selected"
    if found.left_out:
        named = ", ".join(found.left_out)
        why = f"nothing that the place could itself enact of {named} stands"
    first = f"only {' and '.join(found.documents)} was written, since {why}."
    return printable(" ".join([first, *found.reasons]))
