"""`draftban customize`: a place's own copy of what it wants to change."""

from __future__ import annotations

import click

from draftban.cli.arguments import as_option
from draftban.cli.terminal import echo, echo_json, echo_paragraph

ORDER = 45

AMENDS = "amends"


@click.command(name="customize", short_help="Write what a place may change of its bill.")
@click.argument("place", metavar="PLACE")
@click.argument("what", metavar="WHAT")
@as_option
def command(place: str, what: str, as_: str) -> None:
    """Write a file of PLACE in which to change WHAT of its bill.

    amends: what becomes of each section of the ordinance that PLACE amends, with a proposal and a
    reason for each. The text of that ordinance must stand in the place's folder, as existing.md.
    """
    if what != AMENDS:
        raise click.UsageError(f"WHAT is {AMENDS}.")
    tell_amends(place, as_)


def tell_amends(place: str, as_: str) -> None:
    """Write the proposals for the law that ``place`` amends and say what to do next."""
    from draftban.cli.running.amends import write_amends

    done = write_amends(place)
    found = done.proposed
    if as_ == "json":
        told = {"file": found.path, "written": done.written, "sections": list(found.left)}
        echo_json({**told, "text": found.text})
    elif done.written:
        echo(found.path)
        echo_paragraph(
            "Read each proposal beside the old section. Take `proposed: true` away where you "
            f"accept it, change the others, and then run: draftban check {place}"
        )
    elif not found.left:
        echo_paragraph(f"{found.path} says something about every section; nothing is to be added.")
    else:
        echo_paragraph(
            f"{found.path} is there already and stays as it is. Add for the other sections:"
        )
        echo("")
        echo(found.text.rstrip())
