"""What a place's bills do about each demand of the letter, where, how far, and why.

Everything is read off the finished bills and the setup: the provisions that answer a demand with
their citations, and the competence cell with its limits, reason and authority.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from draftban.bill.citation import NO_BREAK, Address, base_of, cite, word_of
from draftban.bill.style import BillStyle
from draftban.bill.tree import FinalBill, Provision, Quoted, plain
from draftban.config.competence import cell
from draftban.config.forms import form_chain
from draftban.config.model import DIRECT, URGE, Authority, Case
from draftban.config.nodes import Map, Scalar, Seq, get
from draftban.config.setup import Setup
from draftban.config.shelf import Shelf, take_stock
from draftban.config.text_source import read_parsed
from draftban.config.yaml_source import parse_front_matter
from draftban.diagnostics import NOWHERE, Pos, Report

Extent = Literal["full", "partial", "urged", "unanswered", "not selected"]
"""How far a demand is covered.

``full``: a direct drafting, and the place has no limits there. ``partial``: any other operative
drafting. ``urged``: the bills only call on others. ``unanswered``: selected, but all that the
bills say about it are exceptions. ``not selected``: the place did not ask for it.
"""

MET: frozenset[Extent] = frozenset({"full", "partial"})
"""A demand is met if the place itself enacts something of it; urging others does not do."""


@dataclass(frozen=True, slots=True)
class Provided:
    """A provision of one of the bills.

    ``document`` is the bill's file name without suffix, ``citation`` the provision's in the
    form's style, ``clause`` its stable id, ``pos`` the first line of its words in the clause's
    file. ``demands`` are the selected ones that it answers or, for an exception, narrows.
    """

    document: str
    citation: str
    clause: str
    heading: str
    drafting: str
    demands: tuple[str, ...]
    pos: Pos


@dataclass(frozen=True, slots=True)
class Covered:
    """One demand: how far it is covered, by what, and what the competence cell says.

    ``urged``: a bill calls on others for it too, whatever the place enacts itself. ``case`` is
    the cell that counts, ``None`` where the form has none (only for a demand not selected);
    ``authority`` holds what its ids stand for.
    """

    demand: str
    title: str
    extent: Extent
    urged: bool
    provisions: tuple[Provided, ...]
    case: Case | None
    authority: tuple[tuple[str, Authority], ...]

    @property
    def met(self) -> bool:
        """Whether the place itself enacts it, in full or in part."""
        return self.extent in MET


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every demand of the letter in its order, and the exceptions in the order of the bills."""

    demands: tuple[Covered, ...]
    exceptions: tuple[Provided, ...]


def coverage(setup: Setup, documents: Iterable[tuple[str, FinalBill]]) -> Coverage:
    """What ``documents`` (file stem and bill: the law and its companion) do about each demand.

    A clause with ``cuts:`` is an exception: it narrows demands and answers none.
    """
    answers: list[Provided] = []
    exceptions: list[Provided] = []
    for stem, bill in documents:
        cuts = _Cuts.of(setup, bill)
        for p, citation in _cited(bill):
            narrowed = cuts.by(p.source)
            demands = tuple(d for d in setup.selected if d in (narrowed or p.demands))
            if demands:
                found = Provided(
                    document=stem,
                    citation=citation,
                    clause=p.source,
                    heading=plain(p.heading),
                    drafting=p.drafting,
                    demands=demands,
                    pos=p.pos,
                )
                (exceptions if narrowed else answers).append(found)
    return Coverage(tuple(_covered(setup, d, answers) for d in setup.demands), tuple(exceptions))


def _covered(setup: Setup, demand: str, answers: Iterable[Provided]) -> Covered:
    provisions = tuple(p for p in answers if demand in p.demands)
    case = cell(setup, demand)
    draftings = {p.drafting for p in provisions}
    ids = case.authority if case else ()
    return Covered(
        demand=demand,
        title=setup.demands[demand].title,
        extent=_extent(demand in setup.selected, draftings, case),
        urged=URGE in draftings,
        provisions=provisions,
        case=case,
        authority=tuple((i, setup.authorities[i]) for i in ids if i in setup.authorities),
    )


def _extent(selected: bool, draftings: set[str], case: Case | None) -> Extent:
    if not selected:
        return "not selected"
    if DIRECT in draftings and case is not None and not case.limits:
        return "full"
    if draftings - {URGE}:
        return "partial"
    return "urged" if draftings else "unanswered"


# ---------------------------------------------------------------- where a clause stands


def _addresses(bill: FinalBill) -> Iterator[Address]:
    """Every provision with those around it in its zone, in reading order."""

    def under(p: Provision, above: tuple[Provision, ...]) -> Iterator[Address]:
        here = (*above, p)
        yield Address(here)
        for block in (*p.content, *p.intro):
            if isinstance(block, Quoted):
                for child in block.children:
                    yield from under(child, ())
        for child in p.children:
            yield from under(child, here)

    for root in (*bill.body, *bill.attachments):
        yield from under(root, ())


def _cited(bill: FinalBill) -> Iterator[tuple[Provision, str]]:
    """Every clause with its citation in the form's style, the spaces ordinary ones.

    What stands in the only base unit of its zone (the one new section of a code) is cited as
    other provisions of that unit cite it.
    """
    addresses = tuple(_addresses(bill))
    units: dict[str, set[str]] = {}
    for address in addresses:
        base = address.path[base_of(address, bill.style)]
        units.setdefault(base.zone, set()).add(base.eid)
    for address in addresses:
        if address.target.kind == "clause":
            alone = len(units[address.target.zone]) == 1
            yield address.target, _citation(address, bill.style, alone).replace(NO_BREAK, " ")


def _citation(address: Address, style: BillStyle, alone: bool) -> str:
    within = cite(address, address, style) if alone else None
    found = within or cite(address, None, style)
    this_law = style.zones[address.target.zone].this_law
    if found is None:
        return this_law
    text = f"{word_of(found.level, style.citation)} {found.text}{found.tail}{found.outer}".strip()
    return text if within else _framed(found.frame, text, this_law)


def _framed(frame: str, text: str, this_law: str) -> str:
    return frame.replace("{this}", this_law).replace("{citation}", text)


# ---------------------------------------------------------------- exceptions


@dataclass(frozen=True, slots=True)
class _Cuts:
    """What the base files of one bill's clauses say under ``cuts:``."""

    setup: Setup
    shelf: Shelf

    @classmethod
    def of(cls, setup: Setup, bill: FinalBill) -> _Cuts:
        """For ``bill``, whose form may be the companion's and have clauses of its own."""
        search = setup.search
        if bill.meta.form != setup.form.form:
            codes, _ = form_chain(bill.meta.form, NOWHERE, search, Report())
            search = replace(search, form_codes=codes)
        return cls(setup, take_stock(search))

    def by(self, clause: str) -> tuple[str, ...]:
        """The demands that ``clause`` narrows; none if it is no exception."""
        path = self.shelf.clause(clause) if clause else None
        if path is None:
            return ()
        # Mistakes in the file were reported when the bill was drafted.
        return read_parsed(path, self.setup.search.display(path), _cuts, Report()) or ()


def _cuts(text: str, file: str, report: Report) -> tuple[str, ...]:
    node, _, _ = parse_front_matter(text, file, report)
    listed = get(node, "cuts") if isinstance(node, Map) else None
    if not isinstance(listed, Seq):
        return ()
    return tuple(item.raw for item in listed.items if isinstance(item, Scalar))
