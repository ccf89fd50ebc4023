"""No word of a language stands in code that can reach a document, a paper, a report or a page.

Defaults of what people write, and strings in the rooms that print, are looked at in the source, and
those in the rooms that only make what is printed: what a terminal says beside it stands in `cli/`.
Diagnostics, progress and help are English and may be; so may ids, which no reader takes for words.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import draftban
from draftban.config.model.instruments import Status
from draftban.review.coverage.model import ANSWERS, Extent
from draftban.review.scenarios.answers import STATES

PACKAGE = Path(draftban.__file__).parent

DEFAULTS = (PACKAGE / "bill" / "style.py", *sorted((PACKAGE / "config" / "model").glob("*.py")))

APART = frozenset({"writers/outline.py", "writers/_akn/languages.py", "writers/pdf.py"})
"""The outline's notation (for machines and tests), the codes of languages, what a PDF needs."""

PRINTING = tuple(
    sorted(
        path
        for room in ("bill", "writers", "packets", "documents", "products", "review")
        for path in (PACKAGE / room).rglob("*.py")
        if path.relative_to(PACKAGE).as_posix() not in APART
    )
) + tuple(
    PACKAGE / name
    for name in (
        "clauses/papers.py",
        "cli/telling/coverage_text.py",
        "cli/telling/packet_text.py",
        "cli/verbs/compare.py",
        "cli/wizard/questions.py",
        "cli/wizard/compose.py",
        "cli/wizard/words.py",
    )
)

IDS = frozenset(
    {
        *("both", "none", "as-typed", "left", "quotedStructure", "outer-first", "alphabetical"),
        *("bold", "letter", "as-others", "ltr", "body", "urged", "counsel", "open", "harmless"),
        "text",
        *("TeX Gyre Schola", "Century Schoolbook"),  # fonts
    }
)
"""Values of which a key takes one, and names of fonts."""

TOLD = frozenset(
    {
        *("error", "warning", "add", "report_unknown", "about", "said", "word", "own_key"),
        *("missing_word", "option", "argument"),
        *("Diagnostic", "Unavailable", "Missing", "UsageError", "ValueError", "Refused", "assert"),
        *("command", "progress", "TypeError", "CannotWrite", "words_of"),
        *("advice", "doing", "NotFound", "_wrong", "_paired", "CannotCustomize", "echo_next"),
    }
)
"""Calls of which a word is a diagnostic, help, progress, or a key."""

NAMES = re.compile(
    r"Bill [A-Z][\w -]*|(Body|Note|Table|Matrix|Normal|Default|List|No) [A-Z][\w ]*|heading"
    r"|TeX Gyre Schola|Century Schoolbook|draftban symbols|PDF/UA.*|libpango.*|paper |draftban "
)
"""Names of styles, fonts and packages."""

KINDS = frozenset({*ANSWERS, *get_args(Extent), *get_args(Status), *STATES})
"""Kinds of answer, extent, status and state; the words for them are data."""

MARKS = frozenset(
    {
        *("num line", "recital numbered", "entry depth-", "ref short"),  # classes of a web page
        *("font-weight: inherit", "font-weight: bold", "font-style: italic"),
        "https://, http:// or mailto:",  # a type of link, for diagnostics
        *("prohibitions: all", "proposals: open"),  # YAML
        *("    keep: true", "    strike: true", "    proposed: true"),
        "kind of place",  # for a refusal
        *("link to ", "special file "),  # what stands in a folder, beside hashes
    }
)

TWO_WORDS = re.compile(r"[^\W\d_]{2,}[,;:.]? +[^\W\d_]{2,}")

MACHINE = re.compile(r"[<>{}=;]|^[@./]|-moz|serif|\bw:|^ [A-Z]+ $|^[a-z]+(-[a-z]+)+ ")
"""Mark-up, style sheets and fields."""


def strings(node: ast.AST, told: bool = False) -> Iterator[tuple[int, str]]:
    """Every string below ``node`` with its line; docstrings and what is told are left out."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Assert | ast.Raise):
        return
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        name = node.func.id if isinstance(node.func, ast.Name) else name
        told = told or name in TOLD
    if isinstance(node, ast.Assign):  # a part of a diagnostic that is put together
        names = {target.id for target in node.targets if isinstance(target, ast.Name)}
        told = told or bool(names & {"message", "hint"})
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and not told:
        yield node.lineno, node.value
    for child in ast.iter_child_nodes(node):
        yield from strings(child, told)


def defaults(tree: ast.AST) -> Iterator[tuple[str, int, str]]:
    """The strings in the defaults of every dataclass: its field, line and words."""
    for owner in ast.walk(tree):
        for item in owner.body if isinstance(owner, ast.ClassDef) else ():
            if not isinstance(item, ast.AnnAssign) or item.value is None:
                continue
            name = f"{owner.name}.{ast.unparse(item.target)}"
            value: ast.expr | None = item.value
            if isinstance(item.value, ast.Call) and item.value.keywords:
                given = {keyword.arg: keyword.value for keyword in item.value.keywords}
                value = given.get("default", given.get("default_factory"))
            elif isinstance(item.value, ast.Call):
                value = None
            for line, words in strings(value) if value is not None else ():
                yield name, line, words


@pytest.mark.parametrize("path", DEFAULTS, ids=lambda path: path.stem)
def test_no_default_is_a_word(path: Path) -> None:
    found = [
        f"{name} ({path.name}:{line}): {words!r}"
        for name, line, words in defaults(ast.parse(path.read_text("utf-8")))
        if re.search(r"[^\W\d_]", re.sub(r"\{\w*\}", "", words)) and words not in IDS
    ]
    assert not found, "a language says it: give the field no default, see `said` in config/about.py"


def test_the_look_at_defaults_sees_a_word() -> None:
    source = (
        "class Style:\n"
        "    footer: str = 'Page {page}'\n"
        "    joiners: object = field(default_factory=lambda: {'any': 'or'})\n"
        "    verb: str = about('Holds {subject}.', default='{subject} shall')\n"
        "    item: str = '{term}'\n"
    )
    seen = {name for name, _, words in defaults(ast.parse(source)) if words != "{term}"}
    assert seen == {"Style.footer", "Style.joiners", "Style.verb"}


@pytest.mark.parametrize("path", PRINTING, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_no_words_where_something_prints(path: Path) -> None:
    found = [
        f"{path.name}:{line}: {words!r}"
        for line, words in strings(ast.parse(path.read_text("utf-8")))
        if TWO_WORDS.search(words)
        and not (MACHINE.search(words) or NAMES.match(words) or words in KINDS | MARKS)
    ]
    assert not found, "words belong into a file of the language"


def test_the_look_at_what_prints_sees_words() -> None:
    source = 'def told(n):\n    "Told."\n    return f"{n} of them are read" + error("no file")'
    assert [words for _, words in strings(ast.parse(source)) if TWO_WORDS.search(words)] == [
        " of them are read"
    ]


def replaced(tree: ast.AST) -> Iterator[int]:
    """The lines on which something stands in for a word that a language may lack."""
    for node in ast.walk(tree):
        if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or):
            yield from (value.lineno for value in node.values[:-1] if looked_up(value))


def looked_up(value: ast.expr) -> bool:
    """Whether ``value`` is a word of a report: ``words[key]``, ``say[key]``, ``self._(key)``."""
    if isinstance(value, ast.Subscript):
        return ast.unparse(value.value).rpartition(".")[2] in {"words", "say"}
    return isinstance(value, ast.Call) and ast.unparse(value.func) in {"self._", "say", "_"}


@pytest.mark.parametrize("path", PRINTING, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_nothing_stands_in_for_a_word_that_is_missing(path: Path) -> None:
    """A missing word is an error; an id beside it would be English in somebody else's paper."""
    assert not list(replaced(ast.parse(path.read_text("utf-8"))))


def test_the_look_at_what_stands_in_sees_it() -> None:
    source = """
status = found.words[f"status_{s}"] or s
said = self._("known") or self.name
names = pause.join(cited) or self._("nobody")
"""
    assert list(replaced(ast.parse(source))) == [2, 3]
