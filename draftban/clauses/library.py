"""Clause files, definitions and findings: their front matter, and their words per drafting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from draftban.clauses.rendering import Source
from draftban.config.decode import decode
from draftban.config.model import ClauseMeta, DefinitionMeta, FindingMeta
from draftban.config.nodes import Map, pos_at
from draftban.config.search import SearchPath
from draftban.config.text_source import bad_characters, line_text, nearest, read_text, remember
from draftban.config.yaml_source import parse_front_matter
from draftban.diagnostics import Diagnostic, Pos, Report

T = TypeVar("T", ClauseMeta, DefinitionMeta, FindingMeta)

DIRECT = "direct"
"""The drafting whose words stand in a clause's base file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file with front matter: what it says, and its body. ``node`` gives positions."""

    meta: ClauseMeta | DefinitionMeta | FindingMeta
    node: Map
    body: Source


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its front matter and its words in each drafting that has a file.

    ``direct`` is among ``draftings`` only if the base file has a body.
    """

    meta: ClauseMeta
    node: Map
    base: Source
    draftings: Mapping[str, Source]

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
    definitions: Mapping[str, Entry]
    findings: Mapping[str, Entry]
    broken: frozenset[str] = frozenset()
    """Ids of clauses that exist but could not be read (reported)."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that have a clause, sorted."""
        ids = (*self.clauses, *self.broken)
        return tuple(sorted({i.partition("/")[0] for i in ids}))

    def exists(self, clause: str) -> bool:
        """Whether there is such a clause, readable or not."""
        return clause in self.clauses or clause in self.broken


@dataclass(slots=True)
class _Cached:
    entry: Entry | None
    diagnostics: tuple[Diagnostic, ...]
    text: str


@dataclass(slots=True)
class _Cache:
    """Files read in this process, for as long as they don't change."""

    entries: dict[tuple[tuple[str, str, int, int], type], _Cached] = field(default_factory=dict)
    bodies: dict[tuple[str, str, int, int], tuple[Source | None, tuple[Diagnostic, ...], str]] = (
        field(default_factory=dict)
    )


_CACHE = _Cache()


def load_library(search: SearchPath, report: Report) -> Library:
    """Every clause, definition and finding that ``search`` finds; mistakes go to ``report``."""
    clauses: dict[str, Clause] = {}
    broken: set[str] = set()
    draftings = search.drafting_index()
    for name in search.clauses():
        clause = _clause(name, draftings.get(name, ()), search, report)
        if clause is None:
            broken.add(name)
        else:
            clauses[name] = clause
    for orphan in search.orphans():
        name, _, drafting = orphan.partition(".")
        path = search.clause(name, drafting)
        file = search.display(path) if path else orphan
        report.error(
            "clauses.no-base",
            f"there is no {name}.md for this drafting",
            Pos(file),
            text=orphan,
            hint=f"add {name}.md with the clause's front matter",
        )
    for stray in search.strays():
        report.warning(
            "clauses.stray-file",
            "nothing reads this file: its name is no id",
            Pos(search.display(stray)),
            text=stray.name,
            hint="use small letters, digits and hyphens: clause.md, clause.own.md",
        )
    definitions = {}
    for concept in search.definitions():
        entry = _entry(search.definition(concept), DefinitionMeta, search, report)
        if entry is not None:
            definitions[concept] = entry
    findings = {}
    for theme in search.findings():
        entry = _entry(search.finding(theme), FindingMeta, search, report)
        if entry is not None:
            _same_id(entry, f"findings/{theme}", report)
            findings[theme] = entry
    return Library(clauses, definitions, findings, frozenset(broken))


def _clause(
    name: str, draftings: tuple[str, ...], search: SearchPath, report: Report
) -> Clause | None:
    entry = _entry(search.clause(name), ClauseMeta, search, report)
    if entry is None:
        return None
    assert isinstance(entry.meta, ClauseMeta)
    if not _same_id(entry, name, report):
        return None
    sources = {DIRECT: entry.body} if entry.body.text.strip() else {}
    for drafting in draftings:
        if drafting == DIRECT:
            path = search.find(f"{name}.direct.md")
            report.error(
                "clauses.direct-file",
                "the direct drafting stands in the base file",
                Pos(search.display(path) if path else name),
                text=f"{name}.direct.md",
                hint=f"move the words to {name}.md",
            )
            continue
        source = read_body(search.clause(name, drafting), search, report)
        if source is None:
            continue
        if source.text.strip():
            sources[drafting] = source
        else:
            report.error(
                "clauses.empty",
                "this drafting has no words",
                Pos(source.file),
                hint="write the law, or delete the file",
            )
    return Clause(entry.meta, entry.node, entry.body, sources)


def _same_id(entry: Entry, path: str, report: Report) -> bool:
    found = getattr(entry.meta, "id", "")
    if found == path:
        return True
    where = pos_at(entry.node, "id")
    report.error(
        "clauses.id",
        f"the id “{found}” is not the file's path",
        where,
        text=line_text(where),
        hint=f"write id: {path}",
    )
    return False


_Key = tuple[str, str, int, int]


def _key(path: Path, display: str) -> _Key | None:
    try:
        info = path.stat()
    except OSError:
        return None
    return (str(path), display, info.st_mtime_ns, info.st_size)


def _entry(path: Path | None, kind: type[T], search: SearchPath, report: Report) -> Entry | None:
    if path is None:
        return None
    display = search.display(path)
    key = _key(path, display)
    cached = _CACHE.entries.get((key, kind)) if key else None
    if cached is None:
        own = Report()
        text = read_text(path, display, own)
        entry = None if text is None else _read_entry(text, display, kind, own)
        cached = _Cached(entry, tuple(own), text or "")
        if key:
            _CACHE.entries[(key, kind)] = cached
    else:
        remember(display, cached.text)
    report.extend(cached.diagnostics)
    return cached.entry


def _read_entry(text: str, display: str, kind: type[T], report: Report) -> Entry | None:
    node, body, line = parse_front_matter(text, display, report)
    bad_characters(body, display, report) if line == 1 else _bad_body(text, body, display, report)
    if node is None:
        if not report.errors:
            report.error(
                "clauses.no-front-matter",
                "the file has no front matter",
                Pos(display),
                text=text.split("\n", 1)[0][:200],
                hint="start it with ---, the facts, and --- (docs/writing-clauses.md)",
            )
        return None
    meta = decode(node, kind, report)
    if meta is None:
        return None
    return Entry(meta, node, Source(body, display, line))


def _bad_body(text: str, body: str, display: str, report: Report) -> None:
    """Report bad characters of the body alone, at their true lines."""
    if body:
        head = text[: len(text) - len(body)]
        bad_characters("\n" * head.count("\n") + body, display, report)


def read_body(path: Path | None, search: SearchPath, report: Report) -> Source | None:
    """A file that is all body (a drafting, a passage); ``None`` after a reported mistake."""
    if path is None:
        return None
    display = search.display(path)
    key = _key(path, display)
    if key is None or key not in _CACHE.bodies:
        own = Report()
        text = read_text(path, display, own)
        source = None
        if text is not None:
            remember(display, text)
            bad = bad_characters(text, display, own)
            if text.split("\n", 1)[0].rstrip() == "---":
                own.error(
                    "clauses.front-matter",
                    "only a base file has front matter",
                    Pos(display),
                    text="---",
                    hint="put the facts into the clause's base file",
                )
            elif not bad:
                source = Source(text, display)
        found = (source, tuple(own), text or "")
        if key is not None:
            _CACHE.bodies[key] = found
    else:
        found = _CACHE.bodies[key]
        remember(display, found[2])
    report.extend(found[1])
    return found[0]


def unknown_clause(name: str, library: Library) -> str:
    """A hint for a clause id that does not exist."""
    return f"{nearest(name, sorted(library.clauses))}`draftban clauses` lists them."
