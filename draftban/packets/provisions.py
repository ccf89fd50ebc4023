"""What papers are told of the bills and their provisions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from draftban.bill.numbering import counter_of, has_blank
from draftban.bill.tree import P, Provision, Quoted, plain
from draftban.bill.walk import upper_first
from draftban.clauses.choosing.shelf import kinds_of_language
from draftban.clauses.papers import Described
from draftban.config.answers import Value
from draftban.config.model import Option, Source
from draftban.documents import Document
from draftban.packets.subject import Data, Subject, told
from draftban.review.citing import every

_LETTERS = ("A", "a")
"""Counters that write a letter."""


def provisions(subject: Subject) -> Data:
    """The documents with their clauses; those of the law, or of all laws, once more by kind."""
    documents = [_document(subject, d) for d in subject.build.documents]
    rows = list(_of_laws(subject))
    known = (*subject.writer.library.kinds, *kinds_of_language(subject.setup.search))
    kinds: dict[str, list[Data]] = {kind.replace("-", "_"): [] for kind in known}
    for row in rows:
        kinds[str(row["id"]).partition("/")[0].replace("-", "_")].append(row)
    laws, form = len(subject.build.laws), subject.setup.form
    return {
        "own_law": subject.enacts and not (form.suffix or form.caution),
        "laws": documents[:laws],
        "divided": laws > 1,
        "only_together": subject.joined([c.title for c in subject.coverage.demands if c.shares]),
        "form": form.name,
        "documents": documents,
        "companions": documents[laws:],
        "beside": subject.joined([d.bill.meta.short_title for d in subject.build.companions]),
        "provisions": rows,
        "ids": sorted({str(row["id"]) for row in rows}),
        "options": [
            _option(name, option, subject.writer.selection.options[name])
            for name, option in subject.law.setup.form.options.items()
        ],
        "bound": next((r["drafting"] for r in rows if r["demands"] and not r["exemption"]), ""),
        "kind": kinds,
    }


def _document(subject: Subject, document: Document) -> Data:
    meta, form = document.bill.meta, document.setup.form
    demands = subject.setup.demands
    companion = document in subject.build.companions
    return {
        "stem": document.stem,
        "title": meta.title,
        "short_title": meta.short_title,
        "instrument": meta.instrument,
        "kind": (companion and form.suffix.strip("-").replace("-", "_")) or "law",
        "form": form.name,
        "provisions": list(_rows(subject, document)),
        "demands": [{"id": d, "title": demands[d].title} for d in meta.demands],
    }


def sections(subject: Subject) -> Data:
    """The sections of each law, with those that each puts into other law, and whether a letter
    tells blank numbers of these apart.
    """
    found = [_section(subject, law, p) for law in subject.build.laws for p in law.bill.body]
    numbers = [
        level.num
        for law in subject.build.laws
        for zone in law.bill.style.zones.values()
        for level in zone.levels
    ]
    return {
        "sections": found,
        "codified": any(section["into"] for section in found),
        "lettered": any(has_blank(num) and counter_of(num) in _LETTERS for num in numbers),
    }


def _section(subject: Subject, law: Document, p: Provision) -> Data:
    cited = {standing.eid: str(citation) for standing, citation in every(law.bill)}
    blocks = (*p.content, *p.intro)
    quoted = [block for block in blocks if isinstance(block, Quoted)]
    leading = [plain(block.children) for block in blocks if isinstance(block, P) and quoted]
    return {
        "id": p.source,
        "kind": p.source.partition("/")[0],
        "cite": upper_first(subject.within_law(law.stem, cited.get(p.eid, ""))),
        "heading": plain(p.heading),
        "instruction": " ".join(leading),
        "into": [
            {"num": new.num, "heading": plain(new.heading)}
            for block in quoted
            for new in block.children
        ],
    }


def _of_laws(subject: Subject) -> Iterator[Data]:
    """The clauses of the laws; one that stands in several and is told in the same plain words once,
    with its place in each.
    """
    found: dict[tuple[object, object, object], tuple[Data, list[str]]] = {}
    for law in subject.build.laws:
        for row in _rows(subject, law):
            key = (row["id"], row["drafting"], row["plain"])
            _, cited = found.setdefault(key, (row, []))
            citation = subject.within(str(row["cite"])) if cited else str(row["cite"])
            cited.append(subject.within_law(law.stem, citation))
    for row, cited in found.values():
        yield {**row, "cite": subject.joined(cited)}


def _rows(subject: Subject, document: Document) -> Iterator[Data]:
    cited = subject.cited[document.stem]
    titles = subject.setup.demands
    for one in subject.writers[document.stem].described(document.bill):
        yield {
            "id": one.source,
            "kind": one.source.partition("/")[0],
            "cite": upper_first(cited.get(one.id, "")),
            "heading": one.heading,
            "plain": one.plain,
            "line": one.plain or subject.sentence(f"{one.heading} ({cited.get(one.id, '')})"),
            "drafting": one.drafting,
            "demands": [{"id": d, "title": titles[d].title} for d in one.demands],
            "general": not one.demands and not one.meta.cuts,
            "exemption": bool(one.meta.cuts),
            "file": one.file,
            "note": _typed(one.meta.note),
            "options": [
                _option(*o) for o in one.options if o[0] not in document.setup.form.options
            ],
            "sources": [source(s) for s in one.meta.sources],
            "reasons": list(_reasons(subject, one)),
        }


def _reasons(subject: Subject, one: Described) -> Iterator[Data]:
    """Why the place can do for the demands of a clause what it does; demands of one reason
    together.
    """
    cases = {c.demand: c.reason for c in subject.coverage.demands if c.case is not None}
    known = [(demand, cases[demand]) for demand in one.demands if demand in cases]
    for reason, group in groupby(known, key=lambda item: item[1]):
        yield {"demands": subject.joined([demand for demand, _ in group]), "reason": reason}


def _option(name: str, option: Option, value: Value) -> Data:
    return {
        "name": name,
        "value": told(value),
        "amount": value if isinstance(value, int) and not isinstance(value, bool) else 0,
        "default": told(option.default),
        "changed": value != option.default,
        "about": _typed(option.about),
        "choices": ", ".join(option.choices),
    }


def _typed(text: str) -> str:
    """A note of a file as words: on one line, without the marks of code."""
    return " ".join(text.replace("`", "").split())


def source(one: Source) -> Data:
    """A source, and whether somebody read it."""
    return {
        "cite": one.cite,
        "verified": bool(one.verified),
        "url": one.url,
        "checked_on": one.checked_on,
    }
