"""The papers of a call: what those on whom the letter calls can sign, file or adopt.

Each is written as a paper of the packet is, in the same words and with the same facts under the
name ``paper``; with them come the bill's definitions of the terms that it prints, and what the user
says of companies.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from draftban.bill.paper import Paper
from draftban.clauses.choosing.library import CallPaperEntry
from draftban.clauses.papers import Written
from draftban.config.calls.model import CallPaperMeta
from draftban.diagnostics import Report
from draftban.documents import Build, Document
from draftban.packets.calls.companies import Company, companies
from draftban.packets.calls.definitions import closure, definitions, name_of, prints
from draftban.packets.shared import shared
from draftban.packets.standing import standing
from draftban.packets.subject import Data, Subject
from draftban.review.coverage.calls import Addressed, Calls, Offered

FOLDER = "call"
"""That of the papers about all others, such as the guide: whom each is for, and what counsel should
know of it.
"""


@dataclass(frozen=True, slots=True)
class CallPapers:
    """The papers of a call. ``papers`` are those of each addressee, ``documents`` companions of the
    bill that are papers too; each with the folder and stem of its file. ``guide`` are those about
    all of them, with their stems.
    """

    calls: Calls
    papers: tuple[tuple[str, Written[CallPaperMeta]], ...]
    documents: tuple[tuple[str, Document], ...]
    guide: tuple[tuple[str, Paper], ...]


def call(build: Build, report: Report, chosen: Collection[str] = ()) -> CallPapers:
    """The papers of the addressees ``chosen`` by id, or of all, in the place of ``build``.

    Mistakes in papers and in what they rest on go to ``report``; so does what the user says of a
    company without a source that somebody has read. Raises ``ValueError`` for an addressee that is
    none there.
    """
    subject = Subject.of(build, report)
    found = subject.coverage.calls
    if unknown := sorted({*chosen} - {one.id for one in found.addressees}):
        raise ValueError(f"there is no addressee {', '.join(unknown)}")
    wanted = tuple(one for one in found.addressees if not chosen or one.id in chosen)
    named = companies(subject)
    data: Data = {
        **shared(subject, replace(found, addressees=wanted)),
        "companies": [one.data for one in named],
        "company": Company.unnamed().data,
    }
    writer = _Writer(subject, data, named)
    papers = [
        paper
        for one in wanted
        for offered in one.papers
        if offered.entry is not None
        for paper in writer.papers(one, offered, offered.entry)
    ]
    documents = [
        (f"{one.id}/{offered.document.stem}", offered.document)
        for one in wanted
        for offered in one.papers
        if offered.document is not None
    ]
    return CallPapers(found, tuple(papers), tuple(documents), tuple(writer.guide()))


@dataclass(frozen=True, slots=True)
class _Writer:
    subject: Subject
    data: Data
    companies: Sequence[Company]

    def papers(
        self, one: Addressed, offered: Offered, entry: CallPaperEntry
    ) -> Iterator[tuple[str, Written[CallPaperMeta]]]:
        """Folder and stem of each copy of a paper, and the copy."""
        copies: Sequence[Company] = (Company.unnamed(),)
        if entry.meta.each == "company" and self.companies:
            copies = self.companies
        addressee = {
            "name": one.name,
            "who": one.who,
            "goes_to": offered.goes_to,
            "can": one.can,
            "cannot": one.cannot,
        }
        for company in copies:
            data = {**self.data, "addressee": addressee, "company": company.data}
            name = offered.name.rpartition("/")[2]
            stem = "-".join(filter(None, (self.subject.place, name, company.slug)))
            yield f"{one.id}/{stem}", self._written(offered.name, entry, data)

    def guide(self) -> Iterator[tuple[str, Paper]]:
        """The papers about all others, if the language has some."""
        subject = self.subject
        base, cited = subject.law.bill.meta, subject.cited_law
        papers = {n: one for n, one in subject.writer.papers().items() if one.meta.folder == FOLDER}
        for name, entry in standing(papers, subject, self.data).items():
            made = subject.writer.write(name, entry, self.data, base, cited)
            yield f"{subject.place}-{name}", made.paper

    def _written(self, name: str, entry: CallPaperEntry, data: Data) -> Written[CallPaperMeta]:
        """A paper with the definitions of the terms that it prints. Which these are is known once
        it is written, so that it is written twice where there are some.
        """
        subject = self.subject
        base, cited = subject.law.bill.meta, subject.cited_law
        made = subject.writer.write(name, entry, {**data, "definitions": []}, base, cited)
        used = closure(subject, made.terms)
        if used:
            told = {**data, "definitions": definitions(subject, used)}
            made = subject.writer.write(name, entry, told, base, cited)
            self._defined(made, used, entry)
        return replace(made, paper=replace(made.paper, meta=replace(made.paper.meta, generator="")))

    def _defined(
        self, made: Written[CallPaperMeta], used: Sequence[str], entry: CallPaperEntry
    ) -> None:
        """Report the terms ``used`` whose definitions the paper does not print."""
        subject = self.subject
        lacking = [term for term in used if not prints(made.paper, term, subject)]
        if lacking:
            names = subject.joined([name_of(subject, term) for term in lacking])
            subject.report.error(
                "calls.undefined-term",
                f"This paper uses defined terms and does not define them: {names}.",
                entry.meta.pos,
                text=made.name,
                hint='Print the bill’s definitions: {{ passage("call-definitions") }}.',
            )
