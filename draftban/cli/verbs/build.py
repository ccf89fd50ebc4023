"""`draftban build`: write the bills of places."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from draftban.cli.arguments import (
    DEFAULT_FORMATS,
    as_option,
    as_place_option,
    chosen_demands,
    demand_options,
    known_words,
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
    echo_paragraph,
    progress,
)
from draftban.diagnostics import Severity
from draftban.writers import Options, available

if TYPE_CHECKING:
    from draftban.cli.drafting import Drafted

ORDER = 20


@click.command(name="build", short_help="Write the bills of places as Word, PDF and more.")
@click.argument("places", metavar="PLACE...", nargs=-1, required=True)
@click.option(
    "--to",
    multiple=True,
    metavar="LIST",
    default=(",".join(DEFAULT_FORMATS),),
    help=f"Formats: {', '.join(available())}. By default {','.join(DEFAULT_FORMATS)}.",
)
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
    help="Leave the comments to counsel out of the Word file, and the side notes out of the web "
    "page: what is handed in has none.",
)
@click.option(
    "--notes", is_flag=True, help="Print the sources of findings as footnotes of Word file and PDF."
)
@click.option(
    "--live-fields",
    is_flag=True,
    help="Write cross-references as fields that Word updates, where those give the right citation.",
)
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
    as_: str,
) -> None:
    """Write the bill of each PLACE: a code such as us-ma-lowell, or a YAML file.

    What a place can only ask of others goes into a companion: a resolution beside an ordinance.
    If these demands need none, the one that an earlier build wrote in these formats is removed.

    With --as the demands and options of PLACE go into the form of another place, whose law decides
    what becomes of each; a table tells what was carried, adapted and dropped.

    The Word file has comments to counsel: which drafting was chosen and why, what options trade,
    what nobody has verified. Give the clerk a copy written with --clean.
    """
    from draftban.cli.drafting import draft
    from draftban.cli.files import remove_stale, write_all
    from draftban.cli.products import beside, laid_out, manifest_of, render, stale, without_pages
    from draftban.proof import NAME

    formats = known_words(to, available(), "--to", "format")
    chosen, dropped = chosen_demands(with_, without)

    options = Options(status_line, clean, live_fields, notes).chosen
    drafted = [
        laid_out(draft(p, chosen=chosen, dropped=dropped, as_=target, options=options), formats)
        for p in dict.fromkeys(places)
    ]
    failed = any(d.report.errors for d in drafted)
    files: dict[Path, bytes] = {}
    missing: dict[str, str] = {}
    removed: tuple[Path, ...] = ()
    if not failed:
        proofs: dict[Path, bytes] = {}
        for one in drafted:
            folder = out / one.folder
            rendered = render(one, formats, missing)
            written = [name for name in formats if name not in missing]
            if rendered:
                proofs[folder / NAME] = beside(folder, manifest_of(one, rendered, written))
            files |= {folder / name: data for name, data in rendered.items()}
        with progress("Writing"):
            write_all(files | proofs)
        removed = remove_stale(
            path
            for one in drafted
            for path in stale(one, [n for n in formats if n not in missing], out / one.folder)
        )
    status = 1 if failed or not files else 0
    if as_ == "json":
        _print_json(drafted, files, missing, removed)
    else:
        _print_text(drafted, files, missing, removed, failed)
        for name in [] if failed else [n for d in drafted for n in without_pages(d, formats)]:
            echo(
                f"The contents list of {name} has no page numbers: build docx and pdf together "
                "(`--to docx,pdf`), and it shows the pages of the PDF.",
                err=True,
            )
    sys.exit(status)


def _print_text(
    drafted: Sequence[Drafted],
    files: dict[Path, bytes],
    missing: dict[str, str],
    removed: tuple[Path, ...],
    failed: bool,
) -> None:
    # Several places share files; a mistake in one of those is one mistake.
    found = tuple(dict.fromkeys(d for one in drafted for d in one.report))
    echo_diagnostics(found, err=True)
    if failed:
        errors = sum(d.severity is Severity.ERROR for d in found)
        echo(f"Nothing was written: {counted(errors, 'error')}.", err=True)
        return
    for path in files:
        echo(str(path))
    for one in drafted:
        _print_carried(one)
    for path in removed:
        echo(f"{path} of an earlier build was removed: this selection does without it.", err=True)
    for line in missing.values():
        echo(line, err=True)
    for one in drafted:
        if one.build is not None and one.build.only_urged:
            echo(f"{one.place}: {_why_only_urged(one)}", err=True)
    for one in drafted:
        if one.blanks:
            echo()
            if len(drafted) > 1:
                echo(f"{one.place}:")
            echo_blanks(one.blanks)


def _print_carried(drafted: Drafted) -> None:
    """What became of everything that the place wrote, in the other place's bill."""
    if drafted.variant is None:
        return
    echo()
    echo(f"{drafted.variant.source} as {drafted.variant.setup.jurisdiction.place}:")
    for line in drafted.variant.table:
        if line.fate == "carried":  # as it was: nothing to explain
            echo_paragraph(line.what, f"  {line.fate:<8} ")
        else:
            now = f" → {line.now}" if line.now else ""
            echo_paragraph(f"{line.what}{now}. {line.why}", f"  {line.fate:<8} ")


def _why_only_urged(drafted: Drafted) -> str:
    build = drafted.build
    assert build is not None
    reasons = [reason for demand in build.urged if (reason := build.reason(demand))]
    return " ".join(
        [
            f"only {' and '.join(document.stem for document in build.documents)} was written, "
            "since the place cannot itself enact what was selected.",
            *dict.fromkeys(reasons),
        ]
    )


def _print_json(
    drafted: Sequence[Drafted],
    files: dict[Path, bytes],
    missing: dict[str, str],
    removed: tuple[Path, ...],
) -> None:
    rows: list[dict[str, Any]] = []
    for one in drafted:
        build = one.build
        place = build.setup.jurisdiction.place if build else one.place
        rows.append(
            {
                "place": place,
                "files": [str(path) for path in files if path.parent.name == one.folder],
                "enacted": list(build.enacted) if build else [],
                "urged": list(build.urged) if build else [],
                "blanks": [blank_json(blank) for blank in one.blanks],
                "carried": [asdict(line) for line in one.variant.table] if one.variant else [],
                "diagnostics": [diagnostic_json(d) for d in one.report],
            }
        )
    gone = [str(path) for path in removed]
    echo_json({"places": rows, "removed": gone, "unavailable": missing})
