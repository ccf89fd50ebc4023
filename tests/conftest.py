"""What the tests of every room share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


def need_program(name: str) -> str:
    """The path of an outside program.

    Without it the test is skipped with a line saying so; with ``CI=true`` it fails instead,
    so that a machine meant to run every test cannot leave one out quietly.
    """
    path = shutil.which(name)
    if path is not None:
        return path
    _missing(f"needs the program {name!r}: run `make test` as root, or install it yourself")


def need_tool(path: str) -> Path:
    """A file of the packages in ``tests/tools``; without it as :func:`need_program`."""
    found = REPOSITORY / "tests" / "tools" / "node_modules" / path
    if found.is_file():
        return found
    _missing(f"needs {path.split('/', 1)[0]}: run `make test` where npm is installed")


def _missing(message: str) -> NoReturn:
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture
def program() -> Callable[[str], str]:
    """``program("soffice")`` is the path of that program; see :func:`need_program`."""
    return need_program


@pytest.fixture(scope="session")
def repository() -> Path:
    """The top of the source tree."""
    return REPOSITORY


_SHARED = {"pdf_of": "pdf", "laid_out": "pdf", "lines_of": "pdf", "opened": "word"}
"""Costly fixtures of a whole run, and the group of tests that shares each."""

_ALONE = ("test_levels.py",)
"""Files whose tests share nothing, so that any worker may take any of them."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Say which tests stay together where they run on several cores (``pytest -n 2``).

    What a whole run builds once (each PDF, every Word file opened) is built by one worker; the
    tests of a file stay together, since its fixtures are shared too.
    """
    if not config.pluginmanager.hasplugin("xdist"):
        return
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        shared = sorted({group for name, group in _SHARED.items() if name in fixtures})
        group = shared[0] if shared else item.path.name
        if group not in _ALONE:
            item.add_marker(pytest.mark.xdist_group(group))
