"""Files of a text, one before the other: a whole text, or how it differs from the next one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from pathlib import Path

from draftban.clauses.choosing.differences import changed
from draftban.clauses.language.source import TemplateText
from draftban.config.decode import decode
from draftban.config.model import Change, Difference
from draftban.diagnostics import Report
from draftban.files.merge import merge, settled
from draftban.files.nodes import Map, get, key_pos
from draftban.files.search import SearchPath
from draftban.files.text import bad_characters
from draftban.files.yaml_source import parse_front_matter, read_mapping_file

CHANGES = "changes"
"""The key of front matter that makes a text a difference."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a file says: its front matter, ``None`` if it has none, and its words. ``files`` are
    those that it was made from, as shown, itself first; ``bad`` if its words hold characters that
    were refused.
    """

    front: Map | None
    body: TemplateText
    files: tuple[str, ...]
    bad: bool = False


def read_layers(paths: tuple[Path, ...], search: SearchPath, report: Report) -> Written | None:
    """What the first of ``paths`` says; of a difference, the next one with its changes.

    ``None`` after reported mistakes.
    """
    top = search.read(paths[0], _written, report)
    if top is None or top.front is None:
        return top
    if get(top.front, CHANGES) is None:
        if top.body.text.strip() or len(paths) == 1:
            return top
        # Facts alone: the words are those of the next file, which may have none either.
        shared = read_layers(paths[1:], search, report)
        if shared is None or not shared.body.text.strip():
            return top
        return Written(top.front, shared.body, shared.files, shared.bad)
    below = _below(paths, search)
    if not below:
        where = key_pos(top.front, CHANGES)
        name = f"{paths[0].parent.name}/{paths[0].name}"
        report.error(
            "clauses.no-shared-text",
            f"there is no shared {name} that these changes could be made to",
            where,
            text=report.line(where),
            hint="rename the file to that of the text it changes, or write the whole text and "
            "leave `changes:` out",
        )
        return None
    shared = read_layers(below, search, report)
    if shared is None:
        return None
    both = (shared, top)
    return search.memory.once(lambda own: _laid(*both, own), report, key=CHANGES, of=both)


def changes_of(path: Path, search: SearchPath) -> tuple[Change, ...]:
    """The changes that the text at ``path`` makes, if it is a difference. Nothing is reported."""
    written = search.read(path, _written, Report())
    if written is None or written.front is None or get(written.front, CHANGES) is None:
        return ()
    found = decode(_changes(written.front), Difference, Report())
    return () if found is None else found.changes


def _changes(front: Map) -> Map:
    return Map(tuple(item for item in front.items if item[0] == CHANGES), front.pos)


def _below(paths: tuple[Path, ...], search: SearchPath) -> tuple[Path, ...]:
    """What the first of ``paths``, a difference, changes and all below that: the next file, unless
    that is the shipped difference in whose stead the working folder's own stands.
    """
    name, rest = search.display(paths[0]), paths[1:]
    if rest and search.display(rest[0]) == name:
        written = search.read(rest[0], _written, Report())
        if written is not None and get(written.front, CHANGES) is not None:
            return rest[1:]
    return rest


def with_facts(
    front: Map, paths: tuple[Path, ...], search: SearchPath, report: Report
) -> Map | None:
    """``front``, the front matter of a text, over what ``paths`` say for all texts of the clause,
    the most particular first; ``None`` after a reported mistake.
    """
    shared = tuple(read_mapping_file(path, search, report) for path in paths)
    read = tuple(facts for facts in shared if facts is not None)
    if len(read) < len(shared):
        return None
    layers = (*reversed(read), front)
    return search.memory.once(
        lambda _: settled(reduce(merge, layers)), report, key="facts", of=layers
    )


def _written(text: str, file: str, report: Report) -> Written | None:
    front, body, line = parse_front_matter(text, file, report)
    # The front matter was looked through by the YAML reader; lines must stay true.
    bad = bad_characters("\n" * (line - 1) + body, file, report)
    if front is None and line > 1:
        return None
    return Written(front, TemplateText(body, file, line), (file,), bad)


def _laid(shared: Written, own: Written, report: Report) -> Written | None:
    """``own``, a difference, laid over ``shared``: its facts key by key, its changes by label."""
    assert own.front is not None, "a difference is one by its front matter"
    difference = decode(_changes(own.front), Difference, report)
    facts = Map(tuple(i for i in own.front.items if i[0] != CHANGES), own.front.pos)
    if shared.front is None and facts.items:
        key, where, _ = facts.items[0]
        report.error(
            "clauses.front-matter",
            f"the text that is changed has no front matter, so “{key}” belongs elsewhere",
            where,
            text=report.line(where),
            hint="put the facts into the clause's base file; here stand `changes:` alone",
        )
        return None
    if difference is None or own.bad or shared.bad:
        return None
    body = changed(shared.body, own.body, difference.changes, report)
    if body is None:
        return None
    if not difference.changes:  # facts that differ, and the words of the shared text as they are
        body = shared.body
    # What it takes away stays away until the facts that all texts share lie below it.
    front = None if shared.front is None else merge(shared.front, facts)
    return Written(front, body, (*own.files, *shared.files))
