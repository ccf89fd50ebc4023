"""The versions of the libraries that files rest on."""

from __future__ import annotations

import os
import re
import sys

_SEPARATORS = re.compile(r"[-_.]+")
_NUMBERS = re.compile(r"[0-9]+(\.[0-9]+)*")
_INSTALLED = ".dist-info"


def version(name: str) -> str | None:
    """The version of the installed distribution ``name``; ``None`` for one that pip does not know.

    The standard for installed projects puts it into the name of a folder. Where that says more than
    numbers, or is not to be found, the folder is read, with all that takes to load.
    """
    for folder in sys.path:
        found = _installed(name, folder or ".")
        if len(found) == 1 and _NUMBERS.fullmatch(found[0]):
            return found[0]
        if found:
            break
    from importlib import metadata

    try:
        return metadata.version(name)
    except (metadata.PackageNotFoundError, ValueError):
        return None


def _plain(name: str) -> str:
    return _SEPARATORS.sub("-", name).lower()


def _installed(name: str, folder: str) -> list[str]:
    """The versions of ``name`` in ``folder``: one, unless that is unclear."""
    try:
        entries = os.listdir(folder)
    except OSError:  # a zip, or nothing
        return []
    parts = (e.removesuffix(_INSTALLED).rpartition("-") for e in entries if e.endswith(_INSTALLED))
    return [number for project, _, number in parts if _plain(project) == _plain(name)]
