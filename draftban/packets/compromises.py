"""What papers are told of exceptions that the law could make and does not: what each opens, and
which provision it would cut.
"""

from __future__ import annotations

from collections.abc import Iterator

from draftban.bill.walk import upper_first
from draftban.clauses.choosing.library import Clause
from draftban.clauses.choosing.wanted import unwanted
from draftban.config.answers import holds
from draftban.documents import Document
from draftban.packets.subject import Data, Subject
from draftban.review.coverage.carveouts import switch
from draftban.review.coverage.data import ALL


def compromises(subject: Subject) -> Data:
    """Each exemption that an option brings into the law, as long as it is off; the one that opens
    least comes first.
    """
    found: dict[str, tuple[tuple[int, int, str], Data]] = {}
    for law in subject.build.laws:
        for clause in law.library.clauses.values():
            option = switch(clause.meta)
            if option and _could_stand(law, clause, option):
                opened = _opened(subject, clause)
                size = sum(len(places) for places in opened.values())
                rank = (size, len(clause.meta.cuts), clause.id)
                found.setdefault(clause.id, (rank, _row(subject, law, clause, option, opened)))
    return {"compromises": [data for _, data in sorted(found.values(), key=lambda one: one[0])]}


def _could_stand(law: Document, clause: Clause, option: str) -> bool:
    """Whether only its option keeps ``clause`` out."""
    selection, meta = law.selection, clause.meta
    wanted = {name: value for name, value in meta.when.items() if name != option}
    return (
        not selection.has(clause.id)
        and selection.mentions.names(clause.id)
        and not selection.mentions.omits(clause.id)
        and any(demand in selection.enacted for demand in meta.demands)
        and holds(wanted, selection.values)
        and not unwanted(clause, law.setup.form.government, law.setup.tradition)
    )


def _opened(subject: Subject, clause: Clause) -> dict[str, list[str]]:
    """The places that it opens, by the actor to whom; ids of coverage."""
    every = [place.place for place in subject.coverage.reach.places]
    found: dict[str, list[str]] = {}
    for opening in clause.meta.opens:
        places = every if opening.place == ALL else [opening.place]
        found.setdefault(opening.actor, []).extend(places)
    return found


def _row(
    subject: Subject, law: Document, clause: Clause, option: str, opened: dict[str, list[str]]
) -> Data:
    places = {place.place: place.name for place in subject.coverage.reach.places}
    who = {one: column.name for column in subject.coverage.reach.columns for one in column.ids}
    writer = subject.writers[law.stem]
    return {
        "id": clause.id,
        "option": option,
        "heading": writer.heading(clause),
        "plain": writer.told(clause, _drafting(law, clause)),
        "about": " ".join(clause.meta.options[option].about.split()),
        "cites": subject.joined(list(_cuts(subject, law, clause))),
        "opens": [
            {
                "who": subject.within(who.get(actor, actor)),
                "everywhere": len(some) == len(places),
                "places": subject.joined([places[one].lower() for one in some if one in places]),
            }
            for actor, some in opened.items()
        ],
    }


def _drafting(law: Document, clause: Clause) -> str:
    """The drafting in which it would stand."""
    for demand in clause.meta.demands:
        for drafting in law.selection.draftings.get(demand, ()):
            if drafting in clause.draftings:
                return drafting
    return next(iter(clause.draftings), "")


def _cuts(subject: Subject, law: Document, clause: Clause) -> Iterator[str]:
    """The citations of what answers the demands that it would narrow: the core of each."""
    cited = subject.cited[law.stem]
    for demand in clause.meta.cuts:
        for standing in law.selection.standing:
            if demand in standing.clause.meta.core_of and standing.id in cited:
                yield upper_first(subject.within_law(law.stem, cited[standing.id]))
