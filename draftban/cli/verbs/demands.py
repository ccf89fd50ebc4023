"""`draftban demands`: what can be selected, in plain words."""

from __future__ import annotations

import click

from draftban.cli.arguments import as_option
from draftban.cli.helping import echo_next
from draftban.cli.started import typed
from draftban.cli.terminal import echo, echo_json

ORDER = 70
EXAMPLES = ("draftban demands",)


@click.command(name="demands", short_help="List what a bill can enact, in plain words.")
@as_option
def command(as_: str) -> None:
    """List the demands of the open letter: what a bill can enact, in plain words."""
    from draftban.cli.content import demands
    from draftban.cli.session import search as session_search

    found = demands(session_search())
    if as_ == "json":
        echo_json([{"demand": d.demand, "title": d.title, "plain": d.plain} for d in found])
        return
    for demand in found:
        echo(click.style(f"{demand.demand:<6}{demand.title}", bold=True))
        echo(click.wrap_text(demand.plain, 88, initial_indent="      ", subsequent_indent="      "))
    two = ",".join(demand.demand for demand in found[1:3])
    echo_next(f"{typed('build', 'PLACE', '--with', two)} writes the bill that enacts those alone.")
