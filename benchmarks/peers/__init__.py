"""What people would use instead: one file each, found by name.

A peer has ``NAME``, ``FORMAT`` (what it makes), ``LEAVES_OUT`` (what its file lacks beside ours),
``available() -> bool`` and ``maker(lines, html)``, which gives a call that makes the file once.
``lines`` are the paragraphs of the bill with their numbers, ``html`` its page as our PDF writer
hands it over. ``COLD`` is true for a program that is started for each file.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from types import ModuleType


def peers() -> tuple[ModuleType, ...]:
    """Every peer, by the name of its file."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}") for name in names)
