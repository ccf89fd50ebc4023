"""The files of a folder made again, as its manifest says, and compared byte by byte."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from draftban import writers
from draftban.diagnostics import Diagnostic, DraftbanError, Report
from draftban.documents import proof
from draftban.documents.folder import NOTHING, standing, unfinished
from draftban.documents.proof import Difference, Manifest, Request
from draftban.products.bills import render
from draftban.products.drafting import drafted
from draftban.products.sheets import Doing, Each, Rendered, in_turn, quietly

if TYPE_CHECKING:
    from draftban.documents import Build
    from draftban.files.memory import Memory

State = Literal["same", "different", "gone", "edited", "unmade", "unlisted"]
"""How a file compares with what is made again: it may also be ``gone`` or ``edited`` itself, it may
be ``unmade`` now, or the manifest may not list it.
"""

SAME: State = "same"


@dataclass(frozen=True, slots=True)
class Compared:
    """A file of the manifest by name, and how it compares."""

    file: str
    state: State


@dataclass(frozen=True, slots=True)
class Verified:
    """What became of a folder's files made again: each ``compared``; what has ``changed`` among
    all that they are made from; what was found on the way (``diagnostics``), and what this machine
    lacks for a format (``missing``).
    """

    request: Request
    compared: tuple[Compared, ...]
    changed: tuple[Difference, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    missing: Mapping[str, str] = field(default_factory=dict)

    @property
    def same(self) -> bool:
        """Whether every byte is."""
        return all(one.state == SAME for one in self.compared)


def verify(folder: Path, memory: Memory | None = None, doing: Doing = quietly) -> Verified:
    """Make again what ``folder`` holds, as its manifest says, and compare. Nothing is written.

    Raises :class:`DraftbanError` if the folder is just being written, or has no manifest that
    could be used.
    """
    old = _manifest(folder)
    missing: dict[str, str] = {}
    found: list[Diagnostic] = []
    new = _made_again(old, missing, found, memory, doing)
    compared = [
        Compared(name, _state(folder / name, hashed, new.outputs.get(name)))
        for name, hashed in old.outputs.items()
    ]
    more = [name for name in new.outputs if name not in old.outputs]
    compared += [Compared(name, "unlisted") for name in more]
    changed = proof.changed(old, new)
    return Verified(old.request, tuple(compared), changed, tuple(found), missing)


def _manifest(folder: Path) -> Manifest:
    if unfinished(folder):
        raise _wrong(
            folder,
            "is being written, or a run was stopped while it wrote",
            "Run draftban build or packet for this place again: it finishes what was begun, or "
            "undoes it.",
        )
    try:
        old = proof.read(folder)
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else str(problem)
        raise _wrong(folder / proof.NAME, f"cannot be used: {reason}") from problem
    if not old.outputs:
        raise _wrong(folder / proof.NAME, "lists no file")
    return old


def _made_again(
    old: Manifest,
    missing: dict[str, str],
    found: list[Diagnostic],
    memory: Memory | None,
    doing: Doing,
) -> Manifest:
    """The manifest of what ``old`` asks for, made now; why something cannot be made goes to
    ``missing`` and to ``found``.
    """
    asked, report = old.request, Report()
    with doing(f"Drafting {asked.place}"):
        build = drafted(
            asked.place, report, demands=asked.demands, as_place=asked.as_place, memory=memory
        )
    suffixes = {Path(name).suffix for name in old.outputs}
    formats = [name for name in writers.available() if writers.suffix(name) in suffixes]
    texts = dict(report.texts)
    rendered = Rendered()
    if build is not None and not report.errors:
        rendered = _files(build, asked, formats, missing, doing)
    wrong = (*report.errors, *rendered.diagnostics)
    found += wrong or report
    made = [name for name in formats if name not in missing]
    return proof.manifest(asked, texts, rendered.files, made)


def _files(
    build: Build, asked: Request, formats: list[str], missing: dict[str, str], doing: Doing
) -> Rendered:
    each = partial(in_turn, doing=doing)
    if not (asked.packet or asked.call):
        return render(build, formats, writers.Options.of(asked.options), missing, each)
    if not build.documents:
        return Rendered()
    if asked.call:
        return _call_files(build, asked, formats, missing, each, doing)
    from draftban.packets import packet
    from draftban.products.packing import pack

    with doing(f"Papers for {asked.place}"):
        made = packet(build, build.report, introduced=_day(asked.introduced))
    return Rendered() if build.report.errors else pack(build, made, formats, missing, each)


def _call_files(
    build: Build,
    asked: Request,
    formats: list[str],
    missing: dict[str, str],
    each: Each,
    doing: Doing,
) -> Rendered:
    from draftban.packets.calls import call
    from draftban.products.calling import pack_call

    with doing(f"Papers for {asked.place}"):
        made = call(build, build.report, asked.addressees)
    if build.report.errors:
        return Rendered()
    return pack_call(build, made, asked.addressees, formats, missing, each)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _state(path: Path, written: str, made: str | None) -> State:
    """How a file and its rebuild compare with what was ``written`` at the time. No link is
    followed, to another folder or to a file.
    """
    try:
        found = NOTHING if path.parent.is_symlink() else standing(path)
    except OSError:
        found = NOTHING
    if found == NOTHING:
        return "gone"
    if found != written:
        return "edited"
    if made is None:
        return "unmade"
    return SAME if made == written else "different"


def _wrong(file: Path, message: str, hint: str = "") -> DraftbanError:
    found = Diagnostic(
        "verify.manifest",
        f"{file} {message}.",
        text=str(file),
        hint=hint
        or "Name a folder that `draftban build` or `packet` wrote, such as output/us-ma-lowell.",
    )
    return DraftbanError([found])
