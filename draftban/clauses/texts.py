"""Standing clauses, definitions and findings → provisions, the glossary, recitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from draftban.bill.tree import (
    CitedSource,
    Definition,
    P,
    Provision,
    ProvisionKind,
    Quoted,
    Recital,
    Text,
    plain,
)
from draftban.bill.walk import upper_first
from draftban.clauses.calls import Wordings
from draftban.clauses.choosing.library import Entry, Library
from draftban.clauses.choosing.selection import Selection, Standing
from draftban.clauses.findings import framed, prints, tell_of_itself
from draftban.clauses.fragments import Fragments
from draftban.clauses.labels import AMENDED
from draftban.clauses.language.spans import Span
from draftban.clauses.markup.handtyped import HandTyped
from draftban.clauses.markup.inlines import Reader
from draftban.clauses.markup.provisions import Markup, Mode
from draftban.config.model import (
    Amends,
    DefinitionMeta,
    FindingMeta,
    LocalFinding,
    Source,
    Wording,
    evident,
)
from draftban.config.setup import Setup
from draftban.diagnostics import Pos, Report
from draftban.files.nodes import pos_at
from draftban.files.text import nearest

_SLOT = re.compile(r"\{(law|Law|at)\}")
LOCAL = "local"
"""What a form calls the findings of the place; each is `local/1`, `local/2`."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Turns the files of one document into parts of a bill."""

    setup: Setup
    library: Library
    selection: Selection
    wordings: Wordings
    reader: Reader
    typed: HandTyped
    report: Report

    def _markup(self, name: str, source: str, mode: Mode) -> Markup:
        joiners = tuple(j for j in self.setup.style.punctuation.joiners.values() if j)
        return Markup(self.reader, self.typed, joiners, name, source, mode)

    # ---------------------------------------------------------------- clauses

    def clause(self, standing: Standing) -> Provision:
        """A clause's provision; after a mistake, what could be read of it."""
        scope = self.wordings.scope(standing.demands)
        meta = standing.clause.meta
        fragments = Fragments(self.reader, scope)
        heading = fragments.inlines(Wording(meta.heading, standing.clause.at("heading")))
        lines = self.reader.renderer.render(standing.body, scope)
        start = Pos(standing.body.file, standing.body.line)
        provision = Provision("clause", id=standing.id, source=standing.clause.id, pos=start)
        if lines is not None:
            markup = self._markup(standing.id, standing.clause.id, "clause")
            if meta.amends is not None:
                provision = self._amendment(provision, meta.amends, lines, markup, fragments)
            else:
                provision = markup.provision(lines, "clause", start)
        elif not provision.content:
            # A clause that can't be read keeps its place, so that nothing dangles besides.
            provision = replace(provision, content=(P((), pos=start),))
        return replace(
            provision, heading=heading, demands=standing.demands, drafting=standing.drafting
        )

    def _amendment(
        self,
        provision: Provision,
        amends: Amends,
        lines: tuple[Span, ...],
        markup: Markup,
        fragments: Fragments,
    ) -> Provision:
        """The instruction in the form's words, then the new text under its imposed number."""
        instruction = self._instruction(amends, fragments)
        if not any(not line.blank for line in lines):
            return replace(provision, content=(instruction,))
        style = self.setup.style.zones.get(amends.zone)
        if style is None:
            self._amends_error(
                amends,
                f"the form {self.setup.form.form} has no zone “{amends.zone}” for the new text",
                f"{nearest(amends.zone, sorted(self.setup.style.zones))}"
                "Name a zone of the form's `levels:`.",
            )
            return replace(provision, content=(instruction,))
        heading = () if amends.quoted_heading is None else fragments.inlines(amends.quoted_heading)
        new = replace(
            markup.provision(lines, "clause", provision.pos),
            id=f"{provision.id}#{AMENDED}",
            label=amends.as_,
            heading=heading,
        )
        return replace(provision, content=(instruction, Quoted(amends.zone, (new,), style.marks)))

    def _instruction(self, amends: Amends, fragments: Fragments) -> P:
        pattern = self.setup.form.amend.get(amends.how)
        law = self.setup.authorities.get(amends.law)
        if law is None or not law.verified:
            self._amends_error(
                amends,
                f"“{amends.law}” is no law that someone has read",
                nearest(amends.law, sorted(self.setup.authorities))
                + "Add it to templates/authorities/us.yaml, verified.",
            )
        if pattern is None:
            self._amends_error(
                amends,
                f"the form {self.setup.form.form} has no words for “{amends.how}”",
                f"Its `amend:` has {', '.join(self.setup.form.amend) or 'nothing'}.",
            )
        if law is None or pattern is None:
            return P((), pos=amends.pos)
        slots = {"law": law.cite, "Law": upper_first(law.cite), "at": amends.at}
        words = tuple(
            Text(_SLOT.sub(lambda m: slots[m[1]], inline.value))
            if isinstance(inline, Text)
            else inline
            for inline in fragments.inlines(pattern)
        )
        return P(words, pos=amends.pos)

    def _amends_error(self, amends: Amends, message: str, hint: str) -> None:
        self.report.error(
            "clauses.amends", message, amends.pos, text=self.report.line(amends.pos), hint=hint
        )

    # ---------------------------------------------------------------- definitions

    def glossary(self) -> Iterator[Definition]:
        """Every definition there is; the bill keeps those it uses."""
        for concept, entry in sorted(self.library.definitions.items()):
            definition = self._definition(concept, entry)
            if definition is not None:
                yield definition

    def _definition(self, concept: str, entry: Entry[DefinitionMeta]) -> Definition | None:
        meta = entry.meta
        where = pos_at(entry.node, "term")
        phrases = self.setup.terms.get(meta.term)
        if phrases is None:
            self.report.error(
                "clauses.unknown-term",
                f"terms.yaml has no term “{meta.term}”",
                where,
                text=self.report.line(where),
                hint=f"{nearest(meta.term, sorted(self.setup.terms))}"
                "Add the term with its forms to terms.yaml.",
            )
            return None
        if concept != meta.term.replace("_", "-"):
            expected = meta.term.replace("_", "-")
            self.report.error(
                "clauses.id",
                f"the file {concept}.md defines “{meta.term}”",
                where,
                text=self.report.line(where),
                hint=f"name it {expected}.md",
            )
        name = f"definitions/{concept}"
        body = self._body(entry, name, "definition")
        if body is None:
            # One that can't be read is still there, so that its term is not called undefined.
            start = Pos(entry.body.file, entry.body.line)
            empty = (P((), pos=start),)
            body = Provision("definition", id=name, source=name, content=empty, pos=start)
        if not (body.content or body.intro):
            return None
        # A form that ends in another (“the person”) is found wherever that other stands.
        every = tuple(dict.fromkeys(phrases.values()))
        forms = tuple(w for w in every if not any(w.endswith(f" {other}") for other in every))
        return Definition(
            term=meta.term,
            name=phrases.get(self.setup.pack.forms[0], forms[0] if forms else meta.term),
            phrases=forms,
            verb=meta.verb or self.setup.style.definitions.verb,
            body=body,
            marked=any(" " in words for words in forms),
        )

    def _body(self, entry: Entry[Any], name: str, mode: Mode) -> Provision | None:
        lines = self.reader.renderer.render(entry.body, self.wordings.scope())
        if lines is None:
            return None
        start = Pos(entry.body.file, entry.body.line)
        kind: ProvisionKind = "definition" if mode == "definition" else "clause"
        return self._markup(name, name, mode).provision(lines, kind, start)

    # ---------------------------------------------------------------- findings

    def recitals(self) -> Iterator[Recital]:
        """The findings that explain an enacted demand, in order, then those of the place.

        A form that names its findings one by one names the place's by `local`. One for which
        nobody has read a source does not print, but if the place itself found it.
        """
        for entry in self._chosen_findings():
            meta = entry.meta
            if not prints(meta, entry.body.file, self.setup, self.selection):
                continue
            if not evident(meta.sources):
                self._unread(meta.pos)
            body = self._body(entry, meta.id, "finding")
            if body is None:
                continue
            rank = self.library.shelf.ranks.get(f"{meta.id}.md", "place")
            tell_of_itself(meta, entry.body, rank, self.setup, self.report)
            for block in body.content:
                if isinstance(block, P):
                    sources = self._read(meta.sources)
                    words = framed(block, block.pos, self.setup, self.report)
                    yield Recital(words.children, id=meta.id, sources=sources, pos=block.pos)
            if body.children:
                self.report.error(
                    "clauses.sentences",
                    "a finding is one sentence",
                    body.pos,
                    text=self.report.line(body.pos),
                    hint="make each point a finding",
                )
        own = self.setup.jurisdiction.findings
        for number, finding in enumerate(own if self._prints_local() else (), start=1):
            yield self._local(number, finding)

    def _unread(self, pos: Pos) -> None:
        """Tell of a finding of the place for which nobody has named evidence."""
        self.report.warning(
            "clauses.unread-finding",
            "This finding names no source that somebody has read.",
            pos,
            text=self.report.line(pos),
            hint="Read what it rests on and name that"
            + (", between two lines of --- above the words" if pos.file.endswith(".md") else "")
            + ": `sources: [{cite: …, verified: true, checked_on: YYYY-MM-DD}]`. Until then it "
            "prints, and the packet lists it among what is open.",
        )

    def _prints_local(self) -> bool:
        return bool({"*", LOCAL} & set(self.setup.form.findings))

    def findings(self) -> Iterator[Provision]:
        """The findings as provisions of a section, each a sentence."""
        for recital in self.recitals():
            words = P(recital.content, pos=recital.pos)
            yield Provision(
                "finding",
                content=(words,),
                id=recital.id,
                sources=recital.sources,
                pos=recital.pos,
            )

    def _read(self, sources: tuple[Source, ...]) -> tuple[CitedSource, ...]:
        """Those of ``sources`` that someone has read; no other is ever printed."""
        return tuple(
            CitedSource(one.cite.rstrip("."), one.url, self._date(one.checked_on))
            for one in sources
            if one.verified
        )

    def _date(self, checked_on: str) -> str:
        """That something was read on that day, in the language of the bill."""
        pack = self.setup.pack
        if not (checked_on and pack.read):
            return ""
        return pack.read.format(date=pack.dated(checked_on))

    def _chosen_findings(self) -> Iterator[Entry[FindingMeta]]:
        """Those that the form prints, in its order; `*` are all it doesn't name, in theirs."""
        known = {entry.meta.id: entry for entry in self.library.findings.values()}
        named = self.setup.form.findings
        for index, name in enumerate(named):
            if name == "*":
                rest = (entry for i, entry in known.items() if i not in named)
                yield from sorted(rest, key=_finding_order)
            elif name == LOCAL:
                continue  # they come last
            elif name in known:
                yield known[name]
            else:
                where = pos_at(self.setup.merged, "form", "findings", index)
                self.report.error(
                    "clauses.unknown-finding",
                    f"there is no finding “{name}”",
                    where,
                    text=self.report.line(where),
                    hint=nearest(name, sorted(known)) + f"Findings: {', '.join(sorted(known))}.",
                )

    def _local(self, number: int, finding: LocalFinding) -> Recital:
        words = " ".join(finding.text.split())
        where = pos_at(self.setup.merged, "jurisdiction", "findings", number - 1, "text")
        content = framed(P((Text(words),), pos=finding.pos), where, self.setup, self.report)
        ends = tuple(self.setup.pack.letters.sentence_end[1:])
        if not words or plain(content.children).endswith(ends):
            self.report.error(
                "clauses.closing-mark",
                "a finding is a sentence without a closing mark; the form sets it",
                finding.pos,
                text=words or finding.text,
                hint="make it a statement" if words else "write the sentence",
            )
        if words and not evident(finding.sources):
            self._unread(finding.pos)
        return Recital(
            content.children,
            id=f"local/{number}",
            sources=self._read(finding.sources),
            pos=finding.pos,
        )


def _finding_order(entry: Entry[FindingMeta]) -> tuple[int, str]:
    return entry.meta.order, entry.meta.id
