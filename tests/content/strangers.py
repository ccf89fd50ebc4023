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
from draftban.config.model import DIRECT
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


def names(build: Build) -> frozenset[str]:
    """What is called alike in every language, in every document: the place, its files, the codes of
    the demands of the letter, the tag of the language.
    """
    found: set[str] = set(NAMES)
    for document in build.documents:
        setup = document.setup
        found.update((setup.jurisdiction.place, document.stem), setup.demands)
        found.update(setup.jurisdiction.state.split())  # a name that no pack translates
        found.add(f"{setup.form.language}-{setup.form.country.upper()}")
        found.update(f"{document.stem}-{paper}" for paper in ("memo", "summary"))
    return frozenset(found) - {""}


def ids(build: Build) -> frozenset[str]:
    """What names things in files and on the command line. It passes where that is told which one
    types: on a terminal, and in notations for machines.
    """
    found = {*names(build), DIRECT}
    for document in build.documents:
        setup, library = document.setup, document.library
        asked = setup.form.facts
        found.update(asked, setup.terms, library.clauses, [setup.form.form])
        found.update(choice for one in asked.values() for choice in one.choices)
        cases = (case for cases in setup.form.competence.values() for case in cases)
        found.update(drafting for case in cases for drafting in case.draftings)
        for provision in bill_provisions(document.bill):
            found.update((provision.id, *provision.aliases))
    for option, choices in options(build).items():
        found.update((option, *choices))
    return frozenset(found) - {""}


def options(build: Build) -> Mapping[str, tuple[str, ...]]:
    """The options of the place by name, each with its choices."""
    found: dict[str, tuple[str, ...]] = {}
    for document in build.documents:
        found |= {name: one.choices for name, one in document.setup.form.options.items()}
        for clause in document.library.clauses.values():
            found |= {name: one.choices for name, one in clause.meta.options.items()}
    return found


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


def strangers_in(made: Mapping[str, bytes], build: Build) -> list[str]:
    """The same of files of ``build`` by their names. Ids pass in these alone:

    - all of them in the outline and in Akoma Ntoso, which programs read;
    - options with their choices in the reasons, the fallbacks and the amendments, papers that tell
      counsel what the place's file may say instead, key by key, and in the comments in Word, each
      in the one that is about it;
    - the names of the files in the lists of papers, which tell where each is;
    - the id of a clause on a web page, beside the file of a passage that several clauses share: it
      is the path of the text that calls it.
    """
    found: list[str] = []
    everywhere, everything, chosen = names(build), ids(build), options(build)
    keys = frozenset((*chosen, *(choice for choices in chosen.values() for choice in choices)))
    clauses = frozenset(one for one in everything if "/" in one)
    stems = frozenset(Path(name).stem for name in made)
    stems |= {f"{document.stem}-annotated" for document in build.documents}
    for name, data in made.items():
        path = Path(name)
        read = READERS.get(path.suffix)
        if read is None:
            continue
        known = everywhere
        if path.suffix in (".outline", ".xml"):
            known |= everything | (NODES if path.suffix == ".outline" else frozenset())
        elif path.stem.endswith(("-reasons", "-fallbacks", "-amendments")):
            known |= keys
        elif path.stem.endswith("-contents"):
            known |= stems
            if path.suffix == ".pdf":  # a narrow column breaks a name at its hyphens
                known |= {piece for stem in stems for piece in _pieces(stem)}
        elif path.suffix == ".html":
            known |= clauses
        for line in read(data):
            own = _of_option(line, build, chosen) if path.suffix == ".docx" else ()
            found += (f"{name}: {word}" for word in strangers(iter([line]), known.union(own)))
    return found


def _pieces(stem: str) -> Iterator[str]:
    """What a line may hold of a name that is broken once, at a hyphen."""
    parts = stem.split("-")
    for at in range(1, len(parts)):
        yield from ("-".join(parts[:at]), "-".join(parts[at:]))


def _of_option(line: str, build: Build, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The option that ``line`` is a comment on, with its choices."""
    before, _, _ = build.setup.pack.counsel.option.partition("{name}")
    name, _, _ = line.removeprefix(before).partition(":")
    return (name, *known[name]) if line.startswith(before) and name in known else ()


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
