"""What this machine can make, found out by making it: a bill of one sentence in every format."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version

from draftban import writers
from draftban.bill.style import BillStyle, LevelStyle, ZoneStyle
from draftban.bill.tree import Bill, FinalBill, Meta, P, Provision, Text
from draftban.clauses.language.prepared import jinja_version, mismatch
from draftban.cli.arguments import DEFAULT_FORMATS

_AGAIN = "python -m pip install --force-reinstall draftban"


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the libraries it rests on with their versions, and what is wrong with it.

    ``problem`` is empty where it can be written; else ``command`` makes it so.
    """

    name: str
    libraries: Mapping[str, str]
    problem: str = ""
    command: str = ""


@dataclass(frozen=True, slots=True)
class Program:
    """A program that only draftban's own tests use; ``apt`` and ``brew`` are its packages."""

    name: str
    use: str
    apt: str
    brew: str
    path: str | None = field(default=None)


@dataclass(frozen=True, slots=True)
class Templates:
    """Whether the shipped templates are loaded as they were ``prepared`` when draftban was packed.

    ``about`` says so in a sentence; where something can be done, ``command`` does it. ``jinja``
    is the version that is installed.
    """

    prepared: bool
    jinja: str
    about: str
    command: str = ""


_PROGRAMS = (
    Program("soffice", "opening Word files", "libreoffice-writer", "--cask libreoffice"),
    Program("pdftotext", "reading PDFs", "poppler-utils", "poppler"),
    Program("qpdf", "checking PDFs", "qpdf", "qpdf"),
    Program("chromium", "looking at web pages", "chromium", "--cask chromium"),
    Program("java", "checking web pages", "default-jre-headless", "openjdk"),
    Program("npm", "fetching the checkers of pages and Word files", "npm", "node"),
)


def formats() -> tuple[Format, ...]:
    """Every format, the default ones first."""
    names = sorted(writers.available(), key=lambda name: (name not in DEFAULT_FORMATS, name))
    return tuple(_format(name) for name in names)


def templates() -> Templates:
    """How the shipped templates are loaded. They say the same in any way; it takes its time."""
    wrong, found = mismatch(), jinja_version()
    if wrong is None:
        return Templates(True, found, f"Templates are loaded as Jinja {found} prepared them.")
    if not wrong.made:
        about = "Templates are compiled at each start: only an installed wheel has prepared ones."
        return Templates(False, found, about)
    if wrong.made == found:
        about = "Templates are compiled at each start: draftban's own code was changed."
        return Templates(False, found, about, _AGAIN)
    about = (
        f"Templates are compiled at each start: they were prepared by Jinja {wrong.made}, "
        f"and {found} is installed."
    )
    return Templates(False, found, about, f"python -m pip install jinja2=={wrong.made}")


def programs() -> tuple[Program, ...]:
    """The programs that the tests compare against, with the paths of those that are here."""
    return tuple(Program(p.name, p.use, p.apt, p.brew, shutil.which(p.name)) for p in _PROGRAMS)


def install_programs(missing: Iterable[Program]) -> str:
    """The one command that brings ``missing`` here; empty if there is none."""
    found = list(missing)
    if not found:
        return ""
    return _install(
        {"apt": " ".join(p.apt for p in found), "brew": " ".join(p.brew for p in found)}
    )


def _format(name: str) -> Format:
    try:
        libraries = {library: _version(library) for library in writers.libraries(name)}
        libraries |= writers.system(name)
        writers.write(_bill(), name)
    except writers.Unavailable as problem:
        return Format(name, {}, str(problem), _install(problem.packages) or _AGAIN)
    except ImportError as problem:
        missing = problem.name or "a library"
        return Format(name, {}, f"{missing} is not installed, or not whole", _AGAIN)
    return Format(name, libraries)


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def _install(packages: Mapping[str, str]) -> str:
    """The command for this machine's own program that installs ``packages``."""
    if not packages:
        return ""
    if platform.system() == "Darwin" and "brew" in packages:
        return f"brew install {packages['brew']}"
    return f"sudo apt install {packages['apt']}"


def _bill() -> FinalBill:
    level = LevelStyle(num="Section {1}.", word="section", heading="above", akn="section")
    section = Provision(
        "clause",
        "section",
        "instrument",
        num="Section 1.",
        heading=(Text("Test"),),
        content=(P((Text("This is a test."),)),),
        eid="sec_1",
        counter=1,
    )
    meta = Meta("us", "us-city", "en", "Test", "Test", "", (), "", ())
    zone = ZoneStyle("instrument", (level,), "this ordinance")
    return FinalBill(Bill(meta, BillStyle({"instrument": zone}), body=(section,)))
