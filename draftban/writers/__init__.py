"""Writers: one public module per output format, each turning a final bill or a paper into bytes.

A format is a module of this package with ``SUFFIX: str`` and
``write(document: Document) -> bytes``, and ``LIBRARIES`` if it rests on any; a new format is a
new file. The modules are found by name and imported only when their format is asked for, so that
listing the formats loads nothing.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from draftban.bill.paper import Document


class Unavailable(Exception):
    """This machine lacks what a format needs; the message is one line that says what.

    The base of every such exception of a format, so that the command line knows them all.
    """


def available() -> tuple[str, ...]:
    """The names of all formats, sorted. Imports none of them."""
    return tuple(
        sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    )


def suffix(format: str) -> str:
    """The file suffix of ``format`` with its dot (``.docx``); ``ValueError`` if unknown."""
    found: str = _module(format).SUFFIX
    return found


def libraries(format: str) -> tuple[str, ...]:
    """The distributions whose version may show in a file of ``format``: its ``LIBRARIES``."""
    named: tuple[str, ...] = getattr(_module(format), "LIBRARIES", ())
    return named


def write(document: Document, format: str) -> bytes:
    """``document``, a bill or a paper, as a file of ``format``.

    Raises ``ValueError`` if there is no such format, and what the format's own module names:
    ``draftban.writers.pdf.PdfUnavailable`` where this machine cannot make a PDF.
    """
    written: bytes = _module(format).write(document)
    return written


def _module(format: str) -> ModuleType:
    if format not in available():
        raise ValueError(f"unknown format {format!r}; there are {', '.join(available())}")
    return import_module(f"{__name__}.{format}")
