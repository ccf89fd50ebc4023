"""What a place's bills do about each demand of the letter, where, how far, and why.

Everything is read off the finished bills and the setup: the provisions that answer a demand with
their citations, the competence cell with its limits, reason and authority, what is carved out,
and what nobody has answered yet. The answers for places and actors are in ``reach.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields

from draftban.bill.tree import plain
from draftban.config.answers import effect, effects
from draftban.config.model import DIRECT, URGE, Authority, Case
from draftban.config.setup import Setup
from draftban.diagnostics import Report
from draftban.documents import Build
from draftban.documents.answers import OFFER
from draftban.documents.answers import counts as counted
from draftban.review.citing import every
from draftban.review.coverage.calls import calls
from draftban.review.coverage.carveouts import defined, exemption, own_text, standing_edges
from draftban.review.coverage.data import CoverageData, load_coverage_data
from draftban.review.coverage.model import (
    CarveOut,
    Coverage,
    Covered,
    Extent,
    Further,
    Provided,
    Question,
)
from draftban.review.coverage.reach import reach
from draftban.review.law.facts import law_cited, seeming


def coverage(build: Build, report: Report | None = None) -> Coverage:
    """What the documents of ``build``, the law and its companions, do about each demand.

    A clause with ``cuts:`` is an exception: it narrows demands and answers none. Mistakes in
    ``templates/coverage.yaml``, in what a tradition says of its actors and in what clauses say
    they open go to ``report``.
    """
    report = Report() if report is None else report
    setup = build.setup
    data = load_coverage_data(setup.form, setup.search, report)
    out = {demand: build.left_out(demand) for demand in setup.selected}
    answers: list[Provided] = []
    exceptions: list[CarveOut] = []
    further: dict[str, Further] = {}
    for document in build.documents:
        counts = counted(setup, document.setup.form)
        for p, cited in every(document.bill):
            if p.kind != "clause":
                continue
            carved = exemption(document, p.source)
            wanted = carved.cuts if carved else p.demands
            demands = tuple(d for d in setup.selected if d in wanted and (counts or not out[d]))
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
    covered = tuple(_covered(build, data, demand, answers) for demand in setup.demands)
    terms = defined(document.bill for document in build.documents)
    return Coverage(
        demands=covered,
        exceptions=tuple(exceptions),
        edges=standing_edges(data.edges, terms, setup.selected),
        questions=tuple(_questions(setup)),
        stated=tuple(_stated(setup)),
        further=tuple(further.values()),
        reach=reach(setup, data, covered, exceptions, report),
        data=data,
        calls=calls(build, report),
    )


def _questions(setup: Setup) -> Iterator[Question]:
    for name in setup.unanswered:
        fact = setup.form.facts[name]
        why = " ".join(filter(None, (*effects(fact, setup.pack.counsel), seeming(setup, name))))
        yield Question(name, fact.ask, setup.facts.get(name), why)


def _stated(setup: Setup) -> Iterator[Question]:
    for name, said in setup.stated.items():
        fact, taken = setup.form.facts[name], setup.facts[name]
        known = _known(said.authority, setup)
        rests = law_cited(setup, said.authority, said.searched)
        yield Question(name, fact.ask, taken, effect(taken, fact), known, rests)


def _known(ids: Iterable[str], setup: Setup) -> tuple[tuple[str, Authority], ...]:
    return tuple((i, setup.authorities[i]) for i in ids if i in setup.authorities)


def _covered(build: Build, data: CoverageData, demand: str, answers: Iterable[Provided]) -> Covered:
    setup = build.setup
    provisions = tuple(p for p in answers if demand in p.demands)
    case = setup.cells.get(demand)
    draftings = {p.counts for p in provisions} - {OFFER}
    ids = case.authority if case else ()
    left_out = build.left_out(demand)
    return Covered(
        demand=demand,
        title=setup.demands[demand].title,
        extent=_extent(demand in setup.selected, draftings, case),
        urged=URGE in draftings,
        provisions=provisions,
        case=case,
        authority=_known(ids, setup),
        overridden=case is not None and case.pos.file == setup.search.display(setup.path),
        left_out=left_out,
        reason=data.words["left_out"] if left_out else build.reason(demand),
        shares=tuple(law.stem for law in build.shares(demand)),
    )


def _extent(selected: bool, draftings: set[str], case: Case | None) -> Extent:
    if not selected:
        return "not selected"
    if DIRECT in draftings and case is not None and not case.limits:
        return "full"
    if draftings - {URGE}:
        return "partial"
    return "urged" if draftings else "unanswered"
