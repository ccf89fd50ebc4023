"""Each recipe of the table “Adding something” in docs/architecture.md, followed to the letter.

What is content is added to a working folder, all of it at once, and one bill is built from there;
whose law a clause is, is tried in a second one. What is Python is added to the folder where it
would be found, for the time of a test.
"""

from __future__ import annotations

import importlib
import os
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import draftban
from draftban.bill import soundness
from draftban.bill.paper import Heading, Paper, Paragraph, words
from draftban.bill.tree import FinalBill
from draftban.cli.app import cli
from draftban.config import load_setup
from draftban.diagnostics import Diagnostic, Report
from draftban.packets import Packet, packet
from draftban.writers import write
from tests.content.packets import table
from tests.content.shipped import ENGLISH, ROOT

PLACE = "us-oh-testville"

TRIED_ELSEWHERE = {
    "a choice for one copy of a document": "tests/cli/test_build_word.py",
    "a rule of the checklist": "tests/review/lint/test_rules.py",
    "a kind of what `customize` takes": "tests/cli/test_customize.py",
}
"""Recipes that change Python which exists, and the tests that hold what was added by them."""


def _example(heading: str) -> str:
    """The first file that docs/writing-clauses.md shows under ``heading``."""
    text = (ROOT / "docs" / "writing-clauses.md").read_text("utf-8")
    return text.partition(f"\n{heading}\n")[2].partition("```markdown\n")[2].partition("```\n")[0]


ADDED = {
    "a form": (
        "templates/forms/us-oh-city.yaml",
        "form: us-oh-city\nextends: us-city\nname: City ordinance, Ohio\n"
        'formula: "Be it ordained by the people of {{ place.short }}:"\n',
    ),
    "a clause of a tradition": (
        "templates/languages/en/us/prohibitions/signboards.md",
        "---\nid: prohibitions/signboards\nheading: Signboards\nsubject: forbidding boards\n"
        "plain: No board may hide a camera.\ndemands: [c]\n---\n"
        "No person shall put up {{ term.signboard.a }}.\n",
    ),
    "a drafting of a clause": (
        "templates/languages/en/us/prohibitions/signboards.own.md",
        "{{ forbid(term.public_actor.a) }} put up {{ term.signboard.a }}.\n"
        '{{ passage("paint") }}\n',
    ),
    "a definition": (
        "templates/languages/en/us/definitions/signboard.md",
        "---\nterm: signboard\n---\na board that hides a camera\n",
    ),
    "its words": (
        "templates/languages/en/terms.yaml",
        "signboard: {one: signboard, plural: signboards, a: a signboard, the: the signboard}\n",
    ),
    "a passage": (
        "templates/languages/en/us/passages/paint.md",
        "Paint does not make a camera lawful.\n",
    ),
    "a finding": (
        "templates/languages/en/us/findings/boards.md",
        "---\nid: findings/boards\norder: 900\n"
        "sources: [{cite: A report, verified: true, checked_on: 2026-11-22}]\n"
        "---\nboards have been found to hide cameras\n",
    ),
    "a place's own text of a clause": (
        f"jurisdictions/{PLACE}/general/severability.md",
        "---\nid: general/severability\nheading: Severability\norder: 90\ncloses: [severability]\n"
        "plain: The rest stays.\n---\nWhat a court strikes down takes nothing else with it.\n",
    ),
    "a change to one provision of a text": (
        f"jurisdictions/{PLACE}/administration/report.md",
        _example("## Change one provision of a shared text"),
    ),
    "a paper of the packet": (
        "templates/languages/en/papers/letter.md",
        '---\ntitle: "Letter on {{ paper.short_title }}"\nfolder: to-file\norder: 50\n---\n'
        "A new paper speaks.\n",
    ),
    "a body's own paper": (
        "templates/languages/en/us/forms/us-oh-city/papers/slip.md",
        '---\ntitle: "Slip for {{ place.name }}"\nfolder: to-file\norder: 60\n---\nFor the box.\n',
    ),
    "an addressee of the letter's other calls": (
        "templates/languages/en/us/addressees/schools/addressee.yaml",
        "name: Schools\norder: 85\ncalls: [call.6]\nwho: Schools.\ngoes_to: The head.\n"
        "can: Teach.\ncannot: Watch.\n",
    ),
    "a paper for it": (
        "templates/languages/en/us/addressees/schools/lesson.md",
        "---\ntitle: A lesson\ncalls: [call.6]\ndoes: Teaches.\nsigns: A teacher\n"
        "note: None.\n---\nLook up.\n",
    ),
    "the words of a call of the letter": (
        "templates/languages/en/ui/calls.yaml",
        "call.6: {number: 'Schools, 6', plain: Schools teach.}\n",
    ),
    "the words of a feature": (
        "templates/languages/en/ui/features.yaml",
        "features:\n  boards: {short: hidden boards, question: Does it forbid boards that hide a "
        "camera?}\nsays: {hidden-camera: [signboard]}\n",
    ),
    "the words of a step": (
        "templates/languages/en/ui/procedure.yaml",
        "blessing: {ask: Blessing of the well}\n",
    ),
    "the words of a place of the coverage page": (
        "templates/languages/en/ui/coverage.yaml",
        "places: {lighthouse: {name: Lighthouses}}\n",
    ),
    "a scenario": (
        f"jurisdictions/{PLACE}/scenarios/municipal.yaml",
        "scenarios:\n  boards:\n    kind: everyday\n    who: A clerk\n"
        "    act: puts up a board before a camera\n    place: at City Hall\n"
        "    answer: forbidden\n    demands: [c]\n    why: Boards hide cameras.\n"
        "    provision: prohibitions/signboards\n    words: shall not put up a signboard\n",
    ),
    "a law to compare with": (
        "templates/instruments/us-oh-elsewhere-2026.yaml",
        "id: us-oh-elsewhere-2026\nname: Elsewhere 2026\ntitle: An Ordinance on Face Recognition\n"
        "citation: Code of Elsewhere § 1\nplace: us-oh-elsewhere\nyear: 2026\n"
        "status: in force\nstatus_date: 2026-11-28\nread: part\nprovisions: §§ 1 and 2\n"
        "url: https://example.org/elsewhere\nfeatures:\n"
        '  police: {has: yes, where: "§ 1(b)", verified: true, checked_on: 2026-11-25}\n'
        '  boards: {has: yes, where: "§ 2", verified: true, checked_on: 2026-11-25}\n',
    ),
}
"""One file each, by what it adds."""

ENTERED = {
    "a call of the letter": ("templates/calls.yaml", "call.5: {}\n", "call.5: {}\ncall.6: {}\n"),
    "a feature to compare": (
        "templates/features.yaml",
        "\n  evidence:\n",
        "\n  boards:\n    group: acts\n"
        "    ours: {yes: [{clause: prohibitions/signboards, says: hidden-camera}]}\n"
        "  evidence:\n",
    ),
    "a step of procedure": (
        "templates/traditions/us.yaml",
        "procedure: [introduce, ",
        "procedure: [introduce, blessing, ",
    ),
    "a place or actor of the coverage page": (
        "templates/coverage.yaml",
        "places:\n",
        "places:\n  lighthouse: {}\n",
    ),
}
"""What is added to a copy of a shipped file: before it, and with it."""

PROCEDURE = (
    "procedure:\n  blessing:\n    says: The well is blessed before the vote.\n"
    "    verified: true\n"
    "    source: charter, section 4\n"
)


@dataclass(frozen=True)
class World:
    """The working folder, and what came of it."""

    folder: Path
    made: Result
    text: str
    packet: Packet

    def run(self, *arguments: str) -> Result:
        """What a user would see in that folder."""
        return _run(self.folder, *arguments)

    def packed(self, name: str) -> Paper:
        """A paper of the packet."""
        found = [w.paper for stem, w in self.packet.papers if stem == f"{PLACE}-{name}"]
        assert len(found) == 1, f"There is no paper {name}."
        return found[0]

    def paper(self, name: str) -> str:
        """Its words."""
        return write(self.packed(name), "text").decode()


def _run(folder: Path, *arguments: str) -> Result:
    before = Path.cwd()
    os.chdir(folder)
    try:
        return CliRunner().invoke(cli, list(arguments), prog_name="draftban")
    finally:
        os.chdir(before)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Every recipe for content, followed in one folder, and the bill that comes of it."""
    folder = tmp_path_factory.mktemp("recipes")
    for path, text in ADDED.values():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    for path, before, after in ENTERED.values():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shipped = (ROOT / path).read_text("utf-8")
        assert before in shipped, path
        (folder / path).write_text(shipped.replace(before, after, 1), "utf-8")
    made = _run(folder, "new", "--set", "name=City of Testville", "--set", "state=Ohio")
    file = folder / "jurisdictions" / f"{PLACE}.yaml"
    assert made.exit_code == 0, made.output
    file.write_text(file.read_text("utf-8") + PROCEDURE, "utf-8")
    report = Report()
    setup = load_setup(PLACE, report, working=folder)
    assert setup is not None, list(report)
    built = draftban.build(setup, report)
    papers = packet(built, report)
    assert not report.errors, [str(d) for d in report]
    assert built.bill is not None
    text = " ".join(write(built.bill, "text").decode().split())
    return World(folder, made, text, papers)


def test_every_recipe_of_the_table_is_tried() -> None:
    """A row that is added to the table has to be added here."""
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    table = text.partition("## Adding something")[2].partition("\n## ")[0]
    rows = set(re.findall(r"^\| (an? [^|]*?) +\|", table, re.M))
    here = set(re.findall(r'^    """Recipe: (.*)\."""$', Path(__file__).read_text("utf-8"), re.M))
    assert len(rows) > 15
    assert rows == here | set(TRIED_ELSEWHERE)
    for file in TRIED_ELSEWHERE.values():
        assert (ROOT / file).is_file(), file


def test_place(world: World) -> None:
    """Recipe: a place."""
    assert world.made.output.startswith(f"jurisdictions/{PLACE}.yaml\n")
    assert "City of Testville" in world.text


def test_form(world: World) -> None:
    """Recipe: a form."""
    assert "us-oh-city" in world.run("forms").output
    assert "Be it ordained by the people of Testville:" in world.text


def test_clause_is_found(world: World) -> None:
    assert "Signboards." in world.text
    assert "prohibitions/signboards" in world.run("clauses", "signboards").output


def test_drafting(world: World) -> None:
    """Recipe: a drafting of a clause."""
    assert "public actor shall not put up a signboard." in world.text
    assert "No person shall put up" not in world.text


def test_own_text(world: World) -> None:
    """Recipe: a place's own text of a clause."""
    assert "What a court strikes down takes nothing else with it." in world.text
    assert "If a court holds a provision" not in world.text


def test_one_provision(world: World) -> None:
    """Recipe: a change to one provision of a text."""
    assert "violations and their outcome, in English and in Spanish." in world.text
    assert "Hearing. The City Council shall hold a public hearing on the report." in world.text
    assert "acts under compulsion, sealed information" not in world.text
    assert "put the report, or its absence, on the agenda" in world.text


def test_scenario(world: World) -> None:
    """Recipe: a scenario."""
    shown = world.run("scenarios", PLACE)
    assert shown.exit_code == 0, shown.output
    told = " ".join(shown.output.split())
    assert "A clerk: puts up a board before a camera (at City Hall)." in told
    assert "“shall not put up a signboard” Boards hide cameras." in told


# ---------------------------------------------------------------- whose law it is


def _clause(name: str, words: str, front: str = "") -> str:
    """A clause of general matter, which stands wherever an outline takes it."""
    return f"---\nid: general/{name}\nheading: About {name}\n{front}---\n{words}\n"


TEXTS = "templates/languages/en"
HOUSE = {
    "templates/regions/us/oh.yaml": (
        "region: us/oh\nname: Ohio\nall: {formula: The people of Ohio ordain}\n"
        "city: {name: City ordinance of Ohio, extends: us-city}\n"
    ),
    "jurisdictions/us-oh-riverton.yaml": (
        "place: us-oh-riverton\nform: us-oh-city\nname: City of Riverton\nshort: Riverton\n"
        "state: Ohio\nprohibitions: [c]\ncompanion: []\n"
    ),
    "jurisdictions/us-oh-riverton/general/ants.md": _clause("ants", "Ants are of the place."),
    "jurisdictions/us-oh-dryville/general/bats.md": _clause("bats", "Bats are of another place."),
    f"{TEXTS}/us/forms/us-city/general/cats.md": _clause("cats", "Cats are of the form."),
    f"{TEXTS}/us/forms/us-county/general/dogs.md": _clause("dogs", "Dogs are of another form."),
    f"{TEXTS}/us/regions/us/oh/city/general/elks.md": _clause("elks", "Elks are of the region."),
    f"{TEXTS}/us/regions/us/oh/all/general/emus.md": _clause("emus", "Emus are of all its forms."),
    f"{TEXTS}/us/regions/us/ma/city/general/fish.md": _clause(
        "fish", "Fish are of another region."
    ),
    f"{TEXTS}/us/general/gnus.md": _clause(
        "gnus", "Gnus are of the tradition.", "levels: [municipal]\n"
    ),
    f"{TEXTS}/us/general/hens.md": _clause("hens", "Hens are of its states.", "levels: [state]\n"),
    f"{TEXTS}/eu/general/kids.md": _clause("kids", "Kids are of another tradition."),
    f"{TEXTS}/common/general/owls.md": _clause("owls", "Owls are of all traditions."),
    f"{TEXTS}/common/general/pigs.md": _clause("pigs", "Pigs are wanted by none."),
    f"{TEXTS}/us/general/yaks.md": _clause("yaks", 'Yaks rest on {{ law("oh-yaks") }}.'),
    "templates/rules/general/yaks.yaml": "order: 1\n",
    "templates/authorities/us.yaml": (
        "oh-yaks: {title: Yaks, cite: the Yak Act of Ohio, verified: true,"
        " url: https://example.org/yaks, checked_on: 2026-11-25}\n"
    ),
}
"""Files of a second folder: clauses of Riverton's ordinance, and beside each one of another's."""


@dataclass(frozen=True)
class House:
    """The second folder, and the words of Riverton's ordinance."""

    folder: Path
    text: str

    def run(self, *arguments: str) -> str:
        """What a command that ends well prints there."""
        shown = _run(self.folder, *arguments)
        assert shown.exit_code == 0, shown.output
        return " ".join(shown.output.split())


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """The second folder, with a tradition that wants one shared clause more."""
    folder = tmp_path_factory.mktemp("house")
    order = (ROOT / "templates/traditions/us.yaml").read_text("utf-8")
    wanted = order.replace("wants:\n  all:\n", "wants:\n  all:\n    - general/owls\n", 1)
    assert wanted != order
    for path, text in {**HOUSE, "templates/traditions/us.yaml": wanted}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    report = Report()
    setup = load_setup("us-oh-riverton", report, working=folder)
    assert setup is not None, list(report)
    built = draftban.build(setup, report)
    assert built.bill is not None
    assert not report.errors, [str(d) for d in report]
    return House(folder, " ".join(write(built.bill, "text").decode().split()))


def test_region(house: House) -> None:
    """Recipe: a region."""
    assert "us-oh-city City ordinance of Ohio" in house.run("forms")
    assert "The people of Ohio ordain" in house.text


def test_clause_of_a_place(house: House) -> None:
    """Recipe: a clause of a place."""
    assert "Ants are of the place." in house.text
    assert "Bats" not in house.text


def test_clause_of_a_form(house: House) -> None:
    """Recipe: a clause of a form."""
    assert "Cats are of the form." in house.text
    assert "Dogs" not in house.text


def test_clause_of_a_region(house: House) -> None:
    """Recipe: a clause of a region."""
    assert "Elks are of the region." in house.text
    assert "Emus are of all its forms." in house.text
    assert "Fish" not in house.text


def test_clause_of_a_tradition(house: House) -> None:
    """Recipe: a clause of a tradition."""
    assert "Gnus are of the tradition." in house.text
    assert "Hens" not in house.text
    assert "Kids" not in house.text


def test_shared_clause(house: House) -> None:
    """Recipe: a clause that several traditions share."""
    assert "Owls are of all traditions." in house.text
    assert "Pigs" not in house.text


def test_shared_facts(house: House) -> None:
    """Recipe: a file of facts that several texts of a clause share."""
    assert house.text.index("Yaks rest on") < house.text.index("Ants are")
    shown = house.run("show", "--clause", "general/yaks", "us-oh-riverton")
    assert "order 1 templates/rules/general/yaks.yaml:1" in shown


def test_law_to_cite(house: House) -> None:
    """Recipe: a law to cite."""
    assert "Yaks rest on the Yak Act of Ohio." in house.text


# ---------------------------------------------------------------- texts and words


def test_definition(world: World) -> None:
    """Recipe: a definition."""
    assert "“Signboard” means a board that hides a camera" in world.text


def test_finding_and_passage(world: World) -> None:
    """Recipe: a finding, a passage."""
    assert "WHEREAS, boards have been found to hide cameras;" in world.text
    assert "Paint does not make a camera lawful." in world.text


def test_paper(world: World) -> None:
    """Recipe: a paper of the packet."""
    assert "A new paper speaks." in world.paper("letter")


def test_body_paper(world: World) -> None:
    """Recipe: a body's own paper."""
    assert "Slip for City of Testville" in world.paper("slip")


def test_addressee(world: World) -> None:
    """Recipe: an addressee of the letter's other calls."""
    who = [row[0] for row in table(world.packed("who-else-is-called"), "Papers")]
    assert who[-1] == "Schools"


def test_paper_of_an_addressee(world: World) -> None:
    """Recipe: a paper for it."""
    told = ["Schools", "A lesson", "Teaches."]
    assert told in table(world.packed("who-else-is-called"), "Papers")


def test_call_of_the_letter(world: World) -> None:
    """Recipe: a call of the letter."""
    shown = world.run("coverage", PLACE)
    assert "Schools, 6: A lesson" in shown.output, shown.output


def test_step(world: World) -> None:
    """Recipe: a step of procedure."""
    told = ["Blessing of the well", "The well is blessed before the vote.", "charter, section 4."]
    assert told in table(world.packed("how-to-file"), "Step by step")


def test_coverage_place(world: World) -> None:
    """Recipe: a place or actor of the coverage page."""
    assert "Lighthouses" in world.paper("coverage")


@pytest.fixture(scope="module")
def compared(world: World) -> str:
    """The draft beside the new law alone."""
    shown = world.run("compare", PLACE, "--with", "us-oh-elsewhere-2026")
    assert shown.exit_code == 0, shown.output
    return shown.output


def test_law_to_compare(compared: str) -> None:
    """Recipe: a law to compare with."""
    assert re.search(r"^Elsewhere 2026, §§ 1 and +.* yes$", compared, re.M)


def test_feature(compared: str) -> None:
    """Recipe: a feature to compare."""
    acts = compared.partition("\nActs that are forbidden\n")[2].partition("\n\n")[0]
    assert "  7  Does it forbid boards that hide a camera?\n" in acts
    assert re.search(r"^This draft .* yes$", acts, re.M)


def test_kind_of_body(tmp_path: Path) -> None:
    """Recipe: a kind of body."""
    shipped, own = ROOT / "templates", tmp_path / "templates"
    for folder, before, after in (
        ("bodies/us", "town", "plantation"),
        ("languages/en/us/bodies", "Town", "Plantation"),
    ):
        (own / folder).mkdir(parents=True)
        text = (shipped / folder / "town.yaml").read_text("utf-8")
        text = text.replace(before, after).replace("town", "plantation")
        (own / folder / "plantation.yaml").write_text(text, "utf-8")
    shown = _run(tmp_path, "new", "--set", "name=Plantation of Monhegan, Maine")
    assert shown.exit_code == 0, shown.output
    assert "body: plantation " in (tmp_path / shown.output.splitlines()[0]).read_text("utf-8")


def test_kind_of_place(tmp_path: Path) -> None:
    """Recipe: a kind of place for `new`."""
    shipped = (ROOT / "templates" / "new.yaml").read_text("utf-8")
    village = (
        "kinds:\n  village:\n    country: us\n    form: us-city\n"
        "    local_form: us-{region}-city\n    regions: {Ohio: oh}\n"
    )
    words = (
        "kinds:\n  village:\n    label: a village\n    noun: village\n    example: Yellow Springs\n"
        "    region: state\n    name: Village of {short}\n    bodies:\n      Village Council:\n"
        "        {the: the Village Council, a: a village council, one: Village Council,"
        " plural: village councils}\n"
    )
    (tmp_path / "templates" / "languages" / "en" / "ui").mkdir(parents=True)
    (tmp_path / "templates" / "languages" / "en" / "ui" / "new.yaml").write_text(words, "utf-8")
    (tmp_path / "templates" / "new.yaml").write_text(
        shipped.replace("kinds:\n", village, 1), "utf-8"
    )
    answers = ("kind=village", "name=Fairborn", "state=Ohio")
    shown = _run(tmp_path, "new", *(part for a in answers for part in ("--set", a)))
    assert shown.exit_code == 0, shown.output
    assert "Village of Fairborn" in (tmp_path / shown.output.splitlines()[0]).read_text("utf-8")


def test_tradition(tmp_path: Path) -> None:
    """Recipe: a legal tradition."""
    folder = tmp_path / "templates" / "traditions"
    (folder / "isle").mkdir(parents=True)
    (folder / "isle.yaml").write_text(
        "tradition: isle\nname: Law of the isle\nextends: us\n", "utf-8"
    )
    (folder / "isle" / "reach.yaml").write_text(
        "municipal:\n  federal-agencies: {name: The Crown, cases: [{answers_to: the King}]}\n",
        "utf-8",
    )
    form = tmp_path / "templates" / "forms" / "isle-town.yaml"
    form.parent.mkdir()
    form.write_text("form: isle-town\nextends: us-city\nname: Town\ntradition: isle\n", "utf-8")
    place = tmp_path / "jurisdictions" / "isle-port.yaml"
    place.parent.mkdir()
    place.write_text(
        "place: isle-port\nform: isle-town\nname: Port\nshort: Port\nstate: Isle\n"
        "prohibitions: [b.i]\ncompanion: []\n",
        "utf-8",
    )
    shown = _run(tmp_path, "coverage", "isle-port")
    assert shown.exit_code == 0, shown.output
    assert "The Crown: All places. Answers to the King." in " ".join(shown.output.split())


@pytest.fixture(scope="module")
def esperanto(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a language that is English but for one sentence."""
    folder = tmp_path_factory.mktemp("esperanto")
    language = folder / "templates" / "languages" / "eo"
    shutil.copytree(ENGLISH, language)
    pack = language / "pack.yaml"
    pack.write_text(pack.read_text("utf-8").replace("language: en\n", "language: eo\n"), "utf-8")
    severability = language / "us" / "general" / "severability.md"
    text = severability.read_text("utf-8").replace("remain in force", "restas en forto")
    severability.write_text(text, "utf-8")
    return folder


def _city(folder: Path, place: str, more: str) -> str:
    """The ordinance of a city of that folder, for which ``more`` is said."""
    file = folder / "jurisdictions" / f"{place}.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(
        f"place: {place}\nname: Urbo\nshort: Urbo\nstate: Ohio\nprohibitions: [c]\n"
        f"companion: []\n{more}",
        "utf-8",
    )
    shown = _run(folder, "build", place, "--to", "text,html")
    assert shown.exit_code == 0, shown.output
    made = folder / "output" / place
    assert '<html lang="eo' in (made / f"{place}.html").read_text("utf-8")
    return " ".join((made / f"{place}.txt").read_text("utf-8").split())


def test_language(esperanto: Path) -> None:
    """Recipe: a language."""
    form = esperanto / "templates" / "forms" / "eo-city.yaml"
    form.parent.mkdir(exist_ok=True)
    form.write_text("form: eo-city\nextends: us-city\nname: Urbo\nlanguage: eo\n", "utf-8")
    assert "restas en forto" in _city(esperanto, "eo-urbo", "form: eo-city\n")


def test_further_language(esperanto: Path) -> None:
    """Recipe: a form's words in a further language."""
    words = esperanto / "templates" / "forms" / "us-city" / "eo.yaml"
    words.parent.mkdir(parents=True, exist_ok=True)
    words.write_text("formula: La urbo dekretas\n", "utf-8")
    law = _city(esperanto, "us-oh-urbo", "form: us-city\nlanguage: eo\n")
    assert "La urbo dekretas" in law
    assert "restas en forto" in law
    checked = _run(esperanto, "check", "us-oh-urbo")
    assert checked.exit_code == 1
    told = " ".join(checked.output.split())
    form = (ROOT / "templates/forms/us-city.yaml").read_text("utf-8").splitlines()
    number = next(n for n, line in enumerate(form, 1) if line.startswith("short_title:"))
    at = f"templates/forms/us-city.yaml:{number}:14: warning:"
    assert f"{at} The form us-city does not say “short_title” in “eo”" in told
    assert "roles.court.the" in told
    assert "Write `short_title:` in templates/forms/us-city/eo.yaml" in told
    assert "does not say “formula”" not in told


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A folder whose modules are found as formats and as commands."""
    packages = ("draftban.writers", "draftban.cli.verbs")
    for name in packages:
        package = importlib.import_module(name)
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path / name)])
        (tmp_path / name).mkdir()
    yield tmp_path
    for name in packages:
        sys.modules.pop(f"{name}.shouting", None)


def test_output_format(room: Path, world: World) -> None:
    """Recipe: an output format."""
    (room / "draftban.writers" / "shouting.py").write_text(
        'SUFFIX = ".loud"\n\n\ndef write(document):\n'
        "    return document.meta.short_title.upper().encode()\n"
    )
    shown = world.run("build", PLACE, "--to", "shouting", "--out", str(room / "out"))
    assert shown.exit_code == 0, shown.output
    written = (room / "out" / PLACE / f"{PLACE}.loud").read_text("utf-8")
    assert written == "ORDINANCE ON BIOMETRIC SURVEILLANCE, CITY OF TESTVILLE"


def test_command(room: Path) -> None:
    """Recipe: a command."""
    (room / "draftban.cli.verbs" / "shouting.py").write_text(
        'import click\n\nORDER = 1\nEXAMPLES = ()\n\n\n@click.command(short_help="Shout.")\n'
        'def command():\n    """Shout."""\n    click.echo("LOUD")\n'
    )
    assert _run(room, "shouting").output == "LOUD\n"
    assert re.search(r"^  shouting +Shout\.$", _run(room, "--help").output, re.M)


def test_kind_of_report(world: World) -> None:
    """Recipe: a kind of report."""
    report = replace(
        next(w.paper for _, w in world.packet.papers),
        blocks=(Heading(1, "A new report"), Paragraph(words("It says one thing."))),
    )
    assert isinstance(report, Paper)
    for to in ("html", "markdown", "text"):
        found = write(report, to).decode()
        assert "A new report" in found, to
        assert "It says one thing." in found, to


def test_words_of_a_rule(tmp_path: Path) -> None:
    """Recipe: a reason, an example or a manual of a rule."""
    shipped = (ROOT / "templates" / "languages" / "en" / "lint.yaml").read_text("utf-8")
    old = "A duty hidden in a definition is missed by those who must obey it."
    assert shipped.count(old) == 1
    own = tmp_path / "templates" / "languages" / "en" / "lint.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(shipped.replace(old, "The mayor of Testville once missed one."), "utf-8")
    shown = _run(tmp_path, "check", "--explain", "lint.false-duty")
    assert shown.exit_code == 0, shown.output
    assert "The mayor of Testville once missed one." in " ".join(shown.output.split())


def test_rule_of_soundness(monkeypatch: pytest.MonkeyPatch, world: World) -> None:
    """Recipe: a rule of soundness."""

    def no_signboards(bill: FinalBill) -> Iterator[Diagnostic]:
        yield Diagnostic("bill.signboards", f"{bill.meta.short_title} speaks of signboards.")

    monkeypatch.setattr(soundness, "RULES", (*soundness.RULES, no_signboards))
    shown = world.run("build", PLACE, "--to", "text", "--out", "unsound")
    assert shown.exit_code == 1
    assert "City of Testville speaks of signboards." in " ".join(shown.output.split())
    assert not (world.folder / "unsound").exists()
