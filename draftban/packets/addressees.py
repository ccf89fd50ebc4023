"""What lists of the papers of a call are told: whom each is for, what it does, what is refused."""

from __future__ import annotations

from draftban.packets.provisions import source
from draftban.packets.subject import Data, Subject
from draftban.review.coverage.calls import Addressed, Calls, Offered


def addressees(subject: Subject, found: Calls) -> list[Data]:
    """Those on whom the letter calls, in order, each with its papers and those that are refused."""
    return [_addressee(subject, found, one) for one in found.addressees]


def _addressee(subject: Subject, found: Calls, one: Addressed) -> Data:
    return {
        "id": one.id,
        "name": one.name,
        "calls": [
            {"number": call.number, "plain": call.plain}
            for name, call in found.letter.items()
            if name in one.calls
        ],
        "who": one.who,
        "goes_to": one.goes_to,
        "can": one.can,
        "cannot": one.cannot,
        "papers": [_paper(subject, found, paper) for paper in one.papers],
        "refused": [{"title": r.title, "reason": r.reason} for r in one.refused],
    }


def _paper(subject: Subject, found: Calls, paper: Offered) -> Data:
    answered = [call.number for name, call in found.letter.items() if name in paper.calls]
    return {
        "id": paper.name,
        "title": paper.title,
        "numbers": subject.joined(answered),
        "does": paper.does,
        "signs": paper.signs,
        "goes_to": paper.goes_to,
        "note": paper.note,
        "questions": list(paper.questions),
        "sources": [source(one) for one in paper.sources],
    }
