"""The papers of a call, from what they say to their folder, as `draftban call` makes them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from draftban.cli.drafting import Drafted
from draftban.cli.output.outputs import BUILD_WAYS, Outcome, write_outputs
from draftban.cli.terminal import progress
from draftban.documents import Build, proof
from draftban.packets.calls import CallPapers, call
from draftban.products.calling import call_manifest, stale_in_call
from draftban.products.sheets import Rendered


def papers_of(drafted: Drafted, chosen: Sequence[str]) -> CallPapers | None:
    """The papers of the addressees ``chosen``, or of all; ``None`` if the bills have errors, or the
    papers have.
    """
    if drafted.build is None or drafted.report.errors:
        return None
    with progress(f"Papers for {drafted.place}"):
        made = call(drafted.build, drafted.report, chosen)
    return None if drafted.report.errors else made


def write_call(
    build: Build,
    made: CallPapers,
    rendered: Rendered,
    chosen: Sequence[str],
    formats: Sequence[str],
    missing: dict[str, str],
    out: Path,
    overwrite: bool,
) -> Outcome:
    """Write the papers ``made`` below ``out``, or say what somebody edited there."""
    folder = out / f"{build.folder}-call"
    new = call_manifest(build, rendered, chosen, formats, missing)
    with progress("Writing"):
        return write_outputs(
            folder,
            rendered.files,
            partial(proof.merged, new=new),
            unwanted=(*stale_in_call(made, rendered, formats, _before(folder)), *rendered.failed),
            overwrite=overwrite,
            ways=BUILD_WAYS,
            together=True,
        )


def _before(folder: Path) -> proof.Manifest | None:
    """What an earlier run says that it wrote; what is odd about it is told when it is written."""
    try:
        return proof.read(folder)
    except (OSError, ValueError):
        return None
