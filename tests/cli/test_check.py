"""`draftban check`: what is wrong, where, and what is left blank."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run, files_in
from tests.content.shipped import ROOT, SHIPPED, shared_text

Place = Callable[..., Path]


def test_a_sound_place_is_status_0_and_lists_its_blanks(run: Run, place: Place) -> None:
    path = place()
    shown = run("check", "us-oh-testville", "--verbose")
    assert shown.exit_code == 0, shown.output
    assert shown.stdout.endswith("\nus-oh-testville: no mistakes found\n")
    assert f"  · ordinance number  {ROOT}/templates/forms/us-city.yaml:" in shown.stdout
    assert files_in(path.parent.parent) == ["jurisdictions/us-oh-testville.yaml"]


def test_all_checks_what_ships_and_what_is_here(run: Run, place: Place, folder: Path) -> None:
    path = place()
    shown = run("check", "--all")
    assert shown.exit_code == 0, shown.output
    for code in (*SHIPPED, "us-oh-testville"):
        assert f"{code}: no mistakes found" in shown.stdout
    assert "forms and templates: no mistakes found" in shown.stdout
    assert files_in(folder) == [path.relative_to(folder).as_posix()], "it writes nothing"


def test_an_unknown_demand_names_file_line_column_and_the_nearest(run: Run, place: Place) -> None:
    place({"all": "[b.i, b.vii]"})
    shown = run("check", "us-ma-lowell", "us-oh-testville")
    assert shown.exit_code == 1
    assert "jurisdictions/us-oh-testville.yaml:6:21: error: " in shown.stdout
    assert "    prohibitions: [b.i, b.vii]\n" in shown.stdout
    assert "Did you mean “b.vi”?" in shown.stdout
    assert "us-oh-testville: 1 error" in shown.stdout


def test_what_is_open_is_short_and_what_is_wrong_comes_last(run: Run, place: Place) -> None:
    twice = "prohibitions: [c, c]\nfacts: {own_police: yes, prosecutor: maybe}"
    place({"prohibitions: all": twice})
    shown = run("check", "us-oh-testville")
    assert shown.exit_code == 1
    kinds = re.findall(r"^\S+:\d+:\d+: (\w+): ", shown.stdout, flags=re.M)
    assert kinds == ["advice", "warning", "error"]
    assert shown.stdout.endswith("us-oh-testville: 1 error, 1 warning\n")


def test_a_warning_is_status_1_here_but_is_written_by_build(run: Run, place: Place) -> None:
    place({"all": "[c, c]"})
    shown = run("check", "us-oh-testville")
    assert shown.exit_code == 1
    assert "warning: The demand c is named twice. [config.repeated]" in shown.stdout
    assert "us-oh-testville: 1 warning" in shown.stdout
    built = run("build", "us-oh-testville", "--to", "outline")
    assert built.exit_code == 0
    assert "config.repeated" in built.stderr


def test_an_accepted_warning_is_advice(run: Run, place: Place) -> None:
    allow = "allow:\n  - {code: config.repeated, reason: we like it}\n"
    place({"prohibitions: all\n": f"prohibitions: [c, c]\n{allow}"})
    shown = run("check", "us-oh-testville")
    assert shown.exit_code == 0, shown.output
    assert "advice: The demand c is named twice." in shown.stdout
    assert "Accepted: we like it" in shown.stdout


def test_a_warning_that_is_not_there_cannot_be_accepted(run: Run, place: Place) -> None:
    place({"prohibitions: all": "prohibitions: [c]\nallow: [{code: x.y, reason: why not}]"})
    shown = run("check", "us-oh-testville")
    assert shown.exit_code == 0, shown.output
    assert "`allow:` accepts x.y, but there is no such warning." in shown.stdout


def test_json(run: Run, place: Place) -> None:
    place({"all": "[b.vii]"})
    shown = run("check", "us-oh-testville", "--format", "json")
    assert shown.exit_code == 1
    (row,) = json.loads(shown.stdout)["places"]
    found = next(d for d in row["diagnostics"] if d["code"] == "config.unknown-demand")
    assert (found["file"], found["line"], found["column"]) == (
        "jurisdictions/us-oh-testville.yaml",
        6,
        16,
    )
    assert found["severity"] == "error"


def test_an_unknown_place_is_a_mistake_not_wrong_usage(run: Run) -> None:
    shown = run("check", "us-ma-lowel")
    assert shown.exit_code == 1
    assert "Did you mean “us-ma-lowell”?" in shown.stdout


def test_an_option_that_no_bill_uses_is_advice(run: Run, place: Place) -> None:
    place(
        {"prohibitions: all": "prohibitions: all\noptions: {private_deletion_days: 10, damages: 5}"}
    )
    shown = run("check", "us-oh-testville")
    assert shown.exit_code == 0, shown.output
    assert "us-oh-testville.yaml:7:" in shown.output
    assert "advice: No bill of Testville uses the option “private_deletion_days”." in shown.output
    assert shown.output.count("unused-option") == 1


def test_a_blank_that_no_bill_has_is_advice(run: Run, place: Place) -> None:
    filled = '{"ordinance numbr": "1", "ordinance number": "2", "date of the meeting": "3"}'
    place({"prohibitions: all": f"prohibitions: all\nblanks: {filled}"})
    shown = run("check", "us-oh-testville")
    assert shown.exit_code == 0, shown.output
    assert "us-oh-testville.yaml:7:10: advice: No bill of Testville has a blank" in shown.output
    assert "Did you mean “ordinance number”?" in shown.output
    assert shown.output.count("unused-blank") == 1, "one is asked for in a bill, one in a paper"


STATES = {
    "a typo": ({"state: Ohio": "state: Ohoi"}, ":5:8: ", "Did you mean “Ohio”?"),
    "another's code": ({"state: Ohio": "state: Ohio\nwithin: us-ca"}, ":6:9: ", "within: us-oh"),
    "a county of it": ({"state: Ohio": "state: Ohio\nwithin: us-oh-montgomery"}, "", ""),
    "none of the list": ({"state: Ohio": "state: Palmyra Atoll"}, "", ""),
}


@pytest.mark.parametrize("name", STATES)
def test_a_state_that_is_none_is_a_warning(run: Run, place: Place, name: str) -> None:
    changes, where, hint = STATES[name]
    place(changes)
    shown = run("check", "us-oh-testville")
    assert shown.exit_code == bool(where), shown.output
    assert hint in shown.output
    assert f"us-oh-testville.yaml{where}warning" in shown.output or not where


OVERRIDES = {
    "used by the law": ("private-use.own.md", 0),
    "used by its companion": ("private-use.urge.md", 0),
    "of a drafting that is not in use": ("private-use.md", 1),
}


@pytest.mark.parametrize("name", OVERRIDES)
def test_a_place_is_told_of_its_own_text_only_if_no_document_uses_it(
    run: Run, place: Place, folder: Path, name: str
) -> None:
    file, status = OVERRIDES[name]
    place()
    own = folder / "jurisdictions" / "us-oh-testville" / "prohibitions" / file
    own.parent.mkdir(parents=True)
    words = shared_text(f"prohibitions/{file}").read_text("utf-8")
    own.write_text(words, "utf-8")
    shown = run("check", "us-oh-testville")
    assert shown.exit_code == status, shown.output
    assert shown.output.count("clauses.unused-override") == status
    if status:
        line = words.split("\n").index("---", 1) + 2
        assert f"us-oh-testville/prohibitions/{file}:{line}:1: warning" in shown.output
        assert "The law in this file is not used" in shown.output
        assert "prohibitions/private-use.own.md and prohibitions/private-use.urge.md" in (
            shown.output
        )


def test_front_matter_of_a_place_needs_no_words(run: Run, place: Place, folder: Path) -> None:
    place()
    shipped = shared_text("prohibitions/private-use.md")
    front = shipped.read_text("utf-8").split("\n---\n", 1)[0] + "\n---\n"
    own = folder / "jurisdictions" / "us-oh-testville" / "prohibitions" / "private-use.md"
    own.parent.mkdir(parents=True)
    own.write_text(front, "utf-8")
    shown = run("check", "us-oh-testville")
    assert (shown.exit_code, "unused-override" in shown.output) == (0, False), shown.output


def test_questions_left_open_are_listed_for_counsel(run: Run, place: Place) -> None:
    place({"prohibitions: all": "prohibitions: [c]\nfacts: {records_law: false}"})
    short = run("check", "us-oh-testville").stdout
    assert re.match(r"\d+ blanks to fill in\.\n\d+ questions left open, each answered", short)
    assert "own_police" in short
    assert len(short.splitlines()) < 14, "no list buries what is wrong"
    shown = run("check", "us-oh-testville", "-v")
    assert shown.exit_code == 0, shown.output
    assert re.search(r"\n\d+ questions left open, each answered cautiously:\n", shown.stdout)
    assert "  · own_police (true): Does the city have its own police department?" in shown.stdout
    assert "records_law" not in shown.stdout
    (found,) = json.loads(run("check", "us-oh-testville", "--format", "json").stdout)["places"]
    taken = {question["fact"]: question["taken"] for question in found["unanswered"]}
    assert taken["own_police"] is True
    assert "records_law" not in taken


def test_a_report_that_cannot_be_written_is_no_sound_place(
    run: Run, place: Place, folder: Path
) -> None:
    place()
    words = {
        "coverage": "page: {title: null}\nplaces: {park: null}\n",
        "compare": "has_no: null\n",
        "features": "features: {police: {question: null}}\n",
        "procedure": "vote: null\n",
    }
    ui = folder / "templates" / "languages" / "en" / "ui"
    ui.mkdir(parents=True)
    for name, text in words.items():
        (ui / f"{name}.yaml").write_text(text, "utf-8")
    shown = run("check", "us-oh-testville")
    assert shown.exit_code == 1
    missing = re.findall(
        r"ui/(\w+)\.yaml has no words for “(.+?)”.*?\. \[config.missing-word\]", shown.stdout
    )
    assert sorted(missing) == [
        ("compare", "has_no"),
        ("coverage", "page: title"),
        ("coverage", "places: park"),
        ("features", "features: police: question"),
        ("procedure", "vote"),
    ]
    assert "us-oh-testville: 5 errors" in shown.stdout
