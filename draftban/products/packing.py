"""The files of a packet, from its papers to the zip of each part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from draftban import writers
from draftban.bill.paper import Paper
from draftban.bill.tree import FinalBill
from draftban.documents import Build, proof
from draftban.packets import COUNSEL, FOLDERS, TO_FILE, TO_USE, Packet
from draftban.packets.contents import annotated_stem
from draftban.products.bills import laid_out, render, request, stale
from draftban.products.sheets import WORD, Each, Rendered, Sheet, in_turn, rendered
from draftban.products.zips import zipped
from draftban.review.counsel import comments


def pack(
    build: Build,
    made: Packet,
    formats: Sequence[str],
    missing: dict[str, str],
    each: Each = in_turn,
) -> Rendered:
    """Every file of the packet by its name with its part, the zip of each part behind its own
    files; what a format lacks on this machine goes to ``missing``. A part without a paper is none.
    """
    packed = Rendered()
    for part in FOLDERS:
        found = Rendered()
        if part == TO_FILE:
            found.add(_bills(build, made, formats, missing, each))
        elif part == COUNSEL:
            found.add(_annotated(build, made, missing, each))
        found.add(render_papers(made.of_folder(part), formats, missing, each))
        packed.add(found, f"{part}/")
        if found.files:
            packed.files[f"{build.folder}-{part}.zip"] = zipped(part, found.files)
    return packed


def packet_manifest(
    build: Build,
    rendered: Rendered,
    formats: Sequence[str],
    missing: dict[str, str],
    introduced: date | None,
) -> proof.Manifest:
    """The manifest of a packet."""
    day = introduced.isoformat() if introduced else ""
    return proof.manifest(
        replace(request(build, ()), packet=True, introduced=day),
        build.making.texts,
        rendered.files,
        [name for name in formats if name not in missing],
    )


def render_papers(
    papers: Iterable[tuple[str, Paper]],
    formats: Sequence[str],
    missing: dict[str, str],
    each: Each = in_turn,
) -> Rendered:
    """Every paper, its file named by the stem it comes with; what a format lacks on this machine
    goes to ``missing``.
    """
    sheets = [Sheet(stem, name, paper) for stem, paper in papers for name in formats]
    return rendered(sheets, missing, each)


def stale_in_packet(build: Build, made: Packet, formats: Sequence[str]) -> Iterator[str]:
    """What an earlier packet may have left that this one does without."""
    for folder, stem in made.absent:
        yield from (f"{folder}/{stem}{writers.suffix(name)}" for name in formats)
    if not made.of_folder(TO_USE):
        yield f"{build.folder}-{TO_USE}.zip"
    yield from (f"{TO_FILE}/{name}" for name in stale(build, formats))
    for stem in build.absent:
        yield f"{COUNSEL}/{annotated_stem(stem)}{writers.suffix(WORD)}"


def _bills(
    build: Build, made: Packet, formats: Sequence[str], missing: dict[str, str], each: Each
) -> Rendered:
    """The bills as they are handed in: no comment, no status line, no word about the program."""
    bills = {document.stem: document for document in made.bills}
    laws, companions = (
        tuple(bills[document.stem] for document in documents)
        for documents in (build.laws, build.companions)
    )
    bare = replace(build, laws=laws, companions=companions)
    options = laid_out(bare, formats, writers.Options(clean=True))
    return render(bare, formats, options, missing, each)


def _annotated(build: Build, made: Packet, missing: dict[str, str], each: Each) -> Rendered:
    """The bills in Word with comments to counsel, headed as the working papers are."""
    said = comments(build)
    sheets = []
    for document in build.documents:
        style = document.bill.style
        page = replace(style.page, header=made.working_header)
        headed = FinalBill(replace(document.bill, style=replace(style, page=page)))
        stem = annotated_stem(document.stem)
        sheets.append(Sheet(stem, WORD, headed, comments=said.get(document.stem, {})))
    return rendered(sheets, missing, each)
