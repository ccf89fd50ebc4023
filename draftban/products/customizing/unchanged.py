"""Whether bills say what they said: what a copy that nobody has edited must leave as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from draftban import writers
from draftban.bill.tree import P, Provision, bill_provisions
from draftban.documents import Build
from draftban.review.where import Places


def same_law(before: Build, after: Build) -> bool:
    """Whether the bills of ``after`` print, word by word, what those of ``before`` do."""
    return _printed(before) == _printed(after)


def _printed(build: Build) -> dict[str, bytes]:
    return {one.stem: writers.write(one.bill, "text") for one in build.documents}


def printing(build: Build, file: Path) -> dict[str, Sequence[str]]:
    """Each document that prints something of ``file``, with the citations of the outermost
    provisions that do.
    """
    shown = build.setup.search.display(file)
    found: dict[str, Sequence[str]] = {}
    for document in build.documents:
        cited: dict[str, str] = {}
        typed = {p.eid for p in bill_provisions(document.bill) if shown in _files(p)}
        for one in Places(document.bill).every():
            inside = any(one.eid.startswith(f"{eid}__") for eid in cited)
            if (one.eid in typed or one.pos.file == shown) and not inside:
                cited[one.eid] = one.citation or one.id
        if cited:
            found[document.stem] = tuple(dict.fromkeys(cited.values()))
    return found


def _files(p: Provision) -> Iterator[str]:
    """The files in which it and its paragraphs begin."""
    yield p.pos.file
    for block in (*p.intro, *p.content, p.wrap_up):
        if isinstance(block, P):
            yield block.pos.file
