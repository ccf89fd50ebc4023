"""What `draftban coverage` prints on a terminal, in the words of ``ui/coverage-terminal.yaml``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftban.bill.paper import plain_words
from draftban.cli.paths import openable
from draftban.cli.terminal import echo, echo_paragraph
from draftban.config.law.day import day_of
from draftban.files.word_keys import words_of

if TYPE_CHECKING:
    from draftban.cli.drafting import Drafted
    from draftban.config.languages.words import Said
    from draftban.config.model import Case, Checked
    from draftban.config.setup import Setup
    from draftban.diagnostics import Report
    from draftban.review.coverage.model import CarveOut, Coverage, Covered, Provided

INDENT = 12
WIDE = 17

FILE = "ui/coverage-terminal.yaml"

KEYS = words_of(
    "extent_full extent_partial extent_urged extent_unanswered extent_not_selected why",
    "no_case limits authority none_named verified not_verified case_verified",
    "case_not_verified not_confirmed exceptions cuts every_demand opens no_place edges",
    "places further does questions stated yes no unknown comma",
    "summary_one summary: count extents",
    "also_urged: count",
    "extent: count extent",
    "and_urged only_together: extent",
    "provision: citation clause file",
    "provision_elsewhere: citation document clause file",
    "reason reason_set: reason file",
    "cited: cite read",
    "verified_on case_verified_on recheck as_of seen_on lapsed: date",
    "confirmed: who",
    "narrowed: demands provision",
    "opened: place actor",
    "opened_by: openings option",
    "edge: demands term says",
    "square: who where why",
    "beyond: says provision",
    "question: ask fact",
    "answered_by: ask fact cites",
    "met not_met: demand extent reason",
    "not_selected_hint: demand",
    "title: place form",
    "demand: demand title extent",
    "calls no_paper",
    "paper_refused: title",
    "call: number papers",
)


def coverage_words(drafted: Drafted, report: Report) -> Said:
    """The words in the language of ``drafted``; those that are wrong are reported."""
    from draftban.config.languages.words import load_words

    assert drafted.build is not None
    setup = drafted.build.setup
    return load_words(FILE, KEYS, setup.search, report, form=setup.form.pos.file)


def print_coverage(drafted: Drafted, found: Coverage, required: tuple[str, ...], say: Said) -> None:
    """Print ``found`` at 80 columns, then what became of the ``required`` demands."""
    assert drafted.build is not None
    setup = drafted.build.setup
    one = len(drafted.build.laws) < 2  # of several each is named
    law = drafted.build.documents[0].stem if one else ""
    told = _Told(found, law, setup, say)
    echo_paragraph(told("title", place=setup.jurisdiction.name, form=setup.form.name))
    if setup.form.caution:
        echo_paragraph(setup.form.caution)
    told.demands()
    told.carve_outs()
    told.places()
    told.calls()
    told.rest()
    told.required(required)


class _Told:
    """One report; ``law`` is the stem of the document whose provisions need no name of it."""

    def __init__(self, found: Coverage, law: str, setup: Setup, say: Said) -> None:
        self.found = found
        self.law = law
        self.limits = setup.form.limits_of
        self.day = day_of(setup.jurisdiction.date)
        self.say = say

    def __call__(self, key: str, **values: str | int) -> str:
        return self.say[key].format(**values)

    # ------------------------------------------------------------ demands

    def demands(self) -> None:
        """How many are met how far, then each with its provisions and the reason."""
        echo_paragraph(self._summary())
        for covered in self.found.demands:
            echo()
            extent = self._extent(covered)
            head = self("demand", demand=covered.demand, title=covered.title, extent=extent)
            echo_paragraph(head, bold=True)
            for provided in covered.provisions:
                _labelled(provided.drafting, self._place(provided))
            self._cell(covered)

    def required(self, required: tuple[str, ...]) -> None:
        """What became of the ``required`` demands."""
        for covered in self.found.demands:
            if covered.demand not in required:
                continue
            echo()
            key = "met" if covered.met else "not_met"
            extent, reason = self._extent(covered), self._reason(covered)
            echo_paragraph(self(key, demand=covered.demand, extent=extent, reason=reason))
            if covered.extent == "not selected":
                echo_paragraph(self("not_selected_hint", demand=covered.demand))

    def _summary(self) -> str:
        extents = [covered.extent for covered in self.found.demands]
        counts = (
            self("extent", count=extents.count(e), extent=self._extent_word(e))
            for e in dict.fromkeys(extents)
        )
        key = "summary_one" if len(extents) == 1 else "summary"
        told = self(key, count=len(extents), extents=self.say["comma"].join(counts))
        both = sum(covered.urged and covered.met for covered in self.found.demands)
        return told + (self("also_urged", count=both) if both else "")

    def _extent_word(self, extent: str) -> str:
        return self(f"extent_{extent.replace(' ', '_')}")

    def _extent(self, covered: Covered) -> str:
        both = covered.urged and covered.extent != "urged"
        word = self._extent_word(covered.extent)
        if covered.shares:
            word = self("only_together", extent=word)
        return self("and_urged", extent=word) if both else word

    def _place(self, provided: Provided) -> str:
        key = "provision" if provided.document == self.law else "provision_elsewhere"
        return self(
            key,
            citation=provided.citation,
            document=provided.document,
            clause=provided.clause,
            file=f"{openable(provided.pos.file)}:{provided.pos.line}",
        )

    def _cell(self, covered: Covered) -> None:
        case = covered.case
        if case is None:
            _labelled(self("why"), self._reason(covered))
            return
        if case.limits and not covered.left_out:
            _labelled(self("limits"), self.say["comma"].join(self.limits(case)))
        where = f"{openable(case.pos.file)}:{case.pos.line}"
        key = "reason_set" if covered.overridden else "reason"
        why = self(key, reason=covered.reason, file=where)
        _labelled(self("why"), covered.reason if covered.left_out else why)
        for _, authority in covered.authority:
            cited = self("cited", cite=authority.whole, read=self._checked(authority))
            _labelled(self("authority"), cited)
        if not covered.authority:
            _labelled(self("authority"), self("none_named"))
        by = self("confirmed", who=case.checked_by) if case.checked_by else self("not_confirmed")
        _labelled(self("verified"), f"{self._checked(case, 'case_')}{by}{self._again(case)}")

    def _again(self, case: Case) -> str:
        """When ``case`` is to be read again; nothing where that day is past, which is said."""
        if not case.recheck_by or case.lapsed(self.day):
            return ""
        key = "recheck" if self.day or not case.checked_on else "as_of"
        return self(key, date=case.recheck_by)

    def _reason(self, covered: Covered) -> str:
        return covered.reason if covered.case else self("no_case")

    def _checked(self, what: Checked, of: str = "") -> str:
        standing, date = what.standing(self.day)
        if standing == "read" and not date:
            return self(f"{of}verified")
        key = {
            "lapsed": "lapsed",
            "read": f"{of}verified_on",
            "seen": "seen_on",
            "unread": f"{of}not_verified",
        }[standing]
        return self(key) if standing == "unread" else self(key, date=date)

    # ------------------------------------------------------------ carve-outs

    def carve_outs(self) -> None:
        """What the exemptions and the definitions leave out."""
        if self.found.exceptions:
            echo()
            echo_paragraph(self("exceptions"), bold=True)
        for carve_out in self.found.exceptions:
            self._exception(carve_out)
        if self.found.edges:
            echo()
            echo_paragraph(self("edges"), bold=True)
        for edge in self.found.edges:
            cuts = self.say["comma"].join(edge.cuts)
            _labelled(self("cuts"), self("edge", demands=cuts, term=edge.term, says=edge.says))

    def _exception(self, carve_out: CarveOut) -> None:
        comma, exemption = self.say["comma"], carve_out.exemption
        selected = sum(covered.extent != "not selected" for covered in self.found.demands)
        every = len(carve_out.demands) == selected
        narrowed = self("every_demand") if every else comma.join(carve_out.demands)
        provision = self._place(carve_out)
        _labelled(self("cuts"), self("narrowed", demands=narrowed, provision=provision))
        if exemption.switched_on:
            opened = comma.join(
                self("opened", place=o.place, actor=o.actor) for o in exemption.opens
            )
            openings, option = opened or self("no_place"), exemption.switched_on
            _labelled(self("opens"), self("opened_by", openings=openings, option=option))

    # ------------------------------------------------------------ places, and the rest

    def places(self) -> None:
        """Who may watch where, as the paper's table says it; its grid needs more room."""
        from draftban.review.coverage.reach_paper import ReachPaper

        echo()
        echo_paragraph(self("places"), bold=True)
        for row in ReachPaper(self.found).answers().rows:
            answer = row[1].mark
            assert answer is not None
            who, where, why = (plain_words(row[column].lines[0]) for column in (0, 2, 3))
            _labelled(answer.words, self("square", who=who, where=where, why=why), wide=True)

    def calls(self) -> None:
        """The letter's calls on others, each with its papers, or why there is none."""
        found = self.found.calls
        if found.letter:
            echo()
            echo_paragraph(self("calls"), bold=True)
        for name, call in found.letter.items():
            papers = [paper.title for _, paper in found.answers(name)]
            papers += [
                self("paper_refused", title=refused.title) for _, refused in found.refusals(name)
            ]
            told = self.say["comma"].join(papers) or self("no_paper")
            echo_paragraph(self("call", number=call.number, papers=told), "  ")

    def rest(self) -> None:
        """Where the law goes further than the letter, and what nobody has answered."""
        if self.found.further:
            echo()
            echo_paragraph(self("further"), bold=True)
        for item in self.found.further:
            provision = self._place(item.provided)
            _labelled(self("does"), self("beyond", says=item.says, provision=provision))
        if self.found.questions:
            echo()
            echo_paragraph(self("questions"), bold=True)
        for question in self.found.questions:
            asked = self("question", ask=question.ask, fact=question.fact)
            _labelled(self._value(question.taken), asked, wide=True)
        if self.found.stated:
            echo()
            echo_paragraph(self("stated"), bold=True)
        for question in self.found.stated:
            cites = self.found.data.words["pause"].join(
                self("cited", cite=authority.whole, read=self._checked(authority))
                for _, authority in question.authority
            )
            cites = cites or question.rests
            asked = self("answered_by", ask=question.ask, fact=question.fact, cites=cites)
            _labelled(self._value(question.taken), asked, wide=True)

    def _value(self, value: str | bool | int | None) -> str:
        if value is None:
            return self("unknown")
        return self("yes" if value else "no") if isinstance(value, bool) else str(value)


def _labelled(label: str, text: str, *, wide: bool = False) -> None:
    indent = WIDE if wide else INDENT
    echo_paragraph(text, f"  {label:<{indent - 3}} ")
