"""How the program was started, so that what it says to type next can be typed."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path


def typed(*words: str) -> str:
    """A command line: ``draftban`` and ``words``, or what stands for it in this window.

    Where ``draftban`` is not on the PATH, or is another one, the path of the running program
    is given, relative to the current folder if it lies below that.
    """
    return shlex.join([*_program(), *words])


def _program() -> list[str]:
    started = Path(sys.argv[0])
    if (started.parent.name, started.name) == ("draftban", "__main__.py"):
        return [_path(Path(sys.executable)), "-m", "draftban"]
    found = shutil.which("draftban")
    known = found is not None and started.exists() and Path(found).samefile(started)
    if started.stem != "draftban" or known:
        return ["draftban"]
    return [_path(started)]


def _path(program: Path) -> str:
    """Shown with forward slashes and never as a bare name, which the PATH would be asked for."""
    below = Path.cwd()
    if program.is_absolute() and program.is_relative_to(below):
        program = program.relative_to(below)
    shown = program.as_posix()
    return shown if "/" in shown else f"./{shown}"
