"""No word of a language stands in the program: in a language in which almost every letter has a
mark, nothing that a place gives has a letter without one.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from draftban import api
from draftban.cli.app import cli
from draftban.cli.verbs import packet as packet_verb
from draftban.documents import Build
from tests.content.pseudo import mark, write_language
from tests.content.seen import READERS
from tests.content.strangers import (
    NAMES,
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
    return ids(build) | NAMES


def test_marks_leave_what_is_filled_in_or_computed() -> None:
    assert (
        mark("The {count} words of {{ role.council.a }}")
        == "Ťĥē {count} ŵōřďš ōf {{ role.council.a }}"
    )
    assert (
        mark('{{ blank("name") }} {{ ref("a/b#c") }}') == '{{ blank("ňāṃē") }} {{ ref("a/b#c") }}'
    )
    assert mark('{{ "on" if options.when == "on" }}') == '{{ "ōň" if options.when == "on" }}'


def test_bills_papers_and_coverage_have_no_other_word(build: Build, known: frozenset[str]) -> None:
    made = dict(files(build, *FORMATS))
    assert {Path(name).suffix for name in made} > READERS.keys() - {".pdf"}
    assert strangers_in(made, known) == []


def test_a_pdf_has_no_other_word_on_its_pages_nor_beside_them(folder: Path) -> None:
    need_pango()
    build = built(folder, PLACES[0])
    bills = (document.bill for document in build.documents)
    shortest = min(bills, key=lambda bill: len(api.write(bill, "text")))
    assert strangers_in({"bill.pdf": api.write(shortest, "pdf")}, ids(build) | NAMES) == []


def test_a_word_of_the_program_would_be_seen(build: Build) -> None:
    assert strangers(iter(["Šēčťīōň 4(b)(ii), and šēčťīōň 5"]), ids(build)) == [
        "and: Šēčťīōň 4(b)(ii), and šēčťīōň 5"
    ]


def test_no_node_of_a_bill_stands_outside_data(build: Build) -> None:
    assert [found for document in build.documents for found in homeless(document.bill)] == []


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
    build: Build, known: frozenset[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    place = build.setup.jurisdiction.place
    result = CliRunner().invoke(cli, ["compare", place, "--format", "html"], prog_name="draftban")
    assert result.exit_code == 0, result.output
    assert len(result.stdout) > 10_000
    assert strangers_in({f"{place}.html": result.stdout.encode()}, known) == []
