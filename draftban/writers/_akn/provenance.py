"""What only draftban says: from which clause each provision comes, the demand it answers, and what
a finding rests on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from draftban.bill.links import link
from draftban.bill.tree import Bill, CitedSource, Provision, Quoted, Recital
from draftban.writers._akn.names import MAKER
from draftban.writers._akn.xml import Element, add, own, proprietary
from draftban.writers._reading import own_blocks


@dataclass(frozen=True, slots=True)
class _Entry:
    """What is said of one provision or finding."""

    eid: str = ""
    clause: str = ""
    label: str = ""
    drafting: str = ""
    demands: tuple[str, ...] = ()
    sources: tuple[CitedSource, ...] = ()


def provenance(bill: Bill) -> Element:
    """The ``proprietary`` part of the metadata of ``bill``."""
    meta = bill.meta
    made = proprietary(f"#{MAKER}")
    add(made, own("bill", place=meta.place, form=meta.form, demands=" ".join(meta.demands)))
    for demand, drafting in meta.draftings:
        add(made, own("demand", id=demand, drafting=drafting))
    for entry in _entries(bill):
        add(made, _element(entry))
    return made


def _element(entry: _Entry) -> Element:
    made = own(
        "provision",
        eId=entry.eid,
        clause=entry.clause,
        label=entry.label,
        drafting=entry.drafting,
        demands=" ".join(entry.demands),
    )
    for source in entry.sources:
        add(made, own("source", cite=source.cite, url=link(source.url), read=source.read))
    return made


def _entries(bill: Bill) -> Iterator[_Entry]:
    """Every finding, and every provision that comes from a clause or a definition."""
    for block in bill.preamble:
        if isinstance(block, Recital) and block.id:
            yield _Entry(block.eid, block.id, sources=block.sources)
    for root in (*bill.body, *bill.attachments):
        yield from _below(root, _Entry())


def _below(p: Provision, around: _Entry) -> Iterator[_Entry]:
    """``p`` and what stands in it, which has drafting and demands of what is ``around`` it."""
    name, _, label = p.id.partition("#")
    clause = p.source or (name if p.kind == "finding" else "")
    if clause and clause != around.clause:
        around = _Entry(clause=clause)
    entry = replace(
        around,
        eid=p.eid,
        label=label if name == around.clause else "",
        drafting=p.drafting or around.drafting,
        demands=p.demands or around.demands,
        sources=p.sources,
    )
    if entry.clause:
        yield entry
    for block in own_blocks(p):
        for child in block.children if isinstance(block, Quoted) else ():
            yield from _below(child, entry)
    for child in p.children:
        yield from _below(child, entry)
