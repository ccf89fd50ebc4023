"""What the papers of one packet are about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from draftban.bill.walk import lower_first, upper_first
from draftban.clauses.papers import PaperWriter, joined
from draftban.config.answers import Value, answer_words
from draftban.config.model import Fact
from draftban.config.regions import region_code
from draftban.config.setup import Setup
from draftban.diagnostics import NOWHERE, Pos, Report
from draftban.documents import Build, Document
from draftban.review.citing import citations
from draftban.review.coverage.demands import coverage
from draftban.review.coverage.model import Coverage
from draftban.review.coverage.writing import paper_writer

Data = dict[str, object]
"""What a template sees: maps, lists, words, numbers, yes and no."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The bills of one place, the law first, with all that is computed from them.

    ``cited`` maps each document's stem to the citations of its provisions by id.
    """

    build: Build
    report: Report
    coverage: Coverage
    writers: Mapping[str, PaperWriter]
    cited: Mapping[str, Mapping[str, str]]
    writer: PaperWriter

    @classmethod
    def of(cls, build: Build, report: Report) -> Subject:
        """The subject of ``build``."""
        return cls(
            build,
            report,
            coverage(build, report),
            {d.stem: PaperWriter(d.choice, report) for d in build.documents},
            {d.stem: citations(d.bill) for d in build.documents},
            paper_writer(build, report),
        )

    @property
    def setup(self) -> Setup:
        """That of the place in its own form."""
        return self.build.setup

    @property
    def place(self) -> str:
        """The place's code."""
        return self.setup.jurisdiction.place

    @property
    def state(self) -> str:
        """The code of the state or province in which the place lies; empty if none is known."""
        name, country = self.setup.jurisdiction.state, self.setup.form.country
        return region_code(name, country, self.setup.search, Report())

    @property
    def law(self) -> Document:
        """The law, the first of several, or what stands alone where the place can enact nothing."""
        return self.build.documents[0]

    @property
    def enacts(self) -> bool:
        """Whether there is a law among the documents."""
        return self.build.bill is not None

    @property
    def cited_law(self) -> Mapping[str, str]:
        """Citations by id of the provisions that papers refer to, in each law that has them."""
        found: dict[str, list[str]] = {}
        for document in self.build.laws or (self.law,):
            for name, citation in self.cited[document.stem].items():
                found.setdefault(name, []).append(self.within_law(document.stem, citation))
        return {name: self.joined(citations) for name, citations in found.items()}

    def within_law(self, stem: str, citation: str) -> str:
        """``citation`` of a provision of the document ``stem``, with that document's name if it is
        one of several laws.
        """
        laws = {law.stem: law for law in self.build.laws}
        if len(laws) < 2 or stem not in laws:
            return citation
        pattern = self.coverage.data.words["citation_in"]
        return pattern.format(citation=citation, document=laws[stem].short_name)

    def within(self, name: str) -> str:
        """``name`` as it stands within a sentence: its first letter small, unless the name has
        another capital or opens with the government's own.
        """
        first, _, rest = name.partition(" ")
        own = {
            word
            for words in self.setup.roles.get("government", {}).values()
            for word in words.split()
        }
        keep = first in own or rest != rest.lower()
        return name if keep else lower_first(name)

    @property
    def between(self) -> tuple[str, str]:
        """What stands between the members of a list, and of one whose members have commas."""
        return self.setup.pack.letters.between

    def sentence(self, text: str) -> str:
        """A finding, which has neither a capital nor a mark at its end, as a sentence."""
        stop = self.setup.pack.letters.full_stop
        return upper_first(" ".join(text.split())) + stop

    def day(self, day: date | None) -> str:
        """``day`` as the language writes it; empty for none."""
        return self.setup.pack.dated(day.isoformat()) if day is not None else ""

    def joined(self, items: list[str]) -> str:
        """``items``, each once, as the language joins them."""
        return joined(self.setup, list(dict.fromkeys(items)))


def where(pos: Pos) -> str:
    """File and line of ``pos``, empty if it has none."""
    return "" if pos == NOWHERE else f"{pos.file}:{pos.line}"


def told(value: Value | None, fact: Fact | None = None) -> Data:
    """A value of an option, or of ``fact``: whether it is a yes or no, which, and its words; none
    for what is not known.
    """
    flag = isinstance(value, bool)
    words = "" if flag or value is None else answer_words(value, fact)
    return {"flag": flag, "on": value is True, "words": words}
