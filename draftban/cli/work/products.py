"""The files of one drafted place as bytes, and the manifest beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from draftban import writers
from draftban.api import comments
from draftban.bill.tree import Contents, FinalBill, bill_provisions
from draftban.cli.terminal import progress
from draftban.diagnostics import Diagnostic, DraftbanError
from draftban.documents import proof

if TYPE_CHECKING:
    from draftban.bill.paper import Paper
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


def render(drafted: Drafted, formats: Sequence[str], missing: dict[str, str]) -> Rendered:
    """Every file of one place, with the options of its request; what a format lacks on this
    machine goes to ``missing``.
    """
    options = writers.Options.of(drafted.request.options)
    rendered = Rendered()
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

        rendered.add(_files(document.stem, drawn, formats, missing))
    return rendered


def render_papers(
    papers: Iterable[tuple[str, Paper]], formats: Sequence[str], missing: dict[str, str]
) -> Rendered:
    """Every paper, its file named by the stem it comes with; what a format lacks on this machine
    goes to ``missing``.
    """
    rendered = Rendered()
    for stem, paper in papers:
        rendered.add(_files(stem, partial(writers.write, paper), formats, missing))
    return rendered


def _files(
    stem: str, drawn: Callable[[str], bytes], formats: Sequence[str], missing: dict[str, str]
) -> Rendered:
    """What ``drawn`` gives for each format."""
    rendered = Rendered()
    for name in formats:
        if name in missing:
            continue
        file = f"{stem}{writers.suffix(name)}"
        with progress(f"Writing {file}"):
            try:
                rendered.files[file] = drawn(name)
            except writers.Unavailable as problem:
                missing[name] = str(problem)
            except DraftbanError as problem:
                rendered.failed[file] = problem.diagnostics
    return rendered


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
