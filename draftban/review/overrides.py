"""A place's own texts of clauses that no document of the place uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from draftban.bill.tree import FinalBill, bill_provisions
from draftban.config.model import DIRECT
from draftban.config.search import SearchPath
from draftban.config.setup import Setup
from draftban.config.shelf import RESERVED, drafting_file, take_stock
from draftban.config.text_source import read_text
from draftban.config.yaml_source import parse_front_matter
from draftban.diagnostics import Diagnostic, Pos, Report, Severity


def unused_overrides(setup: Setup, bills: Iterable[FinalBill]) -> Iterator[Diagnostic]:
    """A warning for each text in the folder of ``setup``'s place that none of ``bills`` uses
    though they hold its clause in another drafting.

    ``bills`` are all documents of the place: what the law leaves out, its companion may use.
    """
    used: dict[str, set[str]] = {}
    for bill in bills:
        for p in bill_provisions(bill):
            if p.drafting:
                used.setdefault(p.source, set()).add(p.drafting)
    own = replace(setup.search, form_codes=(), languages=())
    for file, path in sorted(take_stock(own).files.items()):
        clause, _, drafting = file.removesuffix(".md").partition(".")
        drafting = drafting or DIRECT
        in_use = used.get(clause, set())
        if clause.partition("/")[0] in RESERVED or not in_use or drafting in in_use:
            continue
        pos = Pos(own.display(path))
        if drafting == DIRECT:
            line = _first_line_of_law(path, own)
            if not line:
                continue  # front matter alone counts for every drafting
            pos = replace(pos, line=line)
        files = " and ".join(drafting_file(clause, d) for d in sorted(in_use))
        yield Diagnostic(
            "clauses.unused-override",
            f"the law in this file is not used: {setup.jurisdiction.short} uses {files}",
            pos,
            text=path.name,
            hint=f"copy {files} instead"
            + (", or delete the words under the front matter" if drafting == DIRECT else ""),
            severity=Severity.WARNING,
        )


def _first_line_of_law(path: Path, search: SearchPath) -> int:
    """Where the words under the front matter begin; 0 if there are none."""
    file, report = search.display(path), Report()  # its mistakes were reported when it was read
    text = read_text(path, file, report)
    if text is None:
        return 0
    _, body, line = parse_front_matter(text, file, report)
    blank = len(body) - len(body.lstrip())
    return line + body.count("\n", 0, blank) if body.strip() else 0
