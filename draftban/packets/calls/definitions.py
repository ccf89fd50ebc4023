"""The bill's definitions of the terms that a paper prints: no paper has one of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from draftban.bill.assembly import DEFINITIONS
from draftban.bill.paper import Paper
from draftban.bill.transforms.merging import in_order
from draftban.bill.tree import (
    Definition,
    Inline,
    P,
    Provision,
    Term,
    bill_provisions,
    plain,
    provisions,
)
from draftban.bill.walk import flat, lower_first, own_words, upper_first
from draftban.packets.subject import Data, Subject
from draftban.review.coverage.carveouts import own_text
from draftban.review.readability import units

_SLOT = re.compile(r"\{(term|Term|TERM|verb)\}")
_BODY = re.compile(r"\{[bB]ody\}")
_SIGNS = re.compile(r"\W+")


def closure(subject: Subject, terms: Iterable[str]) -> list[str]:
    """``terms`` that the law defines, and those that their definitions use, as the law orders
    them.
    """
    known = _glossary(subject)
    found: dict[str, None] = {}
    waiting = [term for term in terms if term in known]
    while waiting:
        term = waiting.pop(0)
        if term not in found:
            found[term] = None
            waiting += [used for used in _uses(known[term].body) if used in known]
    alphabet = subject.setup.style.words.letters.alphabet
    return sorted(found, key=lambda term: in_order(known[term].name, alphabet))


def definitions(subject: Subject, terms: Iterable[str]) -> list[Data]:
    """The definition of each of ``terms`` in the words of the bill."""
    known = _glossary(subject)
    return [
        {
            "id": term,
            "term": known[term].name,
            "Term": upper_first(known[term].name),
            "verb": known[term].verb,
            "says": _says(subject, known[term]),
        }
        for term in terms
    ]


def name_of(subject: Subject, term: str) -> str:
    """What the bill calls the defined ``term``."""
    return _glossary(subject)[term].name


def prints(paper: Paper, term: str, subject: Subject) -> bool:
    """Whether ``paper`` has the words of the bill's definition of ``term``."""
    said = _letters(_says(subject, _glossary(subject)[term]))
    return said in _letters(" ".join(units(paper)))


def _letters(text: str) -> str:
    """``text`` without signs, which a page may set otherwise."""
    return _SIGNS.sub(" ", text).strip()


def _glossary(subject: Subject) -> Mapping[str, Definition]:
    """Every definition there is, of several laws the first."""
    found: dict[str, Definition] = {}
    for document in subject.build.laws or (subject.law,):
        for definition in document.draft.glossary:
            found.setdefault(definition.term, definition)
    return found


def _uses(body: Provision) -> Iterator[str]:
    for p in provisions((body,)):
        for run in own_words(p):
            yield from (inline.term for inline in flat(run) if isinstance(inline, Term))


def _says(subject: Subject, definition: Definition) -> str:
    """The words behind its verb, without a mark at their end: of the bill where it has the
    definition, else of its file.
    """
    found = _standing(subject).get(definition.term)
    words = " ".join(own_text(definition.body)) if found is None else _unframed(*found, definition)
    if plain(_first(definition.body))[:1].islower():
        words = lower_first(words)
    stop = subject.setup.pack.letters.full_stop
    return words.rstrip(subject.setup.style.punctuation.definition + stop)


def _first(body: Provision) -> tuple[Inline, ...]:
    first = (body.content or body.intro)[0]
    assert isinstance(first, P), "markup puts a paragraph first"
    return first.children


def _standing(subject: Subject) -> Mapping[str, tuple[Provision, str]]:
    """The definitions of the laws as they are printed, each with the pattern that frames it."""
    found: dict[str, tuple[Provision, str]] = {}
    for document in subject.build.laws or (subject.law,):
        for p in bill_provisions(document.bill):
            kind, _, term = p.id.partition("#")
            if p.kind == "definition" and kind == DEFINITIONS:
                found.setdefault(term, (p, document.bill.style.definitions.item))
    return found


def _unframed(p: Provision, item: str, definition: Definition) -> str:
    """What ``p`` says between what its pattern ``item`` puts round it."""
    names = {
        "term": definition.name,
        "Term": upper_first(definition.name),
        "TERM": definition.name.upper(),
        "verb": definition.verb,
    }
    before, _, behind = _BODY.sub("\0", item).partition("\0")
    before, behind = (_SLOT.sub(lambda m: names[m[1]], part) for part in (before, behind))
    return " ".join(own_text(p)).removeprefix(before).removesuffix(behind).strip()
