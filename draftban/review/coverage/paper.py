"""The coverage of a place's bills as a paper, to be printed or read on a screen.

Its words are ``page:`` of ``ui/coverage.yaml``; nothing is decided here that
``review/coverage.py`` has not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from draftban.bill.paper import (
    Bullets,
    Cell,
    Fill,
    Heading,
    Mark,
    Paper,
    PaperBlock,
    Paragraph,
    Run,
    Runs,
    Table,
    cell,
    lines,
    paper_page,
    words,
)
from draftban.bill.tree import Meta
from draftban.bill.walk import upper_first
from draftban.clauses.papers import joined as listed
from draftban.config.answers import answer_words
from draftban.config.model import URGE, Authority, Case, Opening
from draftban.config.written import given
from draftban.documents import Build
from draftban.review.citing import joined
from draftban.review.coverage.calls_paper import calls_blocks
from draftban.review.coverage.data import ALL
from draftban.review.coverage.model import CarveOut, Coverage, Covered, Extent, Provided, Question
from draftban.review.coverage.reach_paper import ReachPaper
from draftban.review.law.facts import again, day

_EXTENTS: Mapping[Extent, Fill] = {
    "full": "solid",
    "partial": "half",
    "urged": "dots",
    "unanswered": "ring",
    "not selected": "none",
}
_MARGIN = 0.85
_SIZE = 10.0


def coverage_paper(build: Build, found: Coverage) -> Paper:
    """``found``, the coverage of ``build``, as a paper."""
    return _Writer(build, found).paper()


class _Writer:
    def __init__(self, build: Build, found: Coverage) -> None:
        self.setup = build.setup
        self.found = found
        self.say = found.data.words
        first, *_ = build.documents
        self.law = first.bill.meta
        laws = build.laws or (first,)
        self.laws = [law.bill.meta.short_title for law in laws]
        self.titles = {one.stem: one.bill.meta.short_title for one in build.documents}
        self.names = {one.stem: one.short_name for one in build.documents}
        if len(laws) == 1:  # the only one needs no name
            self.names[first.stem] = ""
        self.actors = {actor: column.name for column in found.reach.columns for actor in column.ids}
        self.places = {place.place: place.name for place in found.reach.places}

    def paper(self) -> Paper:
        title = self._("title", name=self.setup.jurisdiction.name)
        meta = Meta(
            place=self.law.place,
            form=self.law.form,
            language=self.law.language,
            title=title,
            short_title=title,
            subject=self._("subject"),
            keywords=self.law.keywords,
            date=self.law.date,
            demands=self.law.demands,
            language_tag=self.law.language_tag,
        )
        blocks = (
            *self._lead(),
            *self._glance(),
            *ReachPaper(self.found).blocks(),
            *calls_blocks(self.found),
            *self._carve_outs(),
            *self._one_by_one(),
            *self._further(),
            *self._questions(),
            *self._stated(),
            *self._authorities(),
        )
        page = self.setup.style.page
        page = paper_page(page, size=_SIZE, margin=_MARGIN, footer=self.say["footer"])
        return Paper(meta, page, blocks, given(self.setup))

    def _(self, key: str, **values: str | int) -> str:
        return self.say[key].format(**values)

    # ------------------------------------------------------------ demands

    def _lead(self) -> Iterator[PaperBlock]:
        demands = self.found.demands
        counts = Counter(self._extent_words(one.extent) for one in demands)
        told = self.say["comma"].join(f"{number} {name}" for name, number in counts.items())
        key = "lead_left_out" if any(one.left_out for one in demands) else "lead_only_asked"
        key = "lead" if any(one.met for one in demands) else key
        text = self._(key, law=listed(self.setup, self.laws), total=len(demands), counts=told)
        asked = sum(one.urged and one.met for one in demands)
        asking = {p.document for one in demands for p in one.provisions if p.counts == URGE}
        companions = [
            self._("document", name=self.titles[stem], short=name)
            for stem, name in self.names.items()
            if name and stem in asking
        ]
        if asked and companions:
            text += " " + self._(
                "lead_asked", count=asked, companions=self.say["pause"].join(companions)
            )
        if self.setup.form.caution:
            yield Paragraph(words(self.setup.form.caution), "lead")
        yield Paragraph(words(text), "lead")
        yield Paragraph(words(self._("advice")), "note")

    def _glance(self) -> Iterator[PaperBlock]:
        yield Heading(1, self._("at_a_glance"))
        yield Table(
            self._("glance_caption"),
            self._("glance_summary"),
            (self._("demand"), self._("how_far"), self._("where")),
            tuple(self._glance_row(one) for one in self.found.demands),
            (3.9, 2.0, 4.8),
        )

    def _glance_row(self, one: Covered) -> tuple[Cell, ...]:
        letter = self._(f"mark_{one.extent.replace(' ', '_')}")
        mark = Mark(self._extent_words(one.extent), _EXTENTS[one.extent], letter)
        return (
            cell(Run(f"{one.demand}  ", "strong"), one.title),
            Cell(tuple(words(told) for told in self._besides(one)), mark),
            Cell((self._run_on(one.provisions),)) if one.provisions else cell(self._("nothing")),
        )

    def _besides(self, one: Covered) -> Iterator[str]:
        """What is told beside how far a demand is met."""
        if one.shares:
            yield self._("only_together")
        if one.urged and one.extent != "urged":
            yield self._("also_asked")

    def _where(self, provisions: Sequence[Provided]) -> Iterator[Runs]:
        """The citations, a line for each document."""
        for document in dict.fromkeys(p.document for p in provisions):
            cited = joined(p.cited for p in provisions if p.document == document)
            name = self.names[document]
            label = self._("in_document", document=name) if name else ""
            yield words(Run(f"{label} " if label else "", "emphasis"), cited)

    def _run_on(self, provisions: Sequence[Provided]) -> Runs:
        """The citations of every document on one line."""
        runs: list[Run] = []
        for line in self._where(provisions):
            runs += [Run(". ")] if runs else []
            runs += line
        return words(*runs)

    def _extent_words(self, extent: Extent) -> str:
        return self._(f"extent_{extent.replace(' ', '_')}")

    def _one_by_one(self) -> Iterator[PaperBlock]:
        yield Heading(1, self._("one_by_one"))
        for one in self.found.demands:
            yield Heading(2, f"{one.demand}  {one.title}")
            yield Paragraph(words(Run(self.setup.demands[one.demand].plain, "emphasis")))
            if one.extent == "not selected":
                text = self._("not_selected_hint", demand=one.demand)
                yield Paragraph(words(text))
                continue
            yield Paragraph(words(*self._stands(one)))
            yield Paragraph(words(*self._reason(one)))
            yield Paragraph(words(*self._rests(one)), "note")

    def _stands(self, one: Covered) -> Iterator[str | Run]:
        stop = self.say["stop"]
        also = "".join(self.say["comma"] + told for told in self._besides(one))
        yield Run(f"{upper_first(self._extent_words(one.extent))}{also}{stop}", "strong")
        for document in dict.fromkeys(p.document for p in one.provisions):
            if name := self.names[document]:
                yield Run(self._("in_document", document=name) + " ", "emphasis")
            here = (p for p in one.provisions if p.document == document)
            yield self.say["pause"].join(f"{p.citation} ({p.heading})" for p in here) + stop

    def _reason(self, one: Covered) -> Iterator[str | Run]:
        yield Run(self._("why"), "strong")
        if one.case is None:
            yield self._("no_case")
            return
        yield one.reason
        if one.left_out:
            return
        where = f"{one.case.pos.file}:{one.case.pos.line}"
        key = "set_by" if one.overridden else "from"
        yield Run(f" ({self._(key, where=where)})", "code")

    def _rests(self, one: Covered) -> Iterator[str | Run]:
        case = one.case
        if case is None:
            return
        stop = self.say["stop"]
        if case.limits and not one.left_out:
            yield Run(self._("limits"), "strong")
            yield self.say["comma"].join(self.setup.form.limits_of(case)) + stop
        yield Run(self._("rests_on"), "strong")
        cited = [f"{a.whole} ({self._read(a)})" for _, a in one.authority]
        yield (self.say["pause"].join(cited) or self._("rests_on_nothing")) + stop
        yield self._confirmed(case)

    def _confirmed(self, case: Case) -> str:
        known = self._("checked_by", who=case.checked_by) if case.checked_by else ""
        parts = (known or self._("not_checked"), again(self.setup, case))
        return " ".join(part for part in parts if part)

    def _read(self, what: Authority) -> str:
        standing, date = what.standing(day(self.setup))
        return self._("not_read") if standing == "unread" else self._(standing, date=date)

    # ------------------------------------------------------------ carve-outs

    def _carve_outs(self) -> Iterator[PaperBlock]:
        yield Heading(1, self._("carve_outs"), new_page=True)
        if not self.found.exceptions and not self.found.edges:
            yield Paragraph(words(self._("no_carve_outs")))
            return
        rows = [self._exemption_row(same) for same in self._same_clause()]
        for edge in self.found.edges:
            phrases = self.setup.terms.get(edge.term, {})
            term = phrases.get(self.setup.pack.forms[0]) or edge.term
            rows.append(
                (
                    cell(self._("definition", term=term)),
                    cell(edge.says),
                    cell(self._narrowed(edge.cuts)),
                    cell(self._opened(edge.opens, edge=True)),
                )
            )
        yield Table(
            self._("carve_caption"),
            self._("carve_summary"),
            (self._("exemption"), self._("own_words"), self._("narrows"), self._("opens")),
            tuple(rows),
            (1.75, 6.6, 1.05, 1.6),
        )

    def _same_clause(self) -> list[list[CarveOut]]:
        """The exemptions, each with those of other documents that are the same clause; what
        the place switched on or wrote itself comes first.
        """
        found: dict[str, list[CarveOut]] = {}
        for carve_out in self.found.exceptions:
            found.setdefault(carve_out.clause, []).append(carve_out)
        return sorted(found.values(), key=lambda same: not same[0].exemption.opening)

    def _exemption_row(self, same: Sequence[CarveOut]) -> tuple[Cell, ...]:
        first = same[0]
        option = first.exemption.switched_on
        mark = (
            Mark(self._("switched_on"), "ring", self._("letter_open_by_exemption"))
            if option
            else None
        )
        head = [words(Run(first.heading, "strong")), *self._where(same)]
        head += [words(Run(self._("switched_by", option=option), "code"))] if option else []
        cuts = tuple(d for d in self.setup.selected if any(d in c.demands for c in same))
        return (
            Cell(tuple(head), mark),
            lines(words(line) for line in first.text),
            cell(self._narrowed(cuts)),
            cell(self._opened(first.exemption.opens, edge=not first.exemption.opening)),
        )

    def _narrowed(self, demands: Sequence[str]) -> str:
        every = len(demands) == len(self.setup.selected)
        return self._("every_demand") if every else self.say["comma"].join(demands)

    def _opened(self, openings: Iterable[Opening], *, edge: bool) -> str:
        """To whom which places are opened; what marks the edge of the subject says so."""
        by_actor: dict[str, list[str]] = {}
        for opening in openings:
            actor = self.actors.get(opening.actor, opening.actor)
            place = self.places.get(opening.place, opening.place)
            every = opening.place == ALL
            by_actor.setdefault(actor, []).append(self._("every_place") if every else place)
        comma = self.say["comma"]
        told = self.say["pause"].join(
            self._("to_actors", places=comma.join(p.lower() for p in places), actors=actor)
            for actor, places in by_actor.items()
        )
        if not edge:
            return told
        return self._("touches", opens=told) if told else self._("edge")

    # ------------------------------------------------------------ the rest

    def _questions(self) -> Iterator[PaperBlock]:
        yield Heading(1, self._("questions"))
        if not self.found.questions:
            yield Paragraph(words(self._("no_questions")))
            return
        yield Table(
            self._("questions_caption"),
            self._("questions_summary"),
            (self._("question"), self._("taken"), self._("changes")),
            tuple(
                (cell(q.ask), cell(self._answer(q)), cell(q.why or self._("nothing")))
                for q in self.found.questions
            ),
            (3.2, 1.2, 6),
        )

    def _stated(self) -> Iterator[PaperBlock]:
        if not self.found.stated:
            return
        yield Heading(1, self._("stated"))
        yield Table(
            self._("stated_caption"),
            self._("stated_summary"),
            (self._("question"), self._("answer"), self._("changes"), self._("source")),
            tuple(
                (
                    cell(q.ask),
                    cell(self._answer(q)),
                    cell(q.why),
                    cell(q.rests),
                )
                for q in self.found.stated
            ),
            (3.5, 1, 3.5, 2),
        )

    def _answer(self, question: Question) -> str:
        if question.taken is None:
            return self._("unknown")
        if isinstance(question.taken, bool):
            return self._("yes" if question.taken else "no")
        return answer_words(question.taken, self.setup.form.facts.get(question.fact))

    def _further(self) -> Iterator[PaperBlock]:
        yield Heading(1, self._("further"))
        if not self.found.further:
            yield Paragraph(words(self._("no_further")))
            return
        yield Bullets(
            tuple(words(item.says, f" ({item.provided.citation})") for item in self.found.further)
        )

    def _authorities(self) -> Iterator[PaperBlock]:
        resting = [one.authority for one in self.found.demands]
        resting += [one.authority for one in self.found.stated]
        named = {name: authority for rests in resting for name, authority in rests}
        if not named:
            return
        comma, pause = self.say["comma"], self.say["pause"]
        yield Heading(1, self._("authorities"))
        yield Bullets(
            tuple(
                words(
                    Run(authority.whole, "strong"),
                    f"{comma}{authority.title}{pause}{self._read(authority)}",
                    Run(f" {authority.url}" if authority.url else "", "code"),
                )
                for _, authority in sorted(named.items(), key=lambda item: item[1].whole)
            )
        )
