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
        "A BILL To protect the people by prohibiting biometric surveillance, and ",
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
        "SEC. 3. DEFINITIONS. In this Act: (1) BIOMETRIC DATA.—The term “biometric data” means"
        in text
    )
    assert "(b) Government Use.— (1) USE.—A public actor may not use" in text


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
    assert "the sum for a person is $1,000, or $5,000 if" in text
    assert "in one year are at most $5,000,000" in text
    assert "€" not in text
    assert not re.search(r"\b(City|city|charter|ordinance|Commonwealth|Union)\b", text)


def test_immunity_is_waived_in_terms_and_distress_is_named(bill: FinalBill) -> None:
    text = section(bill, "enforcement/immunity")
    assert "The United States waives its sovereign immunity" in text
    assert "for money, distress and loss of reputation included" in text
    assert "from amounts available to it for its operations" in text


def test_statutes_yield_by_name_and_no_other_opens_a_way(bill: FinalBill) -> None:
    duty = section(bill, "exemptions/legal-duty")
    assert "compels an act only if it requires that act in terms" in duty
    assert "enacted later" not in duty, "no Congress binds the next"
    named = section(bill, "act/relation")
    assert "shall carry out without biometric surveillance each statute on entry, exit" in named
    for cited in ("(8 U.S.C. 1365b)", "(8 U.S.C. 1187(i))", "(8 U.S.C. 1732)", "section 70105"):
        assert cited in named
    assert "any other statute on entry, exit, or access to a place" in named
    assert "sections 2702 and 2703 of title 18" in named


def test_states_are_bound_by_money_and_as_buyers_unless_the_place_says_otherwise() -> None:
    grants, general = (whole(states) for states in STATES)
    for text in (words(grants), words(general)):
        assert "SEC. 11. CONDITIONS ON FEDERAL ASSISTANCE. (a) Covered Grants.—" in text
        assert "consent of a State to that action" in text
        for law in ("34 U.S.C. 10151 et seq.", "(21 U.S.C. 1706)", "21 U.S.C. 881(e), or another"):
            assert law in text
        assert "A private entity or a State or local government may not, in or affecting" in text
    alone = "the District of Columbia, or a territory or possession. “(b) Derived"
    assert alone in words(grants)
    assert alone not in words(general)
    assert "a State, a political subdivision of one, or a territory or possession. “(b)" in words(
        general
    )
    assert "The term includes a State or local government." in words(general)
    assert "The term includes a State or local government." not in words(grants)
    assert "To enforce the Fourteenth Amendment, a State is not immune" in words(general)
    assert "Eleventh Amendment" not in section(grants, "enforcement/immunity")
    assert "has a duty to file or to be audited" in section(general, "act/reach")


@pytest.mark.parametrize("length", ["core", "short", "full"])
def test_a_condition_says_in_full_what_it_asks(length: str) -> None:
    """A State is bound by words that it can read, not by what binds somebody else."""
    built = build("us", DEMANDS, length=length).bill
    assert built is not None
    conditions = section(built, "grants/conditions")
    assert conditions.count("The recipient may not") == 9
    assert "if it were a public actor" not in conditions
    assert "in a way that" not in conditions


@pytest.mark.parametrize("length", ["core", "short", "full"])
def test_what_a_short_bill_may_not_lose(length: str) -> None:
    """Each answers an attack that would sink the bill, so that it stands at each length."""
    built = build("us", DEMANDS, length=length).bill
    assert built is not None
    for clause, phrase in (
        ("vendors/disclosure", "an offense, a danger, or a violation of this Act that a natural"),
        ("vendors/disclosure", "a public actor or another government, directly"),
        ("exemptions/child-protection", "without telling who anyone is"),
        ("exemptions/checkpoints", "is a stop, and its line is a lane at a gate"),
        (
            "exemptions/limits",
            "anyone may develop, supply, pay for, obtain, keep, and rely on what",
        ),
        (
            "prohibitions/targeting",
            "decide a person’s own application, claim, or proceeding before it",
        ),
        ("enforcement/civil-action", "or the government for which a public actor commits it"),
        ("enforcement/civil-action", "are at most $5,000,000"),
        ("enforcement/civil-action", "bears only an order and actual damages"),
        (
            "general/severability",
            "the other provisions, amendments, and applications remain in force",
        ),
        ("rights/reparation", "would have caused as well"),
        ("oversight/register", "for Congress the officer whom each House names"),
    ):
        assert phrase in section(built, clause), f"{clause}: {phrase}"


def test_nobody_decides_for_another_branch(bill: FinalBill) -> None:
    audit = section(bill, "oversight/audit")
    assert "report the findings to Congress and the public" in audit
    assert "decide" not in audit
    assert "legislative committee" not in section(bill, "amendments/exclusion")


def test_nothing_is_appropriated_and_no_privilege_abolished(bill: FinalBill) -> None:
    text = words(bill)
    assert "without further appropriation" not in text
    assert "No privilege" not in text
    assert "examine the records in camera" in section(bill, "enforcement/civil-action")


def test_every_right_to_sue_ends_on_a_day() -> None:
    built = build("us", DEMANDS, length="full").bill
    assert built is not None
    assert "but ends 10 years after it" in section(built, "enforcement/civil-action")
    evidence = section(built, "prohibitions/evidence")
    assert "not later than 10 years after the judgment" in evidence
    assert "material to it" in evidence
    assert "at any time" not in words(built).replace("anywhere and at any time", "")


def test_the_commission_reaches_carriers_and_nonprofits(bill: FinalBill) -> None:
    text = section(bill, "enforcement/public-enforcement")
    assert "common carriers and organizations not organized for profit" in text
    assert "despite any limit of its jurisdiction" in text


@pytest.mark.parametrize("demand", [d for d in DEMANDS if d != "b.ii"])
def test_a_condition_names_only_what_is_enacted(demand: str) -> None:
    built = build("us", [demand]).bill
    assert built is not None
    stands = [c for c in clause_ids(built) if c.startswith("grants/")]
    assert ("grants/programs" if demand == "b.iv" else "grants/conditions") in stands
    asked = (
        "MONEY",
        "USE",
        "RESULTS",
        "ACCUSATION AND EVIDENCE",
        "STORED DATA",
        "PROCUREMENT",
        "TARGETING",
        "NOTICE",
        "REPARATION",
    )
    conditions = [p for p in bill_provisions(built) if p.source == "grants/conditions"]
    found = [
        h for p in conditions for h in (plain(c.heading) for c in p.children) if h.upper() in asked
    ]
    assert len(found) == (0 if demand == "b.iv" else 1)


def test_the_share_withheld_is_an_option() -> None:
    built = build("us", ["b.i"], withheld_percent=10).bill
    assert built is not None
    assert "withhold 10 percent of the funds that the recipient" in words(built)


def test_the_long_title_names_exactly_what_is_enacted() -> None:
    phrases = {
        "a": "ending Federal spending",
        "b.ii": "restricting private biometric surveillance",
        "b.v": "excluding biometric surveillance",
        "e": "requiring notice",
        "f": "providing reparation",
    }
    for demand, phrase in phrases.items():
        alone = build("us", [demand]).bill
        rest = build("us", [d for d in phrases if d != demand]).bill
        assert alone is not None
        assert rest is not None
        assert phrase in alone.meta.title
        assert phrase not in rest.meta.title


def test_the_long_title_of_the_whole_bill_is_one_line() -> None:
    assert whole("grants").meta.title == (
        "A bill to protect the people by prohibiting biometric surveillance, "
        "and for other purposes."
    )


def test_selections_are_sound_where_states_are_bound_directly() -> None:
    """The other way, which is the default, is sampled with every other form."""
    for demands in random.Random(11).sample(list(subsets()), SAMPLE):
        assert_sound(build("us", demands, states="general-prohibition"))
