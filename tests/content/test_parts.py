"""A text in two bills: each stands alone, both together, in either order."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import draftban
from draftban import clauses
from draftban.bill.tree import Bill, FinalBill, Provision, bill_provisions
from draftban.config import load_setup
from draftban.diagnostics import Report
from draftban.documents import Build
from draftban.packets import packet
from draftban.review.coverage.demands import coverage
from draftban.writers import write
from tests.content.selections import DEMANDS, assert_sound, clause_ids, words

FORMS = ("us-state", "us-ma-state", "us-bill")
BOTH = ("government", "private")
ALONE = {
    "government": ("a", "b.i", "b.iii", "b.v", "b.vi", "c", "d", "e", "f"),
    "private": ("b.ii", "b.iii", "b.iv", "d", "e", "f"),
}
SHARED = ("d", "e", "f")
WHOLE_IN_BOTH = ("prohibitions/derived-information", "vendors/supply")
NEEDED = (
    "act/short-title",
    "enforcement/civil-action",
    "enforcement/public-enforcement",
    "enforcement/immunity",
    "general/severability",
    "general/effective-date",
)
"""What an act cannot do without, whichever part it is."""

TOGETHER = "general/coordination"

_DUTY = r"(?: that [^.;]{1,80})? (?:shall|may not)\b"
PUBLIC_DUTY = re.compile("a public actor" + _DUTY, re.I)
PRIVATE_DUTY = re.compile("(?<!public actor or )a private entity" + _DUTY, re.I)
"""A duty of one alone; what binds either of two is not asked."""

Made = Callable[..., Build]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """``made(form, *parts)``: a place in that form, in full, in these parts or in both."""
    working = tmp_path_factory.mktemp("parts")
    (working / "jurisdictions").mkdir()

    @cache
    def build(form: str, *parts: str, prohibitions: str = "all", length: str = "full") -> Build:
        said = f"parts: [{', '.join(parts)}]\n" if parts else ""
        place = working / "jurisdictions" / "us-test.yaml"
        place.write_text(
            f"place: us-test\nform: {form}\nname: State of Test\nshort: Test\n"
            f"prohibitions: {prohibitions}\noptions: {{length: {length}}}\n{said}",
            "utf-8",
        )
        report = Report()
        setup = load_setup("us-test", report, working=working)
        assert setup is not None, "\n".join(map(str, report))
        result = draftban.build(setup, report)
        if report.errors and form == "us-bill":
            pytest.skip("the bill has errors, which other tests tell")
        assert not report.errors, "\n".join(map(str, report))
        return result

    return build


def by_part(result: Build) -> Mapping[str, Bill]:
    """The laws of a build by the parts that they are."""
    return {law.setup.part: law.bill for law in result.laws}


def clause(bill: Bill, name: str) -> Provision:
    """The clause ``name`` of ``bill``."""
    return next(p for p in bill_provisions(bill) if p.source == name)


def alone(bill: Bill, name: str) -> str:
    """The words of the provision ``name`` of ``bill`` alone, without its own number."""
    found = replace(clause(bill, name), num="")
    return words(FinalBill(replace(bill, preface=(), preamble=(), conclusions=(), body=(found,))))


# ---------------------------------------------------------------- each, and both


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("parts", [("government",), ("private",), BOTH])
def test_each_is_sound_and_has_what_an_act_needs(
    made: Made, form: str, parts: tuple[str, ...]
) -> None:
    result = made(form, *parts)
    assert [law.stem for law in result.laws] == [f"us-test-{part}" for part in parts]
    assert not result.companions
    assert_sound(result)
    for part, bill in by_part(result).items():
        assert bill.meta.demands == ALONE[part]
        assert clause_ids(bill).issuperset(NEEDED)


@pytest.mark.parametrize("form", FORMS)
def test_alone_it_speaks_of_no_other_and_both_name_each_other(made: Made, form: str) -> None:
    names = {part: made(form, part).laws[0].setup.form.code["cited_as"] for part in BOTH}
    assert len(set(names.values())) == 2
    for part, other in zip(BOTH, reversed(BOTH), strict=True):
        lonely, paired = made(form, part).laws[0].bill, by_part(made(form))[part]
        assert TOGETHER not in clause_ids(lonely)
        assert str(names[other]) not in words(lonely)
        assert str(names[part]) in alone(lonely, "act/short-title")
        assert str(names[other]) in alone(paired, TOGETHER)
        assert str(names[part]) in paired.meta.short_title


@pytest.mark.parametrize("form", FORMS)
def test_whichever_passes_first_the_other_finds_its_text_unchanged(made: Made, form: str) -> None:
    for part in BOTH:
        lonely, paired = made(form, part).laws[0].bill, by_part(made(form))[part]
        assert clause_ids(paired) - clause_ids(lonely) == {TOGETHER}
        assert clause_ids(lonely) <= clause_ids(paired)
        for name in WHOLE_IN_BOTH:
            assert alone(lonely, name) == alone(paired, name)
    found = {part: alone(bill, TOGETHER) for part, bill in by_part(made(form)).items()}
    for sentence in (
        "whichever of the two is enacted or takes effect first",
        "A term that both define is one term.",
        "compensation or a statutory sum is owed once, in the higher sum",
        "a civil penalty is owed once, in the higher sum",
        "An exemption in one lifts nothing that only the other forbids.",
        "is repealed, expires, or is held invalid, the other stays in force whole.",
    ):
        assert sentence in found["government"]
    first, second = (made(form).laws[n].setup.form.code for n in (0, 1))
    said = found["government"].replace(str(first["other_act"]), str(second["other_act"]))
    assert said == found["private"]


def test_the_order_in_which_a_place_names_them_changes_nothing(made: Made) -> None:
    one, other = made("us-state"), made("us-state", "private", "government")
    assert [law.stem for law in one.laws] == [law.stem for law in other.laws]
    for mine, yours in zip(one.laws, other.laws, strict=True):
        assert write(mine.bill, "text") == write(yours.bill, "text")


# ---------------------------------------------------------------- the division


@pytest.mark.parametrize("form", FORMS)
def test_nothing_of_the_text_is_lost_between_them(made: Made, form: str) -> None:
    result = made(form)
    whole = clauses.choose(result.setup, Report()).selection
    standing = {one.clause.id for one in whole.standing}
    assert len(standing) > 30
    held = [{one.clause.id for one in law.selection.standing} for law in result.laws]
    assert standing == set().union(*held) - {TOGETHER}
    assert result.enacted == DEMANDS


@pytest.mark.parametrize("form", FORMS)
def test_the_seam_stands_whole_in_both(made: Made, form: str) -> None:
    government, private = by_part(made(form)).values()
    seam = WHOLE_IN_BOTH[0]
    assert alone(government, seam) == alone(private, seam)
    for bill in (government, private):
        assert re.search("public actor|anyone who it knows", alone(bill, "vendors/supply"))
    for name in ("public-actor", "private-entity", "surveillance-information"):
        mine, yours = (alone(bill, f"definitions/{name}") for bill in (government, private))
        assert mine == yours


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["prohibitions/targeting", "rights/notice", "rights/reparation"])
def test_each_binds_its_own(made: Made, form: str, name: str) -> None:
    government, private = (alone(bill, name) for bill in by_part(made(form)).values())
    assert PUBLIC_DUTY.search(government)
    assert not PRIVATE_DUTY.search(government)
    assert PRIVATE_DUTY.search(private)
    assert not PUBLIC_DUTY.search(private)


@pytest.mark.parametrize("demand", DEMANDS)
def test_each_demand_by_itself_is_sound_in_the_parts_that_take_it(made: Made, demand: str) -> None:
    result = made("us-state", prohibitions=f"[{demand}]")
    assert_sound(result)
    taking = [part for part in BOTH if demand in ALONE[part]]
    if demand == "b.iii":  # whole in both, so that two bills of it would say the same
        taking = ["government"]
    assert [law.setup.part for law in result.laws] == taking
    assert result.enacted == (demand,)
    titles = [law.bill.meta.title for law in result.laws]
    assert len(set(titles)) == len(titles)
    for law in result.laws:
        assert (TOGETHER in clause_ids(law.bill)) == (len(taking) > 1)


def test_only_the_full_text_is_divided(made: Made) -> None:
    for length in ("core", "short"):
        (law,) = made("us-state", length=length).laws
        assert (law.stem, law.setup.part) == ("us-test", "")
        assert TOGETHER not in clause_ids(law.bill)
        assert "us-test-private" in made("us-state", length=length).absent
    assert made("us-state").absent == ("us-test",)
    assert made("us-state", "private").absent == ("us-test", "us-test-government")


# ---------------------------------------------------------------- what is said of them


def test_coverage_says_what_only_both_meet(made: Made) -> None:
    found = {one.demand: one for one in coverage(made("us-state")).demands}
    assert [d for d, one in found.items() if one.shares] == list(SHARED)
    for demand in SHARED:
        assert found[demand].shares == ("us-test-government", "us-test-private")
        assert {p.document for p in found[demand].provisions} == set(found[demand].shares)
        assert found[demand].case is not None
        assert not [limit for limit in found[demand].case.limits if limit.endswith("-share")]


@pytest.mark.parametrize(("part", "left"), [("government", "private"), ("private", "public")])
def test_coverage_of_one_says_what_it_leaves_out(made: Made, part: str, left: str) -> None:
    for one in coverage(made("us-state", part)).demands:
        assert not one.shares
        assert (one.extent != "not selected") == (one.demand in ALONE[part])
        limits = () if one.case is None else one.case.limits
        assert (f"{left}-share" in limits) == (one.demand in SHARED)
        assert one.extent in ("partial", "not selected")


def test_papers_are_about_both_with_a_motion_for_each(made: Made) -> None:
    report = Report()
    result = made("us-state")
    papers = {w.name: words_of(w.paper) for _, w in packet(result, report).papers}
    assert not report.errors
    for law in result.laws:
        meta = law.bill.meta
        assert papers["how-to-file"].count(f"entitled ‘{meta.title}’") == 1
        assert meta.short_title in papers["memo"]
    assert "The proposal is two bills" in papers["memo"]
    assert "of the bill on private parties" in papers["memo"]
    assert "These points are met in full only if both pass" in papers["summary"]
    once = [line for line in papers["summary"].splitlines() if line.startswith("- ")]
    assert once
    assert len(once) == len(set(once))
    assert "two bills" not in words_of(packet_paper(made("us-state", "private"), "memo"))


def packet_paper(result: Build, name: str) -> object:
    """One paper of the packet of ``result``."""
    return next(w.paper for _, w in packet(result, Report()).papers if w.name == name)


def words_of(paper: object) -> str:
    """A paper as Markdown, a line for each of its paragraphs."""
    return write(paper, "markdown").decode()  # type: ignore[arg-type]


def test_the_policy_of_a_city_goes_into_both(made: Made, tmp_path: Path) -> None:
    target = tmp_path / "us-vt.yaml"
    target.write_text(
        "place: us-vt\nform: us-state\nname: State of Vermont\nshort: Vermont\n"
        "prohibitions: [a]\noptions: {length: full}\n",
        "utf-8",
    )
    result = draftban.build(draftban.variant(draftban.load("us-wa-pierce"), target))
    assert not result.report.errors
    assert [law.stem for law in result.laws] == ["us-vt-government", "us-vt-private"]
    assert result.enacted == DEMANDS


def test_which_parts_a_place_writes_is_not_carried_to_another(made: Made) -> None:
    source = made("us-state", "private").setup
    table = draftban.variant(source, "us-or-eugene").table
    (line,) = [one for one in table if one.matter == "parts"]
    assert (line.names, line.fate, line.now) == (("private",), "dropped", "")
    assert (line.why, line.said) == ("divided", ("Eugene",))
