"""What only draftban says: from which clause each provision comes, and the demand it answers."""

from __future__ import annotations

from collections.abc import Iterator

from draftban.bill.tree import Bill, Provision, Quoted, Recital
from draftban.writers._akn.names import MAKER
from draftban.writers._akn.xml import Element, own, proprietary
from draftban.writers._reading import own_blocks


def provenance(bill: Bill) -> Element:
    """The ``proprietary`` part of the metadata of ``bill``."""
    made = proprietary(f"#{MAKER}")
    made.append(
        own(
            "bill",
            place=bill.meta.place,
            form=bill.meta.form,
            demands=" ".join(bill.meta.demands),
        )
    )
    for demand, drafting in bill.meta.draftings:
        made.append(own("demand", id=demand, drafting=drafting))
    for eid, clause, label, drafting, demands in _sources(bill):
        made.append(
            own(
                "provision",
                eId=eid,
                clause=clause,
                label=label,
                drafting=drafting,
                demands=" ".join(demands),
            )
        )
    return made


_Source = tuple[str, str, str, str, tuple[str, ...]]


def _sources(bill: Bill) -> Iterator[_Source]:
    """Every finding, and every provision that comes from a clause or a definition: its eId, the
    clause, its label there, drafting and demands; what stands inside has drafting and demands of
    what is around it.
    """
    for block in bill.preamble:
        if isinstance(block, Recital) and block.id:
            yield block.eid, block.id, "", "", ()
    for root in (*bill.body, *bill.attachments):
        yield from _of(root, "", "", ())


def _of(p: Provision, clause: str, drafting: str, demands: tuple[str, ...]) -> Iterator[_Source]:
    name, _, label = p.id.partition("#")
    if p.source and p.source != clause:
        clause, drafting, demands = p.source, p.drafting, p.demands
    drafting, demands = p.drafting or drafting, p.demands or demands
    if clause:
        yield p.eid, clause, label if name == clause else "", drafting, demands
    for block in own_blocks(p):
        for child in block.children if isinstance(block, Quoted) else ():
            yield from _of(child, clause, drafting, demands)
    for child in p.children:
        yield from _of(child, clause, drafting, demands)
