"""Exemptions on the coverage page: what stands, in its own words, and what each one opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import draftban
from draftban.bill.paper import Table, plain_words
from draftban.config.decode import decode
from draftban.config.model import ClauseMeta
from draftban.diagnostics import Report
from draftban.documents import Build
from draftban.files.search import content_root
from draftban.files.yaml_source import parse_front_matter
from draftban.review.coverage.data import ALL
from draftban.review.coverage.demands import coverage
from draftban.review.coverage.model import Coverage
from draftban.review.coverage.paper import coverage_paper
from tests.content.shipped import shared_texts

PLACE = """\
place: us-oh-testville
form: us-city
name: City of Testville
short: Testville
state: Ohio
"""


@dataclass(frozen=True)
class Switch:
    """An exemption that an option switches on."""

    option: str
    meta: ClauseMeta


def switches() -> list[Switch]:
    """Every exemption of the library that stands only where a place says so."""
    found = []
    for path in shared_texts("exemptions/*.md"):
        text = path.read_text("utf-8")
        if not text.startswith("---"):
            continue  # a drafting
        node, _, _ = parse_front_matter(text, path.name, Report())
        assert node is not None
        meta = decode(node, ClauseMeta, Report())
        assert meta is not None, path.name
        for name, value in meta.when.items():
            if name in meta.options and meta.options[name].default != value:
                found.append(Switch(name, meta))
    return found


SWITCHES = switches()


@pytest.fixture
def testville(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Build]:
    """Builds Testville with these lines at the end of its file."""
    monkeypatch.chdir(tmp_path)

    def call(more: str) -> Build:
        path = tmp_path / "jurisdictions" / "us-oh-testville.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(PLACE + more, "utf-8")
        build = draftban.build(draftban.load(path))
        assert not build.report.errors
        return build

    return call


def covered(build: Build) -> Coverage:
    report = Report()
    found = coverage(build, report)
    assert not report.errors
    return found


def table_rows(build: Build, found: Coverage) -> list[list[list[str]]]:
    """Every row of every table of the coverage page: the lines of each cell."""
    return [
        [[plain_words(line) for line in cell.lines] for cell in row]
        for block in coverage_paper(build, found).blocks
        if isinstance(block, Table)
        for row in block.rows
    ]


def answers(found: Coverage) -> dict[tuple[str, str], str]:
    return {(s.place, s.actor): s.answer for s in found.reach.squares}


def test_there_are_exemptions_to_switch_on() -> None:
    assert len(SWITCHES) >= 5
    assert all(switch.meta.opens for switch in SWITCHES)


@pytest.fixture(scope="module")
def off(tmp_path_factory: pytest.TempPathFactory) -> Coverage:
    """Testville without any of them."""
    path = tmp_path_factory.mktemp("off") / "us-oh-testville.yaml"
    path.write_text(PLACE + "prohibitions: all\n", "utf-8")
    return covered(draftban.build(draftban.load(path)))


def test_no_exemption_that_always_stands_opens_a_square(off: Coverage) -> None:
    assert off.exceptions
    assert "open by exemption" not in answers(off).values()


@pytest.mark.parametrize("switch", SWITCHES, ids=lambda switch: switch.option)
def test_an_exemption_switched_on_shows_the_place_and_demand_that_it_opens(
    switch: Switch, testville: Callable[[str], Build], off: Coverage
) -> None:
    build = testville(f"prohibitions: all\noptions: {{{switch.option}: true}}\n")
    found = covered(build)
    (carve_out,) = (e for e in found.exceptions if e.clause == switch.meta.id)
    assert set(carve_out.demands) == set(switch.meta.cuts)
    opened = found.reach.opened(switch.meta.id)
    assert opened
    before = answers(off)
    for square in found.reach.squares:
        key = (square.place, square.actor)
        if square in opened:
            assert square.answer == "open by exemption"
            assert before[key] in ("forbidden", "forbidden in part")
            assert any(
                o.place in (square.place, ALL) and o.actor in (square.actor, ALL)
                for o in switch.meta.opens
            )
        else:
            assert square.answer == before[key]
    # What a reader of the page sees: demands, places and actors in the table of carve-outs, and
    # the name of the exemption with the squares that it opens.
    rows = table_rows(build, found)
    (listed,) = (row for row in rows if row[0][:1] == [carve_out.heading])
    (narrowed,), (opens,) = listed[2:]
    assert narrowed == ", ".join(carve_out.demands)
    names = {p.place: p.name for p in found.reach.places}
    everywhere = any(o.place == ALL for o in switch.meta.opens)
    assert all(everywhere or names[square.place].lower() in opens for square in opened)
    reasons = [row[-1][0] for row in rows if len(row) == 4]
    assert any(f"Opened by {carve_out.heading}" in reason for reason in reasons)


def test_every_exemption_is_on_the_page_in_its_own_words(
    testville: Callable[[str], Build],
) -> None:
    build = testville("prohibitions: all\n")
    found = covered(build)
    told = {row[0][0]: row[1] for row in table_rows(build, found) if len(row) == 4 and row[0]}
    for carve_out in found.exceptions:
        assert told[carve_out.heading] == list(carve_out.text)
    duties = told["Public Duties"]
    assert [line[:3] for line in duties] == ["(1)", "(2)"]
    assert "This ordinance does not forbid finger, palm, or foot prints" in duties[0]
    assert "in booking at a place of detention, or on conviction" in duties[0]
    assert "on the dead" in duties[1]
    assert duties[-1].endswith("a crime committed by biometric surveillance.")


def test_a_place_s_own_exemption_opens_what_it_says(
    testville: Callable[[str], Build], tmp_path: Path
) -> None:
    own = tmp_path / "jurisdictions" / "us-oh-testville" / "exemptions" / "casino.md"
    own.parent.mkdir(parents=True)
    own.write_text(
        "---\nid: exemptions/casino\nheading: Casinos\ncuts: [b.i]\n"
        "opens: [{place: shop, actor: own-agencies}]\n---\n"
        "Nothing in {{ this.law }} applies to a gaming floor.\n",
        "utf-8",
    )
    found = covered(testville("prohibitions: [b.i]\n"))
    opened = found.reach.opened("exemptions/casino")
    assert [(s.place, s.actor) for s in opened] == [("shop", "own-agencies")]


def test_an_unknown_place_is_named_with_its_line(
    testville: Callable[[str], Build], tmp_path: Path
) -> None:
    own = tmp_path / "jurisdictions" / "us-oh-testville" / "exemptions" / "casino.md"
    own.parent.mkdir(parents=True)
    own.write_text(
        "---\nid: exemptions/casino\nheading: Casinos\ncuts: [b.i]\n"
        "opens: [{place: casino, actor: own-agencies}]\n---\n"
        "Nothing in {{ this.law }} applies to a gaming floor.\n",
        "utf-8",
    )
    build = testville("prohibitions: [b.i]\n")
    report = Report()
    coverage(build, report)
    (error,) = report.errors
    assert error.code == "coverage.unknown-opening"
    assert str(error.pos).startswith("jurisdictions/us-oh-testville/exemptions/casino.md:5:")


def test_limits_of_definitions_are_listed_where_the_term_is_defined(
    testville: Callable[[str], Build],
) -> None:
    assert {e.term for e in covered(testville("prohibitions: all\n")).edges} >= {
        "recognition_technology",
        "public_actor",
        "covered_space",
    }
    narrow = covered(testville("prohibitions: [b.v]\n"))
    assert "covered_space" not in {e.term for e in narrow.edges if "b.v" not in e.cuts}


@pytest.mark.parametrize("place", ["us", "us-ma", "us-or-eugene", "us-wa-pierce"])
def test_all_of_them_open_something_at_every_level(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = (content_root() / "jurisdictions" / f"{place}.yaml").read_text("utf-8")
    options = "".join(f"  {switch.option}: true\n" for switch in SWITCHES)
    head, _, tail = shipped.partition("\noptions:")  # those of the file stay
    path = tmp_path / "jurisdictions" / f"{place}.yaml"
    path.parent.mkdir()
    path.write_text(f"{head}\noptions:\n{options}{tail.partition(chr(10))[2]}", "utf-8")
    monkeypatch.chdir(tmp_path)
    build = draftban.build(draftban.load(path))
    assert not build.report.errors
    reach = covered(build).reach
    assert not [switch.option for switch in SWITCHES if not reach.opened(switch.meta.id)]
