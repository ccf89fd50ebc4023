"""`draftban places`: which places have a file."""

from __future__ import annotations

import sys

import click

from draftban.cli.arguments import as_option
from draftban.cli.helping import echo_next
from draftban.cli.paths import openable
from draftban.cli.started import typed
from draftban.cli.terminal import echo_diagnostics, echo_json, echo_table
from draftban.files.word_keys import words_of

ORDER = 59
EXAMPLES = ("draftban places", "draftban places ohio")
FILE = "ui/places-terminal.yaml"
KEYS = words_of("example")


@click.command(name="places", short_help="List the places that have a file.")
@click.argument("words", nargs=-1)
@as_option
def command(words: tuple[str, ...], as_: str) -> None:
    """List the places that have a file, each with its name, its form and the file, and whether it
    is an example that nobody there asked for; with WORDS, those in whose code, name or state every
    one of them stands.
    """
    from draftban.cli.session import search as session_search
    from draftban.config.languages.words import load_words
    from draftban.config.places import is_example, read_place
    from draftban.diagnostics import Report
    from draftban.files.nodes import raw_at

    search, report = session_search(), Report()
    say = load_words(FILE, KEYS, search, report)
    rows: list[dict[str, str | bool]] = []
    for code in search.jurisdictions():
        path = search.place(code)
        place = None if path is None else read_place(path, search, report)
        if path is None or place is None:
            continue
        name, form, state = (raw_at(place.own, key) for key in ("name", "form", "state"))
        said = f"{code} {name} {state}".casefold()
        if all(word.casefold() in said for word in words):
            file = search.display(path)
            example = is_example(place.own)
            rows.append(
                {"place": code, "name": name, "form": form, "example": example, "file": file}
            )
    if as_ == "json":
        echo_json(rows)
    else:
        echo_table(
            [
                (
                    str(r["place"]),
                    str(r["name"]),
                    str(r["form"]),
                    say["example"] if r["example"] else "",
                    openable(str(r["file"])),
                )
                for r in rows
            ]
        )
        echo_next(f"{typed('build', 'PLACE')} writes the bills of one, {typed('new')} adds one.")
    echo_diagnostics(report, err=True)
    sys.exit(1 if report.errors else 0)
