"""The documents of a place as a command line names them, and the lines of their pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from draftban.cli.arguments import did_you_mean
from draftban.cli.terminal import echo, progress

if TYPE_CHECKING:
    from draftban.bill.printed import PrintedLine
    from draftban.cli.drafting import Drafted
    from draftban.documents import Document

_LAW = "law"
"""What `--document` calls the one whose file has no name but the place's."""


def document_name(drafted: Drafted, document: Document) -> str:
    """What `--document` calls ``document``."""
    assert drafted.build is not None
    place = drafted.build.setup.jurisdiction.place
    return document.stem.removeprefix(place).lstrip("-") or _LAW


def named_document(drafted: Drafted, name: str) -> Document:
    """The document called ``name``, by default the first; a usage error if there is none."""
    assert drafted.build is not None
    documents = {document_name(drafted, one): one for one in drafted.build.documents}
    if not name:
        return next(iter(documents.values()))
    for known, document in documents.items():
        if name in (known, document.stem):
            return document
    listed = ", ".join(documents)
    near = did_you_mean(name, documents)
    raise click.UsageError(
        f"--document: {drafted.place} has no document “{name}”. {near}".rstrip()
        + f" Known: {listed}."
    )


def lines_of(document: Document) -> tuple[tuple[PrintedLine, ...], str]:
    """The lines of its PDF; none, and why, where this machine makes no PDF."""
    from draftban.writers import Unavailable, pdf

    with progress(f"Laying out {document.stem}"):
        try:
            return pdf.lines(document.bill), ""
        except Unavailable as problem:
            return (), str(problem)


def laid_out(document: Document) -> Sequence[PrintedLine]:
    """The lines of its PDF; what this machine lacks for that is told."""
    lines, missing = lines_of(document)
    if missing:
        echo(missing, err=True)
    return lines
