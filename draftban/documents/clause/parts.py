"""Where the words of one clause stand for a place, and the labels by which they can be changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from draftban.bill.tree import P, bill_provisions, plain
from draftban.clauses.choosing.called import called
from draftban.clauses.choosing.differences import HOWS, SHOWN
from draftban.clauses.choosing.layers import Written, changes_of, read_layers
from draftban.clauses.choosing.library import load_library
from draftban.clauses.choosing.selection import Choice
from draftban.clauses.choosing.shelf import RESERVED, Shelf, drafting_file
from draftban.clauses.language.delimited import Labelled, digest, labelled
from draftban.clauses.language.names import uses
from draftban.clauses.language.source import TemplateText
from draftban.clauses.language.values import Use
from draftban.config.model import DIRECT, Change
from draftban.config.setup import Setup
from draftban.diagnostics import Pos, Report
from draftban.documents.document import Build
from draftban.documents.uses import chosen
from draftban.files.memory import Memory
from draftban.files.nodes import provenance
from draftban.files.search import SearchPath

Line = tuple[str, int]
"""A file, as shown to people, and a line in it."""

Printed = Mapping[Line, str]
"""The words that bills print, by where their provision or paragraph begins."""


@dataclass(frozen=True, slots=True)
class LabelledPart:
    """A labelled provision or lead-in: where it stands, and the digits of its SHA-256 that a change
    to it names; ``torn`` says why it cannot be changed, if it cannot. ``lines`` are those on which
    it is typed, by file; ``moved`` are the changes to it that were written for other words.
    """

    label: str
    kind: str
    pos: Pos
    sha256: str
    torn: str = ""
    lines: frozenset[Line] = frozenset()
    moved: tuple[Pos, ...] = ()

    def printed(self, at: Printed) -> bool:
        """Whether a bill prints something of it; ``at`` is what :func:`printed_words` gives."""
        return not self.lines.isdisjoint(at)


@dataclass(frozen=True, slots=True)
class TextPart:
    """A text of a clause: ``name`` is its drafting, or ``passages/…``. ``files`` are those that it
    is made from, a difference before the text it changes. ``stands`` are the documents of the place
    that print it, ``None`` where only the clauses around it could tell. ``lines`` are those on
    which it is typed, in order, ``names`` what it names; ``lost`` are labels that a change names
    and that it does not have, with the place of the change.
    """

    name: str
    pos: Pos
    files: tuple[str, ...]
    stands: tuple[str, ...] | None
    labelled: tuple[LabelledPart, ...]
    lines: tuple[Line, ...] = ()
    names: tuple[Use, ...] = ()
    lost: tuple[tuple[str, Pos], ...] = ()

    def printed_at(self, at: Printed) -> Line | None:
        """The first of its lines of which a bill prints something, if any."""
        return next((line for line in self.lines if line in at), None)


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


def printed_words(result: Build) -> Printed:
    """What the bills of ``result`` print, by the file and line in which the provision or paragraph
    begins.
    """
    found: dict[Line, str] = {}
    for document in result.documents:
        for p in bill_provisions(document.bill):
            blocks = [b for b in (*p.intro, *p.content, p.wrap_up) if isinstance(b, P)]
            said = [(b.pos, plain(b.children)) for b in blocks]
            for pos, words in ((p.pos, plain(p.heading)), *said):
                line = pos.file, pos.line
                found[line] = f"{found.get(line, '')} {words}"
    return found


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
        read = _readable(shelf.files.get(f"{clause}.md"), shelf, search)
        if read is not None:
            yield _text(clause, read, None, search.memory)
        return
    stem = choice.setup.jurisdiction.place + choice.setup.form.suffix

    def reader(name: str) -> _Read | None:
        return _readable(shelf.passage(name), shelf, search)

    standing = [s.drafting for s in choice.selection.standing if s.clause.id == clause]
    passages: dict[str, tuple[_Read, list[str]]] = {}
    for drafting in (DIRECT, *shelf.draftings().get(clause, ())):
        read = _readable(shelf.files.get(drafting_file(clause, drafting)), shelf, search)
        if read is None or not read.text.strip():
            continue
        stands = (stem,) if drafting in standing else ()
        yield _text(drafting, read, stands, search.memory)
        for name, passage in called((read.text,), reader, search.memory).items():
            passages.setdefault(name, (passage, []))[1].extend(stands)
    for name, (passage, stems) in passages.items():
        yield _text(f"passages/{name}", passage, tuple(dict.fromkeys(stems)), search.memory)


@dataclass(frozen=True, slots=True)
class _Read:
    """A text, and the changes of a difference over it that could not be laid over it."""

    written: Written
    unfit: tuple[Change, ...] = ()

    @property
    def text(self) -> str:
        """What is typed in it."""
        return self.written.body.text


def _readable(path: Path | None, shelf: Shelf, search: SearchPath) -> _Read | None:
    paths = () if path is None else shelf.layers(path)
    for n in range(len(paths)):
        written = read_layers(paths[n:], search, Report())
        if written is not None:
            return _Read(written, changes_of(paths[n - 1], search) if n else ())
    return None


def _text(name: str, read: _Read, stands: tuple[str, ...] | None, memory: Memory) -> TextPart:
    body = read.written.body
    lines = body.text.split("\n")
    first = next((number for number, line in enumerate(lines, 1) if line.strip()), 1)
    parts = tuple(_part(part, body, lines, read.unfit) for part in labelled(body.text))
    known = {part.label for part in parts}
    named = ((_named(change), change.pos) for change in read.unfit)
    typed = (body.pos(number, 1) for number in range(1, len(lines) + 1))
    return TextPart(
        name,
        body.pos(first, 1),
        read.written.files,
        stands,
        parts,
        tuple((pos.file, pos.line) for pos in typed),
        tuple(uses((body.text,), memory)),
        tuple((label, pos) for label, pos in named if label not in known),
    )


def _named(change: Change) -> str:
    return next(filter(None, (getattr(change, how) for how in HOWS)), "")


def _part(
    part: Labelled, body: TemplateText, lines: list[str], unfit: tuple[Change, ...]
) -> LabelledPart:
    pos = body.pos(part.first + 1, part.indent + 1)
    sha256 = digest(lines[part.first : part.end])
    typed = (body.pos(number + 1, 1) for number in range(part.first, part.end))
    at = frozenset((where.file, where.line) for where in typed)
    mine = (change for change in unfit if _named(change) == part.label)
    moved = tuple(change.pos for change in mine if not sha256.startswith(change.sha256))
    return LabelledPart(part.label, part.kind, pos, sha256[:SHOWN], part.torn, at, moved)
