"""`draftban check`: what is wrong, where, and what is left blank."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Run, files_in

Place = Callable[..., Path]


def test_a_sound_place_is_status_0_and_lists_its_blanks(run: Run, place: Place) -> None:
    path = place()
    shown = run("check", "us-oh-testville")
    assert shown.exit_code == 0, shown.output
    assert "us-oh-testville: no mistakes found" in shown.stdout
    assert "  · ordinance number  templates/forms/us-city.yaml:" in shown.stdout
    assert files_in(path.parent.parent) == ["jurisdictions/us-oh-testville.yaml"]


def test_all_checks_what_ships_and_what_is_here(run: Run, place: Place) -> None:
    place()
    shown = run("check", "--all")
    assert shown.exit_code == 0, shown.output
    for code in ("us-ma-lowell", "us-or-eugene", "us-oh-testville"):
        assert f"{code}: no mistakes found" in shown.stdout


def test_an_unknown_demand_names_file_line_column_and_the_nearest(run: Run, place: Place) -> None:
    place({"all": "[b.i, b.vii]"})
    shown = run("check", "--all")
    assert shown.exit_code == 1
    assert "jurisdictions/us-oh-testville.yaml:6:21: error: " in shown.stdout
    assert "    prohibitions: [b.i, b.vii]\n" in shown.stdout
    assert "Did you mean “b.vi”?" in shown.stdout
    assert "us-oh-testville: 1 error" in shown.stdout


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
