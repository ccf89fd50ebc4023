"""Words that a report, a dialogue or a pack needs: all there, none too many, with nothing in braces
that nobody fills.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from draftban.config.decode import decode, unknown_key
from draftban.config.keys import hints, members, written, written_fields
from draftban.config.languages.lacking import missing_word, no_words, words_file
from draftban.config.languages.worded import asking, layered
from draftban.config.layout.patterns import lone_brace, names_in
from draftban.diagnostics import Pos, Report
from draftban.files.nodes import Map, Node, Scalar, get, with_value
from draftban.files.search import SearchPath
from draftban.files.text import report_unknown, short
from draftban.files.word_keys import WordKeys

Said = Mapping[str, str]
"""Words by their key, with names in braces for what the program fills in."""


def load_words(
    relative: str,
    known: WordKeys,
    search: SearchPath,
    report: Report,
    *,
    key: str = "",
    form: str = "",
) -> Said:
    """The ``known`` words of the file ``relative`` of a language (``ui/compare.yaml``), or of its
    ``key``. ``form`` is the file of the form that they are said about.

    Reported are words that are missing, that are none of them, and names in braces that nothing
    fills; such words are empty, so that whoever prints them need not ask.
    """
    search = asking(search, report)
    whole = layered(search.every(relative), search, report)
    file = words_file(relative, search)
    if whole is None:
        if search.languages and not search.every(relative):
            no_words(file, Pos(file), report, form=form)
        return dict.fromkeys(known, "")
    words = get(whole, key) if key else whole
    said: dict[str, str] = {}
    for word, where, value in words.items if isinstance(words, Map) else ():
        if word in known:
            said[word] = _words(word, where, value, known, report)
        else:
            unknown_key(word, where, tuple(known), report)
    at = whole.pos if words is None else words.pos
    for word in known:
        if word not in said:
            missing_word(file, at, (key, word) if key else (word,), report, form=form)
    return {word: said.get(word, "") for word in known}


def _words(key: str, where: Pos, value: Node, known: WordKeys, report: Report) -> str:
    """The words ``value``; empty after a reported mistake."""
    if not isinstance(value, Scalar) or value.broken:
        decode(Map(((key, where, value),), where), Said, report)
        return ""
    before = len(report.errors)
    fills = sorted(known[key])
    for name in names_in(value.raw):
        if name not in fills:
            report_unknown(
                "config.unfilled",
                f"Nothing fills “{{{short(name)}}}” here.",
                value.pos,
                report,
                word=name,
                known=fills or ("nothing",),
                all_are="What is filled in",
            )
    if lone_brace(value.raw):
        report.error(
            "config.unfilled",
            "A brace stands alone.",
            value.pos,
            text=report.line(value.pos),
            hint=f"Close it round one of: {', '.join(fills) or 'nothing'}.",
        )
    return value.raw if len(report.errors) == before else ""


def with_all_words(node: Map, owner: type, file: str, form: str, report: Report) -> Map:
    """``node``, which writes an ``owner``, with every key that it lacks reported and marked broken,
    so that nothing is told twice.
    """
    return _whole(node, owner, (), file, form, report)


def _whole(
    node: Map, owner: type, path: tuple[str, ...], file: str, form: str, report: Report
) -> Map:
    needed = written_fields(owner)
    kinds = hints(owner)
    for field in fields(owner):
        key = written(field.name)
        if key not in needed:
            continue
        below = (*path, key)
        value = get(node, key)
        inner = next((kind for kind in members(kinds[key]) if is_dataclass(kind)), None)
        if value is None and (needed[key] or field.metadata.get("language")):
            missing_word(file, node.pos, below, report, form=form)
            node = with_value(node, key, Scalar(None, "", node.pos, broken=True))
        elif isinstance(value, Map) and isinstance(inner, type):
            node = with_value(node, key, _whole(value, inner, below, file, form, report))
    return node
