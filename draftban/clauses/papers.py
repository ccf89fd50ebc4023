"""Papers that go with a bill: a memo, a summary, an analysis, from ``papers/<paper>.md``.

A paper is written in clause language with one name more, ``paper``, for what is computed, and
in the wider Markdown of ``papermarks``. What it says of a provision is asked here as well:
``described`` tells of every clause of a bill what its own file says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from draftban.bill.paper import Paper, paper_page
from draftban.bill.transforms.spelling import speller
from draftban.bill.tree import FinalBill, Meta, Pending, bill_provisions, plain
from draftban.bill.walk import upper_first
from draftban.clauses.calls import Wordings
from draftban.clauses.choosing.library import Clause, Entry, PaperEntry, load_papers, unknown_clause
from draftban.clauses.choosing.options import named_options
from draftban.clauses.choosing.selection import Choice, Standing
from draftban.clauses.choosing.shelf import stands_elsewhere
from draftban.clauses.fragments import Fragments
from draftban.clauses.language.rendering import Renderer
from draftban.clauses.markup.inlines import Reader
from draftban.clauses.markup.papers import PaperMarkup
from draftban.clauses.markup.typing import typesetter
from draftban.config.answers import Value
from draftban.config.languages.language import invisible
from draftban.config.model import ClauseMeta, Option, SheetMeta, Wording
from draftban.config.model.shared import Level
from draftban.config.setup import Setup
from draftban.config.written import given
from draftban.diagnostics import Pos, Report
from draftban.files.nodes import pos_at

S = TypeVar("S", bound=SheetMeta)


@dataclass(frozen=True, slots=True)
class Described:
    """A clause of a finished bill, with what its file says about it.

    ``source`` is the clause's id, ``plain`` the plain sentence for the drafting that stands,
    ``options`` those that its words use, with the values that count.
    """

    id: str
    source: str
    heading: str
    plain: str
    drafting: str
    demands: tuple[str, ...]
    meta: ClauseMeta
    file: str
    pos: Pos
    options: tuple[tuple[str, Option, Value], ...]


@dataclass(frozen=True, slots=True)
class Written(Generic[S]):
    """A finished paper: its name, what its front matter says, the blanks that it leaves, the
    defined ``terms`` that it prints.
    """

    name: str
    meta: S
    paper: Paper
    blanks: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


class PaperWriter:
    """Writes the papers of one document and describes its clauses."""

    def __init__(self, choice: Choice, report: Report) -> None:
        self.setup = choice.setup
        self.library = choice.library
        self.selection = choice.selection
        self.report = report
        self.spell = speller(choice.setup.style.words.spelling)
        renderer = Renderer(report, choice.setup.search.memory, invisible(choice.setup.pack))
        self.reader = Reader(renderer, typesetter(choice.setup))
        self.wordings = Wordings(self.setup, self.library, self.selection, self.reader.renderer, ())

    # ------------------------------------------------------------ clauses

    def described(self, bill: FinalBill) -> Iterator[Described]:
        """Every clause of ``bill`` in reading order."""
        standing = {s.id: s for s in self.selection.standing}
        for p in bill_provisions(bill):
            if p.kind == "clause" and p.id in standing:
                one = standing[p.id]
                yield Described(
                    id=p.id,
                    source=one.clause.id,
                    heading=plain(p.heading),
                    plain=self.told(one.clause, one.drafting, one.demands),
                    drafting=one.drafting,
                    demands=one.demands,
                    meta=one.clause.meta,
                    file=one.body.file,
                    pos=p.pos,
                    options=tuple(self._options(one)),
                )

    def words(self, said: Wording, demands: tuple[str, ...] = ()) -> str:
        """What ``said`` of a clause that answers ``demands`` says."""
        return Fragments(self.reader, self.wordings.scope(demands)).plain(said)

    def told(self, clause: Clause, drafting: str, demands: tuple[str, ...] = ()) -> str:
        """The plain sentence for ``drafting`` of ``clause``; empty if its file has none."""
        said = clause.meta.plain
        at = clause.at("plain")
        if not isinstance(said, str):
            at = clause.at("plain", drafting)
            said = said.get(drafting, "")
        return upper_first(self.words(Wording(said, at), demands)) if said else ""

    def heading(self, clause: Clause) -> str:
        """The caption that ``clause`` has, or would have."""
        return self.words(Wording(clause.meta.heading, clause.at("heading")))

    def _options(self, standing: Standing) -> Iterator[tuple[str, Option, Value]]:
        """The options that the words of a clause or its `when:` use."""
        known = {**self._declared(), **self.setup.form.options}
        for name in named_options(standing, self.library, self.setup.search):
            if name in known and name in self.selection.options:
                yield name, known[name], self.selection.options[name]

    def _declared(self) -> dict[str, Option]:
        clauses = self.library.clauses.values()
        return {name: option for c in clauses for name, option in c.meta.options.items()}

    # ------------------------------------------------------------ papers

    def papers(self) -> Mapping[str, PaperEntry]:
        """Every paper there is for this document, by name, in order."""
        return load_papers(self.library, self.setup.search, self.report)

    def wants(self, entry: Entry[S], level: Level) -> bool:
        """Whether the paper of ``entry`` is for this ``level`` of government, beside a clause that
        stands; a clause that nobody wrote is reported.
        """
        meta, library = entry.meta, self.library
        if meta.levels and level not in meta.levels:
            return False
        for number, clause in enumerate(meta.beside):
            if not library.exists(clause) and not stands_elsewhere(clause, self.setup.search):
                self.report.error(
                    "packet.unknown-clause",
                    f"There is no clause “{clause}” that this paper could go beside.",
                    pos_at(entry.node, "beside", number),
                    text=clause,
                    hint=unknown_clause(clause, library),
                )
        return not meta.beside or any(map(self.selection.has, meta.beside))

    def front(self, entry: Entry[S], key: str, data: Mapping[str, object]) -> str:
        """What the words under ``key`` of a paper's front matter say; empty for none."""
        said = getattr(entry.meta, key)
        return self.say(Wording(said, pos_at(entry.node, key)), data)

    def say(self, said: Wording, data: Mapping[str, object]) -> str:
        """What words say in which a template sees ``data`` as ``paper``; empty for none."""
        fragments = Fragments(self.reader, self.wordings.paper_scope(data))
        return self.spell(fragments.plain(said)) if said.text else ""

    def write(
        self,
        name: str,
        entry: Entry[S],
        data: Mapping[str, object],
        base: Meta,
        citations: Mapping[str, str],
    ) -> Written[S]:
        """The paper ``name``. ``data`` is what templates see as ``paper``, ``base`` the meta of
        the bill that it is about, ``citations`` the words for each provision's id.

        Mistakes go to the report; what could be read is in the paper.
        """
        scope = self.wordings.paper_scope(data)
        meta = entry.meta
        title = self.front(entry, "title", data)
        header = self.front(entry, "header", data)
        lines = self.reader.renderer.render(entry.body, scope)
        markup = PaperMarkup(
            self.reader.renderer,
            self._resolver(citations),
            self.setup.style.words,
            (self.setup.form.blank, meta.blank),
            self.spell,
        )
        blocks = () if lines is None else markup.blocks(lines)
        page = paper_page(
            self.setup.style.page,
            size=meta.size,
            margin=meta.margin,
            header=header,
            footer=meta.footer,
        )
        about = replace(base, title=title, short_title=title, subject="", keywords=())
        paper = Paper(about, page, blocks, given(self.setup), self.setup.pack.blank)
        return Written(name, meta, paper, tuple(markup.blanks), tuple(markup.terms))

    def _resolver(self, citations: Mapping[str, str]) -> Callable[[Pending], str]:
        """What gives the words of a citation, with ``citations`` by the ids of provisions."""

        def resolve(pending: Pending) -> str:
            if pending.kind != "ref":
                return self.setup.style.zones["instrument"].this_law
            known = [citations[name] for name in pending.args if name in citations]
            for name in pending.args:
                if name not in citations:
                    self.report.error(
                        "bill.dangling-reference",
                        f"there is no provision “{name}” in this bill",
                        pending.pos,
                        text=f'ref("{name}")',
                        hint=f'put the words in {{% if has("{name.partition("#")[0]}") %}}',
                    )
            return joined(self.setup, known)

        return resolve


def joined(setup: Setup, items: list[str]) -> str:
    """``items`` as the language joins them with “and”."""
    return setup.pack.joined(items)
