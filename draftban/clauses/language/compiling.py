"""Template text → what can be rendered: as it is typed, as it was prepared, or compiled now."""

from __future__ import annotations

import re

from draftban.clauses.language.marks import mark
from draftban.clauses.language.prepared import prepared
from draftban.clauses.language.running import Compiled, unseen

_TAG = re.compile(r"\{[{%#]")


def as_lexed(text: str) -> str:
    """``text`` with the line ends that Jinja's lexer makes of any."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def has_tags(text: str) -> bool:
    """Whether there is anything in ``text`` that Jinja would look at."""
    return _TAG.search(text) is not None


def compile_template(text: str) -> Compiled:
    """``text`` as a template; never raises, mistakes are in ``problems``."""
    text = as_lexed(text)
    if not has_tags(text):
        marked = mark(text)
        if marked.problems:
            return Compiled(None, (), (), tuple(marked.problems))
        return Compiled(marked.source, tuple(marked.places), (), unseen(text))
    ready = prepared(text)
    if ready is not None:
        return ready
    from draftban.clauses.language.sandbox import compile_tags  # loads Jinja

    return compile_tags(text)
