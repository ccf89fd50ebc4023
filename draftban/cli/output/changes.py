"""Changing several files of one folder all together, also if the process is killed meanwhile.

While a run changes a folder it holds the folder's lock, so that two runs never meet in it. It puts
every new file, and a second name of each one that it replaces, into a hidden folder there; then a
journal, which says what is to become of which; and only then it begins. What a killed run left is
therefore a hidden folder that nobody holds the lock of: without a journal nothing has happened yet
and it is swept; with one the next run finishes the work, or undoes it where that had begun.

A journal may be a stranger's, as the folder may be: it names files of this folder only, and each
is left as it is unless its present hash is one that the journal names.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from draftban.cli.output.files import (
    ELSEWHERE,
    Linked,
    explain,
    make_folders,
    remove_folders,
    stage,
)
from draftban.cli.terminal import progress
from draftban.diagnostics import DraftbanError
from draftban.documents.folder import HIDDEN, NOTHING, hidden, standing, unfinished
from draftban.documents.proof import digest, plain

_JOURNAL = "journal.json"
_UNFINISHED = "journal.new"
_UNDO = "undo"
_MAX_BYTES = 10_000_000
_ATTEMPTS = 50


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of the file ``name``: where ``old`` stands (as :func:`standing` says it),
    ``new`` is to stand; both may be nothing. If ``keep``, what stood there stays beside it.
    """

    name: str
    old: str
    new: str
    keep: bool = False


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Nobody else changes ``folder`` while this lasts; it is made if need be, and taken away again
    if it stays empty. Work that a killed run left in it is finished or undone first.

    Raises ``OSError`` if that cannot be, :class:`Linked` if ``folder`` is a symbolic link. Where
    the system has no locks, nothing waits for another run.
    """
    made: list[Path] = []
    try:
        held = _enter(folder, made)
        try:
            recover(folder)
            yield
        finally:
            remove_folders(made)
            if held is not None:
                os.close(held)
    except OSError as problem:
        problem.filename = problem.filename or str(folder)
        raise


def _enter(folder: Path, made: list[Path]) -> int | None:
    """The lock of ``folder``; what had to be made for it goes to ``made``."""
    for attempt in range(_ATTEMPTS):
        if folder.is_symlink() and folder.is_dir():
            raise Linked(folder)
        try:
            made += make_folders(folder)
            held = _lock(folder)
        except FileNotFoundError:  # another run has just taken away what it made
            if attempt == _ATTEMPTS - 1:
                raise
            continue
        if held is None or _same(held, folder):
            return held
        os.close(held)  # of a folder that is no longer there
    return None


def settle(folder: Path) -> None:
    """Finish or undo what a killed run left in ``folder``, if it did."""
    if unfinished(folder):
        with contextlib.suppress(OSError), alone(folder):
            pass


def apply(folder: Path, changes: Sequence[Change], data: dict[str, bytes]) -> None:
    """Make all ``changes`` in ``folder``, whose lock is held, or none; ``data`` are the new files
    by name.

    Raises ``OSError`` if it cannot be done, its ``filename`` being the target; then the folder
    is as it was, after any other exception too.
    """
    with _about(folder / changes[0].name):
        work = Path(tempfile.mkdtemp(prefix=HIDDEN, dir=folder))
    whole = True
    try:
        for number, change in enumerate(changes):
            with _about(folder / change.name):
                if change.new:
                    stage(work / f"{number}.new", data[change.name])
                if change.old:
                    _second_name(folder / change.name, work / f"{number}.old")
        with _about(folder / changes[0].name):
            told = json.dumps([asdict(change) for change in changes])
            stage(work / _UNFINISHED, told.encode(errors="backslashreplace"))
            os.replace(work / _UNFINISHED, work / _JOURNAL)
        _sync(work)
        _forward(folder, work, changes)
        _sync(folder)
    except BaseException:
        if (work / _JOURNAL).exists():
            whole = False
            with contextlib.suppress(OSError):
                stage(work / _UNDO, b"")
            whole = _back(folder, work, changes)
        raise
    finally:
        if whole:  # else the next run goes on with it
            _sweep(work)


def write_file(target: Path, data: bytes, elsewhere: str = ELSEWHERE) -> None:
    """Write the one file ``target``, or leave all as it was; ``elsewhere`` says how the user
    writes to another place.

    Raises :class:`DraftbanError` with a message for the user if it cannot be written.
    """
    folder = target.parent.resolve()
    try:
        with alone(folder):
            change = Change(target.name, standing(target), digest(data))
            apply(folder, [change], {target.name: data})
    except OSError as problem:
        raise DraftbanError([explain(target, problem, elsewhere)]) from problem


def remove_file(target: Path, kept: Path | None = None, elsewhere: str = ELSEWHERE) -> None:
    """Take the one file ``target`` away, or leave all as it was; with ``kept`` what stands there
    goes under that name in the same folder. Folders that become empty stay.

    Raises :class:`DraftbanError` with a message for the user if that cannot be done.
    """
    folder = target.parent.resolve()
    try:
        with alone(folder):
            old = standing(target)
            changes = [Change(target.name, old, NOTHING)]
            data = {} if kept is None else {kept.name: target.read_bytes()}
            changes += [] if kept is None else [Change(kept.name, standing(kept), old)]
            apply(folder, changes, data)
    except OSError as problem:
        raise DraftbanError([explain(target, problem, elsewhere)]) from problem


def recover(folder: Path) -> None:
    """Finish, undo or sweep what runs that were killed left in ``folder``, whose lock is held."""
    for work in hidden(folder):
        changes, whole = _journal(work), True
        if changes is not None and (work / _UNDO).exists():
            whole = _back(folder, work, changes)
        elif changes is not None:
            _forward(folder, work, changes)
        if whole:
            _sweep(work)


def aside(folder: Path, name: str) -> Iterator[Path]:
    """Where the file ``name`` may be kept when another takes its place, the first choice first:
    ``x.edited.docx``, ``x.edited-2.docx`` …
    """
    file = folder / name
    yield file.with_name(f"{file.stem}.edited{file.suffix}")
    number = 2
    while True:
        yield file.with_name(f"{file.stem}.edited-{number}{file.suffix}")
        number += 1


def kept_as(folder: Path, change: Change) -> Path | None:
    """Where what ``change`` replaced is kept, after it; ``None`` if it is not."""
    if not change.keep:
        return None
    for place in aside(folder, change.name):
        found = standing(place)
        if found in (change.old, NOTHING):
            return place if found else None
    return None


# ---------------------------------------------------------------- forward and back


def _forward(folder: Path, work: Path, changes: Sequence[Change]) -> None:
    """Each change that is not made yet; one whose file is no longer what it was is left out."""
    for number, change in enumerate(changes):
        target, new = folder / change.name, work / f"{number}.new"
        with _about(target):
            _no_link(folder, target.parent)
            if standing(target) != change.old:
                continue
            if change.keep:
                _keep(work / f"{number}.old", folder, change)
            if not change.new:
                target.unlink(missing_ok=True)
            elif new.exists():
                target.parent.mkdir(exist_ok=True)
                os.replace(new, target)


def _back(folder: Path, work: Path, changes: Sequence[Change]) -> bool:
    """Everything as it was, as far as nobody has touched it since; whether all of it could be."""
    whole = True
    for number, change in reversed(list(enumerate(changes))):
        try:
            _undo(folder, work / f"{number}.old", change)
        except OSError:
            whole = False
    return whole


def _undo(folder: Path, old: Path, change: Change) -> None:
    target = folder / change.name
    _no_link(folder, target.parent)
    if change.keep:
        _let_go(old, folder, change)
    if standing(target) != change.new:
        return
    if change.old:
        os.replace(old, target)
    else:
        target.unlink()
    if target.parent != folder:
        remove_folders([target.parent])


def _keep(old: Path, folder: Path, change: Change) -> None:
    """A name beside the new file for what it replaces; no file is ever replaced by it."""
    for place in aside(folder, change.name):
        if standing(place) == change.old:  # by the run that was killed
            return
        try:
            _second_name(old, place)
        except FileExistsError:
            continue
        return


def _let_go(old: Path, folder: Path, change: Change) -> None:
    for place in aside(folder, change.name):
        found = standing(place)
        if found == NOTHING:
            return
        if found == change.old and place.lstat().st_ino == old.lstat().st_ino:
            place.unlink()
            return


def _second_name(file: Path, name: Path) -> None:
    """``name`` for the same file, or for a copy where the file system knows no second names."""
    try:
        os.link(file, name, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:
        if file.is_symlink():
            name.symlink_to(os.readlink(file))
        elif stat.S_ISREG(file.lstat().st_mode):
            with file.open("rb") as source, name.open("xb") as copy:
                shutil.copyfileobj(source, copy)
                copy.flush()
                os.fsync(copy.fileno())
        else:
            raise


@contextlib.contextmanager
def _about(target: Path) -> Iterator[None]:
    """An ``OSError`` inside is about ``target``, whatever temporary file it met."""
    try:
        yield
    except Linked:
        raise
    except OSError as problem:
        problem.filename = str(target)
        raise


def _no_link(folder: Path, parent: Path) -> None:
    if parent != folder and parent.is_symlink():
        raise Linked(parent)


# ---------------------------------------------------------------- hidden folders


def _journal(work: Path) -> list[Change] | None:
    """What ``work`` was to do; ``None`` if nothing of it has begun, or if that is no journal."""
    file = work / _JOURNAL
    try:
        found = file.lstat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > _MAX_BYTES:
            return None
        return [_change(value) for value in json.loads(file.read_bytes())]
    except (OSError, ValueError, TypeError, RecursionError):
        return None


def _change(value: dict[str, Any]) -> Change:
    found = Change(**value)
    if not all(isinstance(text, str) for text in (found.name, found.old, found.new)):
        raise TypeError
    if not plain(found.name) or type(found.keep) is not bool:
        raise ValueError
    return found


def _sweep(work: Path) -> None:
    """Remove ``work`` and what a run puts into it, the journal first; nothing else."""
    ours = [work / name for name in (_JOURNAL, _UNFINISHED, _UNDO)]
    with contextlib.suppress(OSError):
        ours += [f for f in work.iterdir() if f.suffix in (".new", ".old") and f.stem.isdigit()]
    for file in ours:
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        work.rmdir()


# ---------------------------------------------------------------- locks and disks


def _lock(folder: Path) -> int | None:
    """Wait for the lock of ``folder``, which ends with the process that has it; ``None`` where
    there are no such locks.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        return None
    held = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            with progress(f"Waiting for another run of draftban in {folder}"):
                fcntl.flock(held, fcntl.LOCK_EX)
    except OSError:  # a file system without locks
        os.close(held)
        return None
    except BaseException:
        os.close(held)
        raise
    return held


def _same(held: int, folder: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(held), folder.stat())
    except FileNotFoundError:
        return False


def _sync(folder: Path) -> None:
    """Have the names in ``folder`` on the disk, where the system can."""
    with contextlib.suppress(OSError):
        held = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(held)
        finally:
            os.close(held)
