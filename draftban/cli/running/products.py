"""The files of one drafted place as bytes, and the manifest beside them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from draftban import writers
from draftban.api import comments
from draftban.bill.paper import Paper
from draftban.bill.tree import Contents, FinalBill, bill_provisions
from draftban.cli.running.pool import in_order
from draftban.cli.terminal import awaited, progress
from draftban.diagnostics import Diagnostic, DraftbanError
from draftban.documents import proof

if TYPE_CHECKING:
    from draftban.cli.drafting import Drafted

WORD = "docx"
PDF = "pdf"


@dataclass(slots=True)
class Rendered:
    """Files by name; and those that a format could not make of this text, each with the reasons."""

    files: dict[str, bytes] = field(default_factory=dict)
    failed: dict[str, tuple[Diagnostic, ...]] = field(default_factory=dict)

    def add(self, other: Rendered, folder: str = "") -> None:
        """Take over what ``other`` holds, as files in ``folder``."""
        self.files |= {f"{folder}{name}": data for name, data in other.files.items()}
        self.failed |= {f"{folder}{name}": why for name, why in other.failed.items()}

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Why what failed could not be made; the same reason once."""
        return tuple(dict.fromkeys(each for why in self.failed.values() for each in why))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A file to be made: its ``document`` in a ``format``, with its ``comments`` to counsel."""

    stem: str
    format: str
    document: FinalBill | Paper
    options: writers.Options = field(default_factory=writers.Options)
    comments: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """Its name."""
        return f"{self.stem}{writers.suffix(self.format)}"


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What became of a sheet: its bytes, or what the machine ``lacks``, or why it ``failed``."""

    data: bytes | None = None
    lacks: str = ""
    failed: tuple[Diagnostic, ...] = ()


def render(
    drafted: Drafted, formats: Sequence[str], missing: dict[str, str], jobs: int = 1
) -> Rendered:
    """Every file of one place, with the options of its request, ``jobs`` of them at a time; what a
    format lacks on this machine goes to ``missing``.
    """
    options = writers.Options.of(drafted.request.options)
    assert drafted.build is not None
    said: Mapping[str, Mapping[str, tuple[str, ...]]] = {}
    if WORD in formats and not options.clean:
        said = comments(drafted.build, live_fields=options.live_fields)
    sheets = [
        _Sheet(document.stem, name, document.bill, options, said.get(document.stem, {}))
        for document in drafted.build.documents
        for name in formats
    ]
    return _files(sheets, missing, jobs)


def render_papers(
    papers: Iterable[tuple[str, Paper]],
    formats: Sequence[str],
    missing: dict[str, str],
    jobs: int = 1,
) -> Rendered:
    """Every paper, its file named by the stem it comes with, ``jobs`` of them at a time; what a
    format lacks on this machine goes to ``missing``.
    """
    return _files(
        [_Sheet(stem, name, paper) for stem, paper in papers for name in formats], missing, jobs
    )


def _files(sheets: Sequence[_Sheet], missing: dict[str, str], jobs: int) -> Rendered:
    """What all ``sheets`` give, in their order."""
    rendered = Rendered()

    def ready(sheet: _Sheet) -> _Drawn | None:
        return _Drawn(lacks=missing[sheet.format]) if sheet.format in missing else None

    jobs = min(jobs, len(sheets))
    formats = tuple(dict.fromkeys(sheet.format for sheet in sheets))
    drawn = in_order(sheets, _draw, jobs, ready=ready, prepare=partial(load_writers, formats))
    if jobs > 1:
        drawn = awaited(drawn, [f"Writing {sheet.file}" for sheet in sheets])
    for sheet, made in zip(sheets, drawn, strict=True):
        if made.data is not None:
            rendered.files[sheet.file] = made.data
        elif made.failed:
            rendered.failed[sheet.file] = made.failed
        else:
            missing.setdefault(sheet.format, made.lacks)
    return rendered


def load_writers(formats: Iterable[str]) -> None:
    """Load what makes files of ``formats``, once for all processes that will."""
    for name in formats:
        with contextlib.suppress(writers.Unavailable, ImportError):  # told where it is needed
            writers.system(name)


def _draw(sheet: _Sheet) -> _Drawn:
    document, options = sheet.document, sheet.options
    with progress(f"Writing {sheet.file}"):
        try:
            beside = writers.Beside()
            if sheet.format == WORD:
                pages: dict[str, int] = {}
                if options.page_numbers and not isinstance(document, Paper):
                    pages = _pages(document, options)
                beside = writers.Beside(sheet.comments, pages)
            return _Drawn(writers.write(document, sheet.format, options, beside))
        except writers.Unavailable as problem:
            return _Drawn(lacks=str(problem))
        except DraftbanError as problem:
            return _Drawn(failed=problem.diagnostics)


def stale(drafted: Drafted, formats: Iterable[str]) -> Iterator[str]:
    """The files of documents that this selection of demands no longer gives. One that an earlier
    run left would call for laws that the bill beside it leaves out.
    """
    assert drafted.build is not None
    for stem in drafted.build.absent:
        for name in formats:
            yield f"{stem}{writers.suffix(name)}"


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
        except (writers.Unavailable, DraftbanError):  # the PDF itself says why
            return {}
    return pages


def manifest_of(
    drafted: Drafted, files: Mapping[str, bytes], formats: Sequence[str]
) -> proof.Manifest:
    """The manifest of ``files``, which :func:`render` made of ``drafted`` in ``formats``."""
    return proof.manifest(drafted.request, drafted.inputs, files, formats)
