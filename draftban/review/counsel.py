"""Comments to counsel: which drafting was chosen and why, what options trade, what is unverified.

They stand beside the text in Word, never in it. Everything in them is written in a file already:
competence cells, front matter, the place's answers; the words around it are those of `counsel:` in
the language pack.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath

from draftban.bill.tree import FinalBill, Provision, Recital, Ref, bill_provisions
from draftban.bill.walk import flat, own_words
from draftban.clauses.choosing.library import Clause
from draftban.clauses.choosing.options import named_options
from draftban.clauses.choosing.selection import Standing
from draftban.clauses.language.names import named
from draftban.config.answers import Value, answer_words, effect, effects, shown
from draftban.config.model import Answer, Authority, Case, Fact, Option, Source
from draftban.diagnostics import Pos
from draftban.documents import Build, Document
from draftban.files.nodes import pos_at
from draftban.review.citing import citations
from draftban.review.law.facts import again, facts_of_law, law_cited, open_law, read, seeming

Comments = Mapping[str, tuple[str, ...]]
"""Paragraphs by the id of the provision or finding that they are about; by none for the whole."""

_NAMED = re.compile(r"`([^`]+)`")
"""A clause, an option, that a note names."""


def comments(result: Build, *, live_fields: bool = False) -> dict[str, Comments]:
    """The comments on each document of ``result``, by its stem; in a file with ``live_fields``
    another one tells what references do after an edit.
    """
    return {
        document.stem: {
            name: said for name, said in _Counsel(document, live_fields).comments() if said
        }
        for document in result.documents
    }


class _Counsel:
    """One document. What was told once is referred to after that."""

    def __init__(self, document: Document, live_fields: bool) -> None:
        self.references = "references_live" if live_fields else "references"
        self.setup = document.setup
        self.bill = document.bill
        self.say = document.setup.pack.counsel
        self.comma, self.pause = document.setup.pack.letters.between
        self.library = document.library
        self.selection = document.selection
        self.standing = {standing.id: standing for standing in self.selection.standing}
        self.citations = citations(document.bill)
        self.told: dict[str, str] = {}
        self.told_facts: set[str] = set()

    def comments(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        yield "", tuple(self._whole())
        findings = [b for b in (*self.bill.preface, *self.bill.preamble) if isinstance(b, Recital)]
        for recital in findings:
            yield recital.id, tuple(self._finding(recital.id))
        for provision in bill_provisions(self.bill):
            for name in (provision.id, *provision.aliases):
                if name:
                    yield name, tuple(self._provision(name, provision))

    def _named(self, root: str, text: str) -> tuple[str, ...]:
        return named(root, (text,), self.setup.search.memory)

    def _(self, key: str, **values: str) -> str:
        words: str = getattr(self.say, key)
        return words.format(**values)

    # ------------------------------------------------------------ what a comment is about

    def _whole(self) -> Iterator[str]:
        yield self._("whole")
        yield from (fact.says for fact in facts_of_law(self.setup) if fact.to_counsel)
        for fact in open_law(self.setup):
            key = "fatal_cited" if fact.rests else "fatal"
            yield self._(key, says=fact.says, cites=fact.rests)
        if _refers(self.bill):
            yield self._(self.references)
        for name, option in self.setup.form.options.items():
            declared = pos_at(self.setup.merged, "form", "options", name)
            yield self._option(name, option, declared)

    def _provision(self, name: str, provision: Provision) -> Iterator[str]:
        if provision.kind == "finding":
            yield from self._finding(name)
        elif provision.kind == "definition":
            concept = provision.source.partition("/")[2]
            if entry := self.library.definitions.get(concept):
                yield from self._note(entry.meta.note)
                yield from self._unverified(entry.meta.sources)
                yield from self._facts(self._named("facts", entry.body.text))
        elif standing := self.standing.get(name):
            yield from self._clause(standing, provision)

    def _clause(self, standing: Standing, provision: Provision) -> Iterator[str]:
        clause, meta = standing.clause, standing.clause.meta
        yield from self._draftings(standing, provision)
        for name in self._options_of(standing):
            yield self._option(name, *self._declared(name, clause))
        yield from self._note(meta.note)
        yield from self._unverified(meta.sources)
        asked = [*self._named("facts", standing.body.text), *meta.when]
        for demand in standing.demands:
            asked += (self.setup.cells.get(demand) or _NO_CASE).when
        yield from self._facts(asked)

    def _finding(self, name: str) -> Iterator[str]:
        known = {entry.meta.id: entry for entry in self.library.findings.values()}
        if entry := known.get(name):
            yield from self._note(entry.meta.note)
            yield from self._unverified(entry.meta.sources)
        elif name.startswith("local/"):
            finding = self.setup.jurisdiction.findings[int(name.partition("/")[2]) - 1]
            yield from self._unverified(finding.sources)
            if not finding.sources:
                yield self._("no_source")

    # ------------------------------------------------------------ draftings

    def _draftings(self, standing: Standing, provision: Provision) -> Iterator[str]:
        drafting = standing.drafting
        new = [demand for demand in standing.demands if demand not in self.told]
        for demand in new:
            self.told[demand] = self.citations.get(provision.id, "")
            yield " ".join(self._why(demand, drafting))
        old = [demand for demand in standing.demands if demand not in new]
        if old:
            see = self.pause.join(self._("see", demand=d, citation=self.told[d]) for d in old)
            yield self._("told", drafting=self._called(drafting), see=see)

    def _called(self, drafting: str) -> str:
        """What people call a drafting."""
        return self.setup.pack.draftings.get(drafting, drafting)

    def _why(self, demand: str, drafting: str) -> Iterator[str]:
        title = self.setup.demands[demand].title
        called = self._called(drafting)
        yield self._("demand", demand=demand, title=title, drafting=called)
        if hasattr(self.say, gloss := f"drafting_{drafting}"):
            yield self._(gloss)
        case = self.setup.cells.get(demand)
        if case is None:
            return
        yield self._("why", reason=case.reason)
        if case.limits:
            out = self.comma.join(self.setup.form.limits_of(case))
            yield self._("limits", limits=out)
        yield from self._rests(case)

    def _rests(self, case: Case) -> Iterator[str]:
        found = self._known(case.authority)
        if found:
            cites = self.pause.join(read(self.setup, one, one.title) for one in found)
            yield self._("rests_on", cites=cites)
        yield (
            self._("checked_by", who=case.checked_by) if case.checked_by else self._("not_checked")
        )
        if case.recheck_by:
            yield again(self.setup, case)

    def _known(self, named: Iterable[str]) -> list[Authority]:
        return [self.setup.authorities[i] for i in named if i in self.setup.authorities]

    # ------------------------------------------------------------ options, facts, notes

    def _options_of(self, standing: Standing) -> list[str]:
        """Options that the clause turns on, those of the form left out: they are told at first."""
        turned = named_options(standing, self.library, self.setup.search)
        known = self.selection.options.keys() - self.setup.form.options.keys()
        return [name for name in turned if name in known]

    def _declared(self, name: str, clause: Clause) -> tuple[Option, Pos]:
        """The option ``name``, of ``clause`` or of another, and where it is declared."""
        others = (c for c in self.library.clauses.values() if name in c.meta.options)
        owner = clause if name in clause.meta.options else next(others)
        return owner.meta.options[name], owner.at("options", name)

    def _option(self, name: str, option: Option, declared: Pos) -> str:
        value = self.selection.options[name]
        where = self.setup.option_pos.get(name)
        how = self._("by_default") if where is None else self._("set_at", where=_at(where))
        return self._("option", name=name, value=self._value(value), how=how, about=option.about)

    def _facts(self, names: Iterable[str]) -> Iterator[str]:
        """Answers that the text turns on and that nobody gave, or gave without a source."""
        for name in dict.fromkeys(names):
            fact = self.setup.form.facts.get(name)
            if fact is None or name in self.told_facts:
                continue
            self.told_facts.add(name)
            answer = self.setup.jurisdiction.facts.get(name)
            if isinstance(answer, Answer) and answer.source and answer.checked_on:
                continue
            where, taken = self.setup.fact_pos.get(name), self.setup.facts.get(name)
            told = {
                "ask": fact.ask,
                "value": self._taken(taken, fact),
                "where": "" if where is None else _at(where),
                "why": " ".join(effects(fact, self.say))
                if taken is None or where is None
                else effect(taken, fact),
            }
            if stated := self.setup.stated.get(name):
                cites = law_cited(self.setup, stated.authority, stated.searched)
                yield self._("stated", **told, cites=cites)
            else:
                yield self._("assumed" if where is None else "answered", **told)
                if where is None and (hint := seeming(self.setup, name)):
                    yield hint

    def _taken(self, taken: Value | None, fact: Fact) -> str:
        if taken is None:
            return self._("unknown")
        return self._value(taken) if isinstance(taken, bool) else answer_words(taken, fact)

    def _value(self, value: Value) -> str:
        if isinstance(value, bool):
            return self._("yes" if value else "no")
        return shown(value)

    def _note(self, note: str) -> Iterator[str]:
        if note:
            said = _NAMED.sub(lambda m: self.citations.get(m[1], m[1]), " ".join(note.split()))
            yield self._("note", note=said)

    def _unverified(self, sources: Iterable[Source]) -> Iterator[str]:
        cites = [source.cite for source in sources if not source.verified]
        if cites:
            yield self._("unverified", cites=self.pause.join(cites))


def _refers(bill: FinalBill) -> bool:
    """Whether a provision of ``bill`` refers to another."""
    runs = (run for p in bill_provisions(bill) for run in own_words(p))
    return any(isinstance(inline, Ref) for run in runs for inline in flat(run))


_NO_CASE = Case(draftings=(), reason="")


def _at(where: Pos) -> str:
    """A position as it may stand in a file: a path of this machine is cut to its name."""
    file = PurePath(where.file).name if Path(where.file).is_absolute() else where.file
    return f"{file}:{where.line}"
