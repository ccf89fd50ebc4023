"""`draftban packet`: what one hands in with a bill, and what one's lawyer should see first."""

from __future__ import annotations

import sys
from collections.abc import Container, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from draftban.cli.arguments import (
    DEFAULT_FORMATS,
    as_option,
    as_place_option,
    chosen_demands,
    default_jobs,
    demand_options,
    jobs_option,
    out_option,
    overwrite_option,
    place_argument,
)
from draftban.cli.helping import echo_next
from draftban.cli.started import typed
from draftban.cli.telling.outcome_text import echo_others, echo_written, written_json
from draftban.cli.telling.packet_text import packet_words, print_blanks, print_grades
from draftban.cli.terminal import (
    blank_json,
    counted,
    echo,
    echo_diagnostics,
    echo_json,
)
from draftban.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from draftban.cli.drafting import Drafted
    from draftban.cli.output.outputs import Outcome
    from draftban.config.languages.words import Said
    from draftban.packets import Packet

ORDER = 37
EXAMPLES = (
    "draftban packet us-ma-lowell",
    "draftban packet us-ma-lowell --introduced 2027-02-01",
)
FORMATS = DEFAULT_FORMATS


@click.command(
    name="packet", short_help="Write what to hand in with a bill, and what a lawyer needs."
)
@place_argument
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
@overwrite_option
@jobs_option
@as_option
def command(
    place: str,
    target: str,
    with_: tuple[str, ...],
    without: tuple[str, ...],
    introduced: str,
    out: Path,
    overwrite: bool,
    jobs: int | None,
    as_: str,
) -> None:
    """Write three folders for PLACE, and a zip of each.

    to-file: the bill and its companions, an agenda memo, a two-page summary in plain language, a
    staff report, worksheets and notices. In Word and PDF, without a comment or a word about how
    they were made.

    to-use: answers for speakers, and the forms that the law asks for once it has passed.

    for-your-lawyer: working papers that nobody files. The bills in Word with comments, how to file
    them, what each section does and why it is drafted so, the coverage of the demands, other law
    beside it, and what is still open: blanks, questions, facts that no lawyer has checked.

    A file that somebody edited is never replaced: nothing is written then, unless --overwrite says
    to keep it under another name, which no zip holds.
    """
    from draftban.cli.drafting import draft
    from draftban.cli.output.outputs import Outcome
    from draftban.cli.running.drawing import drawing
    from draftban.cli.running.packing import papers_of, write_packet
    from draftban.products.packing import pack
    from draftban.products.sheets import Rendered

    day = _day(introduced)
    chosen, dropped = chosen_demands(with_, without)
    drafted = draft(place, chosen=chosen, dropped=dropped, as_=target)
    say = None
    if drafted.build is not None and as_ == "text":
        say = packet_words(drafted, drafted.report)  # before the papers, which an error prevents
    made = papers_of(drafted, day)
    missing: dict[str, str] = {}
    rendered, outcome = Rendered(), Outcome()
    if made is not None and drafted.build is not None:
        each = drawing(jobs or default_jobs(len(made.bills) + 2))
        rendered = pack(drafted.build, made, FORMATS, missing, each)
        outcome = write_packet(drafted.build, made, rendered, FORMATS, missing, out, day, overwrite)
    diagnostics = (*drafted.report, *rendered.diagnostics, *outcome.diagnostics)
    if as_ == "json":
        _print_json(drafted, made, outcome, missing, diagnostics)
    else:
        failed = {out / f"{drafted.folder}-packet" / name for name in rendered.failed}
        _print_text(drafted, made, outcome, missing, diagnostics, failed, say)
    whole = outcome.written and not any(d.severity is Severity.ERROR for d in diagnostics)
    if whole and as_ == "text":
        folder = (out / f"{drafted.folder}-packet").as_posix()
        echo_next(
            f"give {folder}/for-your-lawyer to your lawyer, and to-file to the clerk;",
            f"{typed('verify', folder)} says whether a file was changed since.",
        )
    sys.exit(0 if whole else 1)


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.UsageError(
            f"--introduced: “{text}” is no date; write it as 2027-02-01."
        ) from None


def _print_text(
    drafted: Drafted,
    made: Packet | None,
    outcome: Outcome,
    missing: Mapping[str, str],
    diagnostics: Sequence[Diagnostic],
    failed: Container[Path],
    say: Said | None,
) -> None:
    echo_diagnostics(diagnostics, err=True)
    if not outcome.written:
        if errors := len(drafted.report.errors):
            echo(f"Nothing was written: {counted(errors, 'error')}.", err=True)
        for line in missing.values():
            echo(line, err=True)
        return
    echo_written(outcome)
    echo_others(outcome, "packet", failed)
    for line in missing.values():
        echo(line, err=True)
    if say is not None:
        print_grades(made.read if made else (), say)
        print_blanks(drafted.blanks, say)


def _print_json(
    drafted: Drafted,
    made: Packet | None,
    outcome: Outcome,
    missing: Mapping[str, str],
    diagnostics: Sequence[Diagnostic],
) -> None:
    reading = [
        {
            "paper": read.paper,
            "formula": read.formula,
            "grade": round(read.grade.grade, 1),
            "most": read.most,
            "words": read.grade.words,
            "sentences": read.grade.sentences,
        }
        for read in (made.read if made else ())
    ]
    about = {"reading": reading, "blanks": [blank_json(blank) for blank in drafted.blanks]}
    echo_json(written_json(drafted, outcome, about, missing, diagnostics))
