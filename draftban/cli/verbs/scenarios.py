"""`draftban scenarios`: what a place's law says of acts that somebody might try or simply does."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from draftban.cli.arguments import (
    as_option,
    as_place_option,
    chosen_demands,
    demand_options,
    known_words,
    place_argument,
)
from draftban.cli.helping import echo_next
from draftban.cli.started import typed
from draftban.cli.terminal import diagnostic_json, echo_diagnostics, echo_json

if TYPE_CHECKING:
    from draftban.review.scenarios.answers import Answered

ORDER = 37
EXAMPLES = (
    "draftban scenarios us-ma-lowell",
    "draftban scenarios us-ma-lowell --answer allowed,unclear",
)


@click.command(name="scenarios", short_help="Show how a place's draft answers acts, case by case.")
@place_argument
@click.option(
    "--answer",
    "wanted",
    multiple=True,
    metavar="LIST",
    help="Only rows with these answers: forbidden, allowed, outside, limit, unclear.",
)
@demand_options
@as_place_option(
    "Of the same policy in the form of another place, as `draftban build --as` builds it."
)
@as_option
def command(
    place: str,
    wanted: tuple[str, ...],
    with_: tuple[str, ...],
    without: tuple[str, ...],
    target: str,
    as_: str,
) -> None:
    """Show how the law of PLACE is meant to read: who does what where, whether that is forbidden,
    allowed, outside of it, beyond its body's power or unclear, and the words that decide.

    A row whose provision was left out prints that it is no longer answered, one of whose demands
    none is selected that it is not selected. It is no legal advice.

    The exit status is 1 if the bills have errors, or if words that a row quotes do not stand.
    """
    from draftban.api import scenarios
    from draftban.cli.drafting import draft
    from draftban.cli.telling.scenarios_text import print_scenarios, scenario_json
    from draftban.config.model.scenarios import ANSWERS
    from draftban.review.scenarios.words import scenario_words

    only = known_words(wanted, ANSWERS, "--answer", "answer")
    chosen, dropped = chosen_demands(with_, without)
    drafted = draft(place, chosen=chosen, dropped=dropped, as_=target)
    rows: tuple[Answered, ...] | None = None
    build = drafted.build
    if build is not None and not drafted.report.errors:
        rows = scenarios(build)
    shown = [row for row in rows or () if not only or row.answer in only]
    if as_ == "json":
        diagnostics = [diagnostic_json(d) for d in drafted.report]
        listed = [scenario_json(row) for row in shown]
        echo_json({"place": drafted.place, "scenarios": listed, "diagnostics": diagnostics})
    else:
        if build is not None and rows is not None:
            print_scenarios(build.setup, shown, scenario_words(build.setup, drafted.report))
        echo_diagnostics(drafted.report, err=True)
    if as_ == "text" and shown:
        echo_next(f"{typed('where', place, 'WORDS')} says where words that decide are written.")
    sys.exit(1 if rows is None or drafted.report.errors else 0)
