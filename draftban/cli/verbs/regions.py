"""`draftban regions`: how far the law of each state is checked."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from draftban.cli.arguments import as_option, known_words
from draftban.cli.helping import echo_next
from draftban.cli.started import typed
from draftban.cli.terminal import echo, echo_diagnostics, echo_json, echo_paragraph, echo_table

if TYPE_CHECKING:
    from draftban.config.languages.words import Said
    from draftban.review.law.regions import RegionLaw, StateFact
    from draftban.review.law.worth import Reading

ORDER = 65
EXAMPLES = (
    "draftban regions us",
    "draftban regions us us-tx",
)
FILE = "ui/regions-terminal.yaml"
WORTH = 20
"""So many things are named that are most worth reading."""
FEW = 3
"""So many regions are named for which one of them counts; of more the number is told."""


@click.command(name="regions", short_help="Say how far the law of each state is checked.")
@click.argument("country", metavar="COUNTRY")
@click.argument("codes", metavar="[REGION]...", nargs=-1)
@as_option
def command(country: str, codes: tuple[str, ...], as_: str) -> None:
    """List the regions of COUNTRY and how many facts of their law are verified, only seen,
    unverified or missing; apart, those on which a law fails if they are wrong, and the twenty
    readings that are most worth an hour of a lawyer.

    Each REGION that is named is listed fact by fact, with what says so.
    """
    from draftban.cli.session import search as session_search
    from draftban.config.languages.words import load_words
    from draftban.diagnostics import Report
    from draftban.review.law.regions import KEYS, region_laws
    from draftban.review.law.worth import people_of, worth_reading

    search, report = session_search(), Report()
    found = region_laws(country, search, report)
    countries = sorted({one for one, _ in search.regions()})
    if not found:
        known_words((country,), countries, "COUNTRY", "country")
    named = known_words(codes, [one.code for one in found], "REGION", "region")
    laws = [one for one in found if one.code in named] if named else list(found)
    say = load_words(FILE, KEYS, search, report)
    people = people_of(country, search, report)
    if as_ == "json":
        echo_json([_json(one, people) for one in laws])
    elif named:
        for one in laws:
            echo(click.style(one.name, bold=True))
            echo_table(_facts(one, say), indent="  ")
    else:
        echo_paragraph(say["lead"])
        echo_table(_rows(laws, say))
        for one in laws:
            if one.fatal:
                keys = ", ".join(say["fact"].format(form=f.form, key=f.key) for f in one.fatal)
                echo_paragraph(say["fatal_of"].format(name=one.name, fatal=keys))
        echo_paragraph(say["worth"])
        for number, reading in enumerate(worth_reading(laws, people, WORTH), 1):
            echo_paragraph(_reading(reading, say), f"{number:>4}. ")
    if as_ == "text" and not named:
        echo_next(f"{typed('regions', country, 'REGION')} lists the facts of one.")
    echo_diagnostics(report, err=True)
    sys.exit(1 if report.errors else 0)


def _rows(laws: Sequence[RegionLaw], say: Said) -> list[tuple[str, ...]]:
    from draftban.review.law.regions import STATES

    rows = [(say["region"], *(say[state] for state in STATES), say["fatal"])]
    for one in laws:
        if one.facts:
            counts = (str(one.count(state)) for state in STATES)
            rows.append((one.name, *counts, str(len(one.fatal))))
        else:
            rows.append((one.name, *("" for _ in STATES), say["no_form"]))
    sums = (str(sum(one.count(state) for one in laws)) for state in STATES)
    rows.append((say["total"], *sums, str(sum(len(one.fatal) for one in laws))))
    return rows


def _reading(reading: Reading, say: Said) -> str:
    facts = ", ".join(say["fact"].format(form=f.form, key=f.key) for f in reading.facts)
    name = ", ".join(law.name for law in reading.regions)
    if len(reading.regions) > FEW:
        name = say["many"].format(count=len(reading.regions))
        facts = ", ".join(dict.fromkeys(fact.key for fact in reading.facts))
    cites = "; ".join(reading.cites) or say["unfound"]
    state = say["unverified" if any(f.state == "unverified" for f in reading.facts) else "seen"]
    return say["reading"].format(name=name, cites=cites, state=state, facts=facts)


def _facts(law: RegionLaw, say: Said) -> list[tuple[str, ...]]:
    return [(fact.form, fact.key, _state(fact, say)) for fact in law.facts]


def _state(fact: StateFact, say: Said) -> str:
    state = say[fact.state]
    if fact.fatal:
        state = say["weighed"].format(state=state)
    if fact.cites:
        return say["cited"].format(state=state, cites="; ".join(fact.cites))
    return state


def _json(law: RegionLaw, people: Mapping[str, int]) -> dict[str, object]:
    from draftban.review.law.regions import STATES

    return {
        "region": law.code,
        "name": law.name,
        "people": people.get(law.code),
        "forms": list(law.forms),
        **{state: law.count(state) for state in STATES},
        "fatal": [{"form": f.form, "key": f.key, "state": f.state} for f in law.fatal],
        "facts": [
            {
                "form": f.form,
                "key": f.key,
                "state": f.state,
                "weight": f.weight,
                "cites": list(f.cites),
            }
            for f in law.facts
        ],
    }
