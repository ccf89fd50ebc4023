"""`draftban doctor`: what this machine can make, tried out, and the one command for the rest."""

from __future__ import annotations

import json
import platform
import shutil
import sys
from pathlib import Path

import pytest

from draftban import writers
from draftban.cli import machine
from draftban.writers import pdf
from tests.cli.conftest import Run
from tests.conftest import REPOSITORY
from tests.writers.pdfua import need_pango


def test_every_format_is_tried_the_default_ones_first(run: Run) -> None:
    need_pango()
    done = run("doctor", "--format", "json")
    said = json.loads(done.stdout)
    assert done.exit_code == 0, done.output
    assert said["works"] is True
    names = [one["format"] for one in said["formats"]]
    assert names[:2] == ["docx", "pdf"]
    assert sorted(names) == list(writers.available())
    assert all(one["works"] and not one["command"] for one in said["formats"])
    assert {"weasyprint", "pango"} <= set(said["formats"][1]["libraries"])
    assert not list(Path.cwd().iterdir())  # nothing is written


def test_without_pango_one_command_is_named_and_the_status_is_1(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    done = run("doctor")
    assert done.exit_code == 1
    assert "pdf       no   PDF needs Pango" in done.stdout
    command = f"sudo apt install {pdf.PACKAGES['apt']}"
    assert [line.strip() for line in done.stdout.splitlines()].count(f"→ {command}") == 1
    monkeypatch.setattr(platform, "system", lambda: "Darwin")
    assert "→ brew install pango" in run("doctor").stdout


def test_without_word_s_library_the_others_still_work(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writers, "available", lambda: ("docx", "text"))
    monkeypatch.setitem(sys.modules, "docx", None)
    for name in [name for name in sys.modules if name.startswith("draftban.writers._docx")]:
        monkeypatch.delitem(sys.modules, name)
    done = run("doctor", "--format", "json")
    word, text = json.loads(done.stdout)["formats"]
    assert done.exit_code == 1
    assert not word["works"]
    assert "pip install" in word["command"]
    assert text["works"]


def test_programs_of_the_tests_are_no_reason_to_fail(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writers, "available", lambda: ("text",))
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    done = run("doctor")
    assert done.exit_code == 0
    packages = "libreoffice-writer poppler-utils qpdf chromium default-jre-headless npm"
    assert f"→ sudo apt install {packages}" in " ".join(done.stdout.split())


def test_packages_are_those_that_the_makefile_installs() -> None:
    script = (REPOSITORY / "scripts" / "system-packages.sh").read_text("utf-8")
    assert f'"{pdf.PACKAGES["apt"]}" {pdf.PACKAGES["brew"]}' in script
    for program in machine.programs():
        assert f"need {program.name} {program.apt} " in script
