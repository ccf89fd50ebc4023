"""The outline: one line per provision, for reading many bills quickly and for golden files.

A line holds number, heading or defined term, ``[clause id#label]``, ``{demands}`` and
drafting. Demands and drafting are printed where they differ from those of the provision
around. No running text is printed, so that a golden outline changes only when the structure
of the bill does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from draftban.bill.paper import Bullets, Heading, Matrix, Paper, Paragraph, Table, Writable
from draftban.bill.tree import (
    Block,
    Contents,
    Meta,
    P,
    Provision,
    Quoted,
    Recital,
    Signature,
    plain,
)
from draftban.writers._reading import defined_terms, own_blocks

SUFFIX = ".outline"

_STEP = "  "


def write(document: Writable) -> bytes:
    """``document`` as a UTF-8 outline: of a bill its provisions, of a paper its headings."""
    if isinstance(document, Paper):
        return ("\n".join(_paper(document)) + "\n").encode()
    bill = document
    lines = [*_meta(bill.meta)]
    for name, blocks in (("preface", bill.preface), ("preamble", bill.preamble)):
        lines.extend(_matter(name, blocks))
    lines.append("body")
    lines.extend(_provisions(bill.body, _STEP, ((), "")))
    lines.extend(_matter("conclusions", bill.conclusions))
    if bill.attachments:
        lines.append("attachments")
        lines.extend(_provisions(bill.attachments, _STEP, ((), "")))
    return ("\n".join(lines) + "\n").encode()


def _paper(paper: Paper) -> Iterator[str]:
    yield paper.meta.short_title
    indent = _STEP
    for block in paper.blocks:
        match block:
            case Heading(rank, text):
                indent = _STEP * (rank + 1)
                yield f"{_STEP * rank}{text}"
            case Table(caption, _, head, rows):
                yield f"{indent}table {len(rows)}×{len(head)}: {caption}"
            case Matrix(caption, _, _, columns, rows):
                yield f"{indent}matrix {len(rows)}×{len(columns)}: {caption}"
            case Bullets(items):
                yield f"{indent}list ×{len(items)}"
            case Paragraph():
                pass


def _meta(meta: Meta) -> Iterator[str]:
    yield meta.title
    yield " · ".join(part for part in (meta.place, meta.form, meta.language, meta.date) if part)
    drafting = dict(meta.draftings)
    yield "demands: " + ", ".join(f"{d} {drafting.get(d, '')}".strip() for d in meta.demands)


def _matter(name: str, blocks: Iterable[Block]) -> Iterator[str]:
    """The parts of preface, preamble or conclusions on one line, equal neighbours counted."""
    parts = []
    for kind, run in groupby(blocks, _kind):
        members = list(run)
        titles = [plain(b.title) for b in members if isinstance(b, Signature)]
        if titles:
            parts.append(f"signature ({', '.join(titles)})")
        elif len(members) > 1 or kind == "recital":
            parts.append(f"{kind} ×{len(members)}")
        else:
            parts.append(kind)
    if parts:
        yield f"{name}: {', '.join(parts)}"


def _kind(block: Block) -> str:
    match block:
        case P(_, style):
            return style
        case Contents(_, entries):
            return f"contents ×{len(entries)}"
        case Quoted():
            return "quoted"
        case Recital():
            return "recital"
        case Signature():
            return "signature"


Answers = tuple[tuple[str, ...], str]
"""Demands and drafting of the provision around."""


def _provisions(provisions: Iterable[Provision], indent: str, around: Answers) -> Iterator[str]:
    for p in provisions:
        answers = (p.demands or around[0], p.drafting or around[1])
        yield indent + _line(p, answers, around)
        inner = indent + _STEP
        for block in own_blocks(p):
            match block:
                case Quoted(_, children):
                    yield from _provisions(children, inner, answers)
                case Contents(_, entries):
                    yield f"{inner}contents ×{len(entries)}"
                case P() | Recital() | Signature():
                    pass
        yield from _provisions(p.children, inner, answers)


def _line(p: Provision, answers: Answers, around: Answers) -> str:
    words = [p.num or "–"]
    if p.heading:
        words.append(plain(p.heading))
    if p.kind == "definition":
        words.append(", ".join(f"“{term}”" for term in defined_terms(p)))
    if p.id:
        words.append(f"[{p.id}]")
    if answers[0] != around[0]:
        words.append(f"{{{' '.join(answers[0])}}}")
    if answers[1] != around[1]:
        words.append(answers[1])
    return " ".join(words)
