"""Documents in formats → files as bytes."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from draftban import writers
from draftban.bill.tree import Bill, Contents, FinalBill, bill_provisions
from draftban.diagnostics import Diagnostic, DraftbanError

if TYPE_CHECKING:
    from draftban.bill.paper import Writable

WORD = "docx"
PDF = "pdf"
BILLS_ALONE = "akn"
"""The format that has no place for a paper."""


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
class Sheet:
    """A file to be made: its ``document`` in a ``format``, with its ``comments`` to counsel."""

    stem: str
    format: str
    document: Writable
    options: writers.Options = field(default_factory=writers.Options)
    comments: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """Its name."""
        return f"{self.stem}{writers.suffix(self.format)}"


@dataclass(frozen=True, slots=True)
class Drawn:
    """What became of a sheet: its bytes, or what the machine ``lacks``, or why it ``failed``."""

    data: bytes | None = None
    lacks: str = ""
    failed: tuple[Diagnostic, ...] = ()


Doing = Callable[[str], AbstractContextManager[None]]
"""Is told what is done while the block runs."""

Each = Callable[[Sequence[Sheet], Callable[[Sheet], Drawn | None]], Iterable[Drawn]]
"""Draws sheets, in their order; its second argument gives what needs no drawing, and may know more
with every sheet that is done.
"""


def quietly(_what: str) -> AbstractContextManager[None]:
    """Tells nobody."""
    return contextlib.nullcontext()


def in_turn(
    sheets: Sequence[Sheet], ready: Callable[[Sheet], Drawn | None], doing: Doing = quietly
) -> Iterator[Drawn]:
    """One sheet after the other."""
    for sheet in sheets:
        found = ready(sheet)
        if found is None:
            with doing(f"Writing {sheet.file}"):
                found = draw(sheet)
        yield found


def rendered(sheets: Sequence[Sheet], missing: dict[str, str], each: Each = in_turn) -> Rendered:
    """The files of all ``sheets``, in their order; what a format lacks on this machine goes to
    ``missing``.
    """
    found = Rendered()

    def ready(sheet: Sheet) -> Drawn | None:
        return Drawn(lacks=missing[sheet.format]) if sheet.format in missing else None

    for sheet, made in zip(sheets, each(sheets, ready), strict=True):
        if made.data is not None:
            found.files[sheet.file] = made.data
        elif made.failed:
            found.failed[sheet.file] = made.failed
        else:
            missing.setdefault(sheet.format, made.lacks)
    return found


def draw(sheet: Sheet) -> Drawn:
    """What becomes of ``sheet``."""
    document, options = sheet.document, sheet.options
    try:
        beside = writers.Beside()
        if sheet.format == WORD:
            pages: dict[str, int] = {}
            if options.page_numbers and isinstance(document, Bill):
                pages = _pages(document, options)
            beside = writers.Beside(sheet.comments, pages)
        return Drawn(writers.write(document, sheet.format, options, beside))
    except writers.Unavailable as problem:
        return Drawn(lacks=str(problem))
    except DraftbanError as problem:
        return Drawn(failed=problem.diagnostics)


def _pages(bill: FinalBill, options: writers.Options) -> dict[str, int]:
    """On which page of the PDF each provision begins; nothing where there can be no PDF."""
    from draftban.writers import pdf

    pages: dict[str, int] = {}
    if has_contents(bill):
        try:
            for line in pdf.lines(bill, notes=options.notes):
                pages.setdefault(line.eid, line.page)
        except (writers.Unavailable, DraftbanError):  # the PDF itself says why
            return {}
    return pages


def has_contents(bill: FinalBill) -> bool:
    """Whether there is a contents list in ``bill``."""
    inside = (block for p in bill_provisions(bill) for block in (*p.content, *p.intro))
    return any(isinstance(block, Contents) for block in (*bill.preface, *bill.preamble, *inside))


def load_writers(formats: Iterable[str]) -> None:
    """Load what makes files of ``formats``, once for all processes that will."""
    for name in formats:
        with contextlib.suppress(writers.Unavailable, ImportError):  # told where it is needed
            writers.system(name)
