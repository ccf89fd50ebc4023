"""What is no mistake of the user's and none of ours: a folder that is gone, a full disk, no more
memory. Each is told as what it is, with the file it is about.
"""

from __future__ import annotations

import errno
import os

from draftban.diagnostics import Diagnostic, DraftbanError

INTERRUPTED = 130
"""The status of a run that the user stopped with Ctrl+C: 128 and the number of the signal."""

_OF_THE_MACHINE = {
    errno.ENOSPC: "Free some space.",
    errno.EDQUOT: "Free some space; your quota of the disk is used up.",
    errno.EFBIG: "Raise the limit on the size of files: ulimit -f unlimited.",
    errno.EACCES: "Change who may read and write it, or work elsewhere.",
    errno.EPERM: "Change who may read and write it, or work elsewhere.",
    errno.EROFS: "Work in a folder that can be written to.",
    errno.EMFILE: "Raise the limit on open files: ulimit -n 1024.",
    errno.ENFILE: "Close other programs.",
    errno.ENOMEM: "Close other programs, or raise the limit on memory.",
    errno.EAGAIN: "Close other programs, or raise the limit on processes.",
    errno.EIO: "Look at the disk, or work elsewhere.",
    errno.ELOOP: "Remove the link that leads back to itself.",
    errno.ENAMETOOLONG: "Choose a shorter name.",
    errno.ESTALE: "Look at the connection to the server that holds it.",
}
"""Conditions that no program can do anything about, and what the user can."""


def need_folder() -> None:
    """Raise :class:`DraftbanError` if the current folder is gone or cannot be asked for."""
    try:
        os.getcwd()
    except OSError as problem:
        deleted = problem.errno == errno.ENOENT
        why = "has been deleted" if deleted else f"cannot be read: {problem.strerror}"
        raise DraftbanError(
            [
                Diagnostic(
                    "machine.folder",
                    f"The current folder {why}.",
                    text=os.environ.get("PWD", ""),
                    hint="Change to a folder that is there, such as: cd ~",
                )
            ]
        ) from None


def of_the_machine(error: Exception) -> Diagnostic | None:
    """What to say of ``error`` if it is a condition of the machine."""
    if isinstance(error, MemoryError):
        what, hint, name = "The memory is used up", _OF_THE_MACHINE[errno.ENOMEM], ""
    elif isinstance(error, OSError) and error.errno in _OF_THE_MACHINE:
        what, hint = error.strerror or str(error), _OF_THE_MACHINE[error.errno]
        name = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else ""
    else:
        return None
    message = f"{what}; nothing more was written."
    return Diagnostic("machine.condition", message, text=name, hint=hint)


def gone(problem: OSError) -> bool:
    """Whether whoever read the output has what he wanted: ``draftban show x | head -1``."""
    return problem.errno in (errno.EPIPE, errno.ESHUTDOWN)


def unprinted(problem: OSError) -> Diagnostic:
    """What to say where standard output took no more for this reason."""
    closed = problem.errno == errno.EBADF
    why = "it is closed" if closed else (problem.strerror or str(problem))
    return Diagnostic(
        "machine.output",
        f"The output could not be printed to its end: {why}.",
        text="standard output",
        hint="Files that the command wrote are whole. Print to a terminal, or to a file on a disk "
        "with space.",
    )
