"""A place's own texts of clauses that no document of the place uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from draftban.bill.tree import bill_provisions
from draftban.clauses.choosing.shelf import RESERVED, drafting_file
from draftban.config.model import DIRECT
from draftban.diagnostics import Diagnostic, Pos, Severity
from draftban.documents.document import Document


def unused_overrides(documents: Sequence[Document]) -> Iterator[Diagnostic]:
    """A warning for each text in the place's own folder that none of its ``documents`` uses
    though they hold its clause in another drafting.

    All documents of the place count: what the law leaves out, its companion may use.
    """
    used: dict[str, set[str]] = {}
    own: dict[str, Path] = {}
    for document in documents:
        for p in bill_provisions(document.bill):
            if p.drafting:
                used.setdefault(p.source, set()).add(p.drafting)
        own |= dict(_own(document))
    for file, path in sorted(own.items()):
        clause, _, drafting = file.removesuffix(".md").partition(".")
        drafting = drafting or DIRECT
        in_use = used.get(clause, set())
        if clause.partition("/")[0] in RESERVED or not in_use or drafting in in_use:
            continue
        first = documents[0]
        pos = Pos(first.setup.search.display(path))
        if drafting == DIRECT:
            line = _first_line_of_law(clause, pos.file, documents)
            if not line:
                continue  # front matter alone counts for every drafting
            pos = replace(pos, line=line)
        files = " and ".join(drafting_file(clause, d) for d in sorted(in_use))
        yield Diagnostic(
            "clauses.unused-override",
            f"the law in this file is not used: {first.setup.jurisdiction.short} uses {files}",
            pos,
            text=path.name,
            hint=f"copy {files} instead"
            + (", or delete the words under the front matter" if drafting == DIRECT else ""),
            severity=Severity.WARNING,
        )


def _own(document: Document) -> Iterator[tuple[str, Path]]:
    """The files of the place's own folders, by ``kind/name.md``."""
    shelf = document.library.shelf
    for file, path in shelf.files.items():
        if shelf.ranks[file] == "place" and file.count("/") == 1:
            yield file, path


def _first_line_of_law(clause: str, file: str, documents: Iterable[Document]) -> int:
    """Where the words under the front matter of ``file`` begin; 0 if there are none."""
    known = (document.library.clauses.get(clause) for document in documents)
    body = next((found.base for found in known if found is not None), None)
    if body is None or body.file != file or not body.text.strip():
        return 0
    blank = len(body.text) - len(body.text.lstrip())
    return body.line + body.text.count("\n", 0, blank)
