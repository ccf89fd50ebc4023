"""Writers: one public module per output format, each turning a final bill or a paper into bytes.

A format is a module of this package with ``SUFFIX: str`` and
``write(document: Document) -> bytes``, and ``LIBRARIES`` if it rests on any; a new format is a
new file. What a reader may choose for one copy is a field of :class:`Options`, what goes with one
document and isn't in its tree a field of :class:`Beside`; a module whose ``write`` takes some of
them as keywords names them in ``OPTIONS``; ``system()`` gives the versions of what a format rests
on and pip does not install. The modules are found by name and imported only when
their format is asked for, so that listing the formats loads nothing.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from draftban.bill.paper import Writable


@dataclass(frozen=True, slots=True)
class Options:
    """What this copy of a document has beside its text.

    ``status_line``: each page of a bill says that it is a model and not law. ``clean``: the copy
    that is handed in, without that line, without a comment to counsel, whatever :class:`Beside`
    holds, and with nothing beside the text of a web page.
    ``live_fields``: cross-references are fields where Word's own give the citation. ``notes``: the
    sources of findings as footnotes. ``tracked``: Word tracks what an amendment adds and takes out.
    ``page_numbers``: a contents list in Word shows the pages of the PDF made with it.
    """

    status_line: bool = True
    clean: bool = False
    live_fields: bool = False
    notes: bool = False
    tracked: bool = False
    page_numbers: bool = False

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is not as by default, as the command line names it (``no-status-line``)."""
        default = Options()
        names = [f.name for f in fields(self) if getattr(self, f.name) != getattr(default, f.name)]
        return tuple(_flag(name, getattr(self, name)) for name in names)

    @classmethod
    def of(cls, chosen: Iterable[str]) -> Options:
        """The options behind :attr:`chosen`; a name that is none is passed over."""
        flags = {_flag(f.name, value): (f.name, value) for f in fields(cls) for value in _BOTH}
        return cls(**dict(flags[name] for name in chosen if name in flags))


@dataclass(frozen=True, slots=True)
class Beside:
    """What goes with one document and is not in its tree.

    ``comments``: to counsel, by the id of the provision or finding they are about, a paragraph
    each; those of the whole document by the empty id. ``pages``: the page on which a provision
    begins, by its eId.
    """

    comments: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pages: Mapping[str, int] = field(default_factory=dict)


_BOTH = (False, True)


def _flag(name: str, value: bool) -> str:
    return ("" if value else "no-") + name.replace("_", "-")


class Unavailable(Exception):
    """This machine lacks what a format needs; the message is one line that says what.

    The base of every such exception of a format, so that the command line knows them all.
    ``packages`` are what to install, by the program that installs it (``apt``, ``brew``), where
    that is what is missing.
    """

    def __init__(self, message: str, packages: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.packages: Mapping[str, str] = packages or {}


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


def system(format: str) -> Mapping[str, str]:
    """The versions of what a file of ``format`` rests on and pip does not install, by name.

    Raises :class:`Unavailable` where it is missing.
    """
    module = _module(format)
    found: Mapping[str, str] = module.system() if hasattr(module, "system") else {}
    return found


def pango() -> str:
    """The version of Pango that :func:`system` gives for a PDF, without loading what makes one;
    empty where that cannot be told.
    """
    from draftban.writers._pdf.pango import version

    return version()


def write(
    document: Writable, format: str, options: Options = Options(), beside: Beside = Beside()
) -> bytes:
    """``document``, a bill or a paper, as a file of ``format``; the same one, options and what is
    ``beside`` it included, gives the same bytes.

    Raises ``ValueError`` if there is no such format, and what the format's own module names:
    ``draftban.writers.pdf.PdfUnavailable`` where this machine cannot make a PDF.
    """
    module = _module(format)
    given = {f.name: getattr(of, f.name) for of in (options, beside) for f in fields(of)}
    given["status_line"] = options.status_line and not options.clean
    taken = {name: given[name] for name in getattr(module, "OPTIONS", ())}
    written: bytes = module.write(document, **taken)
    return written


def _module(format: str) -> ModuleType:
    if format not in available():
        raise ValueError(f"unknown format {format!r}; there are {', '.join(available())}")
    return import_module(f"{__name__}.{format}")
