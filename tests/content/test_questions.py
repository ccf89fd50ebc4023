"""The questions that forms ask: what each answer changes is worded for that answer, and wherever
nobody answers, every report says so; what the law of a state answers is cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from draftban import api
from draftban.bill.paper import Paper, Table, plain_words
from draftban.cli.app import cli
from draftban.cli.content import form
from draftban.config.answers import effect, effect_keys, shown
from draftban.config.model import Fact, Form
from draftban.diagnostics import Report
from draftban.documents import Build
from draftban.files.search import search_path
from draftban.packets import packet
from draftban.review.coverage.demands import coverage
from draftban.review.coverage.paper import coverage_paper
from tests.content import every_form

SEARCH = search_path()
FORMS: dict[str, Form] = {code: form(code, SEARCH) for code in every_form.FORMS}
ASKING = [code for code, found in FORMS.items() if found.facts]

LAW = {
    *("private_parties", "privacy_preemption", "claims_act", "penalty_ceiling", "records_law"),
    *("labor_law", "prosecutor", "state_law", "biometric_law"),
    *("ai_preemption", "surveillance_preemption", "sanctuary_limits", "private_law_limits"),
    "officer_complaints",
}
"""What only the law answers, of the questions that the generic form of a city asks."""


def test_forms_ask_something() -> None:
    assert {"us-city", "us-county", "us-state", "us-ma-city", "us-wa-county"} <= set(ASKING)


@pytest.mark.parametrize("code", ASKING)
def test_each_answer_says_in_a_sentence_of_its_own_what_it_changes(code: str) -> None:
    for name, fact in FORMS[code].facts.items():
        assert fact.ask.endswith("?"), name
        told = [fact.effects[answer] for answer in effect_keys(fact)]
        assert len(told) == len(fact.effects) > 1, name
        assert len(set(told)) == len(told), f"{name}: two answers change the same"
        for sentence in told:
            assert re.fullmatch(r"[A-Z].*\.", sentence), sentence
            assert not re.match(r"(Then|With it|Bound|Names) ", sentence), "it needs its answer"


ASKED = {name: fact for name, fact in FORMS["us-city"].facts.items() if fact.asked}


def test_a_county_is_not_asked_about_a_city() -> None:
    """It extends the form of a city, whose words stay where it gives none of its own."""
    for name, fact in FORMS["us-county"].facts.items():
        for told in (fact.ask, *fact.effects.values()):
            assert not re.search(r"\bcity\b", told), f"{name}: {told}"


def test_what_a_resident_can_find_out_is_marked() -> None:
    facts = {name: fact for name, fact in FORMS["us-city"].facts.items() if fact.asked}
    assert {name for name, fact in facts.items() if fact.known_to == "counsel"} == LAW
    assert len(ASKED) - len(LAW) == 12
    assert FORMS["us-county"].facts["administrator"].known_to == "residents"


# ---------------------------------------------------------------- nobody answered


@pytest.fixture(scope="module")
def laramie(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A city whose file `new` wrote, Enter at each question after its name, in a state whose law
    answers none.
    """
    folder = tmp_path_factory.mktemp("laramie")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        made = CliRunner().invoke(cli, ["new"], input="Laramie, Wyoming\n" + "\n" * 6)
        assert made.exit_code == 0, made.output
        setup = api.load("us-wy-laramie")
    return api.build(setup)


def test_enter_throughout_leaves_every_question_of_law_open(laramie: Build) -> None:
    assert set(laramie.setup.unanswered) == set(ASKED) > LAW


def test_open_questions_stand_among_the_open_points_with_the_effect_of_each_answer(
    laramie: Build,
) -> None:
    report = Report()
    made = packet(laramie, report)
    assert not report.errors
    points = next(w.paper for stem, w in made.papers if stem.endswith("-open-points"))
    rows = dict(rows_of(points, "Questions"))
    for fact in ASKED.values():
        said = rows[fact.ask][-1]
        for answer in effect_keys(fact):
            assert fact.effects[answer] in said
    assert "If yes: The ordinance forbids private use outright" in rows[ask("private_parties")][-1]
    assert "If there is none: " in rows[ask("transit")][-1]
    answered = [row for row, _ in rows_of(points, "Answers") if row != ask("federal_ai_law")]
    assert not answered, "nobody answered anything"


def test_comments_to_counsel_call_them_assumed_with_the_effect_of_each_answer(
    laramie: Build,
) -> None:
    lines = comments(laramie)
    (line,) = (line for line in lines if ask("prosecutor") in line)
    assert line.startswith("Assumed, since nobody has answered: ")
    assert " No. If yes: The rule on evidence also keeps" in line
    assert " If no: The rule on evidence says nothing" in line
    assert not [line for line in lines if line.startswith("Answered in ")]


def ask(name: str) -> str:
    return FORMS["us-city"].facts[name].ask


def comments(build: Build) -> list[str]:
    """All comments to counsel on the law of ``build``."""
    return [line for of in api.comments(build)[build.law.stem].values() for line in of]


def rows_of(paper: Paper, caption: str) -> Iterator[tuple[str, list[str]]]:
    """The rows of the table ``caption``: the words of the first cell, and of the others."""
    for block in paper.blocks:
        if isinstance(block, Table) and block.caption == caption:
            for row in block.rows:
                cells = [" ".join(map(plain, cell.lines)) for cell in row]
                yield cells[0], cells[1:]


def plain(line: object) -> str:
    return plain_words(line).replace("\N{NO-BREAK SPACE}", " ")  # type: ignore[arg-type]


# ---------------------------------------------------------------- somebody, or the law, answered


@cache
def pierce() -> Build:
    return api.build(api.load("us-wa-pierce"))


def test_an_answer_prints_its_own_effect_and_no_other() -> None:
    facts = FORMS["us-wa-county"].facts
    lines = comments(pierce())
    told = 0
    for name in api.load("us-wa-pierce").fact_pos:
        fact, answer = facts[name], pierce().setup.facts[name]
        for line in (line for line in lines if fact.ask in line):
            if line.startswith("Check this before filing"):
                continue  # a fatal fact is marked besides
            told += 1
            assert effect(answer, fact) in line
            for other in effect_keys(fact):
                assert other == shown(answer) or fact.effects[other] not in line
    assert told > 3


def test_what_the_law_of_the_state_answers_is_cited_everywhere() -> None:
    setup = pierce().setup
    of_the_state = {"claims_act", "records_law", "state_law", "biometric_law"}
    assert set(setup.stated) == {*of_the_state, "federal_ai_law"}
    assert not set(setup.stated) & {*setup.unanswered, *setup.jurisdiction.facts}
    found = coverage(pierce())
    (claims,) = (q for q in found.stated if q.fact == "claims_act")
    assert claims.taken is True
    assert [authority.cite for _, authority in claims.authority] == ["RCW 4.96.010"]
    rows = dict(rows_of(coverage_paper(pierce(), found), "Questions that the law answers"))
    assert rows[claims.ask][0] == "yes"
    assert rows[claims.ask][-1] == "RCW 4.96.010 (read 2026-11-25)"
    line = next(line for line in comments(pierce()) if claims.ask in line)
    assert re.match(r"The law answers this, says templates/regions/us/wa\.yaml:\d+: ", line)
    assert line.endswith("See RCW 4.96.010 (read 2026-11-25).")


def test_a_companion_takes_what_the_law_of_the_state_answers() -> None:
    for document in pierce().documents:
        known = document.setup.form.facts
        assert document.setup.facts["biometric_law"] is True, document.stem
        assert "biometric_law" in document.setup.stated
        assert isinstance(known["biometric_law"], Fact)
        assert known["biometric_law"].default is False


def test_a_place_that_answers_itself_goes_before_the_law_of_its_state(tmp_path: Path) -> None:
    text = "place: us-or-bend\nform: us-or-city\nname: City of Bend\nshort: Bend\n"
    file = tmp_path / "us-or-bend.yaml"
    file.write_text(f"{text}prohibitions: all\nfacts: {{claims_act: false}}\n", "utf-8")
    setup = api.load(file)
    assert setup.facts["claims_act"] is False
    assert set(setup.stated) == {"records_law", "federal_ai_law"}


def test_no_reason_asserts_what_nobody_answered(laramie: Build) -> None:
    """Whether there is such a law is open there: a report may only speak of a possible one."""
    for demand in ("b.i", "f"):
        assert " if there is one," in laramie.reason(demand).replace(";", ",")
    assert "the state law" not in " ".join(case.reason for case in laramie.setup.cells.values())
