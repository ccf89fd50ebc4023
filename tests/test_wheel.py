"""What is installed from a wheel: the templates as Python, the same bytes anywhere."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

import draftban
from draftban.clauses.language import compiling, prepared, sandbox
from draftban.clauses.language.allowed import CALLS, SPACES
from draftban.clauses.language.running import RUN, STEPS, Refused
from draftban.clauses.language.values import Call, Names
from draftban.cli.app import cli
from tests.conftest import REPOSITORY
from tests.content.shipped import SHIPPED

HATCHLING = "import sys, hatchling.build as b; print(getattr(b, sys.argv[1])(sys.argv[2]))"


def packed(what: str, source: Path, out: Path) -> Path:
    """What hatchling makes of ``source``: ``build_wheel`` or ``build_sdist``."""
    out.mkdir()
    command = [sys.executable, "-B", "-c", HATCHLING, what, str(out)]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return out / done.stdout.splitlines()[-1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this repository."""
    return packed("build_wheel", REPOSITORY, tmp_path_factory.mktemp("checkout") / "dist")


@pytest.fixture(scope="module")
def target(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the wheel is installed in, and nothing else."""
    folder = tmp_path_factory.mktemp("installed")
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "install")
    options = ("--no-index", "--no-deps", "--no-compile", "--target", str(folder))
    done = subprocess.run([*pip, *options, str(wheel)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def index(target: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The prepared templates of the wheel, as if they stood in this checkout."""
    before = set(sys.modules)
    monkeypatch.setattr(draftban, "__path__", [*draftban.__path__, str(target / "draftban")])
    prepared.mismatch.cache_clear()
    yield import_module(prepared.PACKAGE)
    for name in set(sys.modules) - before:
        if name.startswith(prepared.PACKAGE):
            del sys.modules[name]
    vars(draftban).pop(prepared.PACKAGE.rpartition(".")[2], None)
    prepared.mismatch.cache_clear()


# ---------------------------------------------------------------- its bytes


def test_the_wheel_of_the_source_archive_has_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    archive = packed("build_sdist", REPOSITORY, tmp_path / "sdist")
    with tarfile.open(archive) as tar:
        tar.extractall(tmp_path / "elsewhere", filter="data")
    (source,) = (tmp_path / "elsewhere").iterdir()
    again = packed("build_wheel", source, tmp_path / "dist")
    assert again.name == wheel.name
    assert _hashes(again) == _hashes(wheel)  # tells which file
    assert again.read_bytes() == wheel.read_bytes()
    assert not list(source.rglob("__pycache__"))


def _hashes(wheel: Path) -> dict[str, str]:
    with ZipFile(wheel) as file:
        return {name: hashlib.sha256(file.read(name)).hexdigest() for name in file.namelist()}


def test_the_wheel_names_nothing_of_the_machine_that_packed_it(wheel: Path) -> None:
    with ZipFile(wheel) as file:
        ours = [name for name in file.namelist() if name.startswith("draftban/_prepared/")]
        assert len(ours) > 20
        for name in ours:
            assert str(REPOSITORY) not in file.read(name).decode(), name


# ---------------------------------------------------------------- what it holds


def test_it_has_the_list_of_places(wheel: Path) -> None:
    name = "templates/gazetteers/us.txt"
    with ZipFile(wheel) as file:
        assert file.read(f"draftban/_content/{name}") == (REPOSITORY / name).read_bytes()


def test_the_index_says_what_it_was_made_with(index: ModuleType) -> None:
    assert prepared.mismatch() is None
    assert prepared.jinja_version() == index.JINJA
    assert len(index.MODULES) > 300
    for name in prepared.TRANSLATOR:
        assert sys.modules[name].__name__ == name  # a list that names what is there
    assert len(prepared.translator()) == 64


def test_a_prepared_template_is_what_jinja_compiles(index: ModuleType) -> None:
    texts = set(_shipped_texts())
    assert len(texts) > 200
    for text in texts:
        ready, compiled = prepared.prepared(text), sandbox.compile_tags(text)
        assert ready is not None, text
        assert compiled.problems == ready.problems == ()
        assert ready.places == compiled.places
        assert ready.uses == compiled.uses
        assert _run(ready, True)
        for answer in (True, False):
            assert _run(ready, answer) == _run(compiled, answer)


def _shipped_texts() -> Iterator[str]:
    """The words of every template that is packed, found without the code that packs them."""
    for folder in ("templates/languages", "jurisdictions"):
        for file in sorted((REPOSITORY / folder).rglob("*.md")):
            body = file.read_text("utf-8")
            if body.startswith("---\n"):
                body = body.split("\n---\n", 1)[1]
            if compiling.has_tags(body):
                yield body


class _Run:
    """Answers every question with ``answer``, and prints what it is asked to print."""

    def __init__(self, answer: bool) -> None:
        self.answer = answer

    def call(self, call: Call, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> object:
        if call.name == STEPS:
            return args[0]
        return self.answer and f"{call.name}({args}, {kwargs})"

    def printed(self, value: object) -> str:
        return f"[{value.name if isinstance(value, Names) else value}]"


def _run(compiled: Any, answer: bool) -> list[str]:
    names: dict[str, object] = {name: f"<{name}>" for name in ("any", "all", "each")}
    for name in (*CALLS, STEPS):
        names[name] = Call(name, "", print)
    for name in SPACES:
        names[name] = Names(name, lambda key, name=name: answer and f"{name}.{key}")
    printed: list[str] = []
    try:
        printed.extend(compiled.template({**names, RUN: _Run(answer)}))
    except (Refused, TypeError) as error:  # an attribute of an attribute, a number beside a word
        printed.append(repr(error))
    return printed


def test_no_shipped_place_needs_a_template_compiled(
    index: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[str] = []
    compile_tags = sandbox.compile_tags
    monkeypatch.setattr(
        sandbox, "compile_tags", lambda text: (left.append(text), compile_tags(text))[1]
    )
    assert len(SHIPPED) > 5
    for place in SHIPPED:
        assert draftban.build(draftban.load(place)).documents
    assert left == []


# ---------------------------------------------------------------- whether it is used


def test_another_text_is_compiled(index: ModuleType) -> None:
    text = next(_shipped_texts())
    assert prepared.prepared(text) is not None
    assert prepared.prepared(text + " ") is None


def test_with_another_jinja_everything_is_compiled_and_doctor_says_so(
    index: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = next(_shipped_texts())
    monkeypatch.setattr(index, "JINJA", "3.0.0")
    prepared.mismatch.cache_clear()
    assert prepared.prepared(text) is None
    assert compiling.compile_template(text).uses == sandbox.compile_tags(text).uses
    monkeypatch.setattr("draftban.writers.available", lambda: ("text",))
    said = CliRunner().invoke(cli, ["doctor"])
    assert said.exit_code == 0
    found = prepared.jinja_version()
    assert f"they were prepared by Jinja 3.0.0, and {found} is installed." in said.stdout
    assert "→ python -m pip install jinja2==3.0.0" in said.stdout


def test_with_another_translator_everything_is_compiled_and_doctor_says_so(
    index: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepared, "TRANSLATOR", prepared.TRANSLATOR[1:])
    prepared.mismatch.cache_clear()
    assert prepared.prepared(next(_shipped_texts())) is None
    monkeypatch.setattr("draftban.writers.available", lambda: ("text",))
    said = CliRunner().invoke(cli, ["doctor"])
    assert "draftban's own code was changed." in said.stdout
    assert "→ python -m pip install --force-reinstall draftban" in said.stdout


def test_an_installed_program_copies_a_text_and_names_paths_that_open(
    target: Path, tmp_path: Path
) -> None:
    code = "from draftban.cli import main; main(['customize', 'us-ma-lowell', 'any other work'])"
    done = subprocess.run(
        [sys.executable, "-B", "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(target)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    file, line = done.stdout.splitlines()[0].rsplit(":", 1)
    told = done.stdout.splitlines()
    (shared,) = (x.removeprefix("  shared text") for x in told if x.startswith("  shared text"))
    assert Path(shared.strip()).is_relative_to(target)
    assert Path(shared.strip()).read_bytes() == (tmp_path / file).read_bytes()
    assert "any other work" in (tmp_path / file).read_text("utf-8").splitlines()[int(line) - 1]


def test_the_installed_program_writes_the_same_bytes_without_jinja(
    target: Path, tmp_path: Path
) -> None:
    code = (
        "import sys\n"
        "from draftban.cli import main\n"
        "try:\n"
        "    main(['build', 'us-ma-lowell', '--to', 'text', '--out', sys.argv[1]])\n"
        "except SystemExit as end:\n"
        "    assert not end.code, end.code\n"
        "print('LOADED', sys.modules['draftban'].__file__, 'jinja2' in sys.modules)\n"
    )
    work = tmp_path / "work"
    work.mkdir()
    done = subprocess.run(
        [sys.executable, "-B", "-c", code, str(tmp_path / "installed")],
        cwd=work,
        env={**os.environ, "PYTHONPATH": str(target)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == f"LOADED {target / 'draftban' / '__init__.py'} False"
    assert not list(work.iterdir())
    here = CliRunner().invoke(
        cli, ["build", "us-ma-lowell", "--to", "text", "--out", str(tmp_path / "here")]
    )
    assert here.exit_code == 0, here.output
    texts = sorted(p.relative_to(tmp_path / "here") for p in (tmp_path / "here").rglob("*.txt"))
    assert texts
    for file in texts:
        ours, theirs = tmp_path / "here" / file, tmp_path / "installed" / file
        assert theirs.read_bytes() == ours.read_bytes()
