"""A place to run the command line in: an empty folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from draftban.cli.app import cli

Run = Callable[..., Result]

PLACE = """\
place: us-oh-testville
form: us-city
name: City of Testville
short: Testville
state: Ohio
prohibitions: all
companion: us-city-resolution
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, also the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    """``run("build", "us-ma-lowell")`` in the empty folder; what a user would see."""

    def call(*arguments: str, input: str | None = None) -> Result:
        return CliRunner().invoke(cli, list(arguments), input=input, prog_name="draftban")

    return call


@pytest.fixture
def place(folder: Path) -> Callable[..., Path]:
    """Writes a place's file; each argument replaces one text of it by another."""

    def write(changes: dict[str, str] | None = None) -> Path:
        text = PLACE
        for old, new in (changes or {}).items():
            assert old in text
            text = text.replace(old, new)
        path = folder / "jurisdictions" / "us-oh-testville.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    return write


def files_in(folder: Path) -> list[str]:
    """Every file below ``folder``, hidden ones included, but no manifest of a build."""
    files = (p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    return sorted(file for file in files if not file.endswith("manifest.json"))
