"""What goes with a bill: papers to file with it, and working papers for counsel.

Everything that a paper says of the bills is computed here and handed to its template under the
name ``paper``; the words stand in ``templates/languages/<language>/papers``. Nothing is decided
here that the bills, their coverage or their comparison have not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from draftban.bill.paper import Paper
from draftban.bill.tree import FinalBill
from draftban.clauses.papers import Written
from draftban.config.languages.lacking import words_file
from draftban.config.model import PaperMeta
from draftban.diagnostics import Diagnostic, Report, Severity
from draftban.documents import Build, Document
from draftban.packets.compromises import compromises
from draftban.packets.contents import contents
from draftban.packets.others import comparison
from draftban.packets.shared import shared
from draftban.packets.standing import standing
from draftban.packets.subject import Data, Subject
from draftban.review.coverage.paper import coverage_paper
from draftban.review.readability import Grade, grade, units

TO_FILE = "to-file"
TO_USE = "to-use"
COUNSEL = "for-your-lawyer"
FOLDERS = (TO_FILE, TO_USE, COUNSEL)


@dataclass(frozen=True, slots=True)
class Read:
    """A paper whose reading grade was measured, by which formula, and the highest it may have."""

    paper: str
    grade: Grade
    most: float
    formula: str


@dataclass(frozen=True, slots=True)
class Packet:
    """The bills as they are handed in, the papers with the stems of their files, and what their
    reading grades are. ``absent`` are folder and stem of papers that do not stand in this packet.
    """

    bills: tuple[Document, ...]
    papers: tuple[tuple[str, Written[PaperMeta]], ...]
    read: tuple[Read, ...]
    absent: tuple[tuple[str, str], ...] = ()

    @property
    def working_header(self) -> str:
        """What stands at the head of each page of a working paper."""
        working = (w.paper.page.header for _, w in self.papers if w.meta.folder == COUNSEL)
        return next(working, "")

    def of_folder(self, folder: str) -> tuple[tuple[str, Paper], ...]:
        """File stem and paper of everything in ``folder``, in order."""
        return tuple((stem, w.paper) for stem, w in self.papers if w.meta.folder == folder)


def packet(build: Build, report: Report, *, introduced: date | None = None) -> Packet:
    """Everything that goes with the bills of ``build``.

    ``introduced`` is the day on which they are to be brought in: with it the earliest days are
    dates. Mistakes in papers and in what they rest on go to ``report``; a summary that is harder
    to read than the language pack allows is a warning.
    """
    subject = Subject.of(build, report)
    writer = subject.writer
    data: Data = {
        **shared(subject, subject.coverage.calls, introduced),
        **compromises(subject),
        "comparison": comparison(subject),
    }
    made: list[tuple[str, Written[PaperMeta]]] = []
    blanks: list[Data] = []
    papers = {name: one for name, one in writer.papers().items() if one.meta.folder in FOLDERS}
    there = standing(papers, subject, data)
    data.update(contents(subject, there, FOLDERS, data))
    # What is handed in comes first: the blanks that it leaves are told to counsel.
    for name, entry in sorted(there.items(), key=lambda e: FOLDERS.index(e[1].meta.folder)):
        data["paper_blanks"] = blanks
        written = writer.write(name, entry, data, subject.law.bill.meta, subject.cited_law)
        if written.blanks and entry.meta.folder == TO_FILE:
            labels = subject.joined(list(written.blanks))
            blanks.append({"paper": written.paper.meta.title, "labels": labels})
        paper = _completed(written, subject)
        made.append((f"{subject.place}-{name}", replace(written, paper=paper)))
    bills = tuple(replace(d, bill=handed_in(d.bill)) for d in build.documents)
    stems = {stem for stem, _ in made}
    named = ((entry.meta.folder, f"{subject.place}-{name}") for name, entry in papers.items())
    absent = tuple((folder, stem) for folder, stem in named if stem not in stems)
    return Packet(bills, tuple(made), tuple(_read(subject, made)), absent)


def handed_in(bill: FinalBill) -> FinalBill:
    """``bill`` with nothing in its properties but what it is called."""
    return FinalBill(replace(bill, meta=replace(bill.meta, generator="", subject="", keywords=())))


def _completed(written: Written[PaperMeta], subject: Subject) -> Paper:
    """The paper as it is written to a file: with the computed one behind its own words, where it
    asks for one; without a word about the program, where it is handed in.
    """
    paper = written.paper
    if written.meta.folder != COUNSEL:
        return replace(paper, meta=replace(paper.meta, generator=""))
    if written.meta.with_paper == "coverage":
        computed = coverage_paper(subject.build, subject.coverage)
        page = replace(computed.page, header=paper.page.header, footer=paper.page.footer)
        return replace(paper, page=page, blocks=(*paper.blocks, *computed.blocks))
    return paper


def _read(subject: Subject, made: Iterable[tuple[str, Written[PaperMeta]]]) -> Iterator[Read]:
    """The grade of each paper that is meant for everyone."""
    reading = subject.setup.pack.reading
    for stem, written in made:
        if not written.meta.reading:
            continue
        if reading is None:
            file = words_file("pack.yaml", subject.setup.search)
            subject.report.add(
                Diagnostic(
                    "packet.not-judged",
                    f"How hard {stem} is to read is not judged: {file} has no `reading:`.",
                    written.meta.pos,
                    text=written.name,
                    hint="Add `reading:` with a formula for the language.",
                    severity=Severity.ADVICE,
                )
            )
            continue
        found = grade(units(written.paper), reading, subject.setup.pack.letters)
        yield Read(stem, found, reading.most, reading.formula)
        if found.grade > reading.most:
            subject.report.warning(
                "packet.hard-to-read",
                f"{stem} reads at grade {found.grade:.1f}, and {reading.most:g} is the most "
                f"({reading.formula}).",
                written.meta.pos,
                text=written.name,
                hint="Shorten the sentences of its template, or of `plain:` in the clauses.",
            )
