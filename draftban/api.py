"""Everything the command line does, as functions: load a place, build its bills, write them.

The heavy parts (YAML, Jinja, Word, PDF) are imported when a function that needs them is
called, so that importing :mod:`draftban` costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from draftban.diagnostics import Report

if TYPE_CHECKING:
    from draftban.bill.paper import Document as Written
    from draftban.config.setup import Setup
    from draftban.documents import Build
    from draftban.files.memory import Memory


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
    setup = load_setup(place, report, demands=chosen, memory=memory)
    report.raise_errors()
    assert setup is not None, "a setup without errors is usable"
    return setup


def build(setup: Setup, report: Report | None = None) -> Build:
    """Draft the bills of ``setup``, its companions included.

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


def write(
    document: Written,
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
    ``clean``: no side notes in a web page, no comments in Word. ``live_fields``: cross-references
    are fields where Word's own give the citation. ``notes``: sources of findings as footnotes.
    ``comments``: those of this document to counsel, for Word; see :func:`comments`.
    ``to`` is ``docx``, ``pdf``, ``html``, …. Raises ``ValueError`` for an unknown format; see
    ``draftban.writers.available()``.
    """
    from draftban import writers

    options = writers.Options(
        status_line=status_line, clean=clean, live_fields=live_fields, notes=notes
    )
    return writers.write(document, to, options, writers.Beside(comments or {}))
