"""What papers of a call are told of companies: no more than the user says and somebody has read."""

from __future__ import annotations

from dataclasses import dataclass

from draftban.config.model import LocalFinding, evident
from draftban.files.ids import slug
from draftban.packets.provisions import source
from draftban.packets.subject import Data, Subject
from draftban.review.coverage.calls import UNNAMED


@dataclass(frozen=True, slots=True)
class Company:
    """A company that the user names, or, without a name, one that nobody has: ``slug`` is what a
    file is called after it, ``data`` what papers see.
    """

    slug: str
    data: Data

    @classmethod
    def unnamed(cls) -> Company:
        """The company of a paper with a blank for its name."""
        return cls("", dict(UNNAMED))


def companies(subject: Subject) -> list[Company]:
    """The companies that the place's file names. What is said of one without a source that somebody
    has read is left out, and is told.
    """
    found: list[Company] = []
    taken: set[str] = set()
    for number, one in enumerate(subject.setup.jurisdiction.calls.companies, 1):
        known = [finding for finding in one.findings if _evident(finding, one.company, subject)]
        name = slug(one.company)[:40] or str(number)
        name = f"{name}-{number}" if name in taken else name
        taken.add(name)
        says = [_known(subject, finding) for finding in known]
        found.append(Company(name, {"named": True, "name": one.company, "known": says}))
    return found


def _evident(finding: LocalFinding, company: str, subject: Subject) -> bool:
    if evident(finding.sources):
        return True
    subject.report.warning(
        "calls.unread-source",
        f"What is said of {company} here is in no paper, since nobody has read a source for it.",
        finding.pos,
        text=finding.text,
        hint="Name a source under `sources:`, read it, and say `verified: true` with the day.",
    )
    return False


def _known(subject: Subject, finding: LocalFinding) -> Data:
    """What is said, as a sentence, with the sources that somebody has read."""
    read = [one for one in finding.sources if one.verified]
    return {
        "says": subject.sentence(finding.text),
        "cites": subject.between[1].join(one.cite for one in read),
        "sources": [source(one) for one in read],
    }
