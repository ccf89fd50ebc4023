"""What a template names, read from its syntax tree: the one reader of names.

A comment or the words of a string name nothing; a branch that is not taken does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from draftban.clauses.language.compiling import compile_template
from draftban.clauses.language.running import Compiled
from draftban.clauses.language.values import Use
from draftban.diagnostics import Report
from draftban.files.memory import Memory


def compiled(text: str, memory: Memory) -> Compiled:
    """``text`` as a template, compiled once; mistakes are in its ``problems``."""
    return memory.once(lambda _: compile_template(text), Report(), key=("template", text))


def uses(texts: Iterable[str], memory: Memory) -> Iterator[Use]:
    """Everything that ``texts`` name, in the order in which it stands there."""
    for text in texts:
        if "{" in text:
            yield from compiled(text, memory).uses


def named(root: str, texts: Iterable[str], memory: Memory) -> tuple[str, ...]:
    """The names that ``texts`` use with ``root``, each once: ``named("options", …)`` the options,
    ``named("passage", …)`` the passages that are called.
    """
    # A text without the word cannot name it, and need not be compiled for the answer.
    likely = (text for text in texts if root in text)
    found = (use.args[0] for use in uses(likely, memory) if use.root == root and use.args)
    return tuple(dict.fromkeys(found))
