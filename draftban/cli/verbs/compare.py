"""`draftban compare`: a place's draft beside laws and bills, feature by feature."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import click

from draftban.cli.arguments import format_option, known_words, place_argument
from draftban.cli.helping import echo_next
from draftban.cli.started import typed
from draftban.cli.terminal import (
    WIDTH,
    diagnostic_json,
    echo,
    echo_diagnostics,
    echo_json,
    echo_paragraph,
    printable,
)
from draftban.files.word_keys import words_of

if TYPE_CHECKING:
    from draftban.cli.drafting import Drafted
    from draftban.config.languages.words import Said
    from draftban.review.compare.data import CompareWords, Features
    from draftban.review.compare.features import Comparison, Row, StandingText
    from draftban.review.compare.instruments import Instrument, Kind

ORDER = 36
EXAMPLES = (
    "draftban compare us-ma-lowell",
    "draftban compare us-ma-lowell --with us-il-bipa",
)
NAME = 26
INDENT = "  "
NAMED = 4
COLUMN = 7
COLUMNS = (WIDTH - NAME) // COLUMN
_HAS = {
    "yes": "has_yes",
    "partial": "has_partial",
    "no": "has_no",
    "not judged": "has_not_judged",
}
FILE = "ui/compare-terminal.yaml"
KEYS = words_of(
    "nothing has_yes has_partial has_no has_not_judged not_read legend more not_judged",
    "title: place form",
    "summary: features yes partial no unjudged beside read cells",
    "unjudged: count",
    "feature features law laws bill bills unknown unknowns: count",
    "kind: title",
    "section: title count",
    "row: question text",
    "row_exception: exception question text",
    "report: has",
)


@click.command(short_help="Set a place's draft beside enacted and proposed law.")
@place_argument
@click.option(
    "--with",
    "chosen",
    multiple=True,
    metavar="LIST",
    help="Only these laws and bills, by their ids (the file names in templates/instruments/).",
)
@format_option("text", "json", "html")
def command(place: str, chosen: tuple[str, ...], as_: str) -> None:
    """Set the draft of PLACE beside the laws of the shipped table, feature by feature.

    What the draft has is read off its finished bills. What another law has is what somebody read
    in a stored copy of it; ? is what nobody has read, and never means no. A * marks what was read
    in a report about the law instead of in its own words. Bills stand apart and are never counted
    among the laws.
    """
    from draftban.cli.drafting import draft
    from draftban.cli.session import search as session_search
    from draftban.diagnostics import Report
    from draftban.review.compare import data, table
    from draftban.review.compare.features import compare

    drafted, report = draft(place), Report()
    search = session_search() if drafted.build is None else drafted.build.setup.search
    features = data.load_features(search, report)
    form = "" if drafted.build is None else drafted.build.setup.form.pos.file
    words = data.load_words(search, report, form)
    instruments: tuple[Instrument, ...] = ()
    if features is not None:
        instruments = table.load_instruments(search, features, report)
    report.raise_errors()
    assert features is not None
    ids = known_words(chosen, [instrument.id for instrument in instruments], "--with", "law")
    found: Comparison | None = None
    if drafted.build is not None and not drafted.report.errors:
        found = compare(drafted.build, features, table.chosen(instruments, ids), words)
    if as_ == "json":
        echo_json(_json(drafted, features, found))
    elif found is not None and as_ == "html":
        _page(drafted, found)
    elif found is not None:
        _print(drafted, found, _words(drafted))
    if as_ != "json":
        echo_diagnostics(drafted.report, err=True)
    if as_ == "text" and found is not None:
        echo_next(f"{typed('packet', place)} writes it with all that you hand in.")
    sys.exit(1 if found is None else 0)


def _words(drafted: Drafted) -> Said:
    """The words of the terminal, in the language of ``drafted``."""
    from draftban.config.languages.words import load_words
    from draftban.diagnostics import Report

    assert drafted.build is not None
    setup, report = drafted.build.setup, Report()
    said = load_words(FILE, KEYS, setup.search, report, form=setup.form.pos.file)
    report.raise_errors()
    return said


def _title(drafted: Drafted, say: Said) -> str:
    assert drafted.build is not None
    setup = drafted.build.setup
    return say["title"].format(place=setup.jurisdiction.name, form=setup.form.name)


def _page(drafted: Drafted, found: Comparison) -> None:
    from draftban.review.compare.page import page

    assert drafted.build is not None
    language = drafted.build.setup.form.language
    click.echo(page(_title(drafted, _words(drafted)), language, found), nl=False)


# ---------------------------------------------------------------- text


def _print(drafted: Drafted, found: Comparison, say: Said) -> None:
    words = found.words
    echo_paragraph(_title(drafted, say))
    echo_paragraph(_summary(found, say))

    def why(row: Row) -> str:
        reason = row.reason or words["no_reason"]
        return f"{found.who(row, NAMED)} {words['why']} {reason}"

    rare = ((row, found.who(row, NAMED)) for row in found.rare)
    _section(words["rare"].format(few=found.few), rare, words, say)
    _section(words["lacking"], ((row, why(row)) for row in found.lacking), words, say)
    _section(words["weaker"], ((row, why(row)) for row in found.weaker), words, say)
    if found.not_judged:
        unjudged = ((row, row.reason) for row in found.not_judged)
        _section(words["not_judged"], unjudged, words, say)
    for name, group in found.features.groups.items():
        rows = found.of_group(name)
        for start in range(0, len(rows), COLUMNS):
            _table(group.title, rows[start : start + COLUMNS], found, say)
    echo()
    echo_paragraph(say["legend"])
    if found.not_judged:
        echo_paragraph(say["not_judged"])
    echo_paragraph(say["more"])


def _summary(found: Comparison, say: Said) -> str:
    has = [row.ours.has for row in found.rows]
    cells = [i.known(row.feature.id) for i in found.instruments for row in found.rows]
    unjudged = len(found.not_judged)
    read = sum(known is not None for known in cells)
    features = say["feature" if len(has) == 1 else "features"].format(count=len(has))
    return say["summary"].format(
        features=features,
        yes=has.count("yes"),
        partial=has.count("partial"),
        no=has.count("no"),
        unjudged=say["unjudged"].format(count=unjudged) if unjudged else "",
        beside=found.words["comma"].join(_counts(found, say)),
        read=read,
        cells=len(cells),
    )


def _counts(found: Comparison, say: Said) -> Iterator[str]:
    """How many of each kind the draft is set beside; of laws also if there are none."""
    keys = {"law": ("law", "laws"), "bill": ("bill", "bills"), "unknown": ("unknown", "unknowns")}
    for kind, (one, many) in keys.items():
        count = sum(instrument.kind == kind for instrument in found.instruments)
        if count or kind == "law":
            yield say[one if count == 1 else many].format(count=count)


def _section(title: str, items: Iterable[tuple[Row, str]], words: CompareWords, say: Said) -> None:
    listed = list(items)
    echo()
    count = len(listed) or say["nothing"]
    echo_paragraph(say["section"].format(title=title, count=count), bold=True)
    for row, text in listed:
        key = "row_exception" if row.feature.exception else "row"
        values = {"question": row.feature.question, "text": text}
        echo_paragraph(say[key].format(**values, exception=words["exception"]), "  · ")


def _table(title: str, rows: tuple[Row, ...], found: Comparison, say: Said) -> None:
    from draftban.review.compare.instruments import KINDS, label

    words = found.words
    echo()
    echo_paragraph(title, bold=True)
    for number, row in enumerate(rows, start=1):
        echo_paragraph(row.feature.question, f"  {number}  ")
    echo(_line("", [str(number) for number in range(1, len(rows) + 1)]))
    ours = [say[_HAS[row.ours.has]] for row in rows]
    echo(click.style(_line(words["draft"], ours), bold=True))
    for kind in KINDS:
        told = found.told(kind, rows)
        if told and kind != "law":
            echo(printable(say["kind"].format(title=words[kind])))
        for instrument in told:
            for line in _lines(label(instrument, words), [_cell(instrument, r, say) for r in rows]):
                echo(line)
    for kind in KINDS:
        if unread := found.unread(kind, rows):
            names = words["pause"].join(label(instrument, words) for instrument in unread)
            echo_paragraph(words[f"unread_{kind}"].format(names=names), "  ")


def _lines(name: str, cells: Iterable[str]) -> Iterator[str]:
    """``cells`` behind ``name``, which takes more lines than one if it must."""
    first, *more = wrap(name, NAME - 1, subsequent_indent=INDENT) or [""]
    yield _line(first, cells)
    for line in more:
        yield _line(line, ())


def _line(name: str, cells: Iterable[str]) -> str:
    told = "".join(cell.ljust(COLUMN) for cell in cells)
    return printable(f"{name[: NAME - 1]:<{NAME}}{told}").rstrip()


def _cell(instrument: Instrument, row: Row, say: Said) -> str:
    known = instrument.known(row.feature.id)
    if known is None:
        return say["not_read"]
    has = say[_HAS[known.has]]
    return say["report"].format(has=has) if known.read == "report" else has


# ---------------------------------------------------------------- json


def _json(drafted: Drafted, features: Features, found: Comparison | None) -> dict[str, Any]:
    build = drafted.build
    return {
        "place": build.setup.jurisdiction.place if build else drafted.place,
        "form": build.setup.form.form if build else None,
        "features": [_feature_json(row) for row in found.rows] if found else [],
        "groups": {name: group.title for name, group in features.groups.items()},
        "laws": list(_instruments_json(found, "law")) if found else [],
        "bills": list(_instruments_json(found, "bill")) if found else [],
        "unknown": list(_instruments_json(found, "unknown")) if found else [],
        "rare": [row.feature.id for row in found.rare] if found else [],
        "lacking": [row.feature.id for row in found.lacking] if found else [],
        "weaker": [row.feature.id for row in found.weaker] if found else [],
        "diagnostics": [diagnostic_json(d) for d in drafted.report],
    }


def _feature_json(row: Row) -> dict[str, Any]:
    return {
        "feature": row.feature.id,
        "group": row.feature.group,
        "question": row.feature.question,
        "exception": row.feature.exception,
        "ours": row.ours.has,
        "by": [_standing_json(standing) for standing in row.ours.by],
        "reason": row.reason or None,
    }


def _standing_json(standing: StandingText) -> dict[str, Any]:
    return {"id": standing.id, "heading": standing.heading, "drafting": standing.drafting or None}


def _instruments_json(found: Comparison, kind: Kind) -> Iterator[dict[str, Any]]:
    for instrument in found.of_kind(kind):
        yield {
            "instrument": instrument.id,
            "kind": instrument.kind,
            "name": instrument.name,
            "provisions": instrument.provisions or None,
            "read": instrument.read,
            "title": instrument.title,
            "citation": instrument.citation or None,
            "place": instrument.place,
            "year": instrument.year,
            "status": instrument.status,
            "status_date": instrument.since or None,
            "status_url": instrument.status_url or instrument.url,
            "url": instrument.url,
            "note": instrument.note or None,
            "cells": {row.feature.id: _cell_json(instrument, row.feature.id) for row in found.rows},
        }


def _cell_json(instrument: Instrument, feature: str) -> dict[str, Any]:
    known = instrument.known(feature)
    if known is None:
        return {"has": "?", "where": None, "read": None, "url": None, "checked_on": None}
    return {
        "has": known.has,
        "where": known.where or None,
        "read": known.read,
        "url": known.url or instrument.url,
        "checked_on": known.checked_on,
    }
