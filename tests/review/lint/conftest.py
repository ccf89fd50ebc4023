"""A small body of content in which a case changes some files."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import draftban
from draftban.api import lint
from draftban.config import load_setup, search_path
from draftban.diagnostics import Report
from draftban.files.search import content_root
from draftban.review.lint.checklist import lint_everything

BASE = Path(__file__).parent / "base"

Checked = Callable[[Mapping[str, str]], Report]


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content of ``base/`` with the real English words, those of the checklist too."""
    folder = tmp_path_factory.mktemp("base")
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    for name in ("pack.yaml", "form.yaml", "lint.yaml"):
        shutil.copy(
            content_root() / "templates" / "languages" / "en" / name,
            folder / "templates" / "languages" / "en" / name,
        )
    return folder


@pytest.fixture
def checked(shipped: Path, tmp_path: Path) -> Checked:
    """What `draftban check` finds in ``base/`` with some files laid over it, by their paths."""

    def check(files: Mapping[str, str]) -> Report:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        report = Report()
        setup = load_setup("us-xx-ville", report, working=tmp_path, shipped=shipped)
        if setup is None:
            return report
        result = draftban.build(setup, report)
        if not report.errors:
            lint(result)
            lint_everything([setup], report, search_path(tmp_path, shipped))
        return report

    return check
