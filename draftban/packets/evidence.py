"""What papers are told of the findings of the law: what each rests on, as which exhibit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from draftban.bill.draft import DraftGroup, OutlineNode
from draftban.bill.transforms.levels import INSTRUMENT
from draftban.bill.tree import (
    Inline,
    P,
    Pending,
    Provision,
    Recital,
    Text,
    plain,
    provisions,
)
from draftban.clauses.texts import LOCAL
from draftban.config.model import Source
from draftban.documents import Document
from draftban.packets.provisions import source
from draftban.packets.subject import Data, Subject


def evidence(subject: Subject) -> Data:
    """Each finding that prints with its sources, and every source once as an exhibit, numbered in
    the order of the findings.
    """
    rows: list[Data] = []
    exhibits: dict[str, Data] = {}
    for name, (document, says) in _findings(subject).items():
        sources = _sources(document, name)
        for one in sources:
            exhibits.setdefault(one.cite, {**source(one), "number": len(exhibits) + 1})
        rows.append(
            {
                "says": subject.sentence(says),
                "exhibits": subject.joined([str(exhibits[one.cite]["number"]) for one in sources]),
                "passages": [one.passage for one in sources if one.passage],
            }
        )
    return {"evidence": rows, "exhibits": list(exhibits.values())}


def _findings(subject: Subject) -> dict[str, tuple[Document, str]]:
    """Bare words of each finding by its id, of several laws each once."""
    found: dict[str, tuple[Document, str]] = {}
    for document in subject.build.laws or (subject.law,):
        draft = document.draft
        for block in draft.preamble:
            if isinstance(block, Recital):
                found.setdefault(block.id, (document, _words(block.content, document)))
        for p in _of_sections(draft.outline):
            words = "".join(_words(b.children, document) for b in p.content if isinstance(b, P))
            found.setdefault(p.id, (document, words))
    return found


def _words(inlines: Iterable[Inline], document: Document) -> str:
    """``inlines`` in plain words; a law names itself as in its recitals."""
    this = Text(document.setup.style.zones[INSTRUMENT].this_law)
    return plain(this if isinstance(inline, Pending) else inline for inline in inlines)


def _of_sections(nodes: Iterable[OutlineNode]) -> Iterator[Provision]:
    """The findings that are provisions of a section."""
    for node in nodes:
        if isinstance(node, DraftGroup):
            yield from _of_sections(node.of)
        elif isinstance(node, Provision):
            yield from (p for p in provisions((node,)) if p.kind == "finding")


def _sources(document: Document, name: str) -> Sequence[Source]:
    """Those of the finding ``name``, read or not."""
    kind, _, theme = name.partition("/")
    if kind == LOCAL:
        return document.setup.jurisdiction.findings[int(theme) - 1].sources
    entry = document.library.findings.get(theme)
    return entry.meta.sources if entry else ()
