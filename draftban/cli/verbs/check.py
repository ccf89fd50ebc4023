"""`draftban check`: everything that can be wrong with places, and what is left blank."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from draftban.cli.arguments import as_option
from draftban.cli.terminal import (
    blank_json,
    counted,
    diagnostic_json,
    echo,
    echo_blanks,
    echo_diagnostics,
    echo_json,
)

if TYPE_CHECKING:
    from draftban.cli.drafting import Drafted

ORDER = 30


@click.command(name="check", short_help="Find every mistake, with file, line and column.")
@click.argument("places", metavar="[PLACE]...", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Check every place there is.")
@as_option
def command(places: tuple[str, ...], every: bool, as_: str) -> None:
    """Check PLACEs: all mistakes with file, line and column, the blanks to fill in, and the
    questions about the place that nobody has answered.

    Nothing is written. The exit status is 1 if there is an error or a warning.
    """
    from draftban.api import unused_options
    from draftban.cli.drafting import draft
    from draftban.config.search import search_path

    if every and places:
        raise click.UsageError("Name places or give --all, not both.")
    if every:
        places = search_path().jurisdictions()
        if not places:
            raise click.UsageError("There is no place to check; `draftban new` makes one.")
    if not places:
        raise click.UsageError("Name a place such as us-ma-lowell, or give --all.")

    drafted = [draft(place) for place in dict.fromkeys(places)]
    for one in drafted:
        if one.build is not None and not one.report.errors:
            unused_options(one.build.setup, one.report)
    bad = [one for one in drafted if one.report.errors or one.report.warnings]
    if as_ == "json":
        echo_json({"places": [_json(one) for one in drafted]})
    else:
        _print(drafted)
    sys.exit(1 if bad else 0)


def _print(drafted: Sequence[Drafted]) -> None:
    shown = set()
    for one in drafted:
        fresh = [d for d in one.report if d not in shown]  # shared files are read for every place
        shown.update(fresh)
        echo_diagnostics(fresh)
        errors, warnings = len(one.report.errors), len(one.report.warnings)
        if errors or warnings:
            found = [counted(errors, "error")] * bool(errors)
            found += [counted(warnings, "warning")] * bool(warnings)
            echo(f"{one.place}: {', '.join(found)}")
        else:
            echo(f"{one.place}: no mistakes found")
        echo_blanks(one.blanks, where=True)
        _print_unanswered(one)


def _print_unanswered(one: Drafted) -> None:
    """What the cautious answer was taken for: a lawyer should look at each."""
    from draftban.config.answers import shown

    if one.build is None or not one.build.setup.unanswered:
        return
    setup = one.build.setup
    echo("Questions that its file leaves open; for each the cautious answer was taken:")
    for name in setup.unanswered:
        echo(f"  · {name} ({shown(setup.facts[name])}): {setup.form.facts[name].ask}")


def _json(one: Drafted) -> dict[str, Any]:
    setup = one.build.setup if one.build else None
    return {
        "place": one.place,
        "errors": len(one.report.errors),
        "warnings": len(one.report.warnings),
        "diagnostics": [diagnostic_json(d) for d in one.report],
        "blanks": [blank_json(blank) for blank in one.blanks],
        "unanswered": [
            {"fact": name, "taken": setup.facts[name], "ask": setup.form.facts[name].ask}
            for name in setup.unanswered
        ]
        if setup
        else [],
    }
