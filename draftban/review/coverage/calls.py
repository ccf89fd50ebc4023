"""What the letter's calls on others than lawmakers come to in one place: whom they reach there,
which papers each can sign, file or adopt, and which its order of law does not know.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from draftban.clauses.choosing.library import CallPaperEntry, load_call_papers
from draftban.config.calls.addressees import Called, check_calls, load_addressees, load_calls
from draftban.config.calls.model import Call
from draftban.config.model import Source, Wording
from draftban.diagnostics import Report
from draftban.documents import Build, Document
from draftban.files.nodes import pos_at
from draftban.review.coverage.writing import about, paper_writer

UNNAMED: Mapping[str, object] = {"named": False, "name": "", "known": []}
"""What papers see of a company that nobody has named."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A paper that its addressee can sign, file or adopt, in words. ``name`` is that of its file,
    ``companies/pledge``; ``entry`` that file, or ``document`` the companion of the bill that it is.
    ``note`` and ``questions`` are for counsel.
    """

    name: str
    title: str
    calls: tuple[str, ...]
    does: str
    signs: str
    goes_to: str
    note: str = ""
    questions: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    entry: CallPaperEntry | None = None
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A paper that is not offered, and why."""

    name: str
    title: str
    calls: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Addressed:
    """One on whom the letter calls, in words: who it is here, what it can and cannot do."""

    id: str
    name: str
    calls: tuple[str, ...]
    who: str
    goes_to: str
    can: str
    cannot: str
    papers: tuple[Offered, ...]
    refused: tuple[Refused, ...]


@dataclass(frozen=True, slots=True)
class Calls:
    """The letter's calls in its order, and whom they reach here, in order."""

    letter: Mapping[str, Call]
    addressees: tuple[Addressed, ...]

    def answers(self, call: str) -> Iterator[tuple[Addressed, Offered]]:
        """The papers that answer ``call``."""
        for one in self.addressees:
            yield from ((one, paper) for paper in one.papers if call in paper.calls)

    def refusals(self, call: str) -> Iterator[tuple[Addressed, Refused]]:
        """The papers for ``call`` that are not offered."""
        for one in self.addressees:
            yield from ((one, refused) for refused in one.refused if call in refused.calls)


def calls(build: Build, report: Report) -> Calls:
    """What the calls come to in the place of ``build``; none where nobody has said for its order of
    law on whom they are. Mistakes go to ``report``.
    """
    search, of_letter = build.setup.search, report.aside()
    if not build.documents:
        return Calls({}, ())
    letter = load_calls(search, of_letter)
    found = load_addressees(search, letter, report)
    if not found:  # nor need its language have words for the calls
        return Calls({}, ())
    report.absorb(of_letter)
    return Calls(letter, tuple(_Reader(build, report).addressed(found)))


class _Reader:
    def __init__(self, build: Build, report: Report) -> None:
        self.build, self.report = build, report
        self.level = build.setup.form.government
        self.writer = paper_writer(build, report)
        self.data = {**about(build), "company": UNNAMED, "companies": []}

    def addressed(self, found: tuple[Called, ...]) -> Iterator[Addressed]:
        """Each of those ``found``, in words."""
        wants = self.writer.wants
        entries = load_call_papers(self.writer.library, self.writer.setup.search, self.report)
        for called in found:
            meta = called.meta
            refused = tuple(self._refused(called))
            out = {one.name for one in refused}
            goes_to = self._(meta.goes_to)
            papers = [
                self._offered(name, entry, called, goes_to)
                for name, entry in entries.items()
                if name.partition("/")[0] == called.id
                and name not in out
                and wants(entry, self.level)
            ]
            papers += self._documents(called, goes_to)
            yield Addressed(
                called.id,
                self._(meta.name),
                meta.calls,
                self._(meta.who),
                goes_to,
                self._(meta.can),
                self._(meta.cannot),
                tuple(papers),
                refused,
            )

    def _(self, said: Wording) -> str:
        return " ".join(self.writer.say(said, self.data).split())

    def _refused(self, called: Called) -> Iterator[Refused]:
        for name, one in called.meta.refused.items():
            if not one.levels or self.level in one.levels:
                named = one.calls or called.meta.calls
                yield Refused(f"{called.id}/{name}", self._(one.title), named, self._(one.reason))

    def _offered(self, name: str, entry: CallPaperEntry, called: Called, goes_to: str) -> Offered:
        meta = entry.meta
        check_calls(meta.calls, called.meta.calls, entry.node, self.report, "calls")
        questions = (
            Wording(text, pos_at(entry.node, "questions", number))
            for number, text in enumerate(meta.questions)
        )
        return Offered(
            name,
            self._front(entry, "title"),
            meta.calls,
            self._front(entry, "does"),
            self._front(entry, "signs"),
            self._front(entry, "goes_to") or goes_to,
            self._front(entry, "note"),
            tuple(map(self._, questions)),
            meta.sources,
            entry,
        )

    def _front(self, entry: CallPaperEntry, key: str) -> str:
        return " ".join(self.writer.front(entry, key, self.data).split())

    def _documents(self, called: Called, goes_to: str) -> Iterator[Offered]:
        """The companions of the bill that are papers of the addressee ``called``."""
        for document in self.build.companions:
            does = called.meta.documents.get(document.setup.form.form)
            if does is not None:
                yield Offered(
                    f"{called.id}/{document.setup.form.suffix.lstrip('-')}",
                    document.bill.meta.short_title,
                    called.meta.calls,
                    self._(does),
                    self._(called.meta.name),
                    goes_to,
                    document=document,
                )
