"""What the papers of a packet and those of a call are both told."""

from __future__ import annotations

from datetime import date

from draftban.packets.addressees import addressees
from draftban.packets.amending import amending
from draftban.packets.evidence import evidence
from draftban.packets.facts import facts
from draftban.packets.others import scenarios
from draftban.packets.provisions import provisions, sections
from draftban.packets.subject import Data, Subject
from draftban.packets.timing import timing
from draftban.review.coverage.calls import Calls
from draftban.review.coverage.writing import about


def shared(subject: Subject, found: Calls, introduced: date | None = None) -> Data:
    """What every paper about ``subject`` sees as ``paper``, with the addressees ``found``; dates if
    the day is known on which the bills are ``introduced``.
    """
    return {
        **about(subject.build),
        **provisions(subject),
        **facts(subject),
        **amending(subject),
        **timing(subject, introduced),
        **evidence(subject),
        **sections(subject),
        "scenarios": scenarios(subject),
        "addressees": addressees(subject, found),
    }
