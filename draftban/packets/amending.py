"""What papers are told of a law that the bill amends: sections that are open, points to settle."""

from __future__ import annotations

from draftban.packets.subject import Data, Subject, where
from draftban.review.amending import conflicts, open_proposals


def amending(subject: Subject) -> Data:
    """The sections of the law on which nobody has decided, with what is proposed; where its text is
    not there, what is to be settled with it; and whether the bill ``stands_alone`` beside it.
    """
    return {
        "stands_alone": subject.setup.existing is None,
        "undecided": [
            {
                "section": f"{one.section.num} {one.section.heading}".strip(),
                "proposed": proposed,
                "where": where(one.pos),
            }
            for one, proposed in open_proposals(subject.build, subject.report)
        ],
        "conflicts": [
            {"about": one.about, "settle": one.settle}
            for one in conflicts(subject.setup, subject.report)
        ],
    }
