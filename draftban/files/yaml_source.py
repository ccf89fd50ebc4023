"""Strict YAML: one document, one meaning, and a position for every value.

libyaml reads the events (the pure parser where it is missing); what a plain word means is
decided here by YAML 1.2's core rules, so that ``NO`` and ``on`` stay words and a date stays
what was typed. Refused, because each has surprised somebody: tabs, duplicate keys, anchors
and aliases, tags, several documents, values that cannot be printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from draftban.diagnostics import Pos, Report
from draftban.files.characters import odd_characters, usual
from draftban.files.nodes import Map, Node, Scalar, Seq
from draftban.files.scalars import resolve
from draftban.files.search import SearchPath
from draftban.files.text import (
    MAX_BYTES,
    bad_characters,
    sentence,
    short,
    too_large,
)

MAX_DEPTH = 30
"""Maps and lists inside each other; a form needs about ten."""

_SHOWN = 20

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_HINTS = (
    (
        "mapping values are not allowed",
        'A value with a colon and a space in it needs quotation marks: key: "one: two".',
    ),
    ("unexpected end of stream", "A quotation mark or bracket that opens is never closed."),
    ("expected ',' or", "A bracket [ or { that opens is not closed, or a comma is missing."),
    ("could not find expected ':'", "A key needs a colon and a space after it: key: value."),
    ("cannot start any token", "A value that starts with @, ` or % needs quotation marks."),
    ("expected key", "Indent it like the line it belongs with, and close every quotation mark."),
    ("expected '-' indicator", "Items of one list all start with - in the same column."),
    ("unknown escape", "In \"…\" a backslash is special; use '…' or write it twice."),
)


class _Stop(Exception):
    """The rest of the file cannot be understood; the reason is reported."""


def read_yaml(text: str, file: str, report: Report) -> Node | None:
    """The tree that ``text`` writes, or ``None`` if it is not one readable document.

    ``file`` is the display path for positions. Mistakes that leave the rest readable are
    reported and the tree is returned without the offending part.
    """
    if len(text) > MAX_BYTES or len(text.encode("utf-8", "replace")) > MAX_BYTES:
        too_large(file, len(text.encode("utf-8", "replace")), report)
        return None
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    report.remember(file, text)
    bad = bad_characters(text, file, report)
    if _tabs(text, file, report) or bad:
        return None
    return _Reader(text, file, report).document()


def read_mapping(text: str, file: str, report: Report) -> Map | None:
    """Like :func:`read_yaml`, and an error unless the top level has keys."""
    node = read_yaml(text, file, report)
    return _mapping(node, report) if node is not None else None


def _mapping(node: Node, report: Report) -> Map | None:
    if isinstance(node, Map):
        return node
    what = "a list" if isinstance(node, Seq) else "a single value"
    report.error(
        "config.not-a-mapping",
        f"The file is {what}; it must consist of keys.",
        node.pos,
        text=report.line(node.pos),
        hint="Write one key per line, each with a colon: name: City of Lowell.",
    )
    return None


def read_mapping_file(path: Path, search: SearchPath, report: Report) -> Map | None:
    """The map that the YAML file ``path`` of ``search`` writes, or ``None``."""
    return search.read(path, read_mapping, report)


def parse_front_matter(text: str, file: str, report: Report) -> tuple[Map | None, str, int]:
    """Split a clause file into front matter, body and the line the body starts on.

    A file that doesn't start with ``---`` is all body: ``(None, text, 1)``. After a mistake
    in the front matter, which is reported, the first part is ``None`` and the body is whole.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        report.remember(file, text)
        return None, text, 1
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            # An empty line for the opening rule keeps every position true.
            front = "\n".join(["", *lines[1:number], ""])
            node = read_mapping(front, file, report)
            report.remember(file, text)
            return node, "\n".join(lines[number + 1 :]), number + 2
    report.remember(file, text)
    report.error(
        "config.front-matter",
        "The front matter is not closed.",
        Pos(file),
        text="---",
        hint="Put a line with only --- after the last key.",
    )
    return None, "", len(lines) + 1


def _tabs(text: str, file: str, report: Report) -> bool:
    """Report lines indented with a tab; true if there is one."""
    found = 0
    if "\t" not in text:
        return False
    for number, line in enumerate(text.split("\n"), start=1):
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in indent and line.strip(" \t") and not line.strip().startswith("#"):
            pos = Pos(file, number, indent.index("\t") + 1)
            report.error(
                "config.tab",
                "The line is indented with a tab.",
                pos,
                text=report.line(pos),
                hint="Replace each tab by two spaces.",
            )
            found += 1
            if found == _SHOWN:
                break
    return found > 0


class _Reader:
    """Builds nodes from libyaml's events and reports what is refused."""

    def __init__(self, text: str, file: str, report: Report) -> None:
        self.text = text
        self.file = file
        self.report = report
        # Then no value is odd either: one that a file does not show is written with a backslash.
        self.usual = usual(text) and "\\" not in text
        self.counts: dict[str, int] = {}
        self.events: Iterator[yaml.Event] = iter(())

    def document(self) -> Node | None:
        """The only document of the text."""
        try:
            self.events = iter(_LOADER(self.text).get_event, None)
            return self._only_document()
        except _Stop:
            return None
        except yaml.MarkedYAMLError as problem:
            self._syntax(problem)
            return None
        except yaml.YAMLError as problem:
            self._error("config.syntax", f"This is not YAML: {problem}.", Pos(self.file), "")
            return None

    def _only_document(self) -> Node | None:
        node: Node | None = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self._error(
                        "config.documents",
                        "A second document starts here.",
                        self._pos(event),
                        "Keep one document in a file: remove this line of ---.",
                    )
                    break
            elif isinstance(event, yaml.NodeEvent):
                node = self._node(event, 0)
        if node is None or (isinstance(node, Scalar) and node.value is None and not node.broken):
            self._error(
                "config.empty",
                "The file is empty.",
                Pos(self.file),
                "Copy a file of jurisdictions/ and change its words.",
            )
            return None
        return node

    def _pos(self, event: yaml.Event) -> Pos:
        mark = event.start_mark
        assert mark is not None, "every event of a text has its mark"
        return Pos(self.file, mark.line + 1, mark.column + 1)

    def _error(self, code: str, message: str, pos: Pos, hint: str) -> None:
        self.counts[code] = self.counts.get(code, 0) + 1
        if self.counts[code] <= _SHOWN:
            self.report.error(code, message, pos, text=self.report.line(pos), hint=hint)

    def _syntax(self, problem: yaml.MarkedYAMLError) -> None:
        what = str(problem.problem or problem.context or "it cannot be read")
        mark = problem.problem_mark or problem.context_mark
        opened = problem.context_mark
        pos = Pos(self.file, mark.line + 1, mark.column + 1) if mark else Pos(self.file)
        if opened is not None and "end of stream" in what:
            pos = Pos(self.file, opened.line + 1, opened.column + 1)
        hint = next((h for words, h in _HINTS if words in what), "")
        context = f" {problem.context}" if problem.context and problem.problem else ""
        if context and opened is not None and opened.line + 1 != pos.line:
            context += f" that starts on line {opened.line + 1}"
        self._error(
            "config.syntax",
            f"This is not YAML: {what}{context}.",
            pos,
            hint or "Compare with a file of jurisdictions/; indent with spaces.",
        )

    def _node(self, event: Any, depth: int) -> Node:
        pos = self._pos(event)
        if isinstance(event, yaml.AliasEvent):
            self._error(
                "config.alias",
                f"*{short(str(event.anchor))} repeats another part of the file.",
                pos,
                "Write the value out, or put it in quotation marks if it is meant as text.",
            )
            return Scalar(None, f"*{event.anchor}", pos, broken=True)
        if event.anchor is not None:
            self._error(
                "config.alias",
                f"&{short(event.anchor)} names a part of the file.",
                pos,
                f"Remove &{short(event.anchor)}, or quote the value if it is meant as text.",
            )
        if event.tag is not None:
            mark = short(event.tag.replace("tag:yaml.org,2002:", "!!"))
            self._error(
                "config.tag",
                f"{mark} is a type mark.",
                pos,
                "Remove it, or put the value in quotation marks if it is meant as text.",
            )
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, pos)
        if depth == MAX_DEPTH:
            self._error(
                "config.too-deep",
                f"Lists and keys nest deeper than {MAX_DEPTH} levels.",
                pos,
                "Close the brackets before; no setting nests so deep.",
            )
            raise _Stop
        if isinstance(event, yaml.SequenceStartEvent):
            return self._seq(pos, depth)
        return self._map(pos, depth)

    def _scalar(self, event: yaml.ScalarEvent, pos: Pos) -> Scalar:
        raw: str = event.value
        odd = None if self.usual else next(odd_characters(raw, value=True), None)
        if odd is not None:
            self._error("config.control-character", sentence(odd.message), pos, sentence(odd.hint))
            return Scalar(None, raw, pos, broken=True)
        plain = event.style is None or event.style == ""
        return Scalar(resolve(raw) if plain else raw, raw, pos)

    def _seq(self, pos: Pos, depth: int) -> Seq:
        items: list[Node] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, depth + 1))
        return Seq(tuple(items), pos)

    def _map(self, pos: Pos, depth: int) -> Map:
        items: dict[str, tuple[str, Pos, Node]] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, depth + 1)
            value = self._node(next(self.events), depth + 1)
            if not isinstance(key, Scalar) or not key.raw:
                self._error(
                    "config.key",
                    "A key must be a word.",
                    key.pos,
                    "Put quotation marks round a value that starts with { [ ? or :.",
                )
            elif key.broken:
                continue
            elif key.raw in items:
                first = items[key.raw][1].line
                self._error(
                    "config.duplicate-key",
                    f"The key “{short(key.raw)}” stands twice, first on line {first}.",
                    key.pos,
                    "Keep one of the two.",
                )
            else:
                items[key.raw] = (key.raw, key.pos, value)
        return Map(tuple(items.values()), pos)


# ---------------------------------------------------------------- writing

_WIDTH = 110


def dump_mapping(node: Map) -> str:
    """``node`` as YAML that is read to the same values, one key a line at the top. Comments are
    not kept: a tree has none.
    """
    return yaml.safe_dump(
        _plain(node), allow_unicode=True, sort_keys=False, width=_WIDTH, default_flow_style=None
    )


def _plain(node: Node) -> Any:
    match node:
        case Map(items):
            return {key: _plain(value) for key, _, value in items}
        case Seq(elements):
            return [_plain(value) for value in elements]
        case Scalar():
            return node.value
