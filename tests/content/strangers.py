"""Words in what a place gives that the pseudo-language does not have, and no file of the place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args

import draftban
from draftban import api
from draftban.bill.tree import Bill, PStyle, bill_provisions
from draftban.config import load_setup
from draftban.diagnostics import NOWHERE, Pos, Report
from draftban.documents import Build
from draftban.writers import suffix
from tests.content.pseudo import LANGUAGE, PLAIN, write_place
from tests.content.seen import READERS, tokens

_UNMARKED = re.compile(f"[{PLAIN}{PLAIN.upper()}]")

NAMES = frozenset({"draftban", "db", LANGUAGE})
"""The program's own name, as the author of comments, with its initials; the language's code."""

NODES = frozenset(
    (
        *get_args(PStyle),
        *["preface", "preamble", "body", "conclusions", "attachments", "demands", "definitions"],
        *["contents", "quoted", "signature", "table", "matrix", "list"],
    )
)
"""What an outline calls the nodes of a tree."""


def built(folder: Path, place: str, shipped: Path | None = None) -> Build:
    """The shipped place, or one of the folder ``shipped``, in the language, built in ``folder``
    without a word of the checks.
    """
    write_place(folder, place, shipped)
    report = Report()
    setup = load_setup(place, report, working=folder)
    assert setup is not None, "\n".join(map(str, report))
    result = draftban.build(setup, report)
    assert not len(report), "\n".join(map(str, report))
    return result


def files(build: Build, *formats: str) -> Iterator[tuple[str, bytes]]:
    """Bills with comments to counsel, the papers of the packet and the coverage in ``formats``."""
    yield from api.outputs(build, formats).items()
    papers = [name for name in formats if name != "akn"]
    for stem, paper in api.packet(build).papers:
        for name in papers:
            yield f"{stem}{suffix(name)}", api.write(paper.paper, name)
    paper = api.coverage_paper(build, api.coverage(build))
    for name in papers:
        yield f"coverage{suffix(name)}", api.write(paper, name)
    assert not len(build.report), "\n".join(map(str, build.report))


def ids(build: Build) -> frozenset[str]:
    """What names things in files and on the command line, in every language alike."""
    found: set[str] = set()
    for document in build.documents:
        setup, library = document.setup, document.library
        options = dict(setup.form.options)
        for clause in library.clauses.values():
            options |= clause.meta.options
        asked = (*options.values(), *setup.form.facts.values())
        found.update(options, setup.form.facts, setup.demands, setup.terms, library.clauses)
        found.update(choice for one in asked for choice in one.choices)
        cases = (case for cases in setup.form.competence.values() for case in cases)
        found.update(drafting for case in cases for drafting in case.draftings)
        found.update((setup.jurisdiction.place, setup.form.form, document.stem))
        found.add(f"{setup.form.language}-{setup.form.country.upper()}")
        found.update(f"{document.stem}-{paper}" for paper in ("memo", "summary"))
        for provision in bill_provisions(document.bill):
            found.update((provision.id, *provision.aliases))
    return frozenset(found) - {""}


def strangers(lines: Iterator[str], known: frozenset[str]) -> list[str]:
    """Each word of ``lines`` with a letter without its mark that is none of ``known``, with the
    line around it.
    """
    return [
        f"{word}: {line.strip()[:120]}"
        for line in lines
        for word in tokens(line)
        if _UNMARKED.search(word) and word not in known
    ]


def strangers_in(made: Mapping[str, bytes], known: frozenset[str]) -> list[str]:
    """The same of files by their names."""
    found: list[str] = []
    for name, data in made.items():
        read = READERS.get(Path(name).suffix)
        if read is not None:
            own = known | NODES if name.endswith(".outline") else known
            found += (f"{name}: {word}" for word in strangers(read(data), own))
    return found


# ---------------------------------------------------------------- positions


def homeless(bill: Bill) -> list[str]:
    """Each node of a bill that has words and says a place in no file of data."""
    return list(_homeless(bill, "bill"))


def _homeless(node: Any, path: str) -> Iterator[str]:
    if isinstance(node, tuple):
        for number, item in enumerate(node):
            yield from _homeless(item, f"{path}[{number}]")
    elif is_dataclass(node) and not isinstance(node, type | Pos):
        pos = getattr(node, "pos", None)
        if isinstance(pos, Pos) and not _of_data(pos):
            yield f"{path} {type(node).__name__}: {pos}"
        for field in fields(node):
            if field.name != "style" or not isinstance(node, Bill):
                yield from _homeless(getattr(node, field.name), f"{path}.{field.name}")


def _of_data(pos: Pos) -> bool:
    return pos is not NOWHERE and pos.file.startswith(("templates/", "jurisdictions/"))
