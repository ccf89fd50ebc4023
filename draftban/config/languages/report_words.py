"""The words that a report is made of: all there, none too many, with nothing in braces that nobody
fills.
"""

from __future__ import annotations

from collections.abc import Mapping

from draftban.config.decode import decode, unknown_key
from draftban.config.languages.worded import UI, asking, layered, missing_word, no_words, words_file
from draftban.config.layout.patterns import lone_brace, names_in
from draftban.diagnostics import Pos, Report
from draftban.files.nodes import Map, Scalar, get
from draftban.files.search import SearchPath
from draftban.files.text import report_unknown, short

Names = Mapping[str, tuple[str, ...]]
"""Words that a report needs, by key, each with the names in braces that are filled in."""


def load_words(
    name: str,
    known: Names,
    search: SearchPath,
    report: Report,
    *,
    key: str = "",
    form: str = "",
) -> Mapping[str, str]:
    """The ``known`` words of ``ui/<name>.yaml``, or of its ``key``; ``form`` is the file of the
    form that a report is about.

    Reported are words that are missing, that are none of them, and names in braces that nothing
    fills; such words are empty, so that whoever prints them need not ask.
    """
    search = asking(search, report)
    whole = layered(search.every(f"{UI}/{name}.yaml"), search, report)
    file = words_file(name, search) if search.languages else f"{UI}/{name}.yaml"
    if whole is None:
        if search.languages:
            no_words(file, Pos(file), report)
        return dict.fromkeys(known, "")
    words = get(whole, key) if key else whole
    said: dict[str, str] = {}
    for word, where, value in words.items if isinstance(words, Map) else ():
        if word not in known:
            unknown_key(word, where, tuple(known), report)
        elif not isinstance(value, Scalar) or value.broken:
            decode(Map(((word, where, value),), where), Mapping[str, str], report)
            said[word] = ""
        else:
            fits = _fits(value, known[word], report)
            said[word] = value.raw if fits else ""
    at = whole.pos if words is None else words.pos
    for word in known:
        if word not in said:
            path = f"{key}: {word}" if key else word
            missing_word(file, at, path, "every report of this kind needs it", report, form=form)
    return {word: said.get(word, "") for word in known}


def _fits(words: Scalar, known: tuple[str, ...], report: Report) -> bool:
    """Whether every name in braces is one that is filled in; else it is reported."""
    before = len(report.errors)
    for name in names_in(words.raw):
        if name not in known:
            report_unknown(
                "config.unfilled",
                f"Nothing fills “{{{short(name)}}}” here.",
                words.pos,
                report,
                word=name,
                known=known or ("nothing",),
                all_are="What is filled in",
            )
    if lone_brace(words.raw):
        report.error(
            "config.unfilled",
            "A brace stands alone.",
            words.pos,
            text=report.line(words.pos),
            hint=f"Close it round one of: {', '.join(known) or 'nothing'}.",
        )
    return len(report.errors) == before
