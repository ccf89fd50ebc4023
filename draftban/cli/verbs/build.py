"""`draftban build`: write the bills of places."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import click

from draftban.cli import completing
from draftban.cli.arguments import (
    DEFAULT_FORMATS,
    as_option,
    as_place_option,
    chosen_demands,
    default_jobs,
    demand_options,
    formats_option,
    jobs_option,
    known_words,
    out_option,
    overwrite_option,
)
from draftban.cli.helping import echo_next
from draftban.cli.started import typed
from draftban.cli.terminal import echo_json
from draftban.writers import Options, available

ORDER = 20
EXAMPLES = (
    "draftban build us-ma-lowell",
    "draftban build us-ma-lowell --to docx,pdf,html --out clerk --clean",
    "draftban build us-ma-lowell --with b.i,c",
    "draftban build us-ma-lowell --as us-ma",
)


@click.command(name="build", short_help="Write the bills of places as Word, PDF and more.")
@click.argument(
    "places", metavar="PLACE...", nargs=-1, shell_complete=completing.places, required=True
)
@formats_option("Formats", ",".join(DEFAULT_FORMATS))
@out_option("PLACE/PLACE.docx and the others go")
@as_place_option("Build the same policy in the form of another place: a state, a nation.")
@demand_options
@click.option(
    "--status-line/--no-status-line",
    default=True,
    help="Say on each page of a PDF, and at the head of a web page, that it is a model bill, not "
    "law. By default it is said.",
)
@click.option(
    "--clean",
    is_flag=True,
    help="Leave out what nobody hands in: the comments to counsel in the Word file, the side notes "
    "of the web page, and the line that it is a model bill.",
)
@click.option(
    "--notes", is_flag=True, help="Print the sources of findings as footnotes of Word file and PDF."
)
@click.option(
    "--live-fields",
    is_flag=True,
    help="Write cross-references as fields that Word updates, where those give the right citation.",
)
@click.option(
    "--tracked",
    is_flag=True,
    help="Write what an ordinance changes in an existing one as tracked changes of Word, not "
    "underlined and struck.",
)
@overwrite_option
@click.option("--again", is_flag=True, help="Build places anew that have not changed, too.")
@jobs_option
@as_option
def command(
    places: tuple[str, ...],
    to: tuple[str, ...],
    out: Path,
    target: str,
    with_: tuple[str, ...],
    without: tuple[str, ...],
    status_line: bool,
    clean: bool,
    notes: bool,
    live_fields: bool,
    tracked: bool,
    overwrite: bool,
    again: bool,
    jobs: int | None,
    as_: str,
) -> None:
    """Write the bill of each PLACE: a code such as us-ma-lowell, or a YAML file.

    What a place can only ask of others goes into a companion: a resolution beside an ordinance.
    If these demands need none, the one that an earlier build wrote in these formats is removed.

    A file that somebody edited is never replaced: nothing of its place is written then, unless
    --overwrite says to keep it under another name. Each place is written when it is done, all its
    files or none; the exit status is 1 if one of them failed.

    A place is not built again as long as its files stand there as they were written, and nothing
    that they are made from has changed; --again builds it anyway. Several places are built at the
    same time, see --jobs.

    With --as the demands and options of PLACE go into the form of another place, whose law decides
    what becomes of each; a table tells what was carried, adapted and dropped.

    The Word file has comments to counsel: which drafting was chosen and why, what options trade,
    what nobody has verified. Give the clerk a copy written with --clean.
    """
    from draftban.cli.running.builds import builds
    from draftban.cli.running.unchanged import Asked
    from draftban.cli.telling.build_text import Teller, place_json

    formats = known_words(to, available(), "--to", "format")
    chosen, dropped = chosen_demands(with_, without)
    options = Options(status_line, clean, live_fields, notes, tracked).chosen
    named = tuple(dict.fromkeys(places))
    asked = Asked(formats, out, chosen, dropped, target, options, overwrite)
    teller = Teller(named)
    rows = []
    with closing(builds(named, asked, again=again, jobs=jobs or default_jobs(len(named)))) as done:
        try:
            for account in done:
                teller.count(account)
                if as_ == "json":
                    rows.append(place_json(account))
                else:
                    teller.tell(account)
        except KeyboardInterrupt:
            teller.interrupted()
            raise
    if as_ == "json":
        removed = [path for row in rows for path in row["removed"]]
        echo_json({"places": rows, "removed": removed, "unavailable": teller.missing})
    else:
        teller.close()
        if not teller.failed:
            echo_next(
                f"{typed('check', *named)} finds mistakes and says what is open;",
                f"{typed('packet', named[0])} writes all that you hand in.",
            )
    sys.exit(1 if teller.failed else 0)
