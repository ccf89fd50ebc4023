"""A packet from its papers to its folder, as `draftban packet` makes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from draftban.cli.drafting import Drafted
from draftban.cli.output.outputs import PACKET_WAYS, Outcome, write_outputs
from draftban.cli.terminal import progress
from draftban.documents import Build, proof
from draftban.packets import Packet, packet
from draftban.products.packing import packet_manifest, stale_in_packet
from draftban.products.sheets import Rendered


def papers_of(drafted: Drafted, introduced: date | None) -> Packet | None:
    """The packet of ``drafted``; ``None`` if that has errors, or the papers have."""
    if drafted.build is None or drafted.report.errors or not drafted.build.documents:
        return None
    with progress(f"Papers for {drafted.place}"):
        made = packet(drafted.build, drafted.report, introduced=introduced)
    return None if drafted.report.errors else made


def write_packet(
    build: Build,
    made: Packet,
    rendered: Rendered,
    formats: Sequence[str],
    missing: dict[str, str],
    out: Path,
    introduced: date | None,
    overwrite: bool,
) -> Outcome:
    """Write the packet ``made`` of ``build`` below ``out``, or say what somebody edited there."""
    new = packet_manifest(build, rendered, formats, missing, introduced)
    with progress("Writing"):
        return write_outputs(
            out / f"{build.folder}-packet",
            rendered.files,
            partial(proof.merged, new=new),
            unwanted=(*stale_in_packet(build, made, formats), *rendered.failed),
            overwrite=overwrite,
            ways=PACKET_WAYS,
            together=True,
        )
