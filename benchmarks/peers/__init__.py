"""What people would use instead: one file each, found by name.

A peer has ``NAME``, ``FORMAT`` (what it makes), ``LEAVES_OUT`` (what its file lacks beside ours),
``available() -> bool``. A library has ``maker(given)``, which gives a call that makes the file once
in this process; a program has ``command(given, folder)``, which writes what it needs and gives its
command line. Each is a cold process, and a library warm besides; ``AGAIN`` says what is odd about
that, if anything.
"""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

from benchmarks.peers.given import Given

_OURS = {"__main__", "given"}


def peers() -> tuple[ModuleType, ...]:
    """Every peer, by the name of its file."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}") for name in names if name not in _OURS)


def name_of(peer: ModuleType) -> str:
    """The name of its file."""
    return peer.__name__.rpartition(".")[2]


def process(peer: ModuleType, given: Given, folder: Path) -> tuple[str, ...]:
    """The command line of a process that makes one file; ``folder`` holds what it is given."""
    if hasattr(peer, "command"):
        return tuple(peer.command(given, folder))
    given.save(folder)
    root = Path(__file__).resolve().parents[2]
    start = f"import sys; sys.path.insert(0, {str(root)!r}); "
    start += "from benchmarks.peers.__main__ import main; main(*sys.argv[1:])"
    return (sys.executable, "-c", start, name_of(peer), str(folder))
