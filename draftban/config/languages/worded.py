"""A file without a language, and the words that a language gives it.

What is the same in every language stands in ``templates/<name>.yaml``, its words in
``ui/<name>.yaml`` of each language (:data:`UI`), under the same keys. Fields made with
:func:`draftban.config.about.word` are words, all others are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin

from draftban.config.decode import decode_once, unknown_key
from draftban.config.keys import hints, written, written_fields
from draftban.config.languages.lacking import missing_word, no_words, words_file
from draftban.diagnostics import Pos, Report
from draftban.files.content_file import content_node
from draftban.files.merge import layered as laid
from draftban.files.nodes import Map, Node, Scalar, Seq, get, keys
from draftban.files.search import SearchPath
from draftban.files.text import report_unknown, short
from draftban.files.yaml_source import read_mapping_file

UI = "ui"
"""The folder of a language for the words of reports, questions and lists."""

OFFER = "templates/new.yaml"


def layered(paths: Iterable[Path], search: SearchPath, report: Report) -> Map | None:
    """The maps of ``paths``, the last as base, each earlier one over it; ``None`` without any."""
    read = (read_mapping_file(path, search, report) for path in reversed(tuple(paths)))
    found = tuple(node for node in read if node is not None)
    if not found:
        return None
    return search.memory.once(lambda _: laid(found), report, key="layered", of=found)


def asking(search: SearchPath, report: Report) -> SearchPath:
    """``search`` where it knows a language, else in the language in which `draftban` asks, which
    is ``language:`` of :data:`OFFER`.
    """
    if search.languages:
        return search
    node = content_node(OFFER, search, report, key="language")
    if node is None:  # which is told; what else is wrong is told in the language that is shipped
        shipped = layered(search.content_files(OFFER)[-1:], search, Report())
        node = get(shipped, "language")
    return search.narrowed(language=node.raw if isinstance(node, Scalar) else "")


def load_worded(name: str, kind: Any, search: SearchPath, report: Report) -> Any:
    """``templates/<name>.yaml`` with its words, as a value of ``kind``; ``None`` after a reported
    mistake. A folder's own file stands in for the shipped one; words are laid over each other.
    """
    node = content_node(f"templates/{name}.yaml", search, report)
    if node is None:
        return None
    (path, *_) = search.content_files(f"templates/{name}.yaml")
    strict = path.is_relative_to(search.shipped)
    return decode_worded(node, name, kind, search, report, strict=strict)


def decode_worded(
    node: Node, name: str, kind: Any, search: SearchPath, report: Report, *, strict: bool = True
) -> Any:
    """``node`` with the words of ``ui/<name>.yaml``, as a value of ``kind``.

    Words that are missing are an error that names their file and what needs them. ``strict``:
    words of nothing are one too; where a user's own file has fewer entries than the shipped one,
    words are left over.
    """
    # That the offer says no language is told when it is decoded itself.
    search = asking(search, report.aside() if node.pos.file == OFFER else report)
    if not search.languages:
        return None  # no file says in which language to ask, which is reported
    words = layered(search.every(f"{UI}/{name}.yaml"), search, report)
    file = words_file(f"{UI}/{name}.yaml", search)
    if words is None:
        no_words(file, node.pos, report)
        return None
    laid = search.memory.once(
        lambda own: _Laying(file, strict, own).lay(node, words, kind, (), Pos(file)),
        report,
        key=("worded", kind, file, strict),
        of=(node, words),
    )
    return decode_once(laid, kind, search.memory, report)


@cache
def _words_of(owner: type) -> frozenset[str]:
    """The keys of a dataclass that are words."""
    return frozenset(written(f.name) for f in fields(owner) if f.metadata.get("word"))


@cache
def _worded(kind: Any) -> bool:
    """Whether anything in a value of ``kind`` is words."""
    if get_origin(kind) is Mapping:
        return _worded(get_args(kind)[1])
    if not (is_dataclass(kind) and isinstance(kind, type)):
        return False
    return bool(_words_of(kind)) or any(_worded(part) for part in hints(kind).values())


@dataclass(frozen=True, slots=True)
class _Laying:
    """One laying of words over what has none."""

    file: str
    strict: bool
    report: Report

    def lay(
        self, node: Node, words: Node | None, kind: Any, path: tuple[str, ...], at: Pos
    ) -> Node:
        """``node``, at ``path``, with ``words``; ``at`` is where they stand or were to stand.
        Whatever else is wrong with ``node`` is found on decoding.
        """
        if not _worded(kind):
            return node
        at = at if words is None else words.pos
        if get_origin(kind) is Mapping:
            return self._entries(_as_map(node), words, get_args(kind)[1], path, at)
        return self._entry(node, words, kind, path, at)

    def _entries(
        self, node: Node, words: Node | None, kind: Any, path: tuple[str, ...], at: Pos
    ) -> Node:
        if not isinstance(node, Map):
            return node
        for key, where, _ in words.items if isinstance(words, Map) and self.strict else ():
            if key not in keys(node):
                report_unknown(
                    "config.words-of-nothing",
                    f"These are words for “{short(key)}”, which {node.pos.file} does not have.",
                    where,
                    self.report,
                    word=key,
                    known=keys(node),
                    all_are="It has",
                )
        return Map(
            tuple(
                (
                    key,
                    where,
                    self.lay(_filled(value, where), get(words, key), kind, (*path, key), at),
                )
                for key, where, value in node.items
            ),
            node.pos,
        )

    def _entry(
        self, node: Node, words: Node | None, kind: Any, path: tuple[str, ...], at: Pos
    ) -> Node:
        if not isinstance(node, Map):
            return node
        said, parts, needed = _words_of(kind), hints(kind), written_fields(kind)
        lacking = tuple(
            key for key in needed if key in said and needed[key] and get(words, key) is None
        )
        for key, where, _ in node.items:
            if key in said:
                self._misplaced(key, where)
        inner = {key: part for key, part in parts.items() if key not in said and _worded(part)}
        for key, where, _ in words.items if isinstance(words, Map) else ():
            if key not in said and key not in inner:
                unknown_key(key, where, (*said, *inner), self.report)
        if words is None and lacking:  # one mistake, and not one for each word
            self._missing(path, node.pos, at)
            inner = {}
        else:
            for key in lacking:
                self._missing((*path, key), node.pos, at)
        return Map(
            (
                *(
                    (key, where, self.lay(value, get(words, key), inner.get(key), (*path, key), at))
                    for key, where, value in node.items
                    if key not in said
                ),
                *(
                    item
                    for item in (words.items if isinstance(words, Map) else ())
                    if item[0] in said
                ),
                *((key, at, Scalar(None, "", at, broken=True)) for key in lacking),
            ),
            node.pos,
        )

    def _missing(self, path: tuple[str, ...], asked: Pos, at: Pos) -> None:
        why = f"{asked.file}:{asked.line} asks for it"
        missing_word(self.file, at, path, self.report, why=why)

    def _misplaced(self, key: str, where: Pos) -> None:
        self.report.error(
            "config.misplaced-word",
            f"“{key}” is in a language, and this file is for all of them.",
            where,
            text=self.report.line(where),
            hint=f"Write it in {self.file}, under the same keys.",
        )


def _filled(node: Node, where: Pos) -> Node:
    """``node``; where nothing was written, an entry that has nothing but its words."""
    empty = isinstance(node, Scalar) and node.value is None and not node.broken
    return Map((), where) if empty else node


def _as_map(node: Node) -> Node:
    """A list of ids as the map of entries that have nothing but their words."""
    if not isinstance(node, Seq) or not all(isinstance(i, Scalar) for i in node.items):
        return node
    found = {i.raw: i.pos for i in node.items if isinstance(i, Scalar)}
    return Map(tuple((key, pos, Map((), pos)) for key, pos in found.items()), node.pos)
