"""Everything the command line does, as functions: load a place, build its bills, write them.

The heavy parts (YAML, Jinja, Word, PDF) are imported when a function that needs them is
called, so that importing :mod:`draftban` costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from draftban.diagnostics import DraftbanError, Report

if TYPE_CHECKING:
    from datetime import date

    from draftban.bill.paper import Paper, Writable
    from draftban.config.setup import Setup
    from draftban.documents import Build, Document, Variant
    from draftban.documents.proof import Manifest
    from draftban.files.memory import Memory
    from draftban.packets import Packet
    from draftban.packets.calls import CallPapers
    from draftban.products.customizing import OwnFile
    from draftban.products.sheets import Rendered
    from draftban.products.verifying import Verified
    from draftban.review.compare.features import Comparison
    from draftban.review.coverage.calls import Calls
    from draftban.review.coverage.model import Coverage
    from draftban.review.scenarios.answers import Answered
    from draftban.review.where import Found


def load(
    place: str | Path,
    *,
    demands: Iterable[str] | None = None,
    report: Report | None = None,
    memory: Memory | None = None,
) -> Setup:
    """Read everything a build of ``place`` needs.

    ``place`` is a code (``us-ma-lowell``) or the path of a YAML file; ``demands`` selects
    exactly these instead of the file's. Raises :class:`DraftbanError` with every mistake
    found if one of them is an error; warnings go to ``report``. A loop over many places gives
    one ``memory`` to each, so that shared files are read once.
    """
    from draftban.config import load_setup

    report = Report() if report is None else report
    chosen = None if demands is None else tuple(demands)
    own = None if memory is None else memory.apart()
    setup = load_setup(place, report, demands=chosen, memory=own)
    report.raise_errors()
    assert setup is not None, "a setup without errors is usable"
    return setup


def build(setup: Setup | Variant, report: Report | None = None) -> Build:
    """Draft the bills of ``setup``, or those of a :func:`variant`, companions included.

    Mistakes are added to ``report`` (a new one by default), which is the result's too; look
    at ``result.report.errors`` before writing. Nothing is raised for bad content.
    """
    from draftban import documents

    return documents.build(setup, report)


def lint(result: Build) -> None:
    """Add to the report of ``result`` what the drafting checklist finds in its documents.

    What the place accepts under `allow:` becomes advice; accepted advice is left out.
    """
    from draftban.review.lint.checklist import lint_build

    lint_build(result)


def comments(
    result: Build, *, live_fields: bool = False
) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Comments to counsel on each document of ``result``, by its stem; those of one document by
    the id of the provision or finding they are about, for :func:`write`, and for a file with
    ``live_fields`` if that has them.
    """
    from draftban.review.counsel import comments

    return comments(result, live_fields=live_fields)


def check(place: str | Path, *, memory: Memory | None = None) -> Report:
    """Every mistake of ``place`` and of its bills, what the drafting checklist finds included.

    Nothing is raised for bad content: look at ``errors`` and ``warnings`` of the result.
    """
    from draftban.config import load_setup

    report = Report()
    setup = load_setup(place, report, memory=memory)
    if setup is not None:
        examine(build(setup, report))
    return report


def examine(result: Build) -> None:
    """Add to the report of ``result``, if it has no errors, what `draftban check` finds besides:
    words that its form leaves in its first language, what its file leaves out of the law, options
    and blanks that it gives for nothing, what reports about it lack, and what the checklist says.
    """
    from draftban.review.amending import open_sections
    from draftban.review.first_language import warn_of_first_language
    from draftban.review.left_out import warn_of_left_out
    from draftban.review.reports import check_reports
    from draftban.review.unused import unused_blanks, unused_options

    if not result.report.errors:
        for setup in (result.setup, *(document.setup for document in result.documents)):
            warn_of_first_language(setup, result.report)
        check_reports(result, result.report)
        warn_of_left_out(result, result.report)
        unused_options(result, result.report)
        unused_blanks(result, result.report)
        open_sections(result, result.report)
        lint(result)


def variant(setup: Setup, target: str | Path, report: Report | None = None) -> Variant:
    """The policy of ``setup`` for the place ``target``, in that place's form: :func:`build` it.
    Its ``table`` says what became of everything that the first place wrote.

    Raises :class:`DraftbanError` if the target cannot be built; warnings go to ``report``.
    """
    from draftban.documents.variant import load_variant

    report = Report() if report is None else report
    found = load_variant(setup, target, report)
    report.raise_errors()
    assert found is not None, "a variant without errors is usable"
    return found


def coverage(result: Build) -> Coverage:
    """What the bills of ``result`` do about each demand, what they carve out, and who may still
    watch people where. Mistakes go to the report of ``result``.
    """
    from draftban.review.coverage.demands import coverage

    return coverage(result, result.report)


def coverage_paper(result: Build, found: Coverage) -> Paper:
    """``found``, the :func:`coverage` of ``result``, as a paper for :func:`write`."""
    from draftban.review.coverage.paper import coverage_paper

    return coverage_paper(result, found)


def scenarios(result: Build) -> tuple[Answered, ...]:
    """What the law of ``result`` answers to each scenario that somebody wrote for it, in order.
    Mistakes go to the report of ``result``.
    """
    from draftban.review.scenarios.answers import answers

    return answers(result, result.report)


def compare(result: Build, laws: Iterable[str] = ()) -> Comparison:
    """The bills of ``result`` beside other laws and bills, feature by feature; ``laws`` are ids of
    files in ``templates/instruments``, by default all.

    Raises :class:`DraftbanError` with every mistake in those files, ``ValueError`` for an id that
    none of them has.
    """
    from draftban.review.compare import data, table
    from draftban.review.compare.features import compare

    report, search = Report(), result.setup.search
    features = data.load_features(search, report)
    words = data.load_words(search, report, result.setup.form.pos.file)
    known = () if features is None else table.load_instruments(search, features, report)
    report.raise_errors()
    assert features is not None, "no error was found"
    assert words is not None, "no error was found"
    wanted = tuple(laws)
    if unknown := sorted(set(wanted) - {law.id for law in known}):
        raise ValueError(f"there is no law {', '.join(unknown)}")
    return compare(result, features, table.chosen(known, wanted), words)


def packet(result: Build, *, introduced: date | None = None) -> Packet:
    """What goes with the bills of ``result``: papers to file with them, and working papers for
    counsel. With the day on which they are ``introduced`` the earliest days are dates. Mistakes go
    to the report of ``result``.
    """
    from draftban.packets import packet

    return packet(result, result.report, introduced=introduced)


def calls(result: Build) -> Calls:
    """Whom the open letter calls on besides lawmakers in the place of ``result``: who that is
    there, the papers that each can sign, file or adopt, and those that its order of law does not
    know. Mistakes go to the report of ``result``.
    """
    from draftban.review.coverage.calls import calls

    return calls(result, result.report)


def call(result: Build, addressees: Iterable[str] = ()) -> CallPapers:
    """The papers of ``addressees``, ids of :func:`calls`, by default of all. Mistakes go to the
    report of ``result``.

    Raises ``ValueError`` for an addressee that is none there.
    """
    from draftban.packets.calls import call

    return call(result, result.report, tuple(addressees))


def call_outputs(
    result: Build,
    formats: Iterable[str] = ("docx", "pdf", "html", "text"),
    *,
    addressees: Iterable[str] = (),
) -> Mapping[str, bytes]:
    """The files of :func:`call` by name, with their folders, the zip and ``manifest.json``: what
    `draftban call` writes.

    Raises what :func:`outputs` and :func:`call` do, for errors in papers too.
    """
    from draftban.packets.calls import call
    from draftban.products.calling import call_manifest, pack_call

    result.report.raise_errors()
    chosen, named = tuple(addressees), tuple(formats)
    made = call(result, result.report, chosen)
    result.report.raise_errors()
    missing: dict[str, str] = {}
    rendered = pack_call(result, made, chosen, named, missing)
    return _whole(rendered, call_manifest(result, rendered, chosen, named, missing), missing)


def where(document: Document, what: str, *, pages: bool = False) -> tuple[Found, ...]:
    """Where ``what`` stands in ``document``: a citation as it is printed, the name of a clause,
    ``page 4, line 17``, or words of the bill.

    ``pages``: with page and line of the PDF, which is laid out for that. Raises
    :class:`draftban.review.where.NotFound` if nothing answers.
    """
    from draftban.review.where import answers, names_page
    from draftban.writers import pdf

    lines = pdf.lines(document.bill) if pages or names_page(what) else ()
    return answers(document, what, lines)


def customize(result: Build, what: str, *, provision: bool = False) -> tuple[OwnFile, ...]:
    """The files that the place of ``result`` has of its own once the shared text of ``what`` is
    copied to it: words, a citation or the name of a clause or text. With ``provision`` that one
    provision alone, as a change. Each has a ``target`` and ``data``; nothing is written.

    Raises :class:`draftban.products.customizing.CannotCustomize`, which says what to do instead.
    """
    from draftban.products.customizing import Asked, customize

    return customize(Asked(result, result.documents, what, provision))


def write(
    document: Writable,
    to: str,
    *,
    status_line: bool = True,
    clean: bool = False,
    live_fields: bool = False,
    notes: bool = False,
    comments: Mapping[str, tuple[str, ...]] | None = None,
) -> bytes:
    """``document``, a bill or a paper about bills, as the bytes of a file of format ``to``.

    Without ``status_line`` the pages of a bill do not say that it is a model and not law.
    ``clean``: the copy that is handed in, without that line, without side notes in a web page and
    comments in Word. ``live_fields``: cross-references are fields where Word's own give the
    citation. ``notes``: sources of findings as footnotes.
    ``comments``: those of this document to counsel, for Word; see :func:`comments`.
    ``to`` is ``docx``, ``pdf``, ``html``, …. Raises ``ValueError`` for an unknown format; see
    ``draftban.writers.available()``.
    """
    from draftban import writers

    options = writers.Options(
        status_line=status_line, clean=clean, live_fields=live_fields, notes=notes
    )
    return writers.write(document, to, options, writers.Beside(comments or {}))


def outputs(
    result: Build,
    formats: Iterable[str],
    *,
    status_line: bool = True,
    clean: bool = False,
    live_fields: bool = False,
    notes: bool = False,
) -> Mapping[str, bytes]:
    """The files of ``result`` by name, its ``manifest.json`` included: what `draftban build` writes
    into an empty folder. The options are those of :func:`write`; comments to counsel and page
    numbers of contents lists come with them.

    Raises :class:`DraftbanError` if the bills have errors, or something in them that a format
    cannot make; ``draftban.writers.Unavailable`` for what a format lacks on this machine,
    ``ValueError`` for an unknown format, and for the setup of a variant that was built without it.
    """
    from draftban import writers
    from draftban.documents import proof
    from draftban.products.bills import product

    result.report.raise_errors()
    if result.setup.wanted.as_place and result.variant is None:
        raise ValueError("this is the setup of a variant: build the variant itself")
    options = writers.Options(
        status_line=status_line, clean=clean, live_fields=live_fields, notes=notes
    )
    missing: dict[str, str] = {}
    made = product(result, tuple(dict.fromkeys(formats)), options, missing, proof.machine())
    return _whole(made.rendered, made.manifest, missing)


def packet_outputs(
    result: Build, formats: Iterable[str] = ("docx", "pdf"), *, introduced: date | None = None
) -> Mapping[str, bytes]:
    """The files of the :func:`packet` of ``result`` by name, with their folders, the zip of each
    folder and ``manifest.json``: what `draftban packet` writes.

    Raises what :func:`outputs` does, for errors in papers too.
    """
    from draftban.packets import packet
    from draftban.products.packing import pack, packet_manifest

    result.report.raise_errors()
    if result.setup.wanted.as_place and result.variant is None:
        raise ValueError("this is the setup of a variant: build the variant itself")
    made, named = packet(result, result.report, introduced=introduced), tuple(formats)
    result.report.raise_errors()
    missing: dict[str, str] = {}
    rendered = pack(result, made, named, missing)
    manifest = packet_manifest(result, rendered, named, missing, introduced)
    return _whole(rendered, manifest, missing)


def verify(folder: str | Path, *, memory: Memory | None = None) -> Verified:
    """Make again what ``folder`` holds, as its ``manifest.json`` says, and compare every byte:
    ``same`` of the result tells whether all is, ``compared`` what became of each file, ``changed``
    what they were made from and is not as it was. Nothing is written.

    Raises :class:`DraftbanError` if the folder has no manifest that could be used, or a run is
    writing into it.
    """
    from draftban.products.verifying import verify

    return verify(Path(folder), None if memory is None else memory.apart())


def _whole(rendered: Rendered, manifest: Manifest, missing: Mapping[str, str]) -> dict[str, bytes]:
    """All files, if all could be made."""
    from draftban import writers
    from draftban.documents import proof

    if missing:
        raise writers.Unavailable("\n".join(missing.values()))
    if rendered.failed:
        raise DraftbanError(rendered.diagnostics)
    return {**rendered.files, proof.NAME: proof.dump(manifest)}
