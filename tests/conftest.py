"""What the tests of every room share."""

from __future__ import annotations

import contextlib
import gc
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings

from draftban.cli import OBJECTS
from draftban.files import search
from draftban.files.memory import Memory

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")  # a slow machine fails nothing

REPOSITORY = Path(__file__).resolve().parent.parent

TODAY = "2026-11-29"

gc.set_threshold(*OBJECTS)  # as the command does: most of what a run makes, it keeps

collect_ignore = [] if os.environ.get("DRAFTBAN_EXHAUSTIVE") else ["exhaustive"]
"""A thousand cases take their time to be collected, even where none of them runs."""


def need_program(name: str) -> str:
    """The path of an outside program.

    Without it the test is skipped with a line saying so; with ``CI=true`` it fails instead,
    so that a machine meant to run every test cannot leave one out quietly.
    """
    path = shutil.which(name)
    if path is not None:
        return path
    _missing(f"needs the program {name!r}: run `make test` as root, or install it yourself")


def need_uno() -> str:
    """The Python that drives LibreOffice, the system's; without it as :func:`need_program`."""
    for path in ("/usr/bin/python3", shutil.which("python3") or "python3"):
        with contextlib.suppress(OSError):
            if not subprocess.run([path, "-c", "import uno"], capture_output=True).returncode:
                return path
    _missing("needs python3-uno: run `make test` as root, or install it yourself")


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


_READ = Memory()


def pytest_sessionstart() -> None:
    """What is collected, every test of a worker, and what several share, finds in memory what was
    read before of unchanged files, as a loop over many places does.
    """
    search.new_memory = lambda: _READ


@pytest.fixture(autouse=True)
def _but_where_reading_is_tested(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """With the mark ``reads`` a test begins without memory."""
    if request.node.get_closest_marker("reads") is not None:
        monkeypatch.setattr(search, "new_memory", Memory)
    yield
    _READ.turn()


@pytest.fixture
def program() -> Callable[[str], str]:
    """``program("soffice")`` is the path of that program; see :func:`need_program`."""
    return need_program


@pytest.fixture(scope="session")
def repository() -> Path:
    """The top of the source tree."""
    return REPOSITORY


_TOGETHER = {
    f"tests/content/test_{name}.py": shared
    for shared, names in {
        "bills": ("akn", "html", "markdown", "pasted", "pdf", "style", "where", "word"),
        "papers": ("clerks_papers", "papers"),
        "readings": ("claims", "every_clause", "goldens"),
    }.items()
    for name in names
}
"""Files whose tests share what a whole run builds once: the bills of every place, and each PDF,
laid out; the papers of a place; each model bill.
"""

_APART = ("tests/exhaustive/test_mutation.py", "tests/mutation/test_mutants.py")
"""Files whose tests share nothing, so that any worker may take any of them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """First what stands in no room: its files are few and long, and on several cores nobody waits
    at the end for the last of them.
    """
    top = Path(__file__).resolve().parent
    items.sort(key=lambda item: item.path.parent != top)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Which tests stay together on several cores (``pytest -n 2``): those of a file, whose
    fixtures they share, and those of files that share the costliest of the run.
    """
    from xdist.scheduler import LoadScopeScheduling

    class ByFile(LoadScopeScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.partition("::")[0]
            return nodeid if file in _APART else _TOGETHER.get(file, file)

    config.option.loadscopereorder = False  # else what has the most tests would come first
    return ByFile(config, log)


@pytest.fixture(autouse=True, scope="session")
def _the_day() -> Iterator[None]:
    """What `draftban new` writes in a file does not change with the calendar."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("draftban.cli.verbs.new.today", lambda: TODAY)
        yield
