"""Words that are missing or wrong, and sections of a language that may be left out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

import draftban
from draftban.api import lint
from draftban.config import load_setup
from draftban.config.languages.words import load_words
from draftban.diagnostics import Report, Severity
from draftban.files.search import search_path
from draftban.files.word_keys import words_of

FORM = "templates/forms/town.yaml"

KEYS = words_of("hello answer", "told: name count")


def read(folder: Path, text: str | None) -> tuple[Mapping[str, str], Report]:
    """What a file of words gives, and what is told of it."""
    if text is not None:
        path = folder / "templates" / "languages" / "xx" / "ui" / "x.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")
    report = Report()
    search = search_path(folder, folder).narrowed(language="xx")
    return load_words("ui/x.yaml", KEYS, search, report, form=FORM), report


def test_words_are_read_by_key(tmp_path: Path) -> None:
    found, report = read(tmp_path, "hello: Salve\nanswer: Responde\ntold: '{count}: {name}'\n")
    assert not list(report)
    assert found == {"hello": "Salve", "answer": "Responde", "told": "{count}: {name}"}


@pytest.mark.parametrize(
    ("text", "told", "without"),
    [
        ("hello: Salve\ntold: x\n", "“answer”", ["answer"]),
        ("hello: Salve\nanswer: R\ntold: '{nomen}'\n", "Nothing fills “{nomen}”", ["told"]),
        ("hello: Salve {\nanswer: R\ntold: x\n", "A brace stands alone", ["hello"]),
        ("hello: Salve\nanswer: R\ntold: x\nmore: y\n", "“more” is unknown", []),
        ("hello: [Salve]\nanswer: R\ntold: x\n", "“hello” must be text", ["hello"]),
    ],
)
def test_what_is_wrong_with_words_is_told_where_it_stands(
    tmp_path: Path, text: str, told: str, without: list[str]
) -> None:
    found, report = read(tmp_path, text)
    empty = [key for key, words in found.items() if not words]
    assert empty == without, "so that whoever prints them need not ask"
    (diagnostic,) = report
    assert told in diagnostic.message
    assert diagnostic.pos.file.endswith("xx/ui/x.yaml")
    assert diagnostic.hint


def test_what_fills_words_is_told_with_the_nearest(tmp_path: Path) -> None:
    _, report = read(tmp_path, "hello: Salve\nanswer: R\ntold: '{nmae}'\n")
    (diagnostic,) = report
    assert diagnostic.code == "config.unfilled"
    assert "Did you mean “name”?" in diagnostic.hint


def test_words_below_a_key_of_a_file_are_told_with_it(tmp_path: Path) -> None:
    path = tmp_path / "templates" / "languages" / "xx" / "ui" / "x.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("page: {hello: Salve, told: '{count}'}\nother: {}\n", "utf-8")
    report = Report()
    search = search_path(tmp_path, tmp_path).narrowed(language="xx")
    found = load_words("ui/x.yaml", KEYS, search, report, key="page")
    assert found == {"hello": "Salve", "answer": "", "told": "{count}"}
    (diagnostic,) = report
    assert "has no words for “page: answer”" in diagnostic.message


def test_all_that_is_missing_is_told_at_once(tmp_path: Path) -> None:
    _, report = read(tmp_path, "more: x\n")
    assert len(report.errors) == 4
    assert sum(FORM in d.message and "xx/ui/x.yaml" in d.message for d in report) == 3


def test_a_file_that_is_missing_is_named_with_the_form(tmp_path: Path) -> None:
    found, report = read(tmp_path, None)
    assert set(found.values()) == {""}
    (diagnostic,) = report
    assert diagnostic.code == "config.no-words"
    assert FORM in diagnostic.message
    assert "xx/ui/x.yaml" in diagnostic.message


def test_what_a_language_gives_no_words_for_is_not_judged(tmp_path: Path) -> None:
    path = tmp_path / "templates" / "languages" / "en" / "pack.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("lint: null\nreading: null\n", "utf-8")
    report = Report()
    setup = load_setup("us-ma-lowell", report, demands=("c",), working=tmp_path)
    assert setup is not None
    build = draftban.build(setup, report)
    lint(build)
    packet = draftban.packet(build)
    told = {d.code: d for d in report if d.code.endswith("not-judged")}
    assert set(told) == {"lint.not-judged", "packet.not-judged"}
    assert packet.read == ()
    assert all(d.severity is Severity.ADVICE and d.hint for d in told.values())
    assert not report.errors
