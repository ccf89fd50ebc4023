"""`draftban new`: the questions, the answers that will not do, the file."""

from __future__ import annotations

import errno
import json
import re
from pathlib import Path

import pytest

from draftban.cli.wizard.compose import scalar
from draftban.config import load_setup, read_yaml
from draftban.config.answers import shown
from draftban.config.model import OVERLAY
from draftban.config.setup import Setup
from draftban.diagnostics import Report
from draftban.files.content import content_root
from draftban.files.ids import slug
from tests.cli.conftest import Run, files_in
from tests.conftest import TODAY

DAYTON = ("new", "--set", "name=City of Dayton", "--set", "state=Ohio")
FILE = "jurisdictions/us-oh-dayton.yaml"


def setup(place: str) -> Setup:
    """What the written file means; it must be without any mistake."""
    report = Report()
    found = load_setup(place, report)
    assert list(report) == []
    assert found is not None
    return found


def written(run: Run, *settings: str) -> str:
    """The file that these answers make."""
    arguments = [part for setting in settings for part in ("--set", setting)]
    shown = run(*DAYTON, *arguments)
    assert shown.exit_code == 0, shown.output
    return Path(FILE).read_text("utf-8")


def test_two_answers_are_enough(run: Run, folder: Path) -> None:
    shown = run(*DAYTON)
    assert shown.exit_code == 0
    assert shown.output == (
        f"{FILE}\n"
        "26 questions about the place are left open, drafted cautiously. "
        "To see them: draftban check us-oh-dayton --verbose\n"
        "Next: draftban build us-oh-dayton\n"
    )
    assert files_in(folder) == [FILE]
    found = setup("us-oh-dayton")
    assert found.jurisdiction.name == "City of Dayton"
    assert found.jurisdiction.short == "Dayton"
    assert found.jurisdiction.state == "Ohio"
    assert found.jurisdiction.within == "us-oh"
    assert found.form.form == "us-oh-city"
    assert found.jurisdiction.date == TODAY
    assert found.selected == tuple(found.demands)


def test_the_day_of_the_draft_may_be_said_and_is_a_day(run: Run) -> None:
    assert run(*DAYTON, "--set", "date=2027-02-28").exit_code == 0
    assert setup("us-oh-dayton").jurisdiction.date == "2027-02-28"
    shown = run(*DAYTON, "--set", "date=2027-02-30", "--force")
    assert shown.exit_code == 2
    assert "Write it as YYYY-MM-DD" in shown.output


def test_the_file_is_short_and_says_what_each_answer_means(run: Run) -> None:
    lines = written(run).splitlines()
    assert 15 <= len(lines) <= 56
    assert lines[0].startswith("# yaml-language-server: $schema=")
    assert lines[0].endswith("draftban/schemas/jurisdiction.schema.json")
    text = "\n".join(lines)
    for fact in setup("us-oh-dayton").form.facts.values():
        assert (fact.ask in text) is fact.asked
    assert "draftban build us-oh-dayton" in text


@pytest.mark.parametrize(
    ("state", "form"),
    [("Massachusetts", "us-ma-city"), ("or", "us-or-city"), ("Hawaii", "us-city")],
)
def test_a_state_with_a_form_of_its_own_gets_it(run: Run, state: str, form: str) -> None:
    shown = run("new", "--set", "name=City of Springfield", "--set", f"state={state}")
    assert shown.exit_code == 0
    found = setup(Path(shown.output.splitlines()[0]).stem)
    assert found.form.form == form
    assert found.jurisdiction.name == "City of Springfield"


def test_a_name_that_says_what_it_is_stays_as_it_is(run: Run) -> None:
    shown = run("new", "--set", "name=City and County of Denver", "--set", "state=Colorado")
    assert shown.exit_code == 0, shown.output
    found = setup("us-co-denver").jurisdiction
    assert (found.name, found.short) == ("City and County of Denver", "Denver")


def test_every_answer_arrives_in_the_file(run: Run) -> None:
    written(
        run,
        "official=Town and City of Dayton",
        "council=board of aldermen",
        "facts.government_form=council-manager",
        "facts.private_parties=yes",
        "demands=c, b.i",
        "options.length=short",
    )
    found = setup("us-oh-dayton")
    assert found.jurisdiction.name == "Town and City of Dayton"
    assert found.roles["council"]["the"] == "the Board of Aldermen"
    assert found.facts["government_form"] == "council-manager"
    assert found.facts["private_parties"] is True
    assert found.selected == ("b.i", "c")
    assert found.options["length"] == "short"


def test_facts_of_the_code_are_asked_where_the_form_has_blanks(run: Run) -> None:
    arguments = ("new", "--set", "name=City of Salem", "--set", "state=Oregon")
    assert run(*arguments, "--set", "code.chapter=95").exit_code == 0
    found = setup("us-or-salem")
    assert found.form.code["chapter"] == "95"
    assert not isinstance(found.form.code["name"], str), "what was not said stays a blank"
    assert {"code"} <= OVERLAY


LAW = (
    *("private_parties", "privacy_preemption", "claims_act", "penalty_ceiling", "records_law"),
    *("labor_law", "prosecutor", "state_law", "biometric_law"),
)
"""What only the law answers, of the questions that the generic form of a city asks."""


def test_what_nobody_said_is_open_in_the_file_and_in_check(run: Run) -> None:
    text = written(run, "facts.sanctuary=yes", "facts.own_police=?")
    found = setup("us-oh-dayton")
    asked = {name for name, fact in found.form.facts.items() if fact.asked}
    assert set(found.unanswered) == asked - {"sanctuary"} - set(found.stated)
    assert set(LAW) < set(found.unanswered)
    for name in found.unanswered:
        fact = found.form.facts[name]
        told = f"{fact.ask} (open while behind #; drafted cautiously)"
        (line,) = (line for line in text.splitlines() if line.startswith(f"  # {name}: "))
        assert line.endswith(f"# {told}")
        said = line.removeprefix(f"  # {name}: ").partition("#")[0].strip()
        assert said == ("" if fact.default is None else shown(fact.default))
    listed = json.loads(run("check", "us-oh-dayton", "--format", "json").output)["places"][0]
    assert {left["fact"] for left in listed["unanswered"]} == set(found.unanswered)
    Path(FILE).write_text(text.replace("  # private_parties: false ", "  private_parties: true "))
    assert setup("us-oh-dayton").facts["private_parties"] is True, "taking the mark away answers"


def test_what_the_law_of_the_state_answers_is_neither_asked_nor_written(run: Run) -> None:
    made = run("new", "--set", "name=City of Salem, Oregon")
    assert made.exit_code == 0, made.output
    text = Path("jurisdictions/us-or-salem.yaml").read_text("utf-8")
    found = setup("us-or-salem")
    assert {"claims_act", "records_law"} <= set(found.stated)
    assert not any(name in text for name in found.stated)
    assert not set(found.unanswered) & set(found.stated)
    typed = "Bend, Oregon\n\n\n\n\n\n3\n" + "\n" * 40
    asked = " ".join(run("new", input=typed).output.split())
    assert found.form.facts["private_parties"].ask in asked
    assert found.form.facts["claims_act"].ask not in asked
    given = ("--set", "facts.claims_act=no", "--force")
    assert run("new", "--set", "name=City of Salem, Oregon", *given).exit_code == 0
    answered = setup("us-or-salem")
    assert answered.facts["claims_act"] is False, "the place knows better"
    assert "claims_act" not in answered.stated


def test_a_law_in_force_in_the_state_answers_its_question(run: Run) -> None:
    assert run("new", "--set", "name=City of Peoria, Illinois").exit_code == 0
    assert "biometric_law" not in Path("jurisdictions/us-il-peoria.yaml").read_text("utf-8")
    found = setup("us-il-peoria")
    assert found.facts["biometric_law"] is True
    assert found.stated["biometric_law"].authority == ("us-il-bipa",)
    assert found.authorities["us-il-bipa"].cite == "740 ILCS 14"


def test_a_law_that_nobody_wrote_down_is_named_at_its_place(folder: Path) -> None:
    form = folder / "templates/forms/us-oh-city.yaml"
    form.parent.mkdir(parents=True)
    form.write_text(
        "form: us-oh-city\nname: City, Ohio\nextends: us-city\n"
        "facts:\n  biometric_law: {shown_by: [us-oh-none]}\n",
        "utf-8",
    )
    place = folder / "jurisdictions/us-oh-lima.yaml"
    place.parent.mkdir(parents=True)
    place.write_text(
        "place: us-oh-lima\nform: us-oh-city\nname: City of Lima\nshort: Lima\nstate: Ohio\n"
        "prohibitions: [c]\n",
        "utf-8",
    )
    report = Report()
    load_setup("us-oh-lima", report, working=folder)
    (said,) = report.errors
    assert (said.code, said.pos.line, said.pos.column) == ("config.unknown-instrument", 5, 30)


@pytest.mark.parametrize("demands", ["b.i,c", "c b.i", "b.i and c", "c, b.i & c"])
def test_demands_may_be_parted_as_people_part_them(run: Run, demands: str) -> None:
    written(run, f"demands={demands}")
    assert setup("us-oh-dayton").selected == ("b.i", "c")


@pytest.mark.parametrize(
    ("typed", "name", "short"),
    [
        ("austin, tx", "City of Austin", "Austin"),
        ("AUSTIN, Texas", "City of Austin", "Austin"),
        ("city of austin, tx", "City of Austin", "Austin"),
        ("winston-salem, n.c.", "City of Winston-Salem", "Winston-Salem"),
        ("truth or consequences, nm", "City of Truth or Consequences", "Truth or Consequences"),
        ("city of la crosse, wi", "City of La Crosse", "La Crosse"),
        ("the dalles, or", "City of The Dalles", "The Dalles"),
        ("coeur d’alene, id", "City of Coeur d’Alene", "Coeur d’Alene"),
        ("city and county of denver, co", "City and County of Denver", "Denver"),
        ("DeKalb, Illinois", "City of DeKalb", "DeKalb"),
    ],
)
def test_a_name_typed_without_capitals_gets_them(
    run: Run, typed: str, name: str, short: str
) -> None:
    kind = "city-county" if " and " in name else "city"
    shown = run("new", "--set", f"name={typed}", "--set", f"kind={kind}")
    assert shown.exit_code == 0, shown.output
    found = setup(Path(shown.output.splitlines()[0]).stem).jurisdiction
    assert (found.name, found.short) == (name, short)


def test_the_citys_own_use_is_a_selection(run: Run) -> None:
    written(run, "selection=own-use")
    assert setup("us-oh-dayton").selected == ("a", "b.i", "b.iii", "b.vi", "c", "d")


def test_without_required_answers_every_missing_key_is_named(run: Run, folder: Path) -> None:
    shown = run("new", "--set", "options.length=short")
    assert shown.exit_code == 2
    assert '--set name="…" --set state="…"' in shown.output
    assert files_in(folder) == []


def test_all_wrong_answers_are_named_at_once(run: Run, folder: Path) -> None:
    arguments = [
        "facts.sanctuary=perhaps",
        "options.length=shorter",
        "length=short",
        "demands=b.vii",
    ]
    shown = run(*DAYTON, *(part for a in arguments for part in ("--set", a)))
    assert shown.exit_code == 2
    assert "facts.sanctuary: Answer yes or no." in shown.output
    assert "“shorter” is no answer here. Did you mean “short”?" in shown.output
    assert "no question “length”. Did you mean “options.length”?" in shown.output
    assert "no demand “b.vii”. Did you mean “b.vi”?" in shown.output
    assert files_in(folder) == []


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("state=Ohia", "Did you mean “Ohio”?"),
        ("form=us-citty", "Did you mean “us-city”?"),
        ("official=Day\x1bton", "U+001B (control character) cannot be printed"),
        ("official=" + "x" * 300, "longer than 200 characters"),
        ("file=../../etc/Dayton.yaml", "a-z, 0-9 and hyphens"),
        ("file=jurisdictions/dayton.txt", "ends in .yaml"),
        ("no-equals", "--set takes KEY=VALUE"),
        ("name=again", "is given twice"),
    ],
)
def test_an_answer_that_will_not_do(run: Run, folder: Path, setting: str, message: str) -> None:
    base = DAYTON[:3] if setting.startswith("state") else DAYTON
    shown = run(*base, "--set", setting)
    assert shown.exit_code == 2
    assert message in " ".join(shown.output.split())
    assert "\x1b" not in shown.output
    assert files_in(folder) == []


def test_an_existing_file_is_kept_unless_forced(run: Run) -> None:
    before = written(run)
    shown = run(*DAYTON, "--set", "options.length=short")
    assert shown.exit_code == 2
    assert f"{FILE} exists already" in shown.output
    assert Path(FILE).read_text("utf-8") == before
    assert run(*DAYTON, "--set", "options.length=short", "--force").exit_code == 0
    assert setup("us-oh-dayton").options["length"] == "short"


def test_another_folder_is_built_by_its_path(run: Run) -> None:
    shown = run(*DAYTON, "--set", "file=drafts/our-dayton.yaml")
    assert shown.output.startswith("drafts/our-dayton.yaml\n")
    assert shown.output.endswith("\nNext: draftban build drafts/our-dayton.yaml\n")
    assert setup("drafts/our-dayton.yaml").jurisdiction.place == "our-dayton"


def test_the_next_command_is_the_one_that_can_be_typed(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = folder / ".venv" / "bin" / "draftban"
    program.parent.mkdir(parents=True)
    program.write_text("")
    program.chmod(0o755)
    monkeypatch.setattr("sys.argv", [str(program), "new"])
    monkeypatch.setenv("PATH", "/nowhere")
    assert run(*DAYTON).output.endswith("\nNext: .venv/bin/draftban build us-oh-dayton\n")
    assert "`draftban build us-oh-dayton`" in Path(FILE).read_text("utf-8").replace("\n# ", " ")
    monkeypatch.setenv("PATH", str(program.parent))
    assert run(*DAYTON, "--force").output.endswith("\nNext: draftban build us-oh-dayton\n")


def test_a_county_has_its_own_form_name_and_bodies(run: Run) -> None:
    shown = run("new", "--set", "kind=county", "--set", "name=Lane", "--set", "state=Oregon")
    assert shown.exit_code == 0, shown.output
    found = setup("us-or-lane")
    assert (found.form.form, found.jurisdiction.name) == ("us-county", "Lane County")
    chosen = ("--set", "kind=county", "--set", "council=Board of County Commissioners", "--force")
    assert run("new", "--set", "name=Lane", "--set", "state=or", *chosen).exit_code == 0
    assert setup("us-or-lane").roles["council"]["the"] == "the Board of County Commissioners"
    place = ("--set", "name=King County", "--set", "state=Washington", "--set", "kind=county")
    assert run("new", *place).exit_code == 0
    assert setup("us-wa-king").form.form == "us-wa-county"
    assert run("build", "us-wa-king", "us-or-lane", "--to", "outline").exit_code == 0


@pytest.mark.parametrize("form", ["", "us-county"])
def test_a_form_or_a_name_says_that_it_is_a_county(run: Run, form: str) -> None:
    given = ["--set", f"form={form}"] if form else []
    shown = run("new", "--set", "name=King County", "--set", "state=Washington", *given)
    assert shown.exit_code == 0, shown.output
    found = setup("us-wa-king")
    assert found.jurisdiction.name == found.jurisdiction.short == "King County"
    assert found.form.form == (form or "us-wa-county")


def test_a_misspelt_question_is_named_though_answers_are_missing(run: Run) -> None:
    shown = run("new", "--set", "nme=Salem", "--set", "state=Oregon")
    assert shown.exit_code == 2
    assert "there is no question “nme”. Did you mean “name”?" in shown.output
    assert 'add --set name="…"' in shown.output


def test_a_file_that_cannot_be_written_names_the_key_for_another(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(Path, "mkdir", closed)
    shown = run(*DAYTON)
    assert shown.exit_code == 1
    assert "→ Choose another file with --set file=…" in shown.output
    assert "--out" not in shown.output


# ---------------------------------------------------------------- parts


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Dayton", "dayton"),
        ("Coeur d’Alene", "coeur-dalene"),
        ("St. Louis", "st-louis"),
        ("Cañon City", "canon-city"),
        ("../../etc", "etc"),
        ("東京", ""),
    ],
)
def test_codes_are_plain_ascii(name: str, code: str) -> None:
    assert slug(name) == code


def test_a_name_without_ascii_needs_a_file_name(run: Run) -> None:
    base = ("new", "--set", "name=東京", "--set", "state=Ohio", "--set", "kind=city")
    shown = run(*base)
    assert shown.exit_code == 2
    assert '--set file="…"' in shown.output
    assert "no letter from a to z" in shown.output
    assert "jurisdictions/us-oh-our-city.yaml" in shown.output
    assert run(*base, "--set", "file=jurisdictions/us-oh-tokyo.yaml").exit_code == 0
    assert setup("us-oh-tokyo").jurisdiction.short == "東京"


@pytest.mark.parametrize(
    "value",
    [
        *("Dayton", "no", "Off", "222", "1e5", "a: b", "# x", "“q”", 'say "hi"', "back\\slash"),
        *("{{ x }}", "- a", "null", "~", "*a", "&a", "!a", " lead", "O’Fallon", "x:y", "@"),
        *("New York 2", True, 7),
    ],
)
def test_values_are_read_back_as_they_were(value: str | bool | int) -> None:
    report = Report()
    node = read_yaml(f"key: {scalar(value)}\n", "x.yaml", report)
    assert list(report) == []
    assert node is not None
    (item,) = node.items  # type: ignore[union-attr]
    assert item[2].value == value  # type: ignore[union-attr, index]


def test_a_form_in_another_language_gets_a_file_too(run: Run, folder: Path) -> None:
    """Its roles have other grammatical forms, so that no English body can stand in for its own."""
    templates = content_root() / "templates"
    english = templates / "languages" / "en"
    pack = (english / "pack.yaml").read_text("utf-8")
    pack = pack.replace("language: en", "language: xx").replace(
        "forms: [one, plural, a, the]", "forms: [nom, gen]"
    )
    pack = pack.replace(
        "default_form: {role: the, term: one}", "default_form: {role: nom, term: nom}"
    )
    form = (english / "form.yaml").read_text("utf-8")
    shipped = (templates / "forms" / "us-city.yaml").read_text("utf-8")
    shipped = shipped.replace("form: us-city\n", "form: xx-town\n").replace("body: city\n", "")
    shipped = re.sub(r"\{role\.\w+\.\w+\}", "town", shipped)
    shipped = shipped.replace("language: en", "language: xx")
    roles = shipped.index("\nroles:")
    own = (
        shipped[:roles]
        + "\nroles: {council: {nom: Rat, gen: Rates}}\n"
        + shipped[roles:].partition("\noptions:")[1]
        + shipped.partition("\noptions:")[2]
    )
    for name, text in (
        ("languages/xx/pack.yaml", pack),
        ("languages/xx/form.yaml", form),
        ("languages/xx/us/form.yaml", (english / "us" / "form.yaml").read_text("utf-8")),
        ("forms/xx-town.yaml", own),
    ):
        path = folder / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    shown = run(*DAYTON, "--set", "form=xx-town")
    assert shown.exit_code == 0, shown.output
    assert "form: xx-town" in Path(FILE).read_text("utf-8")
    assert "wording:" not in Path(FILE).read_text("utf-8")
