"""How sections are named by what becomes of them, and which numbers in them stay."""

from __future__ import annotations

import pytest

from draftban.bill.transforms.sections import Sections, amendments
from draftban.bill.tree import Block, Change, Del, P, Provision, Verbatim, plain, provisions
from draftban.clauses.amending import old_section
from draftban.config.amending.decisions import places
from draftban.config.amending.law import Decision
from draftban.config.model.amending import SectionChange
from tests.amending.places import TECHNOLOGY, law
from tests.amending.test_sections import data, sections


def section(num: str, change: Change = "", *, cut: bool = False, kind: bool = True) -> Provision:
    """A section in which words are struck if ``cut``; one of the old law if ``kind``."""
    words = (Verbatim("Kept."), *((Del((Verbatim("Struck."),)),) if cut else ()))
    return Provision(
        "existing" if kind else "clause",
        zone="code",
        num=num,
        heading=(Verbatim("Rules"),),
        content=(P(words),),
        eid=f"e{num}{change}",
        id=f"existing/{num}",
        change=change,
    )


def told(*law_: Provision) -> str:
    found = Sections.of(law_, law(TECHNOLOGY).style)
    return plain(amendments(found)).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("each", "says"),
    [
        ((section("1"), section("2", cut=True)), "section 2 is amended"),
        ((section("1", "del"), section("2")), "section 1 is repealed"),
        (
            (section("1", "del"), section("1", "ins", kind=False), section("2", "del")),
            "section 1 is repealed and reenacted and section 2 is repealed",
        ),
        (
            (*(section(f"{n}", cut=True) for n in (1, 2, 3)), section("4"), section("5", cut=True)),
            "sections 1 through 3 and 5 are amended",
        ),
        (
            (section("1", cut=True), section("2", "del"), section("3", "ins", kind=False)),
            "section 1 is amended, section 2 is repealed, and section 3 is enacted",
        ),
        ((section("", cut=True),), "section “Rules” is amended"),
        ((section("1"),), ""),
    ],
)
def test_each_section_that_changes_is_named(each: tuple[Provision, ...], says: str) -> None:
    assert told(*each) == says


def test_those_put_in_are_one_series() -> None:
    old, new = section("1", "del"), section("1", "ins", kind=False)
    found = Sections.of((old, new, section("2"), section("3", "ins")), law(TECHNOLOGY).style)
    named = plain(found.named("replaced", "added", through="{first} through {last}"))
    assert named == "sections\N{NO-BREAK SPACE}1 and 3"


# ---------------------------------------------------------------- numbers that stay


def shown(words: list[str], *lines: str) -> list[tuple[str, str, str]]:
    """Number, words as they then read, and change of each paragraph, ``words`` struck."""
    (old,) = sections("Section 1. Rules", *lines)
    struck = tuple(place for one in words for place in places(old, one))
    assert len(struck) == len(words)
    decision = Decision(old, SectionChange(strike=tuple(words)), struck)
    return [
        (p.label, "".join(map(read, (*p.content, *p.intro))), p.change)
        for p in provisions(old_section(decision, data()).children)
    ]


def read(block: Block) -> str:
    assert isinstance(block, P)
    return plain(i for i in block.children if not isinstance(i, Del))


LIST = ("A. Firstly:", "1. one; and", "2. two.", "B. Secondly.")


def test_a_number_before_one_that_stays_is_reserved() -> None:
    found = shown(["one; and"], *LIST)
    assert found[1] == ("1.", "Reserved; and", "")


def test_the_last_number_goes() -> None:
    found = shown(["two."], *LIST)
    assert found[2] == ("2.", "", "del")


def test_a_paragraph_whose_parts_stay_loses_its_own_words_alone() -> None:
    found = shown(["Firstly:"], *LIST)
    assert [(label, change) for label, _, change in found] == [
        *(("A.", ""), ("1.", ""), ("2.", ""), ("B.", "")),
    ]
    assert found[0][1] == ""


def test_a_paragraph_struck_with_its_parts_is_reserved_before_another() -> None:
    found = shown(["Firstly:", "one; and", "two."], *LIST)
    assert found[0] == ("A.", "Reserved", "")
    assert [change for _, _, change in found[1:]] == ["del", "del", ""]
