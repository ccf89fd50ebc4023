"""The files of a call's papers, from the papers to their zip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from draftban import writers
from draftban.documents import Build, proof
from draftban.packets import handed_in
from draftban.packets.calls import CallPapers
from draftban.products.bills import request
from draftban.products.sheets import BILLS_ALONE, Each, Rendered, Sheet, in_turn, rendered
from draftban.products.zips import zipped


def pack_call(
    build: Build,
    made: CallPapers,
    chosen: Sequence[str],
    formats: Sequence[str],
    missing: dict[str, str],
    each: Each = in_turn,
) -> Rendered:
    """Every file of ``made``, the papers of the addressees ``chosen`` or of all, by its name with
    its folder, and their zip behind them; what a format lacks on this machine goes to ``missing``.
    """
    papers = ((stem, written.paper) for stem, written in made.papers)
    sheets = [
        Sheet(stem, name, paper)
        for stem, paper in (*made.guide, *papers)
        for name in formats
        if name != BILLS_ALONE
    ]
    sheets += [
        Sheet(stem, name, handed_in(document.bill), writers.Options(clean=True))
        for stem, document in made.documents
        for name in formats
    ]
    found = rendered(sheets, missing, each)
    if found.files:
        folder = "-".join((build.folder, "call", *chosen))
        found.files[f"{folder}.zip"] = zipped(folder, found.files)
    return found


def call_manifest(
    build: Build,
    rendered: Rendered,
    chosen: Sequence[str],
    formats: Sequence[str],
    missing: Mapping[str, str],
) -> proof.Manifest:
    """The manifest of a call's papers."""
    return proof.manifest(
        replace(request(build, ()), call=True, addressees=tuple(chosen)),
        build.making.texts,
        rendered.files,
        [name for name in formats if name not in missing],
    )


def stale_in_call(
    made: CallPapers, rendered: Rendered, formats: Sequence[str], old: proof.Manifest | None
) -> Iterator[str]:
    """What an earlier run wrote in these ``formats`` about all addressees or for one of this run,
    and this one does without: a paper that is gone, or the copy for a company that nobody names
    any more.
    """
    folders = {stem.rpartition("/")[0] for stem, _ in (*made.papers, *made.documents)}
    folders.add("")  # papers about all of them, such as the guide, stand over those folders
    suffixes = {writers.suffix(name) for name in formats}
    for name in old.written if old is not None else ():
        path = PurePosixPath(name)
        if path.parent.name in folders and path.suffix in suffixes and name not in rendered.files:
            yield name
