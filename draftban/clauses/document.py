"""A setup → the parts of its document: everything the other modules of this room do, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from draftban.bill.assembly import DEFINITIONS
from draftban.bill.draft import ContentsSlot, DefinitionsSlot, Draft, DraftGroup, OutlineNode
from draftban.bill.style import BillStyle, LawMarks
from draftban.bill.tree import (
    Amended,
    Block,
    Definition,
    Inline,
    Meta,
    P,
    Provision,
    Recital,
    Signature,
    plain,
)
from draftban.clauses.amending import added, existing_definitions, in_place, old_section
from draftban.clauses.calls import Wordings
from draftban.clauses.choosing.library import Library
from draftban.clauses.choosing.outline import (
    CONTENTS,
    FINDINGS,
    RECITALS,
    members,
    outline_nodes,
)
from draftban.clauses.choosing.selection import Choice, Selection, Standing
from draftban.clauses.fragments import Fragments
from draftban.clauses.language.rendering import Renderer
from draftban.clauses.markup.inlines import Reader
from draftban.clauses.markup.typing import typesetter
from draftban.clauses.texts import Texts
from draftban.config.answers import holds
from draftban.config.languages.language import invisible
from draftban.config.model import Group, Line, Wording
from draftban.config.setup import Setup
from draftban.config.written import given
from draftban.diagnostics import NOWHERE, Pos, Report
from draftban.files.nodes import pos_at


def draft(choice: Choice, report: Report) -> Draft | None:
    """The parts of the document of ``choice``.

    Mistakes go to ``report``; after some, the draft holds what could be read. ``None`` if no
    selected demand is enacted in this form: that is told here if none can be, and by
    ``check_cores`` if what could enact one was left out and no other document answers it.
    """
    setup, selection = choice.setup, choice.selection
    if not selection.enacted and selection.lacking:
        return None
    if not selection.enacted:
        others = setup.form.companions
        report.error(
            "clauses.nothing-enacted",
            f"the form {setup.form.form} can enact none of the selected demands"
            + (f": {', '.join(selection.urged)} can only be urged" if selection.urged else ""),
            setup.form.pos,
            hint=f"write them in the form {' or '.join(others)}" if others else "",
        )
        return None
    return _Parts(setup, choice.library, selection, report).draft()


@dataclass(slots=True)
class _Parts:
    setup: Setup
    library: Library
    selection: Selection
    report: Report
    placed: set[str] = field(default_factory=set)

    def draft(self) -> Draft:
        setup = self.setup
        renderer = Renderer(self.report, setup.search.memory, invisible(setup.pack))
        reader = Reader(renderer, typesetter(setup))
        order = self._order()
        wordings = Wordings(self.setup, self.library, self.selection, reader.renderer, ())
        words = Fragments(reader, wordings.scope())
        subjects, style = self._subjects(order, words), setup.form.subjects
        together = (
            style and len(self.selection.enacted) >= style.many and words.plain(style.together)
        )
        wordings = replace(wordings, subjects=subjects, together=together or "")
        texts = Texts(
            self.setup,
            self.library,
            self.selection,
            wordings,
            reader,
            wordings.typed(),
            self.report,
        )
        words = Fragments(reader, wordings.scope())
        form = self.setup.form
        clauses = {s.id: texts.clause(s) for s in order}
        glossary = tuple(texts.glossary())
        return Draft(
            meta=self._meta(subjects, words),
            style=self._style(words),
            preface=tuple(self._lines(form.preface, words)),
            preamble=tuple(self._preamble(texts, words)),
            outline=tuple(self._outline(form.outline, clauses, texts, words)),
            attachments=tuple(
                n
                for n in self._outline(form.attachments, clauses, texts, words)
                if isinstance(n, DraftGroup)
            ),
            conclusions=(*self._lines(form.closing, words), *self._signatures(words)),
            glossary=glossary,
            blanks=tuple(wordings.asked),
            given=given(self.setup),
            amended=self._amended(glossary, words),
        )

    # ---------------------------------------------------------------- order

    def _order(self) -> tuple[Standing, ...]:
        """The standing clauses in the order of the outline; reports those without a place."""
        by_clause: dict[str, list[Standing]] = {}
        for standing in self.selection.standing:
            by_clause.setdefault(standing.clause.id, []).append(standing)
        order: list[Standing] = []
        for clause in self._named_clauses():
            order += by_clause.pop(clause, ())
        for clause in sorted(by_clause):
            kind = clause.partition("/")[0]
            where = by_clause[clause][0].clause.meta.pos
            self.report.error(
                "clauses.no-place",
                f"the outline of the form {self.setup.form.form} has no place for {clause}",
                where,
                text=clause,
                hint=f'add {clause} or "{kind}/*" to its outline',
            )
            order += by_clause[clause]
        return tuple(order)

    def _named_clauses(self) -> Iterator[str]:
        for node in outline_nodes(self.setup):
            yield from self._clauses_of(node.name)

    def _clauses_of(self, item: str) -> Sequence[str]:
        if item.endswith("/*"):
            return tuple(members(item[:-2], self.selection.mentions, self.library))
        return (item,)

    def _subjects(self, order: tuple[Standing, ...], words: Fragments) -> tuple[str, ...]:
        found = [
            words.plain(Wording(s.clause.meta.subject, s.clause.at("subject")))
            for s in order
            if s.clause.meta.subject
        ]
        return tuple(dict.fromkeys(filter(None, found)))

    # ---------------------------------------------------------------- outline

    def _outline(
        self,
        items: Sequence[str | Group],
        clauses: Mapping[str, Provision],
        texts: Texts,
        words: Fragments,
    ) -> Iterator[OutlineNode]:
        form = self.setup.form
        for item in items:
            if isinstance(item, Group) and item.existing and self.setup.existing is not None:
                yield from self._existing(item, clauses, texts, words)
            elif isinstance(item, Group):
                group = self._group(item, clauses, texts, words)
                if group.of:
                    yield group
            elif item == DEFINITIONS:
                lead_in = form.definitions_lead_in
                intro = P(words.inlines(lead_in), pos=lead_in.pos)
                heading = form.definitions_heading
                yield DefinitionsSlot(words.inlines(heading), intro, pos=heading.pos)
            elif item == CONTENTS:
                yield ContentsSlot(
                    _words(form.contents_heading, words),
                    _lead_in(form.contents_lead_in, words),
                    _at(form.contents_heading, form.contents_lead_in),
                )
            elif item == FINDINGS:
                yield Provision(
                    "clause",
                    heading=words.inlines(form.findings_heading),
                    intro=_lead_in(form.findings_lead_in, words),
                    children=tuple(texts.findings()),
                    id=FINDINGS,
                    pos=form.findings_heading.pos,
                )
            else:
                for clause in self._clauses_of(item):
                    if clause not in self.placed:
                        self.placed.add(clause)
                        yield from (p for p in clauses.values() if p.source == clause)

    def _group(
        self, group: Group, clauses: Mapping[str, Provision], texts: Texts, words: Fragments
    ) -> DraftGroup:
        of = tuple(self._outline(group.of, clauses, texts, words))
        amending = self.setup.form.amending
        if self.setup.existing is not None and amending and group.zone == amending.zone:
            of = tuple(added(of))
        heading = _words(group.heading, words)
        return DraftGroup(of, heading, _lead_in(group.text, words), group.zone, pos=group.pos)

    def _existing(
        self, group: Group, clauses: Mapping[str, Provision], texts: Texts, words: Fragments
    ) -> Iterator[OutlineNode]:
        """A section of the law that is amended, or what stands in its place."""
        assert self.setup.existing is not None
        decision = self.setup.existing.decisions[group.existing]
        if not decision.replaced:
            yield old_section(decision, self.setup.existing.data)
            return
        nodes = tuple(self._outline(group.of, clauses, texts, words))
        yield from in_place(decision, nodes, _words(group.heading, words), self.report)

    def _amended(self, glossary: Sequence[Definition], words: Fragments) -> Amended | None:
        """The law that is amended, as the later steps need it."""
        existing, amending = self.setup.existing, self.setup.form.amending
        if existing is None or amending is None:
            return None
        return Amended(
            amending.zone,
            LawMarks(existing.data.range, existing.data.penalty, existing.data.this_section),
            words.plain(amending.copy_title),
            tuple(existing_definitions(existing, glossary, self.setup)),
            tuple(self._lines(amending.copy, words)),
        )

    # ---------------------------------------------------------------- around the body

    def _lines(self, lines: Sequence[Line], words: Fragments) -> Iterator[P]:
        for line in lines:
            if holds(line.when, self.selection.values):
                yield P(words.inlines(line.text), line.style, line.text.pos)

    def _preamble(self, texts: Texts, words: Fragments) -> Iterator[Block | ContentsSlot]:
        formula = self.setup.form.formula
        for item in self.setup.form.preamble:
            match item:
                case "recitals":
                    recitals: Iterator[Recital] = texts.recitals()
                    yield from recitals
                case "formula":
                    yield P(words.inlines(formula), "formula", formula.pos)
                case "contents":
                    yield ContentsSlot(_words(self.setup.form.contents_heading, words))
                case _:
                    yield from self._lines((item,), words)

    def _signatures(self, words: Fragments) -> Iterator[Signature]:
        signatures = self.setup.form.signatures
        for spec in (s for s in signatures if holds(s.when, self.selection.values)):
            above = () if spec.text is None else words.inlines(spec.text)
            yield Signature(above, words.inlines(spec.title), spec.column)

    def _style(self, words: Fragments) -> BillStyle:
        page = self.setup.style.page
        node = self.setup.merged
        header = Wording(page.header, pos_at(node, "form", "page", "header"))
        footer = Wording(page.footer, pos_at(node, "form", "page", "footer"))
        page = replace(page, header=words.plain(header), footer=words.plain(footer))
        return replace(self.setup.style, page=page)

    def _meta(self, subjects: tuple[str, ...], words: Fragments) -> Meta:
        form, place = self.setup.form, self.setup.jurisdiction
        chosen = self.selection.draftings
        return Meta(
            place=place.place,
            form=form.form,
            language=form.language,
            title=plain(words.inlines(form.title)),
            short_title=plain(words.inlines(form.short_title)),
            subject="; ".join(subjects),
            keywords=form.keywords,
            date=place.date,
            demands=self.selection.enacted,
            draftings=tuple((d, drafting) for d, many in chosen.items() for drafting in many),
            finds=RECITALS in form.preamble
            or any(node.name == FINDINGS for node in outline_nodes(self.setup)),
            place_name=place.name,
            enacted_by=self._called("council"),
            instrument=self._called("instrument"),
            language_tag=self.setup.pack.language_tag,
        )

    def _called(self, role: str) -> str:
        """The bare name of ``role``, as its paradigm has it; empty if the form has no such role."""
        phrases = self.setup.roles.get(role, {})
        return phrases.get(self.setup.pack.forms[0]) or next(iter(phrases.values()), "")


def _words(wording: Wording | None, words: Fragments) -> tuple[Inline, ...]:
    return () if wording is None else words.inlines(wording)


def _at(*wordings: Wording | None) -> Pos:
    """Where the first of ``wordings`` that there is stands."""
    return next((wording.pos for wording in wordings if wording is not None), NOWHERE)


def _lead_in(wording: Wording | None, words: Fragments) -> tuple[P, ...]:
    return () if wording is None else (P(words.inlines(wording), pos=wording.pos),)
