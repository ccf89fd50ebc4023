"""Printed words → the place in a template where they are typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from draftban.diagnostics import NOWHERE, Pos

_ENDS = re.compile(r"\s*(?:\d{1,2}\. |\Z)")
"""A line that is no more of the paragraph before it."""

_MARKS = {"'": "['‘’‚‛]", '"': '["“”„‟«»]', "_": "_+"}
_LONGEST = 40
"""A paragraph typed over more lines than this is looked through no further."""


def typed_at(wanted: str, pos: Pos, text: Callable[[str], str]) -> Pos:
    """Where the folded words ``wanted`` of a paragraph that begins at
    ``pos`` are typed; ``pos`` itself where none of them is found. ``text`` gives
    the text of a file.

    What calls print is not typed: then the longest run of the words that is.
    """
    if pos == NOWHERE or not wanted:
        return pos
    first, *rest = text(pos.file).split("\n")[pos.line - 1 :][:_LONGEST] or [""]
    ended = (number for number, line in enumerate(rest) if _ENDS.match(line))
    lines = [" " * (pos.column - 1) + first[pos.column - 1 :], *rest[: next(ended, len(rest))]]
    typed = "\n".join(lines)
    words = wanted.split(" ")
    runs = (words[i : i + n] for n in range(len(words), 0, -1) for i in range(len(words) - n + 1))
    for run in runs:
        if sum(len(word) for word in run) < 4 and len(run) < len(words):
            continue
        pattern = r"\s+".join(map(_pattern, run))
        match = re.search(rf"(?<!\w){pattern}" if run != words else pattern, typed, re.I)
        if match:
            start = match.start()
            before = typed[:start]
            column = start - (before.rfind("\n") + 1) + 1
            return replace(pos, line=pos.line + before.count("\n"), column=column)
    return pos


def _pattern(word: str) -> str:
    return "".join(_MARKS.get(letter, re.escape(letter)) for letter in word)
