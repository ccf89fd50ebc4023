"""Words that a report or a dialogue needs, in a file of the language: every key must be there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from draftban.config.decode import decode, hints, members, unknown_key, written, written_fields
from draftban.config.languages.worded import layered
from draftban.config.layout.patterns import names_problem
from draftban.diagnostics import Pos, Report
from draftban.files.nodes import Map, Node, Scalar, get, with_value
from draftban.files.search import SearchPath
from draftban.files.word_keys import WordKeys

Said = Mapping[str, str]
"""Words by their key, with names in braces for what the program fills in."""


def language_file(relative: str, search: SearchPath) -> str:
    """The files ``relative`` of the language, as shown; the one to write if there is none."""
    paths = search.every(relative)
    if paths:
        shown = (search.display(path) for path in reversed(paths))
        return ", ".join(dict.fromkeys(shown))  # the user's file has the name of the shipped one
    return search.display(search.folders[-1] / relative) if search.folders else relative


def load_words(
    relative: str, keys: WordKeys, search: SearchPath, form: str, report: Report
) -> Said | None:
    """The words of ``relative``, which needs all of ``keys`` and may have no others.

    ``form`` is the file of the form that is written in the language, for a key that is missing.
    ``None`` after reported errors.
    """
    node = layered(search.every(relative), search, report)
    file = language_file(relative, search)
    if node is None:
        if not search.every(relative):
            needs = f", and the form {form} needs it" if form else ""
            report.error(
                "config.missing-word",
                f"The language has no {file}{needs}.",
                Pos(file),
                text=file,
                hint="Translate that of another language, with all its keys.",
            )
        return None
    return checked_words(node, keys, file, form, report)


def checked_words(node: Node, keys: WordKeys, file: str, form: str, report: Report) -> Said | None:
    """``node`` as words, of which there must be one for each of ``keys``, and no other."""
    before = len(report.errors)
    for key, names in keys.items():
        words = get(node, key)
        if words is None:
            missing_word(key, file, form, node.pos, report)
        elif isinstance(words, Scalar) and (problem := names_problem(words.raw, names)):
            report.error(
                "config.value",
                f"“{key}” is wrong: {problem}.",
                words.pos,
                text=report.line(words.pos),
                hint=f"What stands in braces is filled in: {_braced(names)}.",
            )
    for key, where, _ in node.items if isinstance(node, Map) else ():
        if key not in keys:
            unknown_key(key, where, tuple(keys), report)
    found: Said | None = decode(node, Said, report)
    return found if len(report.errors) == before else None


def _braced(names: frozenset[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "here nothing is"


def with_all_words(node: Map, owner: type, file: str, form: str, report: Report) -> Map:
    """``node``, which writes an ``owner``, with every key that it lacks reported and marked broken,
    so that nothing is told twice.
    """
    return _whole(node, owner, "", file, form, report)


def _whole(node: Map, owner: type, path: str, file: str, form: str, report: Report) -> Map:
    needed = written_fields(owner)
    kinds = hints(owner)
    for field in fields(owner):
        key = written(field.name)
        if key not in needed:
            continue
        below = f"{path}.{key}" if path else key
        value = get(node, key)
        inner = next((kind for kind in members(kinds[key]) if is_dataclass(kind)), None)
        if value is None and (needed[key] or field.metadata.get("language")):
            missing_word(below, file, form, node.pos, report)
            node = with_value(node, key, Scalar(None, "", node.pos, broken=True))
        elif isinstance(value, Map) and isinstance(inner, type):
            node = with_value(node, key, _whole(value, inner, below, file, form, report))
    return node


def missing_word(key: str, file: str, form: str, where: Pos, report: Report) -> None:
    """Report that the language does not say ``key``, which the form in the file ``form`` needs."""
    needs = f", and the form {form} is written in it" if form else ""
    report.error(
        "config.missing-word",
        f"The language does not say “{key}”: {file} has no such key{needs}.",
        where,
        text=report.line(where) or file,
        hint=f"Add `{key}` to {file}.",
    )
