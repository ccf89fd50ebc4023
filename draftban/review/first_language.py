"""Words of a form that a place writes in a further language, and that stand in its first.

What ``templates/forms/<form>/<language>.yaml`` leaves out stays as the form's own file has it, so
that a bill may be written in two languages without anybody's knowing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_origin

from draftban.config.chains.form_files import form_paths
from draftban.config.chains.forms import form_chain
from draftban.config.keys import hints, members, written
from draftban.config.model import Fact, Form, Wording
from draftban.config.setup import Setup
from draftban.diagnostics import NOWHERE, Report
from draftban.files.nodes import Map, Node, Scalar, Seq, get, keys, node_at, raw_at
from draftban.files.text import short

Path = tuple[str, ...]

Left = tuple[Path, Scalar]
"""Words, and the keys that lead to them."""

_WORD = re.compile(r"[^\W\d_]")
_FILLED = re.compile(r"\{[^{}]*\}")


def left_in_first_language(setup: Setup) -> tuple[Left, ...]:
    """The words of the form of ``setup`` that stand in its first language, though the place writes
    in another. Words that the place gives itself are in its own.
    """
    search, form = setup.search, setup.form
    _, first = form_chain(form.form, NOWHERE, search, Report())
    if raw_at(first, "language") == form.language:
        return ()
    files = {search.display(path) for path in form_paths(search)}
    found = _words(node_at(setup.merged, "form"), Form, ())
    return tuple(left for left in found if left[1].pos.file in files)


def warn_of_first_language(setup: Setup, report: Report) -> None:
    """Warn ``report`` of each key of the form with words that are left in its first language."""
    form = setup.form
    left: dict[str, list[Left]] = {}
    for path, words in left_in_first_language(setup):
        left.setdefault(path[0], []).append((path, words))
    for key, found in left.items():
        where = found[0][1].pos
        below = dict.fromkeys(".".join(path) for path, _ in found if len(path) > 1)
        named = f": {short(', '.join(below), 200)}" if below else ""
        report.warning(
            "config.first-language",
            f"The form {form.form} does not say “{key}” in “{form.language}”, so the words of its "
            f"first language stand there{named}.",
            where,
            text=report.line(where) or where.file,
            hint=f"Write `{key}:` in templates/forms/{form.form}/{form.language}.yaml, or copy it "
            "there if it is the same in both.",
        )


def _words(node: Node | None, kind: Any, path: Path) -> Iterator[Left]:
    """The words in what writes a ``kind``, each with the keys that lead to it."""
    for one in members(kind):
        if one is Wording:
            yield from _texts(node, path)
        elif is_dataclass(one) and isinstance(one, type):
            yield from _fields(node, one, path)
        elif get_origin(one) is tuple and isinstance(node, Seq):
            for item in node.items:
                yield from _words(item, get_args(one)[0], path)
        elif get_origin(one) is Mapping and isinstance(node, Map):
            for key, _, value in node.items:
                yield from _words(value, get_args(one)[1], (*path, key))


def _fields(node: Node | None, owner: type, path: Path) -> Iterator[Left]:
    kinds = hints(owner)
    if owner is Fact:  # what reports call a choice
        named = keys(get(node, "answers"))
        for path_, choice in _texts(get(node, "choices"), (*path, "answers")):
            if choice.raw not in named:
                yield path_, choice
    for field in fields(owner):
        key = written(field.name)
        value, below = get(node, key), (*path, key)
        text = key == "default" and raw_at(node, "type") == "text"  # of an option
        if field.metadata.get("words") or field.metadata.get("language") or text:
            yield from _texts(value, below)
        elif value is not None:
            yield from _words(value, kinds[key], below)


def _texts(node: Node | None, path: Path) -> Iterator[Left]:
    """The words below ``node``; what is filled in is none, nor is what a case holds for."""
    if isinstance(node, Map):
        for key, _, value in node.items:
            if key != "when":
                yield from _texts(value, (*path, key))
    elif isinstance(node, Seq):
        for item in node.items:
            yield from _texts(item, path)
    elif isinstance(node, Scalar) and _WORD.search(_FILLED.sub("", str(node.value))):
        yield path, node
