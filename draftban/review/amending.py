"""What goes with a bill that amends a law: its clean copy, and the table of changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from draftban.bill.amending import clean_copy, is_alias
from draftban.bill.assembly import DEFINITIONS
from draftban.bill.paper import (
    Cell,
    Paper,
    Paragraph,
    Run,
    Runs,
    Table,
    Writable,
    cell,
    paper_page,
    words,
)
from draftban.bill.tree import (
    Def,
    FinalBill,
    Inline,
    Meta,
    Provision,
    Quoted,
    Verbatim,
    plain,
    provisions,
)
from draftban.bill.walk import flat, law_of, own_words
from draftban.config.amending.law import Decision, Existing
from draftban.config.amending.reading import NAMES, load_data
from draftban.config.languages.words import Said, load_words
from draftban.config.model.amending import Conflict
from draftban.config.setup import Setup
from draftban.diagnostics import Report
from draftban.documents import Build, Document
from draftban.files.word_keys import words_of

FILE = "ui/amending.yaml"

WORDS = words_of(
    "title: law",
    "lead: law citation date",
    "caption old new why kept open struck added added_outside no_reason new_rest comma pause",
    "section added_new outside: number heading",
    "proposed: proposal",
    "way_keep way_strike",
    "way_strike_words struck_words: words",
    "way_replace: names",
    "replaced: provisions",
    "definitions: new",
    "definitions_struck: struck",
    "definitions_kept_name: name",
    "history: note",
    "new_why: demands",
    "footer: page pages",
)
"""Each with the names in braces that are filled in."""

_SIZE = 9.5
_MARGIN = 0.8
_WIDTHS = (0.34, 0.36, 0.30)


def beside(build: Build, report: Report) -> tuple[tuple[str, Writable], ...]:
    """The clean copy and the table of changes of each law of ``build`` that amends another, with
    their file names; mistakes in the words of the table go to ``report``.
    """
    found: list[tuple[str, Writable]] = []
    for law in build.laws:
        existing, amending = law.setup.existing, law.setup.form.amending
        copy = clean_copy(law.bill)
        if copy is None or existing is None or amending is None:
            continue
        copied, table = amending.stems(law.stem)
        found += [(copied, copy), (table, changes(law, existing, report))]
    return tuple(found)


def proposal(decision: Decision, say: Said) -> str:
    """What is proposed for a section, in words."""
    change = decision.change
    if change.keep:
        return say["way_keep"]
    if change.strike is True:
        return say["way_strike"]
    if decision.names:
        return say["way_replace"].format(names=say["comma"].join(decision.names))
    if decision.struck:
        return say["way_strike_words"].format(words=say["pause"].join(_struck(decision)))
    return ""


def _struck(decision: Decision) -> Iterator[str]:
    """The words that are struck; of a whole definition its name is told."""
    for one in decision.struck:
        unit = decision.section.units[one.index]
        said = unit.text[one.start : one.end]
        if not unit.defines or said != unit.text:
            yield said


def open_sections(build: Build, report: Report) -> None:
    """Advise ``report`` of each section of the law that ``build`` amends on which nobody has
    decided, and of a text of that law that is not there.
    """
    setup = build.setup
    if setup.form.amending is None:
        return
    place = setup.jurisdiction.place
    if setup.existing is None:
        report.advice(
            "amending.standalone",
            "The text of the ordinance to be amended is not there; this is a draft beside it.",
            setup.jurisdiction.pos,
            text=f"form: {setup.form.form}",
            hint=f"Put it into jurisdictions/{place}/{NAMES[0]}; docs/amending.md tells how.",
        )
        return
    for one, told in open_proposals(build, report):
        report.advice(
            "amending.undecided",
            f"Nobody has decided on section {one.section.key}, which stays as it is.",
            one.pos,
            text=f"{one.section.num} {one.section.heading}".strip(),
            hint=f"Proposed: {told}. Take `proposed: true` away to accept it."
            if told
            else f"Say in {setup.existing.decided_in} what becomes of it; "
            f"`draftban customize {place} amends` writes what is proposed.",
        )


def open_proposals(build: Build, report: Report) -> Iterator[tuple[Decision, str]]:
    """The sections of the law that ``build`` amends on which nobody has decided, with what is
    proposed for each in words, empty if nothing is.
    """
    existing = build.setup.existing
    if existing is None or not existing.undecided:
        return
    say = load_words(FILE, WORDS, build.setup.search, report)
    for one in existing.undecided:
        yield one, proposal(one, say) if one.change.proposed else ""


def conflicts(setup: Setup, report: Report) -> tuple[Conflict, ...]:
    """What is to be settled with a law that ``setup`` is to amend and whose text is not there."""
    if setup.form.amending is None or setup.existing is not None:
        return ()
    data = load_data(setup.search, report)
    return () if data is None else data.conflicts


def changes(law: Document, existing: Existing, report: Report) -> Paper:
    """The table of changes: each section of the old law and each new one, with the reason."""
    say = load_words(FILE, WORDS, law.setup.search, report)
    return _Table(law.setup, law.bill, existing, say).paper()


@dataclass(frozen=True, slots=True)
class _Table:
    setup: Setup
    bill: FinalBill
    existing: Existing
    say: Said

    def paper(self) -> Paper:
        facts, say = self.existing.facts, self.say
        title = say["title"].format(law=facts.title)
        date = self.setup.pack.dated(facts.date)
        lead = say["lead"].format(law=facts.title, citation=facts.citation, date=date)
        about = self.bill.meta
        meta = Meta(
            place=about.place,
            form=about.form,
            language=about.language,
            title=title,
            short_title=title,
            subject=about.subject,
            keywords=about.keywords,
            date=about.date,
            demands=about.demands,
            generator=about.generator,
            language_tag=about.language_tag,
        )
        head = (say["old"], say["new"], say["why"])
        table = Table(say["caption"], "", head, tuple(self._rows()), _WIDTHS)
        page = paper_page(self.setup.style.page, size=_SIZE, margin=_MARGIN, footer=say["footer"])
        return Paper(meta, page, (Paragraph(words(lead), "lead"), table))

    def _rows(self) -> Iterator[tuple[Cell, ...]]:
        law = law_of(self.bill)
        numbers = {d.section.num for d in self.existing.decisions.values()}
        for decision in self.existing.decisions.values():
            yield self._old(decision), self._new(decision, law), self._why(decision)
        for p in law:
            if p.change == "ins" and p.num not in numbers:
                yield cell(self.say["added"]), Cell(tuple(self._provision(p))), self._added(p)
        for p in self.bill.body:  # beside what puts its sections into the law
            if not any(isinstance(block, Quoted) for block in p.content):
                said = self.say["outside"].format(number=p.num, heading=plain(p.heading))
                new = Cell((words(Run(said.strip(), "strong")),))
                yield cell(self.say["added_outside"]), new, self._added(p)

    # ---------------------------------------------------------------- old

    def _old(self, decision: Decision) -> Cell:
        section = decision.section
        named = self._named(section.num, section.heading)
        lines: list[Runs] = [words(Run(named, "strong"))]
        if decision.gone or (decision.replaced and not self._merged(decision)):
            lines += [words(f"{unit.label} {unit.text}".strip()) for unit in section.units]
        elif self._merged(decision):
            lines += [words(line) for line in self._changed_definitions(decision)]
        lines += [words(self.say["history"].format(note=note)) for note in section.history]
        return Cell(tuple(lines))

    def _changed_definitions(self, decision: Decision) -> Iterator[str]:
        """The old words of the definitions that are struck or have a new meaning, with what stands
        below them.
        """
        here = next((p for p in law_of(self.bill) if p.id == DEFINITIONS), None)
        for p in here.children if here is not None else ():
            if p.kind == "existing" and (p.change == "del" or is_alias(p)):
                for one in provisions((p,)):
                    old = (_old(run) for run in own_words(one))
                    yield " ".join(filter(None, (one.num, *old)))

    def _named(self, number: str, heading: str) -> str:
        return self.say["section"].format(number=number, heading=heading).strip()

    # ---------------------------------------------------------------- new

    def _new(self, decision: Decision, law: tuple[Provision, ...]) -> Cell:
        say = self.say
        if decision.open:
            proposed = proposal(decision, say) if decision.change.proposed else ""
            more = say["proposed"].format(proposal=proposed) if proposed else ""
            return Cell(tuple(line for line in (words(say["open"]), words(more)) if line))
        struck = tuple(words(say["struck_words"].format(words=w)) for w in _struck(decision))
        if self._merged(decision):
            return Cell((*self._definitions(decision, law), *struck))
        if decision.replaced:
            new = [p for p in law if p.change == "ins" and p.num == decision.section.num]
            return Cell(tuple(line for p in new for line in self._provision(p)))
        if decision.gone:
            return cell(say["struck"])
        if struck:
            return Cell(struck)
        return cell(say["kept"])

    def _merged(self, decision: Decision) -> bool:
        return DEFINITIONS in decision.replaced and bool(decision.section.definitions)

    def _definitions(self, decision: Decision, law: tuple[Provision, ...]) -> Iterator[Runs]:
        say = self.say
        here = next((p for p in law if p.id == DEFINITIONS), None)
        children = here.children if here is not None else ()
        defined = [i.text for p in children for run in own_words(p) for i in _defs(run)]
        yield words(say["definitions"].format(new=say["comma"].join(defined)))
        by_id = {p.id: p for p in children}
        names = {d.id: d.name for d in (self.bill.amended.definitions if self.bill.amended else ())}
        struck = [names[i] for i, p in by_id.items() if i in names and p.change == "del"]
        if struck:
            yield words(say["definitions_struck"].format(struck=say["comma"].join(struck)))
        for id_, p in by_id.items():
            if id_ in names and p.change != "del" and is_alias(p):
                yield words(say["definitions_kept_name"].format(name=names[id_]))

    def _provision(self, p: Provision) -> Iterator[Runs]:
        named = self.say["added_new"].format(number=p.num, heading=plain(p.heading)).strip()
        yield words(Run(named, "strong"))
        inside = [f"{c.num} {plain(c.heading)}".strip() for c in p.children if c.heading]
        if inside:
            yield words(self.say["pause"].join(inside))

    # ---------------------------------------------------------------- why

    def _why(self, decision: Decision) -> Cell:
        own, whole = [one.reason for one in decision.struck], decision.change.reason
        # Beside words that are struck stand their reasons in the same order, then that of the rest.
        reasons = [whole, *own] if decision.replaced else [*own, whole]
        told = list(dict.fromkeys(reason for reason in reasons if reason))
        if told:
            return Cell(tuple(words(" ".join(reason.split())) for reason in told))
        nothing_to_say = decision.open or decision.change.keep
        return cell("" if nothing_to_say else self.say["no_reason"])

    def _added(self, p: Provision) -> Cell:
        answered = dict.fromkeys(d for one in provisions((p,)) for d in one.demands)
        titles = [self.setup.demands[d].title for d in answered if d in self.setup.demands]
        if not titles:
            return cell(self.say["new_rest"])
        return cell(self.say["new_why"].format(demands=self.say["comma"].join(titles)))


def _old(run: tuple[Inline, ...]) -> str:
    return "".join(i.value for i in flat(run) if isinstance(i, Verbatim))


def _defs(run: tuple[Inline, ...]) -> Iterator[Def]:
    yield from (i for i in flat(run) if isinstance(i, Def))
