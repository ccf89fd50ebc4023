"""Whether bills say what they said: what a copy that nobody has edited must leave as it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from draftban import writers
from draftban.documents import Build
from draftban.review.where import Places


def same_law(before: Build, after: Build) -> bool:
    """Whether the bills of ``after`` print, word by word, what those of ``before`` do."""
    return _printed(before) == _printed(after)


def _printed(build: Build) -> dict[str, bytes]:
    return {one.stem: writers.write(one.bill, "text") for one in build.documents}


def printing(build: Build, file: Path) -> dict[str, Sequence[str]]:
    """Each document that prints something of ``file``, with the citations of the outermost
    provisions that begin there.
    """
    shown = build.setup.search.display(file)
    found: dict[str, Sequence[str]] = {}
    for document in build.documents:
        cited: dict[str, str] = {}
        for one in Places(document.bill).every():
            inside = any(one.eid.startswith(f"{eid}__") for eid in cited)
            if one.pos.file == shown and not inside:
                cited[one.eid] = one.citation or one.id
        if cited:
            found[document.stem] = tuple(dict.fromkeys(cited.values()))
    return found
