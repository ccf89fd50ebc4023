"""`draftban call`: papers for everyone else on whom the open letter calls."""

from __future__ import annotations

import sys
from collections.abc import Container, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from draftban.cli.arguments import (
    as_option,
    default_jobs,
    formats_option,
    jobs_option,
    known_words,
    out_option,
    overwrite_option,
    place_argument,
)
from draftban.cli.helping import echo_next
from draftban.cli.started import typed
from draftban.cli.telling.outcome_text import echo_others, echo_written, written_json
from draftban.cli.terminal import counted, echo, echo_diagnostics, echo_json
from draftban.diagnostics import Diagnostic, Severity
from draftban.writers import available

if TYPE_CHECKING:
    from draftban.cli.drafting import Drafted
    from draftban.cli.output.outputs import Outcome
    from draftban.review.coverage.calls import Calls

ORDER = 38
EXAMPLES = (
    "draftban call us-ma-lowell --list",
    "draftban call us-ma-lowell",
    "draftban call us-ma-lowell companies workers --to docx",
)
FORMATS = ("docx", "pdf", "html", "text")


@click.command(
    name="call", short_help="Write papers for courts, agencies, companies and others called on."
)
@place_argument
@click.argument("addressees", metavar="[ADDRESSEE]...", nargs=-1)
@click.option(
    "--list",
    "listing",
    is_flag=True,
    help="Say in a line each which papers there are, which are not offered, and why.",
)
@formats_option("Formats", ",".join(FORMATS))
@out_option("the folder PLACE-call goes")
@overwrite_option
@jobs_option
@as_option
def command(
    place: str,
    addressees: tuple[str, ...],
    listing: bool,
    to: tuple[str, ...],
    out: Path,
    overwrite: bool,
    jobs: int | None,
    as_: str,
) -> None:
    """Write what each on whom the open letter calls besides lawmakers can sign, file or adopt: a
    folder for each ADDRESSEE, or for all, and one zip.

    The papers rest on the same file as the bill of PLACE and define terms as it does. What the
    place's order of law does not know is not offered; --list says why. A guide to them, for
    counsel, says what each cannot do and what to ask first.

    A company is named only where the place's file names it, under `calls:`, and what is said of it
    needs a source that somebody has read.

    A file that somebody edited is never replaced: nothing is written then, unless --overwrite says
    to keep it under another name, which no zip holds.
    """
    from draftban.cli.drafting import draft
    from draftban.cli.output.outputs import Outcome
    from draftban.cli.running.calling import papers_of, write_call
    from draftban.cli.running.drawing import drawing
    from draftban.cli.telling.call_text import call_words, print_calls
    from draftban.products.calling import pack_call
    from draftban.products.sheets import Rendered

    formats = known_words(to, available(), "--to", "format")
    drafted = draft(place)
    found = _calls(drafted)
    chosen = _chosen(addressees, found, place)
    say = call_words(drafted, drafted.report) if found is not None and as_ == "text" else None
    missing: dict[str, str] = {}
    rendered, outcome = Rendered(), Outcome()
    made = None if listing or found is None or not found.addressees else papers_of(drafted, chosen)
    if made is not None and drafted.build is not None:
        each = drawing(jobs or default_jobs(len(made.papers)))
        rendered = pack_call(drafted.build, made, chosen, formats, missing, each)
        outcome = write_call(
            drafted.build, made, rendered, chosen, formats, missing, out, overwrite
        )
    diagnostics = (*drafted.report, *rendered.diagnostics, *outcome.diagnostics)
    folder = out / f"{drafted.folder}-call"
    if as_ == "json":
        _print_json(drafted, found, outcome, missing, diagnostics)
    else:
        echo_diagnostics(diagnostics, err=True)
        if listing or (found is not None and not found.addressees):
            if found is not None and say is not None:
                print_calls(drafted, found, chosen, say)
        else:
            failed = {folder / name for name in rendered.failed}
            _print_text(drafted, outcome, missing, failed)
    wrong = found is None or any(d.severity is Severity.ERROR for d in diagnostics)
    done = bool(outcome.written) or (listing and not wrong)
    if done and not wrong and as_ == "text":
        _next(place, folder, listing, [stem for stem, _ in made.guide] if made else [])
    sys.exit(0 if done and not wrong else 1)


def _calls(drafted: Drafted) -> Calls | None:
    """Whom the letter calls on there; ``None`` if the bills have errors, or what is said of it."""
    from draftban.review.coverage.calls import calls

    if drafted.build is None or drafted.report.errors or not drafted.build.documents:
        return None
    found = calls(drafted.build, drafted.report)
    return None if drafted.report.errors else found


def _chosen(addressees: Sequence[str], found: Calls | None, place: str) -> tuple[str, ...]:
    """Those named, in order, or a usage error."""
    known = tuple(one.id for one in found.addressees) if found is not None else ()
    if not addressees or not known:
        return ()
    named = known_words(addressees, known, place, "addressee")
    return tuple(one for one in known if one in named)


def _print_text(
    drafted: Drafted, outcome: Outcome, missing: Mapping[str, str], failed: Container[Path]
) -> None:
    if not outcome.written:
        if errors := len(drafted.report.errors):
            echo(f"Nothing was written: {counted(errors, 'error')}.", err=True)
    else:
        echo_written(outcome)
        echo_others(outcome, "call", failed)
    for line in missing.values():
        echo(line, err=True)


def _next(place: str, folder: Path, listing: bool, guide: Sequence[str]) -> None:
    if listing:
        echo_next(f"{typed('call', place)} writes them; add the name of an addressee for its own.")
    else:
        named = " and ".join(f"{folder.as_posix()}/{stem}" for stem in guide)
        echo_next(
            f"give {named or folder.as_posix()} to your lawyer before anybody signs or files;",
            f"{typed('verify', folder.as_posix())} says whether a file was changed since.",
        )


def _print_json(
    drafted: Drafted,
    found: Calls | None,
    outcome: Outcome,
    missing: Mapping[str, str],
    diagnostics: Sequence[Diagnostic],
) -> None:
    from draftban.cli.telling.call_text import addressee_json, calls_json

    about = {
        "calls": calls_json(found) if found else [],
        "addressees": [addressee_json(one) for one in (found.addressees if found else ())],
    }
    echo_json(written_json(drafted, outcome, about, missing, diagnostics))
