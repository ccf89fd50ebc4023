"""A regulation of the Union, as a legal service in Brussels would look at it."""

from __future__ import annotations

import random
import re

import pytest

from draftban.bill.tree import FinalBill, P, Provision, Quoted, Recital, bill_provisions, plain
from draftban.writers import write
from tests.content.selections import (
    DEMANDS,
    assert_sound,
    bills,
    build,
    clause_ids,
    headings,
    subsets,
    words,
)
from tests.content.test_style import AVERAGE, LONGEST, units

SAMPLE = 16


@pytest.fixture(scope="module")
def bill() -> FinalBill:
    """The whole regulation."""
    built = build("eu", DEMANDS).bill
    assert built is not None
    return built


def articles(bill: FinalBill) -> list[Provision]:
    """The articles in order."""
    return [p for p in bill_provisions(bill) if p.level == "article"]


def recitals(bill: FinalBill) -> list[Recital]:
    """The recitals in order."""
    return [b for b in bill.preamble if isinstance(b, Recital)]


def own_text(p: Provision) -> str:
    """What an article says, without what it puts into other acts."""
    blocks = [b for b in (*p.intro, *p.content) if isinstance(b, P)]
    if p.wrap_up:
        blocks.append(p.wrap_up)
    return " ".join([*(plain(b.children) for b in blocks), *(own_text(c) for c in p.children)])


def article(bill: FinalBill, clause: str) -> str:
    """The words of the article that ``clause`` became."""
    found = [p for p in bill_provisions(bill) if p.source == clause]
    assert found, clause
    return own_text(found[0])


def test_title_citations_and_enacting_terms_are_those_of_the_official_journal(
    bill: FinalBill,
) -> None:
    text = words(bill)
    for line in (
        "OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL of",
        "THE EUROPEAN PARLIAMENT AND THE COUNCIL OF THE EUROPEAN UNION,",
        "in particular Articles 16, 114 and 207 thereof,",
        "After transmission of the draft legislative act to the national parliaments,",
        "Having regard to the opinion of the European Economic and Social Committee,",
        "Acting in accordance with the ordinary legislative procedure,",
        "HAVE ADOPTED THIS REGULATION:",
        "shall enter into force on the twentieth day following that of its publication",
        "binding in its entirety and directly applicable in all Member States.",
        "For the European Parliament",
        "For the Council",
    ):
        assert line in text, line
    assert text.index("Whereas:") < text.index("HAVE ADOPTED") < text.index("CHAPTER I ")


def test_articles_are_numbered_on_across_chapters(bill: FinalBill) -> None:
    chapters = [p for p in bill.body if p.level == "chapter"]
    assert len(chapters) > 5
    assert [c.num for c in chapters[:4]] == ["CHAPTER I", "CHAPTER II", "CHAPTER III", "CHAPTER IV"]
    numbers = [a.num for a in articles(bill)]
    assert numbers == [f"Article {n}" for n in range(1, len(numbers) + 1)]


def test_number_and_heading_of_an_article_are_centred_on_lines_of_their_own(
    bill: FinalBill,
) -> None:
    lines = write(bill, "text").decode().splitlines()
    place = next(n for n, line in enumerate(lines) if line.strip() == "Article 1")
    assert lines[place].startswith("   ")
    assert lines[place + 1].strip() == "Subject matter"


def test_an_article_of_one_paragraph_has_no_paragraph_number(bill: FinalBill) -> None:
    first = articles(bill)[0]
    assert [p.num for p in first.children][:2] == ["(a)", "(b)"]
    assert [p.num for p in articles(bill)[1].children][:2] == ["1.", "2."]
    register = next(p for p in articles(bill) if p.source == "oversight/register")
    assert [p.num for p in register.children][:2] == ["1.", "2."]
    assert [p.num for p in register.children[1].children][:2] == ["(a)", "(b)"]


def test_definitions_are_numbered_and_quoted_as_in_union_acts(bill: FinalBill) -> None:
    found = next(a for a in articles(bill) if plain(a.heading) == "Definitions")
    assert [d.num for d in found.children] == [f"({n})" for n in range(1, len(found.children) + 1)]
    text = words(bill)
    assert "(1) ‘biometric data’ means" in text
    assert "‘public actor’ means" in text
    assert "“" not in text


def test_citations_are_those_of_union_acts(bill: FinalBill) -> None:
    text = words(bill).replace("\N{NO-BREAK SPACE}", " ")
    assert re.search(r"found under Article \d+\(1\) is not surveillance information", text)
    assert re.search(r"However, Articles \d+\(2\), \d+, \d+, \d+ and \d+ shall", text)
    assert "the powers laid down in Article 58(1) and (2) of Regulation (EU) 2016/679" in text


def test_recitals_are_numbered_explain_and_command_nothing(bill: FinalBill) -> None:
    found = recitals(bill)
    assert len(found) > 10
    assert [r.num for r in found] == [f"({n})" for n in range(1, len(found) + 1)]
    for recital in found:
        text = plain(recital.content)
        assert not re.search(r"\bshall\b", text), text
        assert text[:1].isupper(), text
    assert all(plain(r.content).endswith(".") for r in found[:-1])
    assert plain(found[-1].content).endswith(",")


@pytest.mark.parametrize("word", ["Detroit", "Michigan", "Washington Post", "National Institute"])
def test_recitals_state_no_facts_of_another_continent(bill: FinalBill, word: str) -> None:
    assert word not in words(bill)


def test_articles_do_not_speak_in_should_or_in_urging(bill: FinalBill) -> None:
    for a in articles(bill):
        text = own_text(a).replace("knows or should know", "").replace("know or should know", "")
        assert not re.search(r"\b(?:should|urges?|calls? on|encouraged? to)\b", text), text


def test_no_tradition_errors(bill: FinalBill) -> None:
    heads = " ".join(headings(bill)).lower()
    for word in ("severability", "short title", "emergency"):
        assert word not in heads
    text = words(bill)
    for word in ("$", "subpoena", "probable cause", "under oath", "federal", "attorney", "statute"):
        assert word not in text, word


def test_words_are_spelled_as_the_institutions_spell_them(bill: FinalBill) -> None:
    text = words(bill)
    for word in (
        "recogniz",
        "analyz",
        "organiz",
        "authoriz",
        "anonymiz",
        "defense",
        "offense",
        "license",
        "behavior",
        " center",
        "effective date",
        "boundaries",
        "violation",
    ):
        found = [m for m in re.findall(rf".{{20}}{word}.{{10}}", text) if "license, give" not in m]
        assert not found, found
    assert "EUR 35 000 000" in text


def test_the_ai_act_is_amended_in_quotation_marks(bill: FinalBill) -> None:
    amendment = next(
        a for a in articles(bill) if plain(a.heading).startswith("Amendments to Regulation")
    )
    quoted = [b for p in amendment.children for b in p.content if isinstance(b, Quoted)]
    assert len(quoted) == 2
    assert all(q.marks == ("‘", "’") for q in quoted)
    text = words(bill).replace("\N{NO-BREAK SPACE}", " ")
    assert "point (h) is replaced by the following: ‘(h) the placing on the market" in text
    assert "In Article 5, paragraphs 2 to 7 are deleted." in text
    assert "paragraph 10 is replaced by the following: ‘10. Deployers shall not" in text
    assert "Annex II is deleted." in text
    assert "In Annex I to Directive (EU) 2020/1828, the following point is added:" in text


def test_the_new_prohibition_has_no_exception_of_its_own_and_covers_recordings(
    bill: FinalBill,
) -> None:
    text = words(bill)
    start = text.index("‘(h) the placing on the market")
    point = text[start : text.index("’", start + 1)]
    assert "real-time or post-remote, for use in publicly accessible spaces" in point
    assert "by or on behalf of" not in point
    assert not re.search(r"\b(?:unless|law enforcement|strictly necessary)\b", point)
    assert point.count("except") == 1
    assert "except where Regulation (EU)" in point


def test_without_government_use_the_ai_act_stays_as_it_is() -> None:
    other = build("eu", ["b.ii", "e"]).bill
    assert other is not None
    assert not any(c.startswith("amendments/ai-act") for c in clause_ids(other))
    assert "2024/1689 and Directive" not in words(other)
    narrow = build("eu", ["b.i"]).bill
    assert narrow is not None
    assert "by or on behalf of a public authority" in words(narrow)


def test_it_does_not_claim_to_rule_on_evidence_in_national_courts(bill: FinalBill) -> None:
    text = article(bill, "prohibitions/evidence")
    assert "lays down no rules on the admissibility" in text
    assert "shall not use or rely on surveillance information, even in part" in text
    assert "Article 82(2)" in words(bill)
    # An exemption for prints that the law requires names a conviction as their occasion.
    ours = " ".join(own_text(a) for a in articles(bill) if a.source != "exemptions/public-duties")
    for matter in ("conviction", "inadmissible", "excluded as evidence", "expunge"):
        assert matter not in ours, matter


def test_national_security_stays_outside_and_police_do_not(bill: FinalBill) -> None:
    text = article(bill, "act/scope")
    assert "does not affect the responsibility of the Member States for national security" in text
    assert "whichever authority performs it" in text
    assert "even if it acts for an authority responsible for national security" in text
    use = article(bill, "prohibitions/government-use")
    assert "security" not in use
    assert "intelligence" not in use


def test_enforcement_is_that_of_union_law(bill: FinalBill) -> None:
    fines = article(bill, "enforcement/fines")
    assert "7 % of its total worldwide annual turnover" in fines
    assert "For a small or medium-sized undertaking, the lower of the two counts" in fines
    assert "agency of the Union, the ceiling is EUR 1" in fines
    remedy = article(bill, "enforcement/judicial-remedy").replace("\N{NO-BREAK SPACE}", " ")
    assert "Articles 77 to 80 of Regulation (EU) 2016/679" in remedy
    assert "without a mandate" in remedy
    compensation = article(bill, "rights/reparation")
    assert "material or non-material damage" in compensation


def test_what_union_acts_in_force_require_is_kept_and_no_later_act_opens_a_door(
    bill: FinalBill,
) -> None:
    text = article(bill, "exemptions/legal-duty").replace("\N{NO-BREAK SPACE}", " ")
    assert "requires, and does not merely permit" in text
    assert "in force on the day on which this Regulation enters into force" in text
    assert "No decision permits other biometric surveillance" in text
    assert not re.search(r"\d+/\d+", text)


def test_nothing_put_into_another_act_calls_itself_this_regulation(bill: FinalBill) -> None:
    quoted = [
        " ".join(own_text(child) for child in block.children)
        for a in articles(bill)
        for p in (a, *a.children)
        for block in p.content
        if isinstance(block, Quoted)
    ]
    assert len(quoted) == 3
    for text in quoted:
        assert "this Regulation" not in text


def test_a_claim_and_its_proof_last_equally_long(bill: FinalBill) -> None:
    """Both run from the day on which the person was informed or the use was published."""
    for clause in ("data/deletion", "rights/reparation"):
        text = article(bill, clause).replace("\N{NO-BREAK SPACE}", " ")
        assert "5 years after the person was informed" in text, clause
        assert "the use was published" in text, clause
    for clause in ("prohibitions/private-use", "data/sealing"):
        assert not re.search(r"\d+ (?:days|years) (?:of|after) the infr", article(bill, clause))


def test_information_is_delayed_for_half_a_year_at_most(bill: FinalBill) -> None:
    text = article(bill, "rights/notice").replace("\N{NO-BREAK SPACE}", " ")
    assert "by 60 days at a time, and 180 days in all" in text


def test_what_applies_first_is_supervised_and_brings_the_rest_along_only_for_itself(
    bill: FinalBill,
) -> None:
    text = article(bill, "general/effective-date").replace("\N{NO-BREAK SPACE}", " ")
    numbers = {
        p.source: (p.num or "").removeprefix("Article ").replace("\N{NO-BREAK SPACE}", " ")
        for p in articles(bill)
    }
    first = text[text.index("However") : text.index("The other provisions")]
    for clause in ("enforcement/supervision", "enforcement/fines", "transition/systems"):
        assert re.search(rf"\b{numbers[clause]}\b", first), clause
    assert "only so far as Article " + numbers["transition/systems"] in text


def test_no_list_is_asked_of_a_body_without_a_system(bill: FinalBill) -> None:
    text = article(bill, "oversight/register")
    assert text.startswith("A public actor, other than a natural person, that holds a product")
    assert "need not be listed where Article" in text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_supplier_is_bound_no_wider_than_the_demands_that_are_selected() -> None:
    for demands, words_then in (
        (["b.ii"], "for biometric surveillance that no exception allows"),
        (["c"], "for biometric surveillance by a public actor or another State"),
        (["d"], "for what Article"),
    ):
        other = build("eu", demands).bill
        assert other is not None
        text = article(other, "vendors/supply").replace("\N{NO-BREAK SPACE}", " ")
        assert words_then in text, demands


def test_every_demand_is_enacted_and_nothing_is_left_to_a_companion() -> None:
    result = build("eu", DEMANDS)
    assert len(list(bills(result))) == 1
    assert result.bill is not None
    assert set(result.bill.meta.demands) == set(DEMANDS)
    assert {drafting for _, drafting in result.bill.meta.draftings} <= {"direct", ""}


def test_units_are_short(bill: FinalBill) -> None:
    lengths = [len(unit.split()) for unit in units(bill)]
    assert sum(lengths) / len(lengths) < AVERAGE
    assert max(lengths) <= LONGEST


@pytest.mark.parametrize("demand", DEMANDS)
def test_one_demand_alone_is_a_regulation(demand: str) -> None:
    result = build("eu", [demand])
    assert_sound(result)
    assert result.bill is not None
    numbers = [a.num for a in articles(result.bill)]
    assert numbers == [f"Article {n}" for n in range(1, len(numbers) + 1)]
    assert all(p.level == "chapter" for p in result.bill.body)


def test_a_seeded_sample_of_selections_is_sound() -> None:
    for demands in random.Random(5).sample(list(subsets()), SAMPLE):
        assert_sound(build("eu", demands))
