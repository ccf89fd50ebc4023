"""Everything that a place's bills leave out: exemptions that stand, and edges of definitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from draftban.bill.tree import FinalBill, P, Provision, bill_provisions, plain
from draftban.bill.walk import terms_defined
from draftban.config.model import ClauseMeta
from draftban.documents import Document
from draftban.review.coverage.data import Edge
from draftban.review.coverage.model import Exemption


def exemption(document: Document, clause: str) -> Exemption | None:
    """What the base file of ``clause``, which stands in ``document``, says of an exemption."""
    found = document.library.clauses.get(clause)
    if found is None or not found.meta.cuts:
        return None
    meta = found.meta
    return Exemption(meta.cuts, meta.opens, switch(meta), _placed(document, clause))


def _placed(document: Document, clause: str) -> bool:
    """Whether only the place has ``clause``, in its own folder."""
    path, search = document.library.shelf.clause(clause), document.setup.search
    own = path is not None and any(path.is_relative_to(f) for f in search.place_folders)
    return own and len(search.every(f"{clause}.md")) == 1


def switch(meta: ClauseMeta) -> str:
    """The option of its own whose default would leave the clause out."""
    for name, value in meta.when.items():
        option = meta.options.get(name)
        if option is not None and option.default != value:
            return name
    return ""


# ---------------------------------------------------------------- words


def own_text(p: Provision) -> tuple[str, ...]:
    """What ``p`` says, as lines: its words, then those of what stands in it, with numbers."""
    return tuple(line for line in _lines(p, top=True) if line)


def _lines(p: Provision, *, top: bool) -> Iterator[str]:
    heading = plain(p.heading)
    head = [] if top else [p.num, f"{heading.rstrip('.')}." if heading else ""]
    blocks = (block for block in (*p.content, *p.intro) if isinstance(block, P))
    yield " ".join(part for part in (*head, *(plain(b.children) for b in blocks)) if part)
    for child in p.children:
        yield from _lines(child, top=False)
    if p.wrap_up is not None:
        yield plain(p.wrap_up.children)


# ---------------------------------------------------------------- definitions


def defined(bills: Iterable[FinalBill]) -> frozenset[str]:
    """The concepts that ``bills`` define."""
    return frozenset(
        term
        for bill in bills
        for p in bill_provisions(bill)
        if p.kind == "definition"
        for term in terms_defined(p)
    )


def standing_edges(
    edges: Iterable[Edge], terms: frozenset[str], selected: Iterable[str]
) -> tuple[Edge, ...]:
    """The edges of definitions that stand and narrow a selected demand, each with those only."""
    wanted = tuple(selected)
    found = []
    for edge in edges:
        cuts = tuple(demand for demand in wanted if demand in edge.cuts)
        if edge.term in terms and cuts:
            found.append(replace(edge, cuts=cuts))
    return tuple(found)
