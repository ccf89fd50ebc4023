"""The files of one drafted place as bytes, and the manifest beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from draftban import proof, writers
from draftban.api import comments
from draftban.bill.paper import Paper
from draftban.bill.tree import Contents, FinalBill, bill_provisions
from draftban.cli.terminal import progress

if TYPE_CHECKING:
    from draftban.cli.drafting import Drafted

WORD = "docx"
PDF = "pdf"


def render(drafted: Drafted, formats: Sequence[str], missing: dict[str, str]) -> dict[str, bytes]:
    """Every file of one place by name, with the options of its request; what a format lacks on
    this machine goes to ``missing``.
    """
    options = writers.Options.of(drafted.request.options)
    files: dict[str, bytes] = {}
    assert drafted.build is not None
    said: Mapping[str, Mapping[str, tuple[str, ...]]] = {}
    if WORD in formats and not options.clean:
        said = comments(drafted.build, live_fields=options.live_fields)
    for document in drafted.build.documents:

        def drawn(name: str, stem: str = document.stem, bill: FinalBill = document.bill) -> bytes:
            beside = writers.Beside()
            if name == WORD:
                pages = _pages(bill, options) if options.page_numbers else {}
                beside = writers.Beside(said.get(stem, {}), pages)
            return writers.write(bill, name, options, beside)

        files |= _files(document.stem, drawn, formats, missing)
    return files


def render_papers(
    papers: Iterable[tuple[str, Paper]], formats: Sequence[str], missing: dict[str, str]
) -> dict[str, bytes]:
    """Every paper by file name, from the stem it comes with; what a format lacks on this machine
    goes to ``missing``.
    """
    files: dict[str, bytes] = {}
    for stem, paper in papers:
        files |= _files(stem, partial(writers.write, paper), formats, missing)
    return files


def _files(
    stem: str, drawn: Callable[[str], bytes], formats: Sequence[str], missing: dict[str, str]
) -> dict[str, bytes]:
    """What ``drawn`` gives for each format, by file name."""
    files: dict[str, bytes] = {}
    for name in formats:
        if name in missing:
            continue
        file = f"{stem}{writers.suffix(name)}"
        with progress(f"Writing {file}"):
            try:
                files[file] = drawn(name)
            except writers.Unavailable as problem:
                missing[name] = str(problem)
    return files


def stale(drafted: Drafted, formats: Iterable[str], folder: Path) -> Iterator[Path]:
    """Where an earlier run put documents into ``folder`` that this selection of demands no longer
    gives. What stayed would call for laws that the bill beside it leaves out.
    """
    assert drafted.build is not None
    for stem in drafted.build.absent:
        for name in formats:
            yield folder / f"{stem}{writers.suffix(name)}"


def laid_out(drafted: Drafted, formats: Sequence[str]) -> Drafted:
    """``drafted`` with page numbers in the contents lists of its Word files, if it has such lists
    and a PDF is made as well, whose pages they name.
    """
    documents = drafted.build.documents if drafted.build else ()
    if not {WORD, PDF} <= set(formats) or not any(_contents(d.bill) for d in documents):
        return drafted
    options = replace(writers.Options.of(drafted.request.options), page_numbers=True)
    return replace(drafted, request=replace(drafted.request, options=options.chosen))


def without_pages(drafted: Drafted, formats: Sequence[str]) -> tuple[str, ...]:
    """The Word files of this build by name whose contents list has no page numbers, since no PDF
    is made with them.
    """
    if WORD not in formats or PDF in formats or drafted.build is None:
        return ()
    documents = (d for d in drafted.build.documents if _contents(d.bill))
    return tuple(f"{d.stem}{writers.suffix(WORD)}" for d in documents)


def _contents(bill: FinalBill) -> bool:
    inside = (block for p in bill_provisions(bill) for block in (*p.content, *p.intro))
    return any(isinstance(block, Contents) for block in (*bill.preface, *bill.preamble, *inside))


def _pages(bill: FinalBill, options: writers.Options) -> dict[str, int]:
    """On which page of the PDF each provision begins; nothing where there can be no PDF."""
    from draftban.writers import pdf

    pages: dict[str, int] = {}
    if _contents(bill):
        try:
            for line in pdf.lines(bill, notes=options.notes):
                pages.setdefault(line.eid, line.page)
        except writers.Unavailable:  # the PDF itself says why
            return {}
    return pages


def manifest_of(
    drafted: Drafted, files: Mapping[str, bytes], formats: Sequence[str]
) -> proof.Manifest:
    """The manifest of ``files``, which :func:`render` made of ``drafted`` in ``formats``."""
    return proof.manifest(drafted.request, drafted.inputs, files, formats)


def beside(folder: Path, made: proof.Manifest) -> bytes:
    """What ``manifest.json`` in ``folder`` says after this build: an earlier build of the same
    things in other formats stays in it.
    """
    try:
        old = proof.load((folder / proof.NAME).read_bytes())
    except (OSError, ValueError):
        old = None
    return proof.dump(proof.merged(old, made))
