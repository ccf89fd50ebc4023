"""Where the words of one clause stand for a place, and the labels by which they can be changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from draftban.bill.tree import P, bill_provisions
from draftban.clauses.choosing.differences import SHOWN
from draftban.clauses.choosing.layers import Written, read_layers
from draftban.clauses.choosing.library import load_library
from draftban.clauses.choosing.selection import Choice
from draftban.clauses.choosing.shelf import RESERVED, Shelf, drafting_file
from draftban.clauses.language.delimited import Labelled, digest, labelled
from draftban.clauses.language.names import named
from draftban.clauses.language.source import TemplateText
from draftban.config.model import DIRECT
from draftban.config.setup import Setup
from draftban.diagnostics import Pos, Report
from draftban.documents.document import Build
from draftban.documents.uses import chosen
from draftban.files.nodes import provenance
from draftban.files.search import SearchPath


@dataclass(frozen=True, slots=True)
class LabelledPart:
    """A labelled provision or lead-in: where it stands, and the digits of its SHA-256 that a change
    to it names; ``torn`` says why it cannot be changed, if it cannot. ``lines`` are those on which
    it is typed, by file.
    """

    label: str
    kind: str
    pos: Pos
    sha256: str
    torn: str = ""
    lines: frozenset[tuple[str, int]] = frozenset()

    def printed(self, at: frozenset[tuple[str, int]]) -> bool:
        """Whether a bill prints something of it; ``at`` are :func:`printed_lines`."""
        return not self.lines.isdisjoint(at)


@dataclass(frozen=True, slots=True)
class TextPart:
    """A text of a clause: ``name`` is its drafting, or ``passages/…``. ``files`` are those that it
    is made from, a difference before the text it changes. ``stands`` are the documents of the place
    that print it, ``None`` where only the clauses around it could tell.
    """

    name: str
    pos: Pos
    files: tuple[str, ...]
    stands: tuple[str, ...] | None
    labelled: tuple[LabelledPart, ...]


@dataclass(frozen=True, slots=True)
class ClauseFact:
    """A fact about a clause: its key (``options.notice_days.default``), its value, where it is
    written.
    """

    key: str
    value: str
    pos: Pos


def clause_facts(clause: str, setup: Setup) -> tuple[ClauseFact, ...]:
    """The facts about ``clause``, or about a definition or finding, as they count for the place of
    ``setup``: those of its text over those that its texts share. None if there is no such thing.
    """
    library = load_library(setup.search, Report())
    kind, _, name = clause.partition("/")
    entry = {
        "definitions": library.definitions.get(name),
        "findings": library.findings.get(name),
    }.get(kind, library.clauses.get(clause))
    rows = () if entry is None else provenance(entry.node)
    return tuple(ClauseFact(*row) for row in rows)


def printed_lines(result: Build) -> frozenset[tuple[str, int]]:
    """The file and line of each provision and paragraph that the bills of ``result`` print."""
    found: set[Pos] = set()
    for document in result.documents:
        for p in bill_provisions(document.bill):
            found.add(p.pos)
            found.update(b.pos for b in (*p.intro, *p.content) if isinstance(b, P))
    return frozenset((pos.file, pos.line) for pos in found)


def clause_parts(clause: str, setup: Setup) -> tuple[TextPart, ...]:
    """The texts of ``clause``, or of a definition, finding or passage, for the place of ``setup``,
    those of its companions included; none if there is no such thing.

    A difference that could not be laid over what it changes is left out: the text below it is
    shown, so that its hashes can be read. Nothing is reported; a build tells what is wrong.
    """
    found: dict[tuple[str, tuple[str, ...]], TextPart] = {}
    for choice in chosen(setup):
        for part in _parts(clause, choice):
            key = part.name, part.files
            known = found.setdefault(key, part)
            if known.stands is not None and part.stands is not None:
                stands = tuple(dict.fromkeys((*known.stands, *part.stands)))
                found[key] = replace(known, stands=stands)
    return tuple(found.values())


def _parts(clause: str, choice: Choice) -> Iterator[TextPart]:
    shelf, search = choice.library.shelf, choice.setup.search
    if clause.partition("/")[0] in RESERVED - {"papers"}:
        written = _readable(shelf.files.get(f"{clause}.md"), shelf, search)
        if written is not None:
            yield _text(clause, written, None)
        return
    stem = choice.setup.jurisdiction.place + choice.setup.form.suffix
    standing = [s.drafting for s in choice.selection.standing if s.clause.id == clause]
    called: dict[str, list[str]] = {}
    for drafting in (DIRECT, *shelf.draftings().get(clause, ())):
        written = _readable(shelf.files.get(drafting_file(clause, drafting)), shelf, search)
        if written is None or not written.body.text.strip():
            continue
        stands = (stem,) if drafting in standing else ()
        yield _text(drafting, written, stands)
        for name in _passages(written.body, shelf, search):
            called.setdefault(name, []).extend(stands)
    for name, stems in called.items():
        written = _readable(shelf.passage(name), shelf, search)
        if written is not None:
            yield _text(f"passages/{name}", written, tuple(dict.fromkeys(stems)))


def _readable(path: Path | None, shelf: Shelf, search: SearchPath) -> Written | None:
    paths = () if path is None else shelf.layers(path)
    tried = (read_layers(paths[n:], search, Report()) for n in range(len(paths)))
    return next((written for written in tried if written is not None), None)


def _passages(body: TemplateText, shelf: Shelf, search: SearchPath) -> Iterable[str]:
    """The passages that a text calls, those that they call included."""
    found: dict[str, None] = {}
    left = [body.text]
    while left:
        for name in named("passage", (left.pop(),), search.memory):
            path = shelf.passage(name)
            if name not in found and path is not None:
                found[name] = None
                written = _readable(path, shelf, search)
                left += [] if written is None else [written.body.text]
    return found


def _text(name: str, written: Written, stands: tuple[str, ...] | None) -> TextPart:
    body = written.body
    lines = body.text.split("\n")
    first = next((number for number, line in enumerate(lines, 1) if line.strip()), 1)
    parts = tuple(_part(part, body, lines) for part in labelled(body.text))
    return TextPart(name, body.pos(first, 1), written.files, stands, parts)


def _part(part: Labelled, body: TemplateText, lines: list[str]) -> LabelledPart:
    pos = body.pos(part.first + 1, part.indent + 1)
    sha256 = digest(lines[part.first : part.end])[:SHOWN]
    typed = (body.pos(number + 1, 1) for number in range(part.first, part.end))
    at = frozenset((where.file, where.line) for where in typed)
    return LabelledPart(part.label, part.kind, pos, sha256, part.torn, at)
