"""What is asked of a place, and what it gets: the types that all kinds share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from draftban.bill.printed import PrintedLine
from draftban.diagnostics import NOWHERE, Diagnostic, Pos
from draftban.documents import Build, Document

Lines = Callable[[Document], Sequence[PrintedLine]]
"""Lays out a document, for a page and a line of it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: a citation, a printed line, words of a bill, an id.

    ``build`` is the place as it stands, with its mistakes; ``documents`` those of its bills in
    which ``what`` may stand, in order, none where mistakes left none. ``provision``: only the
    labelled provision is wanted, as a difference. ``lines`` lays a document out.
    """

    build: Build
    documents: tuple[Document, ...]
    what: str
    provision: bool = False
    lines: Lines = field(default=lambda document: ())


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file of a place's own.

    ``name`` is what names it without the bill; ``taken_from`` are the shared files that its words
    come from, as shown to people, none if it is a proposal, which may change the bill; ``line`` is
    where the words of the bill begin, ``words`` that line. ``stands`` is what is there now,
    ``None`` for nothing. ``data`` is what was shared, or
    with what a person has written there already. ``same``: whether what stands there says what
    is shared, so that nothing is lost with it. ``label`` is the one provision that it changes.
    ``narrow`` is where the file counts in one form of the place alone: of a text that its other
    documents have otherwise, or not at all.
    """

    name: str
    target: Path
    data: bytes
    taken_from: tuple[str, ...]
    line: int
    words: str
    stands: bytes | None = None
    same: bool = False
    label: str = ""
    narrow: Path | None = None


Kind = Callable[[Asked], tuple[OwnFile, ...]]
"""A kind of what may be asked for."""


class CannotCustomize(Exception):
    """What was asked for cannot be had as a file of the place's own, and what to do instead."""

    def __init__(
        self, code: str, message: str, text: str = "", hint: str = "", pos: Pos = NOWHERE
    ) -> None:
        super().__init__(message)
        self.diagnostic = Diagnostic(code, message, pos, text=text, hint=hint)
