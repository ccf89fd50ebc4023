"""Which room may import which, and that heavy libraries load only where they are used."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "draftban"

ROOMS = {
    "diagnostics": set(),
    "files": {"diagnostics"},
    "bill": {"diagnostics"},
    "config": {"files", "bill", "diagnostics"},
    "clauses": {"config", "files", "bill", "diagnostics"},
    "writers": {"bill", "diagnostics"},
    "documents": {"_version", "writers", "clauses", "config", "files", "bill", "diagnostics"},
    "review": {"documents", "clauses", "config", "files", "bill", "diagnostics"},
    "packets": {"documents", "review", "clauses", "config", "files", "bill", "diagnostics"},
    "products": {
        *("packets", "review", "documents", "writers", "clauses", "config", "files", "bill"),
        "diagnostics",
    },
    "api": {
        *(
            "products",
            "documents",
            "review",
            "packets",
            "writers",
            "clauses",
            "config",
            "files",
            "bill",
        ),
        "diagnostics",
    },
    "cli": {
        *("api", "products", "packets", "review", "documents", "writers", "clauses", "config"),
        *("files", "bill", "diagnostics", ""),
    },
    "_version": set(),
    "__init__": {"_version", "api", "documents", "files", "diagnostics"},
    "__main__": {"cli"},
}
"""Room or module of the package → what it may import of it; ``""`` is the package itself."""

LIBRARIES = {
    "yaml": {"files"},
    "jinja2": {"clauses"},
    "click": {"cli"},
    "docx": {"writers"},
    "lxml": {"writers"},
    "weasyprint": {"writers"},
    "pydyf": {"writers"},
    "fontTools": {"writers"},
}
"""Outside library → the only rooms that may import it."""


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        yield room, path


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Every module that ``path`` imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import(names):
                for name in names:
                    yield node.lineno, name.name
            case ast.ImportFrom(module, names, level):
                assert level == 0, f"{path}:{node.lineno}: write imports in full"
                for name in names:
                    yield node.lineno, f"{module}.{name.name}"


def room_of(module: str) -> str | None:
    """The room of one of our modules, ``""`` for the package; ``None`` for another's."""
    package, _, rest = module.partition(".")
    if package != "draftban":
        return None
    room = rest.partition(".")[0]
    known = (PACKAGE / room).is_dir() or (PACKAGE / f"{room}.py").is_file()
    return room if room and known else ""


def test_every_room_is_known() -> None:
    assert {room for room, _ in modules()} <= set(ROOMS)


def test_rooms_import_only_in_the_direction_of_the_architecture() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE.parent)}:{line}: {room} imports {module}"
        for room, path in modules()
        for line, module in imported(path)
        if (target := room_of(module)) is not None and target != room and target not in ROOMS[room]
    ]
    assert not wrong, "\n".join(wrong)


def named(path: Path) -> str:
    """The module that ``path`` holds."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def arrows() -> dict[str, set[str]]:
    """Every module of ours → those that it imports, for types alone too."""
    known = {named(path): path for _, path in modules()}
    found: dict[str, set[str]] = {module: set() for module in known}
    for module, path in known.items():
        for _, target in imported(path):
            if target not in known:  # a name within a module
                target = target.rpartition(".")[0]
            if target in known and target != module:
                found[module].add(target)
    return found


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """The groups of modules that import each other, directly or through others."""
    reached: dict[str, set[str]] = {}
    for start in graph:
        seen: set[str] = set()
        left = [start]
        while left:
            new = graph[left.pop()] - seen
            seen |= new
            left += new
        reached[start] = seen
    rings = {
        tuple(sorted(b for b in graph if b in reached[a] and a in reached[b]))
        for a in graph
        if a in reached[a]
    }
    return [list(ring) for ring in sorted(rings)]


def test_no_module_imports_itself_through_others() -> None:
    graph = arrows()
    assert sum(map(len, graph.values())) > 500
    assert circles(graph) == []


def folder(module: str) -> str:
    """The room within a room that ``module`` stands in, or the module itself."""
    parts = module.split(".")
    return ".".join(parts[:3]) if (PACKAGE / "/".join(parts[1:3])).is_dir() else module


def test_no_room_within_a_room_imports_itself_through_others() -> None:
    graph: dict[str, set[str]] = {}
    for module, targets in arrows().items():
        own = graph.setdefault(folder(module), set())
        own.update(folder(target) for target in targets if folder(target) != folder(module))
    assert "draftban.clauses.language" in graph
    assert circles(graph) == []


def test_a_circle_is_seen() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [["a", "b", "c"]]


def test_only_one_room_knows_each_library() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE.parent)}:{line}: {room} imports {module}"
        for room, path in modules()
        for line, module in imported(path)
        if room not in LIBRARIES.get(module.partition(".")[0], {room})
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("module", ["os", "draftban.bill.tree", "draftban.config"])
def test_the_import_reader_sees_what_is_there(module: str, tmp_path: Path) -> None:
    """Guards the tests above against passing because nothing is found."""
    parent, _, name = module.rpartition(".")
    line = f"from {parent} import {name}" if parent else f"import {name}"
    source = tmp_path / "x.py"
    source.write_text(f"def f():\n    {line}\n", "utf-8")
    assert list(imported(source)) == [(2, module)]


# ---------------------------------------------------------------- what a command loads

HEAVY = ("weasyprint", "docx")


REPORTS = (
    ("check", "us-ma-lowell"),
    ("demands",),
    ("forms",),
    ("show", "us-ma-lowell"),
    ("clauses",),
)
TEXTS = ("build", "us-ma-lowell", "--to", "text,outline")
WORD = ("build", "us-ma-lowell", "--to", "docx")

Loaded = dict[tuple[str, ...], set[str]]

RUN = """
import contextlib, io, json, sys
from draftban.cli import main
found = []
for arguments, heavy in json.loads(sys.argv[1]):
    with contextlib.redirect_stdout(io.StringIO()) as shown:
        try:
            main(arguments)
        except SystemExit as end:
            assert end.code in (0, 1), end.code
    assert shown.getvalue(), arguments
    found.append([name for name in heavy if name in sys.modules])
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """What is loaded of the heavy once a command is through. One interpreter runs them one after
    the other, the lightest first: what a command has loaded counts for those behind it too, so
    that the first one that is named is the one that did.
    """
    out = ("--out", str(tmp_path_factory.mktemp("loaded")))
    runs = [
        (("--help",), (*HEAVY, "jinja2", "yaml", "lxml")),
        *((report, HEAVY) for report in REPORTS),
        ((*TEXTS, *out), HEAVY),
        ((*WORD, *out), HEAVY),
    ]
    done = subprocess.run(
        [sys.executable, "-c", RUN, json.dumps(runs)],
        capture_output=True,
        text=True,
        cwd=PACKAGE.parent,
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent)},
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "internal error" not in done.stderr, done.stderr
    found = json.loads(done.stdout)
    assert len(found) == len(runs)
    names = (("--help",), *REPORTS, TEXTS, WORD)
    return dict(zip(names, map(set, found), strict=True))


def test_help_loads_nothing_heavy(loaded: Loaded) -> None:
    assert loaded["--help",] == set()


@pytest.mark.parametrize("arguments", REPORTS)
def test_reports_load_neither_word_nor_pdf(arguments: tuple[str, ...], loaded: Loaded) -> None:
    assert loaded[arguments] == set()


def test_text_formats_load_neither_word_nor_pdf(loaded: Loaded) -> None:
    assert loaded[TEXTS] == set()


def test_word_does_not_load_pdf(loaded: Loaded) -> None:
    assert loaded[WORD] == {"docx"}


def test_files_and_folders_stay_small() -> None:
    """A file is read at one sitting, a folder at one look; rules and verbs are lists by nature."""
    files = [path for _, path in modules()]
    assert len(files) > 200
    long = [path for path in files if len(path.read_text("utf-8").splitlines()) > 400]
    assert not long
    flat = Counter(path.parent for path in files)
    full = [f for f, number in flat.items() if number > 15 and f.name not in ("rules", "verbs")]
    assert not full
