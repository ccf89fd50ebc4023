"""What a place's bills do about each demand of the letter, where, how far, and why.

Everything is read off the finished bills and the setup: the provisions that answer a demand with
their citations, the competence cell with its limits, reason and authority, what is carved out,
and what nobody has answered yet. The answers for places and actors are in ``review/reach.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Literal

from draftban.bill.tree import plain
from draftban.config.answers import Value
from draftban.config.coverage_data import CoverageData, Edge, load_coverage_data
from draftban.config.model import DIRECT, URGE, Authority, Case
from draftban.config.setup import Setup
from draftban.diagnostics import Pos, Report
from draftban.documents import Build, Document
from draftban.review.carveouts import Exemption, defined, exemption, own_text, standing_edges
from draftban.review.citing import Cited, every
from draftban.review.reach import Reach, reach

Extent = Literal["full", "partial", "urged", "unanswered", "not selected"]
"""How far a demand is covered.

``full``: a direct drafting, and the place has no limits there. ``partial``: any other operative
drafting. ``urged``: the bills only call on others. ``unanswered``: selected, but all that the
bills say about it are exceptions. ``not selected``: the place did not ask for it.
"""

MET: frozenset[Extent] = frozenset({"full", "partial"})
"""A demand is met if the place itself enacts something of it; urging others does not do."""


OFFER = "offer"
"""What a companion counts as that others may adopt for themselves, such as a model vote."""


@dataclass(frozen=True, slots=True)
class Provided:
    """A provision of one of the bills.

    ``document`` is the bill's file name without suffix, ``cited`` how papers about it cite the
    provision, ``clause`` its stable id, ``pos`` the first line of its words in its file.
    ``counts`` is the drafting that it counts as: its own in the law; in a companion ``urge``,
    whatever its words, or :data:`OFFER`. ``demands`` are the selected ones that it answers or,
    for an exception, narrows.
    """

    document: str
    cited: Cited
    clause: str
    heading: str
    drafting: str
    counts: str
    demands: tuple[str, ...]
    pos: Pos

    @property
    def citation(self) -> str:
        """Its citation in the form's style."""
        return str(self.cited)


@dataclass(frozen=True, slots=True)
class CarveOut(Provided):
    """A clause with ``cuts:`` that stands: what its file says of it, and its own ``text``."""

    exemption: Exemption
    text: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A fact that nobody answered: it is ``taken`` to be what promises least."""

    fact: str
    ask: str
    taken: Value
    why: str


@dataclass(frozen=True, slots=True)
class Further:
    """Something that a provision does and the letter does not ask for."""

    provided: Provided
    says: str


@dataclass(frozen=True, slots=True)
class Covered:
    """One demand: how far it is covered, by what, and what the competence cell says.

    ``urged``: a bill calls on others for it too, whatever the place enacts itself. ``case`` is
    the cell that counts, ``None`` where the form has none (only for a demand not selected);
    ``authority`` holds what its ids stand for. ``overridden``: the place's own file sets the
    cell.
    """

    demand: str
    title: str
    extent: Extent
    urged: bool
    provisions: tuple[Provided, ...]
    case: Case | None
    authority: tuple[tuple[str, Authority], ...]
    overridden: bool

    @property
    def met(self) -> bool:
        """Whether the place itself enacts it, in full or in part."""
        return self.extent in MET


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every demand of the letter in its order, and the exceptions in the order of the bills.

    ``edges`` are carve-outs of definitions, ``questions`` what is still to be answered,
    ``further`` where the law goes further than the letter. ``reach`` answers for every place
    and actor; ``words`` are those of the page about it.
    """

    demands: tuple[Covered, ...]
    exceptions: tuple[CarveOut, ...]
    edges: tuple[Edge, ...]
    questions: tuple[Question, ...]
    further: tuple[Further, ...]
    reach: Reach
    data: CoverageData


def coverage(build: Build, report: Report | None = None) -> Coverage:
    """What the documents of ``build``, the law and its companions, do about each demand.

    A clause with ``cuts:`` is an exception: it narrows demands and answers none. Mistakes in
    ``templates/coverage`` and in what clauses say they open go to ``report``.
    """
    report = Report() if report is None else report
    setup = build.setup
    data = load_coverage_data(setup.form, setup.search, report)
    answers: list[Provided] = []
    exceptions: list[CarveOut] = []
    further: dict[str, Further] = {}
    for document in build.documents:
        counts = _counts(setup, document)
        for p, cited in every(document.bill):
            if p.kind != "clause":
                continue
            carved = exemption(document, p.source)
            wanted = carved.cuts if carved else p.demands
            demands = tuple(d for d in setup.selected if d in wanted)
            found = Provided(
                document=document.stem,
                cited=cited,
                clause=p.source,
                heading=plain(p.heading),
                drafting=p.drafting,
                counts=counts or p.drafting,
                demands=demands,
                pos=p.pos,
            )
            if not counts and p.drafting != URGE:
                for item in data.beyond:
                    if item.meant(p.source):
                        further.setdefault(item.says, Further(found, item.says))
            if carved is None:
                answers += [found] if demands else []
            elif demands:
                known = {f.name: getattr(found, f.name) for f in fields(Provided)}
                exceptions.append(CarveOut(**known, exemption=carved, text=own_text(p)))
    covered = tuple(_covered(setup, demand, answers) for demand in setup.demands)
    terms = defined(document.bill for document in build.documents)
    return Coverage(
        demands=covered,
        exceptions=tuple(exceptions),
        edges=standing_edges(data.edges, terms, setup.selected),
        questions=tuple(_questions(setup)),
        further=tuple(further.values()),
        reach=reach(setup, data, covered, exceptions, report),
        data=data,
    )


def _counts(setup: Setup, document: Document) -> str:
    """The drafting that every word of a companion counts as; empty for the law."""
    form = document.setup.form
    if form.form == setup.form.form:
        return ""
    return URGE if form.carries == "urged" else OFFER


def _questions(setup: Setup) -> Iterator[Question]:
    for name in setup.unanswered:
        fact = setup.form.facts[name]
        yield Question(name, fact.ask, setup.facts[name], fact.why)


def _covered(setup: Setup, demand: str, answers: Iterable[Provided]) -> Covered:
    provisions = tuple(p for p in answers if demand in p.demands)
    case = setup.cells.get(demand)
    draftings = {p.counts for p in provisions} - {OFFER}
    ids = case.authority if case else ()
    return Covered(
        demand=demand,
        title=setup.demands[demand].title,
        extent=_extent(demand in setup.selected, draftings, case),
        urged=URGE in draftings,
        provisions=provisions,
        case=case,
        authority=tuple((i, setup.authorities[i]) for i in ids if i in setup.authorities),
        overridden=case is not None and case.pos.file == setup.search.display(setup.path),
    )


def _extent(selected: bool, draftings: set[str], case: Case | None) -> Extent:
    if not selected:
        return "not selected"
    if DIRECT in draftings and case is not None and not case.limits:
        return "full"
    if draftings - {URGE}:
        return "partial"
    return "urged" if draftings else "unanswered"
