"""The files of the bills of one place, with all that is told of them and their manifest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from draftban import writers
from draftban.bill.tree import Bill
from draftban.diagnostics import Diagnostic
from draftban.documents import Build, proof
from draftban.documents.record import Machine, Record, Roots, asked, portable, traced
from draftban.documents.told import BlankUse, OnlyUrged, Told
from draftban.products.sheets import (
    BILLS_ALONE,
    PDF,
    WORD,
    Each,
    Rendered,
    Sheet,
    has_contents,
    in_turn,
)
from draftban.products.sheets import rendered as drawn
from draftban.review.amending import beside
from draftban.review.blanks import blanks
from draftban.review.counsel import comments


@dataclass(frozen=True, slots=True)
class Product:
    """The files of a build, the manifest for a folder that holds nothing else, and what there is to
    say. ``absent`` are files of documents that this selection of demands no longer gives: one that
    an earlier run left would call for laws that the bill beside it leaves out.
    """

    rendered: Rendered
    manifest: proof.Manifest
    told: Told
    absent: tuple[str, ...]


def product(
    build: Build,
    formats: Sequence[str],
    options: writers.Options,
    missing: dict[str, str],
    machine: Machine,
    each: Each = in_turn,
) -> Product:
    """The files of ``build``, which has no errors, in ``formats``; what a format lacks on this
    machine goes to ``missing``.
    """
    laid = laid_out(build, formats, options)
    rendered = render(build, formats, laid, missing, each)
    found = (*build.making.found, *rendered.diagnostics)
    said = told(build, without_pages(build, formats), found)
    absent = tuple(stale(build, formats))
    made = proof.manifest(
        request(build, laid.chosen),
        build.making.texts,
        rendered.files,
        [name for name in formats if name not in missing],
    )
    if not missing and not rendered.failed:  # else another run may well give more
        files = tuple(rendered.files)
        again = _record(build, formats, options, made, files, absent, said, machine)
        made = replace(made, record=again)
    return Product(rendered, made, said, absent)


def render(
    build: Build,
    formats: Sequence[str],
    options: writers.Options,
    missing: dict[str, str],
    each: Each = in_turn,
) -> Rendered:
    """The files of the bills alone."""
    said: Mapping[str, Mapping[str, tuple[str, ...]]] = {}
    if WORD in formats and not options.clean:
        said = comments(build, live_fields=options.live_fields)
    sheets = [
        Sheet(document.stem, name, document.bill, options, said.get(document.stem, {}))
        for document in build.documents
        for name in formats
    ]
    sheets += [
        Sheet(stem, name, document, options)
        for stem, document in beside(build, build.report)
        for name in formats
        if name != BILLS_ALONE or isinstance(document, Bill)
    ]
    return drawn(sheets, missing, each)


def request(build: Build, options: Iterable[str]) -> proof.Request:
    """What was asked for, as a manifest says it. No path of this machine is in it."""
    wanted = build.setup.wanted
    chosen = build.setup.selected if wanted.demands or wanted.without else ()
    return proof.Request(portable(wanted.place), chosen, portable(wanted.as_place), tuple(options))


def stale(build: Build, formats: Iterable[str]) -> Iterator[str]:
    """The files of documents that this selection of demands no longer gives."""
    for stem in build.absent:
        for name in formats:
            yield f"{stem}{writers.suffix(name)}"


def laid_out(build: Build, formats: Sequence[str], options: writers.Options) -> writers.Options:
    """``options`` with page numbers in the contents lists of Word files, if there are such lists
    and a PDF is made as well, whose pages they name.
    """
    if {WORD, PDF} <= set(formats) and any(has_contents(d.bill) for d in build.documents):
        return replace(options, page_numbers=True)
    return options


def without_pages(build: Build, formats: Sequence[str]) -> tuple[str, ...]:
    """The Word files of this build by name whose contents list has no page numbers, since no PDF
    is made with them.
    """
    if WORD not in formats or PDF in formats:
        return ()
    documents = (d for d in build.documents if has_contents(d.bill))
    return tuple(f"{d.stem}{writers.suffix(WORD)}" for d in documents)


def told(build: Build, without: Sequence[str], diagnostics: Sequence[Diagnostic]) -> Told:
    """What there is to say of ``build``; ``without`` are its Word files that name no page."""
    variant = build.variant
    return Told(
        build.setup.jurisdiction.place,
        build.enacted,
        build.urged,
        _only_urged(build) if build.only_urged else None,
        "" if variant is None else variant.source,
        () if variant is None else variant.table,
        to_fill_in(build),
        tuple(without),
        tuple(diagnostics),
    )


def to_fill_in(build: Build) -> tuple[BlankUse, ...]:
    """The blanks of all its bills, each label once."""
    return blanks(*(document.bill for document in build.documents))


def _only_urged(build: Build) -> OnlyUrged:
    left_out = tuple(demand for demand in build.urged if build.left_out(demand))
    reasons = (r for d in build.urged if d not in left_out and (r := build.reason(d)))
    stems = tuple(document.stem for document in build.documents)
    return OnlyUrged(stems, left_out, tuple(dict.fromkeys(reasons)))


def _record(
    build: Build,
    formats: Sequence[str],
    options: writers.Options,
    made: proof.Manifest,
    files: tuple[str, ...],
    absent: tuple[str, ...],
    said: Told,
    machine: Machine,
) -> Record | None:
    wanted = build.setup.wanted
    return traced(
        build.making.trace,
        Roots.here(wanted.place, wanted.as_place),
        machine,
        asked(
            wanted.place,
            wanted.as_place,
            formats,
            wanted.demands,
            wanted.without,
            options.chosen,
        ),
        made.libraries,
        files,
        absent,
        said,
    )
