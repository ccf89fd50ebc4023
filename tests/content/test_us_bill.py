"""A bill of Congress, as a member's office would look at it before it is filed."""

from __future__ import annotations

import random
import re

import pytest

from draftban.bill.tree import FinalBill, P, Provision, Quoted, bill_provisions, plain, provisions
from tests.content.selections import (
    DEMANDS,
    assert_sound,
    build,
    clause_ids,
    headings,
    subsets,
    words,
)

STATES = ("grants", "general-prohibition")
SAMPLE = 8


@pytest.fixture(scope="module", params=STATES)
def bill(request: pytest.FixtureRequest) -> FinalBill:
    """The whole bill, once for each way of reaching the States."""
    return whole(request.param)


def whole(states: str) -> FinalBill:
    """The bill with all demands."""
    built = build("us", DEMANDS, states=states).bill
    assert built is not None
    return built


def sections(bill: FinalBill) -> list[Provision]:
    """The sections of the bill itself, without those that it puts into other law."""
    return [p for p in bill.body if p.level == "section"]


def text_of(root: Provision) -> str:
    """The words of a provision and of all below it."""
    blocks = (b for p in provisions((root,)) for b in (*p.intro, *p.content))
    return " ".join(plain(b.children) for b in blocks if isinstance(b, P))


def section(bill: FinalBill, clause: str) -> str:
    """The words of a clause, wherever it stands."""
    found = [p for p in bill_provisions(bill) if p.source == clause]
    assert found, clause
    return text_of(found[0]).replace("\N{NO-BREAK SPACE}", " ")


def test_the_front_page_is_that_of_an_introduced_bill() -> None:
    text = words(whole("grants"))
    for line in (
        "CONGRESS",
        "Session",
        "H. R. __________",
        "IN THE HOUSE OF REPRESENTATIVES",
        "introduced the following bill; which was referred to the Committee on",
        "A BILL To protect persons from mass and discriminatory biometric surveillance",
        "for other purposes. Be it enacted by the Senate and House of Representatives of the "
        "United States of America in Congress assembled, SECTION 1. SHORT TITLE; TABLE OF ",
    ):
        assert line in text


def test_the_senate_has_its_own_front_page() -> None:
    built = build("us", ["c"], chamber="senate").bill
    assert built is not None
    text = words(built)
    assert "S. __________ IN THE SENATE OF THE UNITED STATES" in text
    assert "which was read twice and referred to the Committee on" in text
    assert "REPRESENTATIVES __" not in text


def test_a_bill_has_no_signatures_and_asks_nobody(bill: FinalBill) -> None:
    assert not bill.conclusions
    assert not any(p.drafting == "urge" for p in bill_provisions(bill))
    assert not build("us", DEMANDS).companions


def test_sections_are_numbered_as_congress_numbers_them(bill: FinalBill) -> None:
    numbers = [p.num for p in sections(bill)]
    assert numbers == ["SECTION 1."] + [f"SEC. {n}." for n in range(2, len(numbers) + 1)]
    assert len(numbers) == len(bill.body)


def test_the_table_of_contents_lists_the_sections_in_order(bill: FinalBill) -> None:
    text = words(bill).replace("\N{NO-BREAK SPACE}", " ")
    start = text.index("The table of contents for this Act is as follows:")
    listed = re.findall(r"Sec\. \d+\. .+?\.(?= Sec\.| SEC\.)", text[start:])
    captions = [plain(p.heading).replace("\N{NO-BREAK SPACE}", " ") for p in sections(bill)]
    heads = [f"Sec. {n}. {caption}." for n, caption in enumerate(captions, start=1)]
    assert [line.casefold() for line in listed] == [line.casefold() for line in heads]


def test_captions_run_in_and_definitions_are_captioned(bill: FinalBill) -> None:
    text = words(bill)
    assert "(a) Short Title.—This Act may be cited as the “Biometric Surveillance" in text
    assert (
        "SEC. 4. DEFINITIONS. In this Act: (1) AFFECTED PERSON.—The term “affected person” means"
        in text
    )
    assert "A public actor may not— (1)" in text


def test_the_verbs_are_those_of_congress(bill: FinalBill) -> None:
    text = words(bill)
    assert " may not " in text
    assert not re.search(r"\bshall not\b", text)


def test_findings_are_a_section_with_numbers(bill: FinalBill) -> None:
    findings = next(p for p in sections(bill) if plain(p.heading) == "FINDINGS")
    assert "Congress finds the following" in text_of(findings)
    assert "Government Accountability Office" in text_of(findings)
    assert [p.num for p in findings.children] == [
        f"({n})" for n in range(1, len(findings.children) + 1)
    ]
    assert "WHEREAS" not in words(bill)


def test_title_18_is_amended_in_quotation_marks(bill: FinalBill) -> None:
    text = words(bill)
    assert (
        "Chapter 223 of title 18, United States Code, is amended by adding at the end the "
        "following: “§ 3513. Exclusion of surveillance information “(a) In General.—"
    ) in text
    assert "“3513. Exclusion of surveillance information.”." in text
    assert "“(e) Biometric Data.— “(1) IN GENERAL.—" in text
    quoted = [b for p in bill_provisions(bill) for b in p.content if isinstance(b, Quoted)]
    assert len(quoted) == 3


def test_money_is_in_dollars_and_nothing_local_is_left(bill: FinalBill) -> None:
    text = words(bill)
    assert "$2,500 from a private entity" in text
    assert "€" not in text
    assert not re.search(r"\b(City|city|charter|ordinance|Commonwealth|Union)\b", text)


def test_immunity_is_waived_in_terms_and_distress_is_named(bill: FinalBill) -> None:
    text = section(bill, "enforcement/immunity")
    assert "The United States waives its sovereign immunity" in text
    assert "money damages" in text
    assert "distress" in text


def test_no_older_federal_law_is_a_way_out(bill: FinalBill) -> None:
    text = section(bill, "exemptions/legal-duty")
    assert "No Federal law enacted before this Act" in text
    assert "(8 U.S.C. 1365b) without biometric surveillance" in text


def test_states_are_bound_by_grants_alone_unless_the_place_says_otherwise() -> None:
    grants, general = (whole(states) for states in STATES)
    for text in (words(grants), words(general)):
        assert "SEC. 34. CONDITIONS ON COVERED GRANTS." in text
        assert "consent of a State to that action in Federal court" in text
        assert "34 U.S.C. 10151 et seq." in text
    alone = "the District of Columbia, or a territory or possession. No finding"
    assert alone in words(grants)
    assert alone not in words(general)
    assert "a State, a political subdivision of one, or a territory or possession. No" in words(
        general
    )
    assert "(C) a State or local government;" in words(general)
    assert "(C) a State or local government;" not in words(grants)
    assert "To enforce the Fourteenth Amendment, a State is not immune" in words(general)
    assert "Eleventh Amendment" not in section(grants, "enforcement/immunity")
    assert "has a duty to file, to register, or to be audited" in section(general, "act/reach")


@pytest.mark.parametrize("demand", [d for d in DEMANDS if d != "b.ii"])
def test_a_condition_names_only_what_is_enacted(demand: str) -> None:
    built = build("us", [demand]).bill
    assert built is not None
    assert ("grants/programs" if demand == "b.iv" else "grants/conditions") in clause_ids(built)
    assert len([h for h in headings(built) if h == "ELIGIBILITY"]) <= 1


def test_the_share_withheld_is_an_option() -> None:
    built = build("us", ["b.i"], withheld_percent=10).bill
    assert built is not None
    assert "withhold 10 percent of the funds that the recipient" in words(built)


def test_the_long_title_names_exactly_what_is_enacted() -> None:
    phrases = {
        "a": "to end Federal spending",
        "b.ii": "by private entities in places open to the public",
        "b.v": "to exclude its results from evidence",
        "e": "to require notice to persons surveilled",
        "f": "to provide reparation for harm done",
    }
    for demand, phrase in phrases.items():
        alone = build("us", [demand]).bill
        rest = build("us", [d for d in DEMANDS if d != demand]).bill
        assert alone is not None
        assert rest is not None
        assert phrase in alone.meta.title
        assert phrase not in rest.meta.title


def test_selections_are_sound_where_states_are_bound_directly() -> None:
    """The other way, which is the default, is sampled with every other form."""
    for demands in random.Random(11).sample(list(subsets()), SAMPLE):
        assert_sound(build("us", demands, states="general-prohibition"))
