"""`draftban packet`: what one hands in with a bill, and what one's lawyer should see first."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from draftban.cli.arguments import (
    DEFAULT_FORMATS,
    as_option,
    as_place_option,
    chosen_demands,
    demand_options,
    out_option,
)
from draftban.cli.terminal import (
    blank_json,
    counted,
    diagnostic_json,
    echo,
    echo_blanks,
    echo_diagnostics,
    echo_json,
    progress,
)

if TYPE_CHECKING:
    from draftban.cli.drafting import Drafted
    from draftban.packet import Packet

ORDER = 37
WORD = "docx"
FORMATS = DEFAULT_FORMATS


@click.command(
    name="packet", short_help="Write what to hand in with a bill, and what a lawyer needs."
)
@click.argument("place", metavar="PLACE")
@as_place_option(
    "Of the same policy in the form of another place, as `draftban build --as` builds it."
)
@demand_options
@click.option(
    "--introduced",
    metavar="DATE",
    default="",
    help="The day it is to be brought in, such as 2027-02-01: the earliest days are then dates.",
)
@out_option("the folder PLACE-packet goes")
@as_option
def command(
    place: str,
    target: str,
    with_: tuple[str, ...],
    without: tuple[str, ...],
    introduced: str,
    out: Path,
    as_: str,
) -> None:
    """Write two folders for PLACE, and a zip of each.

    to-file: the bill and its companions, an agenda memo, a two-page summary in plain language. In
    Word and PDF, without a comment or a word about how they were made.

    for-your-lawyer: working papers that nobody files. The bills in Word with comments, how to file
    them, what each section does and why it is drafted so, the coverage of the demands, other law
    beside it, and what is still open: blanks, questions, facts that no lawyer has checked.
    """
    from draftban.cli.drafting import draft
    from draftban.packet import packet

    day = _day(introduced)
    chosen, dropped = chosen_demands(with_, without)
    drafted = draft(place, chosen=chosen, dropped=dropped, as_=target)
    made: Packet | None = None
    if drafted.build is not None and not drafted.report.errors and drafted.build.documents:
        with progress(f"Papers for {place}"):
            made = packet(drafted.build, drafted.report, introduced=day)
    missing: dict[str, str] = {}
    files: dict[Path, bytes] = {}
    removed: tuple[Path, ...] = ()
    if made is not None and not drafted.report.errors:
        folder = out / f"{drafted.folder}-packet"
        files = _files(drafted, made, folder, missing)
        removed = _written(files, folder, drafted)
    failed = not files
    if as_ == "json":
        _print_json(drafted, made, files, missing, removed)
    else:
        _print_text(drafted, made, files, missing, removed)
    sys.exit(1 if failed else 0)


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.UsageError(
            f"--introduced: “{text}” is no date; write it as 2027-02-01."
        ) from None


def _files(
    drafted: Drafted, made: Packet, folder: Path, missing: dict[str, str]
) -> dict[Path, bytes]:
    """Every file of the packet, the zip of each half behind its own files."""
    from draftban.cli.products import render_papers
    from draftban.cli.zips import zipped
    from draftban.packet import COUNSEL, TO_FILE

    halves = {
        TO_FILE: {
            **_bills(drafted, made, missing),
            **render_papers(made.of_folder(TO_FILE), FORMATS, missing),
        },
        COUNSEL: {
            **_annotated(drafted, made),
            **render_papers(made.of_folder(COUNSEL), FORMATS, missing),
        },
    }
    found: dict[Path, bytes] = {}
    for half, files in halves.items():
        found |= {folder / half / file: data for file, data in files.items()}
        found[folder / f"{drafted.folder}-{half}.zip"] = zipped(half, files)
    return found


def _bills(drafted: Drafted, made: Packet, missing: dict[str, str]) -> dict[str, bytes]:
    """The bills as they are handed in: no comment, no status line, no word about the program."""
    from draftban import writers
    from draftban.cli.products import laid_out, render

    build = drafted.build
    assert build is not None
    bills = {document.stem: document for document in made.bills}
    law = None if build.law is None else made.bills[0]
    bare = replace(
        build, law=law, companions=tuple(bills[document.stem] for document in build.companions)
    )
    options = writers.Options(status_line=False, clean=True).chosen
    request = replace(drafted.request, options=options)
    return render(
        laid_out(replace(drafted, build=bare, request=request), FORMATS), FORMATS, missing
    )


def _annotated(drafted: Drafted, made: Packet) -> dict[str, bytes]:
    """The bills in Word with comments to counsel, headed as the working papers are."""
    from draftban import writers
    from draftban.api import comments
    from draftban.bill.tree import FinalBill

    assert drafted.build is not None
    said = comments(drafted.build)
    files: dict[str, bytes] = {}
    for document in drafted.build.documents:
        style = document.bill.style
        page = replace(style.page, header=made.working_header)
        headed = FinalBill(replace(document.bill, style=replace(style, page=page)))
        file = _annotated_name(document.stem)
        with progress(f"Writing {file}"):
            beside = writers.Beside(said.get(document.stem, {}))
            files[file] = writers.write(headed, WORD, writers.Options(), beside)
    return files


def _annotated_name(stem: str) -> str:
    from draftban import writers

    return f"{stem}-annotated{writers.suffix(WORD)}"


def _written(files: Mapping[Path, bytes], folder: Path, drafted: Drafted) -> tuple[Path, ...]:
    """Write ``files``, then remove what an earlier packet left that this one does without."""
    from draftban.cli.files import remove_stale, write_all
    from draftban.cli.products import stale
    from draftban.packet import COUNSEL, TO_FILE

    assert drafted.build is not None
    with progress("Writing"):
        write_all(files)
    left = [
        *stale(drafted, FORMATS, folder / TO_FILE),
        *(folder / COUNSEL / _annotated_name(stem) for stem in drafted.build.absent),
    ]
    return remove_stale(path for path in left if path not in files)


def _print_text(
    drafted: Drafted,
    made: Packet | None,
    files: Mapping[Path, bytes],
    missing: Mapping[str, str],
    removed: tuple[Path, ...],
) -> None:
    echo_diagnostics(drafted.report, err=True)
    if not files:
        errors = len(drafted.report.errors)
        echo(f"Nothing was written: {counted(errors, 'error')}.", err=True)
        for line in missing.values():
            echo(line, err=True)
        return
    for path in files:
        echo(str(path))
    for path in removed:
        echo(f"{path} of an earlier packet was removed: this selection does without it.", err=True)
    for line in missing.values():
        echo(line, err=True)
    for read in made.read if made else ():
        echo()
        echo(
            f"{read.paper} reads at grade {read.grade.grade:.1f} ({read.formula}; "
            f"{read.most:g} at most): {counted(read.grade.words, 'word')} in "
            f"{counted(read.grade.sentences, 'sentence')}."
        )
    if drafted.blanks:
        echo()
        echo_blanks(drafted.blanks)


def _print_json(
    drafted: Drafted,
    made: Packet | None,
    files: Mapping[Path, bytes],
    missing: Mapping[str, str],
    removed: tuple[Path, ...],
) -> None:
    build = drafted.build
    echo_json(
        {
            "place": build.setup.jurisdiction.place if build else drafted.place,
            "files": [str(path) for path in files],
            "removed": [str(path) for path in removed],
            "reading": [
                {
                    "paper": read.paper,
                    "formula": read.formula,
                    "grade": round(read.grade.grade, 1),
                    "most": read.most,
                    "words": read.grade.words,
                    "sentences": read.grade.sentences,
                }
                for read in (made.read if made else ())
            ],
            "blanks": [blank_json(blank) for blank in drafted.blanks],
            "unavailable": dict(missing),
            "diagnostics": [diagnostic_json(d) for d in drafted.report],
        }
    )
