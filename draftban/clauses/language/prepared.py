"""Templates translated before the program was installed.

The wheel carries the Python that Jinja writes for each shipped template (``hatch_build.py``). It is
taken only where the text is the same to the letter, Jinja has the version that wrote it, and the
translator is the one that was used; everything else is compiled as in a checkout, which carries
none. What is taken runs without Jinja, which takes longer to load than many a bill to draft.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from draftban.clauses.language.running import Compiled, Context
from draftban.clauses.language.values import Use

PACKAGE = "draftban._prepared"
"""What the wheel carries: the names below, and a module for each folder of templates."""

TRANSLATOR = (
    "draftban.clauses.language.sandbox",
    "draftban.clauses.language.allowed",
    "draftban.clauses.language.marks",
    "draftban.clauses.language.running",
    "draftban.clauses.language.values",
)
"""The modules that decide what a template is translated to, and how it runs."""


def prepared(text: str) -> Compiled | None:
    """The translation of ``text`` that was installed; ``None`` if there is none to be used."""
    if mismatch() is not None:
        return None
    name = digest(text)
    module = _index().MODULES.get(name)
    if module is None:
        return None
    root, places, uses = import_module(f"{PACKAGE}.{module}").TEMPLATES[name]
    return Compiled(
        lambda names: root(Context(names)), places, tuple(Use(*use) for use in uses), ()
    )


def digest(text: str) -> str:
    """The name of a template: whatever says the same has the same."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


# ---------------------------------------------------------------- whether they may be used


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Why no prepared template is used. ``made`` is the version of Jinja that wrote them, empty
    where there are none; it equals ``found`` where draftban's own code was changed since.
    """

    made: str
    found: str


@cache
def mismatch() -> Mismatch | None:
    """Why prepared templates are not used; ``None`` if they are. Asked once in a process."""
    found = jinja_version()
    if find_spec(PACKAGE) is None:
        return Mismatch("", found)
    index = _index()
    fits = (found, translator()) == (index.JINJA, index.TRANSLATOR)
    return None if fits else Mismatch(index.JINJA, found)


def _index() -> ModuleType:
    return import_module(PACKAGE)


def jinja_version() -> str:
    """The version of the Jinja that would be loaded, without loading it."""
    spec = find_spec("jinja2")
    if spec is not None and spec.origin is not None:
        source = _bytes(spec.name)
        found = re.search(rb'^__version__ = "([^"\n]+)"$', source, re.MULTILINE)
        if found:
            return found[1].decode()
    from importlib.metadata import version  # costs a fifth of what loading Jinja does

    return version("jinja2")


def translator() -> str:
    """A hash of everything of ours that the translation of a template depends on."""
    whole = sha256()
    for name in TRANSLATOR:
        source = _bytes(name).replace(b"\r\n", b"\n")
        whole.update(b"%s %d\n" % (name.encode(), len(source)))
        whole.update(source)
    return whole.hexdigest()


def _bytes(module: str) -> bytes:
    """The source of ``module``, which need not be loaded; empty if there is none to read."""
    spec = find_spec(module)
    if spec is None or spec.origin is None:
        return b""
    read = getattr(spec.loader, "get_data", None)  # a loader need not have one
    try:
        return bytes(read(spec.origin)) if read else b""
    except OSError:
        return b""
