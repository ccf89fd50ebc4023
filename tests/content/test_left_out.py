"""Clauses that a place leaves out: which demands its bills answer then, and what they say of it.

The examples are those of “How to leave a clause out” in docs/writing-clauses.md.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import draftban
from draftban.cli.app import cli
from draftban.config import load_setup
from draftban.diagnostics import Diagnostic, Report, Severity
from draftban.documents import Build
from draftban.packets import Packet, packet
from draftban.review.left_out import warn_of_left_out
from draftban.writers import write
from tests.content import every_form
from tests.content.lengths import form_of
from tests.content.selections import DEMANDS
from tests.content.shipped import ROOT

PLACE = "us-oh-testville"
FILE = f"jurisdictions/{PLACE}.yaml"
AMENDING = [form for form in every_form.FORMS if form_of(form).amending is not None]

OMITS = "omits: [prohibitions/procurement]"

_SECTION = (
    (ROOT / "docs" / "writing-clauses.md")
    .read_text("utf-8")
    .partition("## How to leave a clause out\n")[2]
    .partition("\n## ")[0]
)
_CITED = re.compile(r"""\bref\(["']([a-z-]+/[a-z-]+)""")

_FILES = dict(re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", _SECTION, re.M | re.S))
"""The files that the page shows, by their paths."""


@dataclass(frozen=True)
class World:
    """A working folder with one city in it."""

    folder: Path

    def write(self, path: str, text: str) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, "utf-8")

    def build(self, place: str = PLACE) -> Build:
        """The city's bills, whatever is wrong with them."""
        report = Report()
        setup = load_setup(place, report, working=self.folder)
        assert setup is not None, list(map(str, report))
        return draftban.build(setup, report)

    def sound(self, place: str = PLACE) -> Build:
        """The city's bills, which have no mistakes."""
        built = self.build(place)
        assert not [str(d) for d in built.report if d.severity.value != "advice"]
        return built

    def run(self, *arguments: str) -> Result:
        before = Path.cwd()
        os.chdir(self.folder)
        try:
            return CliRunner().invoke(cli, list(arguments), prog_name="draftban")
        finally:
            os.chdir(before)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """The city of the page, with its clause left out."""
    found = World(tmp_path)
    found.write(FILE, _FILES[FILE])
    return found


def said(built: Build, stem: str = PLACE) -> str:
    """The words of one bill."""
    (bill,) = [d.bill for d in built.documents if d.stem == stem]
    return " ".join(write(bill, "text").decode().split())


def paper(made: Packet, name: str) -> str:
    """The words of a paper of the packet."""
    (found,) = [w.paper for stem, w in made.papers if stem == f"{PLACE}-{name}"]
    return " ".join(write(found, "text").decode().split())


def no_core(built: Build) -> list[Diagnostic]:
    return [d for d in built.report.errors if d.code == "clauses.no-core"]


# ---------------------------------------------------------------- which clause is a demand


@pytest.mark.parametrize("form", AMENDING)
def test_every_demand_has_a_core_that_stands_in_an_amending_form(form: str) -> None:
    """Each demand alone: what is its core cannot hang on another one. All other forms are so tried
    in test_levels.py.
    """
    setup = every_form.load(form)
    assert setup.selected
    for demand in setup.selected:
        bill = every_form.document(setup, (demand,))
        assert bill.meta.demands == (demand,)


def test_the_page_names_the_cores(world: World) -> None:
    (world.folder / FILE).write_text(_FILES[FILE].replace(OMITS, ""), "utf-8")
    law = world.sound().law
    assert law is not None
    usual = (c for c in law.library.clauses.values() if "ai_preemption" not in c.meta.when)
    cores = {d: c.id for c in usual for d in c.meta.core_of}
    named = dict(re.findall(r"\| ([a-f][.iv]*) \| `([\w/-]+)`", _SECTION))
    assert tuple(sorted(named)) == DEMANDS
    assert {d: c for d, c in cores.items() if not c.startswith("vote/")} == named


# ---------------------------------------------------------------- the error


def test_a_selected_demand_without_its_core_is_an_error(world: World) -> None:
    (example,) = re.findall(r"^```text\n(.*?)^```$", _SECTION, re.M | re.S)
    shown = world.run("build", PLACE, "--to", "text")
    assert shown.exit_code == 1
    assert example in shown.output
    assert not (world.folder / "output").exists()


def test_a_demand_asked_for_by_the_command_is_taken_back_there(world: World) -> None:
    shown = world.run("build", PLACE, "--with", "c", "--to", "text")
    assert shown.exit_code == 1
    assert "→ Select other demands, without c, or write a clause" in " ".join(shown.output.split())


def test_each_missing_core_is_told_with_who_left_it_out(world: World) -> None:
    text = (
        _FILES[FILE]
        .replace("form: us-city", "form: us-oh-city")
        .replace(OMITS, "omits:\n  - prohibitions/procurement\n  - rights/notice")
    )
    world.write(FILE, text)
    world.write(
        "templates/forms/us-oh-city.yaml",
        "form: us-oh-city\nextends: us-city\nname: City, Ohio\nomits: [prohibitions/targeting]\n",
    )
    folder = "templates/languages/en/us"
    shipped = ROOT / "templates" / "languages" / "en" / "us" / "prohibitions" / "private-records"
    base = shipped.with_suffix(".md").read_text("utf-8")
    world.write(
        f"{folder}/prohibitions/private-records.md",
        base.replace("heading:", "when: {own_police: false}\nheading:"),
    )
    when = base.partition("heading:")[0].count("\n") + 1
    world.write(
        "templates/traditions/us.yaml",
        (ROOT / "templates/traditions/us.yaml").read_text("utf-8")
        + "rejects:\n  municipal:\n    - prohibitions/public-money\n",
    )
    found = {d.message.partition(",")[0].rpartition(" ")[2]: d for d in no_core(world.build())}
    told = {demand: (d.pos.file, d.pos.line, d.pos.column) for demand, d in found.items()}
    tradition = (world.folder / "templates/traditions/us.yaml").read_text("utf-8")
    assert told == {
        "a": ("templates/traditions/us.yaml", tradition.count("\n"), 7),
        "b.vi": (f"{folder}/prohibitions/private-records.md", when, 20),
        "c": (FILE, 8, 5),
        "d": ("templates/forms/us-oh-city.yaml", 4, 9),
        "e": (FILE, 9, 5),
    }
    assert "the tradition us rejects it" in found["a"].message
    assert "own_police is not false" in found["b.vi"].message
    for demand, one in found.items():
        left = "b.i, b.ii, b.iii, b.iv, b.v, f"
        assert f"Write `prohibitions: [{left}]`, without {demand}, or write a clause" in one.hint
        assert f"`core_of: [{demand}]`" in one.hint


def test_a_clause_that_takes_the_place_of_a_core_may_be_none(world: World) -> None:
    """A place's own text is what the clause is for all its texts, unless it says otherwise."""
    world.write(FILE, _FILES[FILE].replace(OMITS, "").replace("all", "[b.i, c]"))
    shipped = ROOT / "templates" / "languages" / "en" / "us" / "prohibitions"
    text = (shipped / "procurement.md").read_text("utf-8")
    own = f"jurisdictions/{PLACE}/prohibitions/procurement.md"
    world.write(own, text)
    assert no_core(world.build()) == []
    world.write(own, text.replace("heading:", "core_of: null\nheading:"))
    (found,) = no_core(world.build())
    assert (found.pos.file, found.pos.line, found.pos.column) == (FILE, 6, 21)
    assert "No clause has `core_of: [c]`." in found.message
    assert found.hint.startswith("Take c out of `prohibitions:`, or write a clause")
    assert "prohibitions/procurement" in found.hint
    text = text.replace("heading:", "core_of: [d]\nheading:")
    world.write(own, text)
    (wrong,) = [d for d in world.build().report.errors if d.code == "clauses.core-of"]
    assert wrong.pos.file == own
    assert text.splitlines()[wrong.pos.line - 1].startswith("core_of:")
    assert "demands: [c, d]" in wrong.hint


# ---------------------------------------------------------------- the two ways on


def test_after_asking_for_less_nothing_speaks_of_the_demand(world: World) -> None:
    (less,) = re.findall(r"^```yaml\n(prohibitions: .*)\n```$", _SECTION, re.M)
    world.write(FILE, _FILES[FILE].replace("prohibitions: all", less))
    built = world.sound()
    assert "c" not in built.enacted
    assert len(built.enacted) == len(DEMANDS) - 1
    law = said(built)
    assert "WHEREAS" in law
    assert "procurement" not in law, "title or text"
    made = packet(built, Report())
    assert "takes up some of what that letter asks of lawmakers" in paper(made, "memo")
    assert "buy" not in paper(made, "summary")
    coverage = paper(made, "coverage")
    assert "Not selected. To enact it, name c under prohibitions" in coverage
    rows = json.loads(world.run("coverage", PLACE, "--format", "json").output)["demands"]
    assert {r["coverage"] for r in rows if r["demand"] == "c"} == {"not selected"}
    assert "demands.c" not in world.run("show", PLACE).output


def test_after_saying_it_in_own_words_everything_speaks_of_those(world: World) -> None:
    for path, text in _FILES.items():
        world.write(path, text)
    assert len(_FILES) == 3
    built = world.sound()
    assert built.enacted == DEMANDS
    law = said(built)
    assert "shall not buy recognition technology for biometric surveillance" in law
    made = packet(built, Report())
    assert "takes up what that letter asks of lawmakers" in paper(made, "memo")
    assert "The city may not buy tools for face and body tracking." in paper(made, "summary")
    rows = json.loads(world.run("coverage", PLACE, "--format", "json").output)["demands"]
    (c,) = [r for r in rows if r["demand"] == "c"]
    assert (c["coverage"], c["left_out"]) == ("partial", False)
    assert "prohibitions/purchases" in {p["clause"] for p in c["provisions"]}
    assert "prohibitions/procurement" not in {p["clause"] for p in c["provisions"]}
    assert "demands.c: enacted by prohibitions/purchases" in world.run("show", PLACE).output
    world.write(FILE, _FILES[FILE].replace("prohibitions: all", "prohibitions: [b.i, c]"))
    title = world.sound().documents[0].bill.meta.title
    assert "ending the purchase of biometric surveillance" in title
    assert "acquisition" not in title


# ---------------------------------------------------------------- what others are asked for

FINDING = "no one should lose housing, employment, public benefits, or health care"


def test_a_companion_that_asks_for_it_answers_a_demand_that_the_law_leaves_out(
    world: World,
) -> None:
    text = _FILES[FILE].replace("procurement", "decisions, prohibitions/agreements")
    world.write(FILE, f"{text}\noptions: {{length: full}}\n")
    built = world.sound()
    assert "b.iv" not in built.enacted
    assert "b.iv" in built.urged
    told = Report()
    warn_of_left_out(built, told)
    lost, help_gone = told
    assert (lost.severity, lost.code) == (Severity.WARNING, "clauses.core-left-out")
    assert "does not enact b.iv any more" in lost.message
    assert "prohibitions/decisions is its core" in lost.message
    assert (help_gone.severity, help_gone.code) == (Severity.ADVICE, "clauses.help-left-out")
    assert "prohibitions/agreements is left out, which helped b.i against" in help_gone.message
    assert lost.pos < help_gone.pos, "each at its own item"
    law, resolution = said(built), said(built, f"{PLACE}-resolution")
    for words in (FINDING, "consequential decision"):
        assert words not in law
    assert FINDING in resolution
    assert "keeping biometric surveillance out of consequential decisions" in resolution
    why = "its law leaves that out, and others are asked for it"
    made = packet(built, Report())
    assert why in paper(made, "coverage")
    assert (
        "No decisions about people’s basic needs" not in paper(made, "memo").partition("# Cost")[0]
    )
    assert "takes up some of what that letter asks of lawmakers" in paper(made, "memo")
    rows = json.loads(world.run("coverage", PLACE, "--format", "json").output)
    cuts = {tuple(row["cuts"]) for row in rows["exceptions"] if row["document"] == PLACE}
    assert cuts
    assert all("b.iv" not in row for row in cuts)
    shown = world.run("coverage", PLACE, "--require", "b.iv")
    assert shown.exit_code == 1
    assert "Required and not met: b.iv (urged)." in shown.output
    compared = world.run("compare", PLACE, "--format", "json").output
    assert "The law of the place leaves demand b.iv out." in compared
    assert (
        "demands.b.iv: urged by prohibitions/decisions; left out" in world.run("show", PLACE).output
    )


def test_a_law_of_which_nothing_is_left_is_not_written(world: World) -> None:
    text = _FILES[FILE].replace("procurement", "private-use").replace("all", "[b.ii]")
    world.write(FILE, text)
    built = world.sound()
    assert built.law is None
    assert built.only_urged
    assert [d.stem for d in built.documents] == [f"{PLACE}-resolution", f"{PLACE}-vote"]
    shown = world.run("build", PLACE, "--to", "text")
    assert shown.exit_code == 0
    assert "nothing that the place could itself enact of b.ii stands" in " ".join(
        shown.stderr.split()
    )
    made = packet(built, Report())
    assert "The City does not itself enact what they ask for." in paper(made, "memo")
    assert "no law of the place enacts anything" in paper(made, "coverage")
    assert "the bills do not forbid it and call on others who can" in paper(made, "coverage")


def test_what_is_only_offered_to_others_is_no_answer(world: World) -> None:
    """The model vote has a rule for c; nobody has adopted it."""
    built = world.build()
    assert [d.stem for d in built.companions][-1] == f"{PLACE}-vote"
    assert "c" in built.companions[-1].selection.enacted
    assert "c" not in (*built.enacted, *built.urged)
    assert len(no_core(built)) == 1


# ---------------------------------------------------------------- what may go alone

HELPERS = {
    "us-city": ("data/sealing", "prohibitions/agreements", "general/conflict"),
    "us-state": ("data/destruction", "exemptions/public-duties", "exemptions/named-person"),
    "us-bill": ("grants/conditions", "grants/programs", "amendments/exclusion"),
    "eu-reg": ("data/sealing", "exemptions/named-person", "enforcement/penalties"),
}
"""Clauses that other text cites, or that alone stand in one drafting of a demand."""


@pytest.mark.parametrize("form", HELPERS)
def test_a_clause_that_is_core_of_nothing_goes_alone(form: str) -> None:
    setup = every_form.load(form)
    for clause in HELPERS[form]:
        standing = every_form.clauses_of(every_form.document(setup, setup.selected))
        bill = every_form.document(every_form.without(setup, clause), setup.selected)
        assert bill.meta.demands == setup.selected
        others = every_form.goes_with(setup, clause)
        assert standing - every_form.clauses_of(bill) == {clause, *others}


def test_what_a_form_itself_cites_may_be_left_out() -> None:
    """The words that stand in a form's own file cite a clause only where it stands."""
    cited = [
        (form, clause)
        for form in every_form.FORMS
        if (path := ROOT / "templates" / "forms" / f"{form}.yaml").exists()
        for clause in sorted(set(_CITED.findall(path.read_text("utf-8"))))
    ]
    assert cited
    for form, clause in cited:
        setup = every_form.load(form)
        bill = every_form.document(every_form.without(setup, clause), setup.selected)
        assert clause not in every_form.clauses_of(bill)
