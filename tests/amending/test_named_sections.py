"""How the sections of a law are named by what becomes of them."""

from __future__ import annotations

import pytest

from draftban.bill.transforms.sections import Sections, amendments
from draftban.bill.tree import Change, Del, P, Provision, Verbatim, plain
from tests.amending.places import TECHNOLOGY, law


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


def told(*sections: Provision) -> str:
    found = Sections.of(sections, law(TECHNOLOGY).style)
    return plain(amendments(found)).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("sections", "says"),
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
def test_each_section_that_changes_is_named(sections: tuple[Provision, ...], says: str) -> None:
    assert told(*sections) == says


def test_those_put_in_are_one_series() -> None:
    old, new = section("1", "del"), section("1", "ins", kind=False)
    found = Sections.of((old, new, section("2"), section("3", "ins")), law(TECHNOLOGY).style)
    named = plain(found.named("replaced", "added", through="{first} through {last}"))
    assert named == "sections\N{NO-BREAK SPACE}1 and 3"
