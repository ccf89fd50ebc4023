"""No word of a language stands in the program: in a language in which almost every letter has a
mark, nothing that a place gives has a letter without one.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from draftban import api
from draftban.cli.app import cli
from draftban.cli.verbs import packet as packet_verb
from draftban.config import load_setup
from draftban.diagnostics import Report
from draftban.documents import Build
from draftban.files.search import content_root
from draftban.review.first_language import left_in_first_language
from tests.content.pseudo import (
    LANGUAGE,
    TO_TRANSLATE,
    lines_of_words,
    mark,
    write_language,
    write_place,
)
from tests.content.seen import READERS
from tests.content.strangers import (
    built,
    files,
    homeless,
    ids,
    strangers,
    strangers_in,
)
from tests.writers.pdfua import need_pango

PLACES = ("us-ma-lowell", "us", "eu")
"""A city in a region with all its companions, an act of a nation, a regulation of a union."""

FORMATS = ("docx", "html", "akn", "markdown", "text", "outline")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pseudo")
    write_language(folder)
    return folder


@pytest.fixture(scope="module", params=PLACES)
def build(request: pytest.FixtureRequest, folder: Path) -> Build:
    return built(folder, request.param)


@pytest.fixture
def known(build: Build) -> frozenset[str]:
    return ids(build)


def test_marks_leave_what_is_filled_in_or_computed() -> None:
    assert (
        mark("The {count} words of {{ role.council.a }}")
        == "Ťĥē {count} ŵōřďš ōf {{ role.council.a }}"
    )
    assert (
        mark('{{ blank("name") }} {{ ref("a/b#c") }}') == '{{ blank("ňāṃē") }} {{ ref("a/b#c") }}'
    )
    assert mark('{{ "on" if options.when == "on" }}') == '{{ "ōň" if options.when == "on" }}'


def test_bills_papers_and_coverage_have_no_other_word(build: Build) -> None:
    made = dict(files(build, *FORMATS))
    assert {Path(name).suffix for name in made} > READERS.keys() - {".pdf"}
    assert strangers_in(made, build) == []


def test_a_pdf_has_no_other_word_on_its_pages_nor_beside_them(folder: Path) -> None:
    need_pango()
    build = built(folder, PLACES[0])
    bills = (document.bill for document in build.documents)
    shortest = min(bills, key=lambda bill: len(api.write(bill, "text")))
    assert strangers_in({"bill.pdf": api.write(shortest, "pdf")}, build) == []


def test_a_word_of_the_program_would_be_seen(build: Build) -> None:
    assert strangers(iter(["Šēčťīōň 4(b)(ii), and šēčťīōň 5"]), ids(build)) == [
        "and: Šēčťīōň 4(b)(ii), and šēčťīōň 5"
    ]


def test_an_id_that_somebody_reads_would_be_seen(build: Build) -> None:
    """Ids that are English words pass where one types them, and nowhere else."""
    assert {"full", "length", "b.i", "direct"} < ids(build)
    line = b"full length, b.i direct"
    unread = ["full", "length", "direct"]
    for name, found in {
        "law.txt": unread,
        "law-coverage.md": unread,
        "law-reasons.txt": ["direct"],
        "law.outline": [],
    }.items():
        told = strangers_in({name: line}, build)
        assert [word.split(": ")[1] for word in told] == found, name


def test_no_node_of_a_bill_stands_outside_data(build: Build) -> None:
    assert [found for document in build.documents for found in homeless(document.bill)] == []


# ---------------------------------------------------------------- the first language


@pytest.mark.parametrize("place", ["us", "eu"])
def test_nothing_of_a_form_is_left_in_its_first_language(folder: Path, place: str) -> None:
    write_place(folder, place)
    setup = load_setup(place, Report(), working=folder)
    assert setup is not None
    assert setup.form.language == LANGUAGE
    assert left_in_first_language(setup) == ()


@pytest.mark.parametrize("form", ["us-bill", "eu-reg", "us-city"])
def test_all_words_that_a_form_does_not_say_in_a_language_are_told(folder: Path, form: str) -> None:
    """A form of which only the title is said: every line of it that is words is found, and no
    other.
    """
    written = (content_root() / "templates" / "forms" / f"{form}.yaml").read_text("utf-8")
    mute = folder / "templates" / "forms" / f"{form}-mute.yaml"
    mute.write_text(re.sub(r"(?m)^form: .*$", f"form: {form}-mute", written), "utf-8")
    said = mute.with_suffix("") / f"{LANGUAGE}.yaml"
    said.parent.mkdir()
    said.write_text("title: x\n", "utf-8")
    place = folder / "jurisdictions" / f"{form}-mute.yaml"
    place.write_text(
        f"place: {form}-mute\nform: {form}-mute\nlanguage: {LANGUAGE}\nname: x\nshort: x\n"
        "prohibitions: all\n",
        "utf-8",
    )
    setup = load_setup(place, Report(), working=folder)
    assert setup is not None
    told = {words.pos.line: path[0] for path, words in left_in_first_language(setup)}
    assert "title" not in told.values()
    wanted = {
        line
        for line, words in lines_of_words(written, TO_TRANSLATE)
        if re.search(r"[^\W\d_]", re.sub(r"\{[^{}]*\}", "", words))
        and not written.splitlines()[line - 1].startswith("title:")
    }
    assert len(wanted) > 50
    assert set(told) == wanted


# ---------------------------------------------------------------- the terminal


def scenarios_of(build: Build) -> bool:
    """Whether somebody wrote scenarios for a law of its kind."""
    return build.setup.form.government == "municipal"


@pytest.mark.parametrize("report", ["coverage", "compare", "packet", "scenarios"])
def test_what_a_terminal_shows_has_no_other_word(
    report: str,
    build: Build,
    known: frozenset[str],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setattr(packet_verb, "FORMATS", ("text",))  # what it writes is read above
    result = CliRunner().invoke(cli, [report, build.setup.jurisdiction.place], prog_name="draftban")
    assert result.exit_code == 0, result.output
    assert not result.stderr
    lines = [line for line in result.stdout.splitlines() if not os.path.exists(line)]
    rows = report == "scenarios" and scenarios_of(build)
    assert len(lines) > (100 if rows or report in ("coverage", "compare") else 2)
    assert strangers(iter(lines), known) == []


def test_the_comparison_page_has_no_other_word(
    build: Build, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    place = build.setup.jurisdiction.place
    result = CliRunner().invoke(cli, ["compare", place, "--format", "html"], prog_name="draftban")
    assert result.exit_code == 0, result.output
    assert len(result.stdout) > 10_000
    assert strangers_in({f"{place}.html": result.stdout.encode()}, build) == []
