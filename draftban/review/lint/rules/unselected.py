"""A text that no form can bring in."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import chain
from pathlib import PurePosixPath

from draftban.clauses.choosing.called import called
from draftban.clauses.stands import can_stand
from draftban.config.model import DIRECT, Form, Wording
from draftban.diagnostics import Pos, Severity
from draftban.files.memory import Memory
from draftban.review.lint.inputs import Body, Content, ShelfText, Shelved
from draftban.review.lint.rule import Finding, Rule

_OF_FORMS = ("forms", "regions", "bodies")
"""The folders whose texts are written for one form and those that extend it."""


def check(content: Content) -> Iterator[Finding]:
    """Files of clauses, draftings and passages that nothing can print.

    A text of the language that every form words anew is none: it stands for forms to come.
    """
    files: dict[str, tuple[str, str]] = {}
    texts: set[tuple[str, str]] = set()
    printed: set[str] = set()
    for shelved in content.forms:
        passages = _passages(shelved, content.memory)
        for source in shelved.sources.values():
            for drafting, body in source.bodies.items():
                files.setdefault(body.file, (source.id, drafting))
                if _stands(source, drafting, shelved.form, passages):
                    printed.add(body.file)
                    texts.add((source.id, drafting))
    for file, text in sorted(files.items()):
        own = not set(_OF_FORMS).isdisjoint(PurePosixPath(file).parts)
        if file not in printed and (own or text not in texts):
            yield Finding(
                "text",
                Pos(file),
                text=text[0],
                source=text[0],
            )


def _passages(shelved: Shelved, memory: Memory) -> frozenset[str]:
    """The ids of passages that another text, a paper or the form brings in."""
    sources = shelved.sources
    texts_of = (source.texts for source in sources.values() if source.kind != "passages")

    def read(name: str) -> Body | None:
        passage = sources.get(f"passages/{name}")
        return None if passage is None else passage.bodies[DIRECT]

    texts = (*chain.from_iterable(texts_of), *shelved.papers, *_words(shelved.form))
    return frozenset(f"passages/{name}" for name in called(texts, read, memory))


def _words(value: object) -> Iterator[str]:
    """The words of a form in clause language, wherever they stand: title, outline, formula."""
    match value:
        case Wording():
            yield value.text
        case Mapping():
            yield from chain.from_iterable(map(_words, value.values()))
        case tuple():
            yield from chain.from_iterable(map(_words, value))
        case _ if is_dataclass(value):
            yield from chain.from_iterable(_words(getattr(value, f.name)) for f in fields(value))


def _stands(source: ShelfText, drafting: str, form: Form, passages: Container[str]) -> bool:
    if source.kind == "passages":
        return source.id in passages
    # Definitions and findings come by their use and by demands.
    return source.meta is None or can_stand(source.id, source.demands, drafting, form)


RULE = Rule(
    code="lint.unselected",
    severity=Severity.WARNING,
    finds={"text": ()},
    content=check,
)
