"""Clause files, definitions and findings: their front matter, and their words per drafting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from draftban.clauses.choosing.layers import read_layers, with_facts
from draftban.clauses.choosing.shelf import Shelf, take_stock
from draftban.clauses.language.source import TemplateText
from draftban.config.calls.model import CallPaperMeta
from draftban.config.decode import decode_once
from draftban.config.keys import written_fields
from draftban.config.model import (
    DIRECT,
    ClauseMeta,
    DefinitionMeta,
    FindingMeta,
    PaperMeta,
    SheetMeta,
)
from draftban.diagnostics import Pos, Report
from draftban.files.nodes import Map, Scalar, get, pos_at
from draftban.files.search import Rank, SearchPath
from draftban.files.text import nearest

M = TypeVar("M", bound=ClauseMeta | DefinitionMeta | FindingMeta | SheetMeta)
S = TypeVar("S", bound=SheetMeta)


@dataclass(frozen=True, slots=True)
class Entry(Generic[M]):
    """A file with front matter: what it says, and its body. ``node`` gives positions."""

    meta: M
    node: Map
    body: TemplateText


PaperEntry = Entry[PaperMeta]
CallPaperEntry = Entry[CallPaperMeta]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its front matter and its words in each drafting that has a file.

    ``direct`` is among ``draftings`` only if the base file has a body.
    """

    meta: ClauseMeta
    node: Map
    base: TemplateText
    draftings: Mapping[str, TemplateText]
    rank: Rank = "form"
    """Whose folder its base file stands in."""

    @property
    def id(self) -> str:
        """Its id."""
        return self.meta.id

    @property
    def kind(self) -> str:
        """The folder it lies in."""
        return self.meta.id.partition("/")[0]

    def at(self, *path: str | int) -> Pos:
        """Where something of its front matter was written."""
        return pos_at(self.node, *path)


@dataclass(frozen=True, slots=True)
class Library:
    """Everything a setup's search path offers, by id."""

    clauses: Mapping[str, Clause]
    definitions: Mapping[str, Entry[DefinitionMeta]]
    findings: Mapping[str, Entry[FindingMeta]]
    shelf: Shelf
    broken: frozenset[str] = frozenset()
    """Ids of clauses that exist but could not be read (reported)."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that have a clause, sorted."""
        ids = (*self.clauses, *self.broken)
        return tuple(sorted({i.partition("/")[0] for i in ids}))

    def draftings(self, demand: str) -> frozenset[str]:
        """The draftings in which some clause has text that answers ``demand``."""
        clauses = (c for c in self.clauses.values() if demand in c.meta.demands)
        return frozenset(drafting for clause in clauses for drafting in clause.draftings)

    def exists(self, clause: str) -> bool:
        """Whether there is such a clause, readable or not."""
        return clause in self.clauses or clause in self.broken


def load_library(search: SearchPath, report: Report) -> Library:
    """Every clause, definition and finding that ``search`` finds; mistakes go to ``report``.

    Read once as long as none of the files changes.
    """
    shelf = take_stock(search)
    return search.memory.once(
        lambda own: _Loader(shelf, search, own).load(), report, key=("library", shelf.stamp)
    )


@dataclass(frozen=True, slots=True)
class _Loader:
    shelf: Shelf
    search: SearchPath
    report: Report

    def load(self) -> Library:
        shelf = self.shelf
        clauses: dict[str, Clause] = {}
        broken: set[str] = set()
        bases = shelf.clauses()
        for name, draftings in shelf.draftings().items():
            if name not in bases:
                self._orphans(name, draftings, bases)
                continue
            clause = self._clause(name, draftings)
            if clause is None:
                broken.add(name)
            else:
                clauses[name] = clause
        for lost in shelf.misplaced:
            self.report.warning(
                "clauses.stray-file",
                "nothing reads this file: it stands in no folder of a kind",
                Pos(self.search.display(lost)),
                text=lost.name,
                hint="put it where the shipped one stands, such as prohibitions/"
                + lost.name.lower(),
            )
        for other, right in shelf.misnamed:
            self.report.warning(
                "clauses.stray-file",
                "nothing reads this file: a text ends in .md",
                Pos(self.search.display(other)),
                text=other.name,
                hint=f"rename it to {right}",
            )
        for stray in shelf.strays():
            self.report.warning(
                "clauses.stray-file",
                "nothing reads this file: its name is no id",
                Pos(self.search.display(stray)),
                text=stray.name,
                hint="use small letters, digits and hyphens: clause.md, clause.own.md",
            )
        definitions: dict[str, Entry[DefinitionMeta]] = {}
        for concept in shelf.definitions():
            definition = self._read(shelf.definition(concept), DefinitionMeta)
            if definition is not None:
                definitions[concept] = definition
        findings: dict[str, Entry[FindingMeta]] = {}
        for theme in shelf.findings():
            finding = self._read(shelf.finding(theme), FindingMeta)
            if finding is not None:
                self._same_id(finding.meta.id, f"findings/{theme}", finding.node)
                findings[theme] = finding
        return Library(clauses, definitions, findings, shelf, frozenset(broken))

    def _read(self, path: Path | None, kind: type[M]) -> Entry[M] | None:
        if path is None:
            return None
        return _entry(path, kind, self.shelf, self.search, self.report)

    def _orphans(self, name: str, draftings: tuple[str, ...], bases: tuple[str, ...]) -> None:
        for drafting in draftings:
            path = self.shelf.files[f"{name}.{drafting}.md"]
            self.report.error(
                "clauses.no-base",
                f"there is no {name}.md for this drafting",
                Pos(self.search.display(path)),
                text=f"{name}.{drafting}",
                hint=f"{nearest(name, bases)}Rename the file, or add {name}.md with the clause's "
                "front matter.",
            )

    def _clause(self, name: str, draftings: tuple[str, ...]) -> Clause | None:
        entry = self._read(self.shelf.clause(name), ClauseMeta)
        if entry is None or not self._same_id(entry.meta.id, name, entry.node):
            return None
        # An amendment may be its instruction alone: a deletion has no words of its own.
        worded = entry.body.text.strip() or entry.meta.amends is not None
        sources = {DIRECT: entry.body} if worded else {}
        for drafting in draftings:
            path = self.shelf.files[f"{name}.{drafting}.md"]
            if drafting == DIRECT:
                self.report.error(
                    "clauses.direct-file",
                    "the direct drafting stands in the base file",
                    Pos(self.search.display(path)),
                    text=path.name,
                    hint=f"move the words to {name}.md",
                )
                continue
            source = read_body(path, self.shelf, self.search, self.report)
            if source is None:
                continue
            if source.text.strip():
                sources[drafting] = source
            else:
                self.report.error(
                    "clauses.empty",
                    "this drafting has no words",
                    Pos(source.file),
                    text=path.name,
                    hint="write the law, or delete the file",
                )
        return Clause(entry.meta, entry.node, entry.body, sources, self.shelf.ranks[f"{name}.md"])

    def _same_id(self, found: str, path: str, node: Map) -> bool:
        if found == path:
            return True
        where = pos_at(node, "id")
        self.report.error(
            "clauses.id",
            f"the id “{found}” is not the file's path",
            where,
            text=self.report.line(where),
            hint=f"write id: {path}",
        )
        return False


# ---------------------------------------------------------------- one file


def _entry(
    path: Path, kind: type[M], shelf: Shelf, search: SearchPath, report: Report
) -> Entry[M] | None:
    written = read_layers(shelf.layers(path), search, report)
    if written is None:
        return None
    body = written.body
    name = f"{path.parent.name}/{path.name.removesuffix('.md')}"
    node = _named(written.front, name, kind, Pos(body.file))
    if node is None:
        report.error(
            "clauses.no-front-matter",
            "the file has no front matter",
            Pos(body.file),
            text=body.text.split("\n", 1)[0][:200],
            hint="start it with ---, the facts, and --- (docs/writing-clauses.md)",
        )
        return None
    facts = with_facts(node, shelf.facts.get(name, ()), search, report)
    meta = None if facts is None else decode_once(facts, kind, search.memory, report)
    return None if meta is None or facts is None else Entry(meta, facts, body)


def _named(front: Map | None, name: str, kind: type, start: Pos) -> Map | None:
    """``front`` with the id ``name`` where it says none; of a ``kind`` that needs nothing but an
    id, a text may stand without front matter.
    """
    needed = {key for key, must in written_fields(kind).items() if must}
    if "id" not in needed or (front is None and needed != {"id"}):
        return front
    if front is not None and get(front, "id") is not None:
        return front
    said = ("id", start, Scalar(name, name, start))
    return Map((said, *(front.items if front else ())), front.pos if front else start)


def load_papers(library: Library, search: SearchPath, report: Report) -> dict[str, PaperEntry]:
    """Every paper that goes with a bill, by name, in the order of its folder."""
    shelf = library.shelf
    files = ((name, shelf.paper(name)) for name in shelf.papers())
    return _sheets(files, PaperMeta, shelf, search, report)


def load_call_papers(
    library: Library, search: SearchPath, report: Report
) -> dict[str, CallPaperEntry]:
    """Every paper of an addressee by name (``companies/pledge``), in the order of its folder."""
    shelf = library.shelf
    files = ((name, shelf.call_paper(name)) for name in shelf.call_papers())
    return _sheets(files, CallPaperMeta, shelf, search, report)


def _sheets(
    files: Iterable[tuple[str, Path | None]],
    kind: type[S],
    shelf: Shelf,
    search: SearchPath,
    report: Report,
) -> dict[str, Entry[S]]:
    """Papers of a ``kind`` in their order, from ``files`` by their names."""
    found: dict[str, Entry[S]] = {}
    for name, path in files:
        assert path is not None, "listed just now"
        entry = _entry(path, kind, shelf, search, report)
        if entry is not None:
            found[name] = entry
    return dict(sorted(found.items(), key=lambda item: (item[1].meta.order, item[0])))


def read_body(path: Path, shelf: Shelf, search: SearchPath, report: Report) -> TemplateText | None:
    """A file of ``shelf`` that is all body (a drafting, a passage); ``None`` after a reported
    mistake.
    """
    written = read_layers(shelf.layers(path), search, report)
    if written is None or written.front is None:
        return None if written is None or written.bad else written.body
    report.error(
        "clauses.front-matter",
        "only a base file has front matter",
        Pos(written.body.file),
        text="---",
        hint="put the facts into the clause's base file; a difference has `changes:` here",
    )
    return None


def read_passage(
    name: str, shelf: Shelf, search: SearchPath, report: Report
) -> TemplateText | None:
    """The passage ``name``; ``None`` if there is none, or after a reported mistake."""
    path = shelf.passage(name)
    return None if path is None else read_body(path, shelf, search, report)


def read_passages(shelf: Shelf, search: SearchPath, report: Report) -> dict[str, TemplateText]:
    """Every passage of ``shelf`` that can be read, by name, sorted; mistakes go to ``report``."""
    found = ((name, read_passage(name, shelf, search, report)) for name in shelf.passages())
    return {name: passage for name, passage in found if passage is not None}


def unknown_clause(name: str, library: Library) -> str:
    """A hint for a clause id that does not exist."""
    return f"{nearest(name, sorted(library.clauses))}`draftban clauses` lists them."
