"""How papers and reports about a bill cite its provisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from draftban.bill.citation import NO_BREAK, Address, addresses, base_of, cite, spelled
from draftban.bill.style import BillStyle
from draftban.bill.tree import FinalBill, Provision


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation: ``text`` in ``frame``, which holds it as ``{citation}`` and names the rest."""

    text: str
    frame: str = "{citation}"

    def __str__(self) -> str:
        return self.frame.replace("{citation}", self.text)


def joined(citations: Iterable[Cited]) -> str:
    """``citations``, each once, in a row; what neighbours have around them stands once."""
    runs = groupby(dict.fromkeys(citations), key=lambda cited: cited.frame)
    return "; ".join(str(Cited(", ".join(c.text for c in run), frame)) for frame, run in runs)


def citations(bill: FinalBill) -> dict[str, str]:
    """The citation of every provision of ``bill`` that has an id, aliases included."""
    return {name: str(cited) for p, cited in every(bill) for name in (p.id, *p.aliases) if name}


def every(bill: FinalBill) -> Iterator[tuple[Provision, Cited]]:
    """Every provision with its citation in the form's style, the spaces ordinary ones.

    What stands in the only base unit of its zone (the one new section of a code) is cited as
    other provisions of that unit cite it; what stands in another zone than the document's own
    sections, as those cite it.
    """
    standing = tuple(addresses(bill))
    units: dict[str, set[str]] = {}
    own = next((p.zone for p in bill.body if p.zone), "")
    for address in standing:
        base = address.path[base_of(address, bill.style)]
        units.setdefault(base.zone, set()).add(base.eid)
    for address in standing:
        alone = len(units[address.path[base_of(address, bill.style)].zone]) == 1
        elsewhere = own not in ("", address.path[0].zone)
        yield address.target, _cited(address, bill.style, alone, elsewhere)


def _cited(address: Address, style: BillStyle, alone: bool, elsewhere: bool) -> Cited:
    within = cite(address, address, style) if alone else None
    found = within or cite(address, None, style)
    this_law = style.zones[address.target.zone].this_law.replace(NO_BREAK, " ")
    if found is None:
        return Cited(this_law)
    frame = "{citation}" if within else (elsewhere and style.citation.across) or found.frame
    outer = found.outer.replace(NO_BREAK, " ")
    around = frame.replace(NO_BREAK, " ").replace("{citation}", "{citation}" + outer)
    return Cited(spelled(found, style), around.replace("{this}", this_law))
