"""Whatever somebody types into a clause, there is a draft and perhaps a report; never a crash."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import given, settings
from hypothesis import strategies as st

from draftban.clauses.calls import Wordings
from draftban.clauses.choosing.library import load_library
from draftban.clauses.choosing.outline import mentions
from draftban.clauses.choosing.selection import select
from draftban.clauses.language.rendering import Renderer
from draftban.clauses.language.source import TemplateText
from draftban.clauses.markup.handtyped import hand_typed
from draftban.clauses.markup.inlines import Reader
from draftban.clauses.markup.provisions import Markup
from draftban.clauses.markup.typing import typesetter
from draftban.config import load_setup
from draftban.config.setup import Setup
from draftban.diagnostics import Pos, Report
from draftban.files.memory import Memory
from tests.clauses.conftest import SHIPPED

MARKUP = (
    *("1. ", "2. ", "10. ", "# ", "\n", "\n\n", "   ", "  ", " ", "*", "**", ".", ";", "(a)"),
    *("{{ any }}", "{{ all }}", "{{ label('x') }}", "section 3", "§", "[a](b)", "<b>", "`", "\t"),
    *("{{ role.clerk }}", "{{ term.vendor }}", "{{ passage('list') }}", "words", "é", "\x01"),
    "\U00100000",
)
JINJA = (
    *("{{", "}}", "{%", "%}", "{#", "#}", "-", " if ", " elif ", " else ", " endif ", " for "),
    *(" in ", " endfor ", " set ", "x", "=", "==", "[", "]", "(", ")", ",", "'a'", '"', "1"),
    *("9" * 40, ".", "role", "clerk", "forbid", "demand('a')", "this", "*", "|", "~", "\n", " "),
    *("{% if 1 %}", "{% endif %}", "{% for x in ['a', 'b'] %}", "{% endfor %}", "{{ x }}", "and"),
    *("__class__", "raw", "{% raw %}", "none", "true", "is", "import", "macro", "\\", "}", "not"),
    "loop",
)


@cache
def _setup() -> Setup:
    folder = Path(mkdtemp())
    shipped = Path(shutil.copytree(SHIPPED, folder / "shipped"))
    (shipped / "templates/languages/en/us/passages").mkdir(exist_ok=True)
    (shipped / "templates/languages/en/us/passages/list.md").write_text(
        "{{ all }}\n1. one\n2. two\n"
    )
    setup = load_setup("us-xx-ville", Report(), working=folder, shipped=shipped)
    assert setup is not None
    return setup


def _read(body: str) -> Report:
    """Render and parse ``body`` as a clause; what is wrong with it."""
    setup, report = _setup(), Report()
    library = load_library(setup.search, Report())
    selection = select(setup, library, mentions(setup, library, Report()), Report())
    reader = Reader(Renderer(report, Memory()), typesetter(setup))
    scope = Wordings(setup, library, selection, reader.renderer, ("x",)).scope()
    lines = reader.renderer.render(TemplateText(body, "f.md", 6), scope)
    if lines is not None:
        markup = Markup(reader, hand_typed(setup), ("and", "or"), "a/b", "a/b")
        markup.provision(lines, "clause", Pos("f.md"))
    return report


def _check(body: str) -> None:
    body = body.replace("\r\n", "\n").replace("\r", "\n")  # one line end, as files are read
    last = 6 + body.count("\n")
    for diagnostic in _read(body):
        assert diagnostic.message
        if diagnostic.pos.file == "f.md" and diagnostic.code != "clauses.empty":
            assert 6 <= diagnostic.pos.line <= last, diagnostic
            line = body.split("\n")[diagnostic.pos.line - 6]
            assert 1 <= diagnostic.pos.column <= len(line) + 1, diagnostic


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(MARKUP), max_size=30).map("".join))
def test_any_markup(body: str) -> None:
    _check(body)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(JINJA), max_size=25).map("".join))
def test_any_jinja(body: str) -> None:
    _check(body)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60))
def test_any_text(body: str) -> None:
    _check(body)
