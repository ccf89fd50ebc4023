"""The files of a packet, from its papers to the zip of each half."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from draftban import writers
from draftban.api import comments
from draftban.bill.tree import FinalBill
from draftban.cli.drafting import Drafted
from draftban.cli.output.outputs import PACKET_WAYS, Outcome, write_outputs
from draftban.cli.output.zips import zipped
from draftban.cli.running.products import (
    WORD,
    Rendered,
    laid_out,
    manifest_of,
    render,
    render_papers,
    stale,
)
from draftban.cli.terminal import progress
from draftban.documents import proof
from draftban.packets import COUNSEL, TO_FILE, Packet, packet


def papers_of(drafted: Drafted, introduced: date | None) -> Packet | None:
    """The packet of ``drafted``; ``None`` if that has errors, or the papers have."""
    if drafted.build is None or drafted.report.errors or not drafted.build.documents:
        return None
    with progress(f"Papers for {drafted.place}"):
        made = packet(drafted.build, drafted.report, introduced=introduced)
    return None if drafted.report.errors else made


def pack(
    drafted: Drafted,
    made: Packet,
    formats: Sequence[str],
    missing: dict[str, str],
    jobs: int = 1,
) -> Rendered:
    """Every file of the packet by its name with its half, the zip of each half behind its own
    files, ``jobs`` of them made at a time; what a format lacks on this machine goes to ``missing``.
    """
    packed = Rendered()
    for half, bills in (
        (TO_FILE, _bills(drafted, made, formats, missing, jobs)),
        (COUNSEL, _annotated(drafted, made)),
    ):
        bills.add(render_papers(made.of_folder(half), formats, missing, jobs))
        packed.add(bills, f"{half}/")
        packed.files[f"{drafted.folder}-{half}.zip"] = zipped(half, bills.files)
    return packed


def write_packet(
    drafted: Drafted,
    rendered: Rendered,
    formats: Sequence[str],
    missing: dict[str, str],
    out: Path,
    introduced: date | None,
    overwrite: bool,
) -> Outcome:
    """Write what :func:`pack` made below ``out``, or say what somebody edited there."""
    made = packet_manifest(drafted, rendered, [n for n in formats if n not in missing], introduced)
    with progress("Writing"):
        return write_outputs(
            out / f"{drafted.folder}-packet",
            rendered.files,
            partial(proof.merged, new=made),
            unwanted=(*_stale(drafted, formats), *rendered.failed),
            overwrite=overwrite,
            ways=PACKET_WAYS,
            together=True,
        )


def packet_manifest(
    drafted: Drafted, rendered: Rendered, formats: Sequence[str], introduced: date | None
) -> proof.Manifest:
    """The manifest of a packet."""
    day = introduced.isoformat() if introduced else ""
    request = replace(drafted.request, packet=True, introduced=day)
    return manifest_of(replace(drafted, request=request), rendered.files, formats)


def _stale(drafted: Drafted, formats: Sequence[str]) -> Iterator[str]:
    """What an earlier packet may have left that this one does without."""
    assert drafted.build is not None
    yield from (f"{TO_FILE}/{name}" for name in stale(drafted, formats))
    yield from (f"{COUNSEL}/{_annotated_name(stem)}" for stem in drafted.build.absent)


def _bills(
    drafted: Drafted, made: Packet, formats: Sequence[str], missing: dict[str, str], jobs: int
) -> Rendered:
    """The bills as they are handed in: no comment, no status line, no word about the program."""
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
        laid_out(replace(drafted, build=bare, request=request), formats), formats, missing, jobs
    )


def _annotated(drafted: Drafted, made: Packet) -> Rendered:
    """The bills in Word with comments to counsel, headed as the working papers are."""
    assert drafted.build is not None
    said = comments(drafted.build)
    rendered = Rendered()
    for document in drafted.build.documents:
        style = document.bill.style
        page = replace(style.page, header=made.working_header)
        headed = FinalBill(replace(document.bill, style=replace(style, page=page)))
        file = _annotated_name(document.stem)
        with progress(f"Writing {file}"):
            beside = writers.Beside(said.get(document.stem, {}))
            rendered.files[file] = writers.write(headed, WORD, writers.Options(), beside)
    return rendered


def _annotated_name(stem: str) -> str:
    return f"{stem}-annotated{writers.suffix(WORD)}"
