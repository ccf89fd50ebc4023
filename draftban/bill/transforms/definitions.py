"""The definitions the bill needs: those of the terms it uses, and of the terms those use."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from draftban.bill.assembly import DEFINITIONS
from draftban.bill.style import DefinitionStyle
from draftban.bill.transforms.merging import in_order, merged
from draftban.bill.tree import (
    Bill,
    Block,
    Def,
    Definition,
    Inline,
    P,
    Provision,
    Quoted,
    Term,
    Text,
    bill_provisions,
    plain,
    provisions,
)
from draftban.bill.walk import capital, flat, joined, own_words, revised, upper_first
from draftban.diagnostics import NOWHERE, Report

_SLOT = re.compile(r"\{(term|Term|TERM|verb|body|Body)\}")


def definitions(bill: Bill, report: Report) -> Bill:
    """``bill`` with the definitions its words need in place of the definitions slot.

    A used term without a definition is an error. Without any used term the slot is dropped.
    """
    glossary = {d.term: d for d in bill.glossary}
    used = _closure(bill, glossary, report)
    if bill.style.definitions.order == "alphabetical":
        used.sort(key=lambda d: in_order(d.name, bill.style.words.letters.alphabet))
    items = tuple(_framed(d, bill.style.definitions) for d in used)
    return replace(
        bill,
        body=_fill(bill.body, items, bill),
        attachments=_fill(bill.attachments, items, bill),
        glossary=tuple(used),
    )


def _own_terms(p: Provision) -> Iterable[str]:
    for run in own_words(p):
        for inline in flat(run):
            if isinstance(inline, Term):
                yield inline.term


def _terms_in(roots: Iterable[Provision]) -> Iterable[str]:
    for p in provisions(roots):
        yield from _own_terms(p)


def _closure(bill: Bill, glossary: dict[str, Definition], report: Report) -> list[Definition]:
    waiting = list(_terms_in((*bill.body, *bill.attachments)))
    used: dict[str, Definition] = {}
    while waiting:
        term = waiting.pop(0)
        if term in used:
            continue
        if term not in glossary:
            # It may be a definition that uses it, and no provision.
            bodies = (definition.body for definition in used.values())
            readers = (*bill_provisions(bill), *provisions(bodies))
            report.error(
                "bill.undefined-term",
                f"the term “{term}” is used but not defined",
                next((p.pos for p in readers if term in _own_terms(p)), NOWHERE),
                text=term,
                hint=f"add a definition file definitions/{term.replace('_', '-')}.md",
            )
            continue
        used[term] = glossary[term]
        waiting += _terms_in((glossary[term].body,))
    return list(used.values())


def _fill(
    roots: tuple[Provision, ...], items: tuple[Provision, ...], bill: Bill
) -> tuple[Provision, ...]:
    out = []
    for p in roots:
        if p.id == DEFINITIONS:
            children = items
            if bill.amended is not None and p.children:
                alphabet = bill.style.words.letters.alphabet
                children = merged(p.children, items, bill.amended.definitions, alphabet)
            if children:
                out.append(replace(p, children=children))
            continue
        content = tuple(
            replace(b, children=_fill(b.children, items, bill)) if isinstance(b, Quoted) else b
            for b in p.content
        )
        out.append(revised(p, content=content, children=_fill(p.children, items, bill)))
    return tuple(out)


def _framed(definition: Definition, style: DefinitionStyle) -> Provision:
    body = definition.body
    blocks = body.content or body.intro
    first = blocks[0]
    assert isinstance(first, P), "markup puts a paragraph first"
    framed: tuple[Block, ...] = (
        replace(first, children=joined(_parts(definition, style.item, first.children))),
        *blocks[1:],
    )
    return replace(
        body,
        kind="definition",
        id=f"{DEFINITIONS}#{definition.term}",
        heading=joined(_caption(definition, style.heading)),
        content=framed if body.content else (),
        intro=() if body.content else framed,
    )


def _caption(definition: Definition, pattern: str) -> Iterable[Inline]:
    """The caption of a definition: plain words, since its text says what is defined."""
    return (Text(plain(_parts(definition, pattern, ()))),)


def _parts(definition: Definition, item: str, body: tuple[Inline, ...]) -> Iterable[Inline]:
    done = 0
    for match in _SLOT.finditer(item):
        yield Text(item[done : match.start()])
        done = match.end()
        name = definition.name
        match match[1]:
            case "term":
                yield Def(definition.term, name)
            case "Term":
                yield Def(definition.term, upper_first(name))
            case "TERM":
                yield Def(definition.term, name.upper())
            case "verb":
                yield Text(definition.verb)
            case "body":
                yield from body
            case "Body":
                yield from capital(body)
    yield Text(item[done:])
