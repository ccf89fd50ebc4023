"""Papers for those on whom the letter calls besides lawmakers: each call is answered at each level,
in the bill's words, and nothing is left to be drafted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

import pytest

import draftban
from draftban import clauses
from draftban.bill.paper import Bullets, Heading, Paper, Paragraph, Run, Table
from draftban.clauses.papers import Written
from draftban.config.calls.model import CallPaperMeta
from draftban.config.setup import Setup
from draftban.diagnostics import Report
from draftban.packets.calls import CallPapers, call
from draftban.packets.calls.definitions import closure, definitions
from draftban.packets.subject import Subject
from draftban.review.coverage.writing import paper_writer
from draftban.writers import write
from tests.writers import pdfua

LEVELS = {
    "us-ma-lowell": "municipal",
    "us-wa-pierce": "county",
    "us-ma": "state",
    "us": "national",
    "eu": "supranational",
}
LETTER = ["urge.2", "urge.3", "call.1", "call.2.a", "call.2.b", "call.2.c", "call.2.d"]
LETTER += ["call.3", "call.4.a", "call.4.b", "call.5"]
"""Every call of the letter that is no demand on lawmakers; those are coverage's first table."""

ASKED = {
    "courts": {"motion", "standing-order", "bench-card"},
    "agencies": {"complaint", "petition", "open-letter"},
    "international": {"submission", "model-resolution"},
    "companies": {
        *("pledge", "deletion-certificate", "transparency-report", "non-retaliation-policy"),
    },
    "workers": {"resolution", "agreement-clause", "letter-to-management", "protections"},
    "investors": {"questionnaire", "engagement-letter", "shareholder-proposal"},
    "donors": {"call-for-proposals", "grant-clause"},
}
"""What each is to have, offered or refused with the reason."""

OF_OTHERS = {
    "eu": r"\b(?:City|County|Congress|Attorney General|Federal Trade|attorney general)\b"
    r"|\bU\.S\.|§|\bStates? of [A-Z]|\bbargaining unit\b|\bSecurities and Exchange\b",
    "us": r"\bMember States?\b|\bRegulation \(EU\)|\bDirective\b|\bsupervisory authorit|\bGDPR\b"
    r"|\bEuropean\b|\bworks council\b|\bdata protection officer\b|\bTFEU\b|\bEDPS\b",
}
"""Words of institutions of another order of law."""

UNFINISHED = re.compile(r"\[|\]|\bTBD\b|\bTODO\b|\b[Ii]nsert\b|\blorem\b|\bXX+\b|\{|\}|<[a-z]")

Calls = Callable[[str], tuple[CallPapers, Subject]]


@pytest.fixture(scope="module")
def made() -> Calls:
    """``made("us")``: the papers of a call there, written once, and what they are about."""
    memory = draftban.Memory()

    @cache
    def make(place: str) -> tuple[CallPapers, Subject]:
        build, report = draftban.build(draftban.load(place, memory=memory)), Report()
        papers = call(build, report)
        found = (*build.report, *report)
        assert not found, f"{place}:\n" + "\n".join(map(str, found))
        return papers, Subject.of(build, report)

    return make


def runs(paper: Paper) -> Iterator[Run]:
    """Every run of words on ``paper``, but headings and captions."""
    for block in paper.blocks:
        match block:
            case Paragraph(words):
                yield from words
            case Bullets(items):
                yield from (run for item in items for run in item)
            case Table():
                yield from (r for row in block.rows for c in row for line in c.lines for r in line)
            case _:
                pass


def text(paper: Paper) -> str:
    """All words of ``paper``."""
    parts = [paper.meta.title]
    for block in paper.blocks:
        match block:
            case Heading():
                parts.append(block.text)
            case Table():
                parts += [block.caption, block.summary, *block.head]
            case _:
                pass
    parts.append("".join(f"{run.text} " for run in runs(paper)))
    return " ".join(" ".join(parts).replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.mark.parametrize("place", LEVELS)
def test_each_call_has_a_paper_or_a_reason_at_each_level(made: Calls, place: str) -> None:
    papers, subject = made(place)
    assert subject.setup.form.government == LEVELS[place]
    found = papers.calls
    assert list(found.letter) == LETTER
    for name in found.letter:
        refused = [one.reason for _, one in found.refusals(name)]
        assert any(found.answers(name)) or refused, name
        assert all(len(reason.split()) > 5 for reason in refused)
    for one in found.addressees:
        assert one.who
        assert one.goes_to
        assert one.can
        assert one.cannot
        names = [p.name.partition("/")[2] for p in (*one.papers, *one.refused)]
        assert len(names) == len({*names})
        assert {*names} >= ASKED.get(one.id, set()), one.id
        for paper in one.papers:
            if paper.document is None:
                assert paper.does.endswith(".")
                assert paper.signs
                assert paper.note, paper.name
    assert {one.id for one in found.addressees} == {*ASKED, "public-bodies"}
    votes = [stem.partition("/")[0] for stem, _ in papers.documents]
    assert votes == (["public-bodies"] if place in ("us-ma-lowell", "us-wa-pierce") else [])


@pytest.mark.parametrize("place", LEVELS)
def test_a_paper_defines_each_term_as_the_bill_does_and_once(made: Calls, place: str) -> None:
    papers, subject = made(place)
    defining = 0
    for _, written in papers.papers:
        said = text(written.paper)
        used = closure(subject, written.terms)
        for one in definitions(subject, used):
            defining += 1
            again = rf"(?i)[“”‘’]?\b{re.escape(str(one['term']))}[“”‘’]? {one['verb']}(?!\w)"
            assert len(re.findall(again, said)) == 1, f"{written.name}: {one['term']}"
        for term, phrases in subject.setup.terms.items():
            if term not in used and re.search(rf"(?i)[“‘]{phrases['one']}[”’] means", said):
                pytest.fail(f"{written.name} defines {term} itself")
    assert defining > 30


def test_the_model_text_has_the_names_of_all_its_acts(made: Calls) -> None:
    papers, subject = made("us-ma")
    titles = [law.bill.meta.short_title for law in subject.build.laws]
    assert len(titles) > 1
    said = {stem: text(written.paper) for stem, written in papers.papers}
    naming = [stem for stem, words in said.items() if any(title in words for title in titles)]
    assert naming
    assert [stem for stem in naming if any(title not in said[stem] for title in titles)] == []


def test_what_stands_in_a_text_that_was_divided_is_asked_once(
    made: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, subject = made("us-ma")
    asked: list[Setup] = []
    monkeypatch.setattr(clauses, "choose", lambda setup, report: asked.append(setup))
    again = paper_writer(subject.build, Report())
    assert again.selection is subject.writer.selection
    assert asked == []


@pytest.mark.parametrize("place", LEVELS)
def test_nothing_is_left_to_be_drafted_and_every_blank_says_what_it_is(
    made: Calls, place: str
) -> None:
    papers, _ = made(place)
    assert len(papers.papers) > 12
    for _, written in papers.papers:
        found = UNFINISHED.search(text(written.paper))
        assert not found, f"{written.name}: {found}"
        for run in runs(written.paper):
            assert run.label or "___" not in run.text, written.name
        assert written.blanks, f"{written.name} asks for no name, date or signature"


@pytest.mark.parametrize("place", LEVELS)
def test_no_paper_names_an_institution_of_another_order(made: Calls, place: str) -> None:
    papers, _ = made(place)
    words = OF_OTHERS["eu" if place == "eu" else "us"]
    for paper in (*(p for _, p in papers.guide), *(w.paper for _, w in papers.papers)):
        found = re.search(words, text(paper))
        assert not found, f"{paper.meta.title}: {found}"


@pytest.mark.parametrize("place", LEVELS)
def test_each_says_to_counsel_what_it_cannot_do_and_only_in_the_guide(
    made: Calls, place: str
) -> None:
    papers, _ = made(place)
    ((_, guide),) = papers.guide
    told = text(guide)
    for one in papers.calls.addressees:
        for paper in one.papers:
            if paper.entry is None:
                continue
            assert _bare(paper.note) in _bare(told), paper.name
            assert all(_bare(question) in _bare(told) for question in paper.questions)
        assert all(_bare(refused.reason) in _bare(told) for refused in one.refused)
    for _, written in papers.papers:
        assert "counsel" not in written.paper.page.header.lower()
        assert not written.paper.meta.generator


def _bare(said: str) -> str:
    return re.sub(r"\W+", " ", said)


# ---------------------------------------------------------------- as files


FULLEST = 2
"""So many papers of a place are laid out, those with the most words for their pages; all of them in
``make exhaustive``.
"""


def fullness(written: Written[CallPaperMeta]) -> float:
    return len(text(written.paper)) / written.meta.pages


@pytest.mark.parametrize(("place", "language"), [("us-ma-lowell", "en-US"), ("eu", "en-GB")])
def test_the_fullest_papers_keep_to_their_pages_and_are_valid(
    made: Calls, place: str, language: str
) -> None:
    pdfua.need_pango()
    papers, _ = made(place)
    written = sorted((w for _, w in papers.papers), key=fullness)
    assert {w.meta.pages for w in written} <= {1, 2, 3, 4, 5}
    for one in written[-FULLEST:]:
        pdf = pdfua.TaggedPdf(write(one.paper, "pdf"))
        assert len(pdf.reader.pages) <= one.meta.pages, one.name
        pdfua.check_declaration(pdf, one.paper.meta.title, language)
        pdfua.check_headings(pdf)
        pdfua.check_content(pdf)
        pdfua.check_lists(pdf)
