"""What the wheel carries besides the repository's files: its templates as Python.

Jinja writes Python for each shipped template and draftban loads that instead of compiling again
(``draftban/clauses/language/prepared.py``). Nothing of it is kept in the repository; the same files
and the same version of Jinja give the same bytes, wherever and in whatever order they stand.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from draftban.files.nodes import Node

CONTENT = ("templates", "jurisdictions")

ASKED = {
    *("Undefined", "call", "concat", "finalize", "getattr", "missing", "resolve_or_missing"),
    *("str", "undefined"),
}
"""The names that ``draftban/clauses/language/running.py`` knows, and Python's ``str``; a template
whose Python has another is left to Jinja."""


class Hook(BuildHookInterface[Any]):
    """Adds the prepared templates to a wheel that will be installed; an editable one has none."""

    folder: TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "standard":
            return
        self.folder = TemporaryDirectory()
        # In a process of its own: this one may have loaded another draftban.
        path = os.pathsep.join(filter(None, (self.root, *sys.path)))
        subprocess.run(
            [sys.executable, "-B", __file__, self.root, self.folder.name],
            env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "0"},
            cwd=self.folder.name,
            check=True,
        )
        for file in sorted(Path(self.folder.name).glob("*.py")):
            build_data["force_include"][str(file)] = f"draftban/_prepared/{file.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if self.folder is not None:
            self.folder.cleanup()


# ---------------------------------------------------------------- what is written


def write(root: Path, out: Path) -> None:
    """The modules for the templates of ``root``, into the folder ``out``."""
    from draftban.clauses.language import prepared, running

    modules: dict[str, str] = {}
    known: set[str] = set()
    for number, (folder, texts) in enumerate(by_folder(root)):
        found: dict[str, tuple[str, str]] = {}
        for text in texts:
            name = prepared.digest(text)
            if name not in known and (python := template(text, len(found) + 1)):
                known.add(name)
                found[name] = python
        if not found:
            continue
        module = f"t{number}_" + "".join(c if c.isalnum() else "_" for c in folder)
        functions = "\n\n".join(function for function, _ in found.values())
        table = "".join(f"    {name!r}: {entry},\n" for name, (_, entry) in found.items())
        (out / f"{module}.py").write_text(
            f"from {running.__name__} import Undefined, environment, missing\n\n\n{functions}\n\n"
            f"TEMPLATES = {{\n{table}}}\n",
            "utf-8",
            newline="\n",
        )
        modules.update(dict.fromkeys(found, module))
    table = "".join(f"    {name!r}: {module!r},\n" for name, module in sorted(modules.items()))
    (out / "__init__.py").write_text(
        f'"""Templates as Python, written when this was packed; see {prepared.__name__}."""\n\n'
        f"JINJA = {prepared.jinja_version()!r}\n"
        f"TRANSLATOR = {prepared.translator()!r}\n"
        f"MODULES = {{\n{table}}}\n",
        "utf-8",
        newline="\n",
    )


def template(text: str, number: int) -> tuple[str, str] | None:
    """The function that renders ``text``, and its entry of the table; ``None`` for Jinja's own."""
    from draftban.clauses.language.sandbox import translate

    done = translate(text)
    if done.problems:
        return None
    code = compile(done.source, "<template>", "exec")
    functions = [const for const in code.co_consts if hasattr(const, "co_names")]
    if [f.co_name for f in functions] != ["root"] or not ASKED.issuperset(functions[0].co_names):
        return None
    start, end = done.source.index("def root("), done.source.index("\nblocks = ")
    function = done.source[start:end].strip().replace("def root(", f"def root_{number}(", 1)
    uses = tuple((u.root, u.args, u.line, u.column, u.call) for u in done.uses)
    return function + "\n", f"(root_{number}, {done.places!r}, {uses!r})"


def by_folder(root: Path) -> Iterator[tuple[str, list[str]]]:
    """Every text that may be a template, by the folder that it stands in."""
    from draftban.clauses.language.compiling import as_lexed, has_tags

    folders: dict[str, list[str]] = {}
    for top in CONTENT:
        for file in sorted((root / top).rglob("*"), key=lambda path: path.relative_to(root).parts):
            if file.suffix in (".md", ".yaml"):
                texts = folders.setdefault(file.parent.relative_to(root).as_posix(), [])
                texts += filter(has_tags, map(as_lexed, words(file)))
    yield from folders.items()
    yield "differences", [as_lexed(text) for text in laid(root)]


def laid(root: Path) -> Iterator[str]:
    """The texts of clauses that forms make by changing shared ones, which stand in no file."""
    from draftban.clauses.choosing.library import load_library
    from draftban.config.chains.form_files import known_forms
    from draftban.config.chains.forms import form_search, load_form
    from draftban.diagnostics import Report
    from draftban.files.search import search_path

    search = search_path(root, root)
    for code in known_forms(search):
        form = load_form(code, search, Report())
        if form is None:
            continue
        for clause in load_library(form_search(form, search), Report()).clauses.values():
            yield from (text.text for text in clause.draftings.values() if text.stretches)


def words(file: Path) -> Iterator[str]:
    """The body of ``file``, and every value of its front matter."""
    from draftban.diagnostics import Report
    from draftban.files.yaml_source import parse_front_matter, read_yaml

    text = file.read_text("utf-8")
    node: Node | None
    if file.suffix == ".md":
        node, body, _ = parse_front_matter(text, file.name, Report())
        yield body
    else:
        node = read_yaml(text, file.name, Report())
    if node is not None:
        yield from values(node)


def values(node: Node) -> Iterator[str]:
    """Every value in ``node`` that is text."""
    from draftban.files.nodes import Map, Scalar, Seq

    match node:
        case Scalar(str() as value):
            yield value
        case Map(items):
            for _, _, inner in items:
                yield from values(inner)
        case Seq(items):
            for inner in items:
                yield from values(inner)


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
