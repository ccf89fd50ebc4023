"""A small shipped content and a working folder, so that these tests stand on no real form."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from draftban.config.setup import Setup, load_setup
from draftban.diagnostics import Diagnostic, Report

SHIPPED = Path(__file__).parent / "fixtures" / "shipped"

Loaded = tuple[Setup | None, list[Diagnostic]]
Load = Callable[..., Loaded]
Shipped = Callable[[str, str, str], None]

TOWN = """\
place: us-xx-ville
form: code-city
name: City of Ville
short: Ville
prohibitions: [b.i, a]
"""


@pytest.fixture
def working(tmp_path: Path) -> Path:
    """An empty working folder with a jurisdictions/ in it."""
    (tmp_path / "work" / "jurisdictions").mkdir(parents=True)
    return tmp_path / "work"


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A copy of the small shipped content, to be changed by a test."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "shipped"))


@pytest.fixture
def load(working: Path, shipped: Path) -> Load:
    """Loads a place whose file is given as text, or which is shipped."""

    def loader(
        text: str | bytes | None = None, place: str = "us-xx-ville", **kwargs: str
    ) -> Loaded:
        report = Report()
        if text is not None:
            path = working / "jurisdictions" / f"{place}.yaml"
            path.write_bytes(text.encode() if isinstance(text, str) else text)
        setup = load_setup(place, report, working=working, shipped=shipped, **kwargs)
        return setup, list(report)

    return loader


@pytest.fixture
def edit(shipped: Path) -> Shipped:
    """Replaces text in a shipped file; the text must be there."""

    def editor(file: str, old: str, new: str) -> None:
        path = shipped / file
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))

    return editor


def at(diagnostic: Diagnostic) -> tuple[str, int, int]:
    """Code, line and column."""
    return diagnostic.code, diagnostic.pos.line, diagnostic.pos.column
