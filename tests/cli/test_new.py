"""`draftban new`: the questions, the answers that will not do, the file."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest

from draftban.cli.wizard.compose import scalar
from draftban.config import load_setup, read_yaml
from draftban.config.model import OVERLAY
from draftban.config.setup import Setup
from draftban.diagnostics import Report
from draftban.files.content import content_root
from draftban.files.ids import slug
from tests.cli.conftest import Run, files_in

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
    assert shown.output == f"{FILE}\nNext: draftban build us-oh-dayton\n"
    assert files_in(folder) == [FILE]
    found = setup("us-oh-dayton")
    assert found.jurisdiction.name == "City of Dayton"
    assert found.jurisdiction.short == "Dayton"
    assert found.jurisdiction.state == "Ohio"
    assert found.jurisdiction.within == "us-oh"
    assert found.form.form == "us-city"
    assert found.selected == tuple(found.demands)


def test_the_file_is_short_and_says_what_each_answer_means(run: Run) -> None:
    lines = written(run).splitlines()
    assert 15 <= len(lines) <= 50
    assert lines[0].startswith("# yaml-language-server: $schema=")
    assert lines[0].endswith("draftban/schemas/jurisdiction.schema.json")
    text = "\n".join(lines)
    for fact in setup("us-oh-dayton").form.facts.values():
        assert fact.ask.split()[-1] in text
    assert "draftban build us-oh-dayton" in text


@pytest.mark.parametrize(
    ("state", "form"), [("Massachusetts", "us-ma-city"), ("or", "us-or-city"), ("Ohio", "us-city")]
)
def test_a_state_with_a_form_of_its_own_gets_it(run: Run, state: str, form: str) -> None:
    shown = run("new", "--set", "name=Springfield", "--set", f"state={state}")
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
    arguments = ("new", "--set", "name=Salem", "--set", "state=Oregon")
    assert run(*arguments, "--set", "code.chapter=95").exit_code == 0
    found = setup("us-or-salem")
    assert found.form.code["chapter"] == "95"
    assert not isinstance(found.form.code["name"], str), "what was not said stays a blank"
    assert {"code"} <= OVERLAY


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
    assert shown.output == ("drafts/our-dayton.yaml\nNext: draftban build drafts/our-dayton.yaml\n")
    assert setup("drafts/our-dayton.yaml").jurisdiction.place == "our-dayton"


# ---------------------------------------------------------------- asking a person


def answers(*given: str, facts: int) -> str:
    """Typed lines: kind, name, state, official name, body, Enter for each fact, ``given``."""
    return "\n".join(["", "Dayton", "ohio", "", "", *[""] * facts, *given]) + "\n"


@pytest.fixture
def facts(run: Run) -> int:
    """How many questions of fact the generic city form asks."""
    rows = json.loads(run(*DAYTON) and run("show", "us-oh-dayton", "--format", "json").output)
    Path(FILE).unlink()
    return sum(row["key"].startswith("facts.") for row in rows["settings"])


def test_a_person_gets_by_with_name_state_and_enter(run: Run, facts: int) -> None:
    shown = run("new", input=answers("", "", "", facts=facts))
    assert shown.exit_code == 0, shown.output
    assert FILE in shown.output
    asked = run(*DAYTON, "--force")
    assert asked.exit_code == 0
    found = setup("us-oh-dayton")
    assert found.selected == tuple(found.demands)


def test_each_question_says_what_enter_means_and_why_it_matters(run: Run, facts: int) -> None:
    shown = run("new", input=answers("", "", "", facts=facts)).output
    assert "What is its official name?\nAnswer [City of Dayton]:" in shown
    assert "Who decides: which body passes the city's laws?" in shown
    assert "  1  everything the letter asks for" in shown
    for fact in setup("us-oh-dayton").form.facts.values():
        assert fact.ask in shown
        assert fact.why.split()[0] in shown


def test_a_wrong_answer_is_refused_at_once_and_asked_again(run: Run, facts: int) -> None:
    typed = answers("", "", "", facts=facts).replace("ohio\n", "ohia\n\nohio\n", 1)
    shown = run("new", input=typed)
    assert shown.exit_code == 0
    assert "“ohia” is no state I know. Did you mean “Ohio”?" in shown.output
    assert "Type the name of the state." in shown.output


def test_choosing_one_by_one(run: Run, facts: int) -> None:
    chosen = ["no"] * 11
    chosen[1], chosen[7] = "yes", "y"
    shown = run("new", input=answers("3", *chosen, "", "", facts=facts))
    assert shown.exit_code == 0, shown.output
    assert setup("us-oh-dayton").selected == ("b.i", "c")
    before = shown.output.split("I choose one by one")[0]
    assert "b.i" not in before.replace("public", ""), "no letter code before this question"


def test_choosing_none_is_asked_again(run: Run, facts: int) -> None:
    shown = run("new", input=answers("3", *["no"] * 11, "", "b.i", "", "", facts=facts))
    assert shown.exit_code == 0, shown.output
    assert "You chose none" in shown.output
    assert setup("us-oh-dayton").selected == ("b.i",)


def test_a_list_may_be_typed_where_demands_are_asked_for_one_by_one(run: Run, facts: int) -> None:
    shown = run("new", input=answers("3", "no", "b.vii,c", "c,b.i", "", "", facts=facts))
    assert shown.exit_code == 0, shown.output
    assert "Include “No public money”?\n" in shown.output
    assert "there is no demand “b.vii”. Did you mean" in shown.output
    assert setup("us-oh-dayton").selected == ("b.i", "c")


def test_a_place_that_has_a_file_is_asked_about_first(run: Run, facts: int) -> None:
    written(run, "selection=own-use")
    before = Path(FILE).read_text("utf-8")
    typed = answers("", "", "", facts=facts).split("\n")
    again = "\n".join([*typed[:4], "", *typed[4:]])  # after kind, name, state and official name
    shown = run("new", input=again)
    assert shown.exit_code == 0, shown.output
    asked = shown.output.index(f"{FILE} exists already. Replace it?")
    assert asked < shown.output.index("Who decides")
    assert Path(FILE).read_text("utf-8") == before
    assert setup("us-oh-dayton-2").selected != setup("us-oh-dayton").selected
    shown = run("new", input=again)
    assert "No makes jurisdictions/us-oh-dayton-3.yaml." in shown.output
    replaced = "\n".join([*typed[:4], "yes", *typed[4:]])
    shown = run("new", input=replaced)
    assert shown.exit_code == 0, shown.output
    assert Path(FILE).read_text("utf-8") != before


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


def test_stopping_half_way_writes_nothing(run: Run, folder: Path) -> None:
    shown = run("new", input="\nDayton\nohio\n")
    assert shown.exit_code == 1
    assert files_in(folder) == []


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
    base = ("new", "--set", "name=東京", "--set", "state=Ohio")
    shown = run(*base)
    assert shown.exit_code == 2
    assert '--set file="…"' in shown.output
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
    shipped = shipped.replace("form: us-city", "form: xx-town").replace(
        "language: en", "language: xx"
    )
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
