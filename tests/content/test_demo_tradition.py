"""A legal order that is not American gets no American institution from what all orders share."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import draftban
from draftban import api
from draftban.cli.app import cli
from draftban.cli.verbs import packet as packet_verb
from draftban.config import load_setup
from draftban.diagnostics import Report
from draftban.documents import Build
from draftban.review.compare import data, table
from draftban.writers import suffix
from tests.content.seen import READERS

DEMO = Path(__file__).resolve().parents[1] / "fixtures" / "traditions" / "demo"
REPORTS = ("docx", "html", "markdown")
BILLS = (*REPORTS, "akn")

OF_THE_UNITED_STATES = re.compile(
    r"\b(congress\w*|senat\w*|house of representatives|(united )?states?|statewide|u\.s\.c?|usd|"
    r"americans?|federal\w*|governors?|mayors?|sheriffs?|count(y|ies)|city|cities|towns?|"
    r"municipal\w*|ordinances?|charters?|aldermen|district attorneys?|attorneys? general|"
    r"general court|commonwealth|home rule|supreme court|"
    r"(first|fourth|fourteenth) amendment|commerce clause|police department)\b|\$",
    re.IGNORECASE,
)
"""Institutions of the United States, and what only its law calls so."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    shutil.copytree(DEMO, folder, dirs_exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def build(folder: Path) -> Build:
    report = Report()
    setup = load_setup("xd", report, working=folder)
    assert setup is not None, "\n".join(map(str, report))
    result = draftban.build(setup, report)
    assert not len(report), "\n".join(map(str, report))
    return result


@pytest.fixture(scope="module")
def cited(build: Build) -> re.Pattern[str]:
    """Names, citations and notes of the laws compared, and of the sources of a text."""
    report, search = Report(), build.setup.search
    features = data.load_features(search, report)
    assert features is not None
    laws = table.load_instruments(search, features, report)
    assert len(laws) > 30
    found: set[str] = set()
    for law in laws:
        found.update((law.name, law.provisions, law.title, law.citation, law.note, law.url))
        found.add(law.status_url)
        found.update(cell.where for cell in law.features.values())
        found.update(cell.url for cell in law.features.values())
    for document in build.documents:
        for clause in document.library.clauses.values():
            found.update(source.cite for source in clause.meta.sources)
            found.update(source.url for source in clause.meta.sources)
    spaced = (" ".join(words.split()) for words in found)
    longest = sorted(
        (words for words in spaced if " " in words or len(words) > 9), key=len, reverse=True
    )
    return re.compile("|".join(re.escape(words).replace("\\ ", r"\s+") for words in longest))


def american(text: str, cited: re.Pattern[str]) -> list[str]:
    """Each line of ``text`` with an institution of the United States beside what is cited."""
    lines = re.sub(r"\S*/\S*", "", cited.sub("", text)).splitlines()
    return [line.strip() for line in lines if OF_THE_UNITED_STATES.search(line)]


def reports(build: Build) -> Iterator[tuple[str, bytes]]:
    yield from api.outputs(build, BILLS).items()
    for stem, written in api.packet(build).papers:
        for name in REPORTS:
            yield f"{stem}{suffix(name)}", api.write(written.paper, name)
    coverage = api.coverage_paper(build, api.coverage(build))
    for name in REPORTS:
        yield f"coverage{suffix(name)}", api.write(coverage, name)


def test_bills_papers_and_coverage_name_no_american_institution(
    build: Build, cited: re.Pattern[str]
) -> None:
    found: list[str] = []
    made = dict(reports(build))
    assert {Path(name).suffix for name in made} >= {".docx", ".html", ".md", ".xml"}
    for name, data_ in made.items():
        read = READERS.get(Path(name).suffix)
        if read is not None:
            text = "\n".join(read(data_))
            found += (f"{name}: {line}" for line in american(text, cited))
    assert not len(build.report)
    assert found == []


@pytest.mark.parametrize("report", ["coverage", "compare", "packet"])
def test_no_terminal_report_names_one(
    report: str,
    build: Build,
    cited: re.Pattern[str],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setattr(packet_verb, "FORMATS", ("text",))
    result = CliRunner().invoke(cli, [report, "xd"], prog_name="draftban")
    assert result.exit_code == 0, result.output
    # A line of a terminal ends anywhere: sentences are read whole, tables line by line.
    whole = re.sub(r"(?<=\S)\n {2,}(?=[^ ·])", " ", result.stdout)
    assert len(whole) > 200
    assert american(whole, cited) == []


def test_rows_of_another_tradition_are_not_taken_for_its_own(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    shown = CliRunner().invoke(cli, ["scenarios", "xd"], prog_name="draftban")
    assert shown.exit_code == 0, shown.output
    assert "Nobody has written any scenarios" in shown.stdout


def test_american_words_would_be_seen(cited: re.Pattern[str]) -> None:
    law = "Boston 2020: Ordinance Banning Face Surveillance Technology in Boston"
    said = f"Ask the City Council.\nSee {law}."
    assert american(said, cited) == ["Ask the City Council."]


def test_the_bill_stands_on_clauses_of_its_own_and_on_those_that_it_wants(build: Build) -> None:
    ranks = {
        standing.clause.id: standing.clause.rank
        for document in build.documents
        for standing in document.selection.standing
    }
    assert {clause for clause, rank in ranks.items() if rank == "tradition"} == {
        "general/crown",
        "prohibitions/government-use",
        "prohibitions/targeting",
        "enforcement/commissioner",
        "general/effective-date",
    }
    shared = {clause for clause, rank in ranks.items() if rank == "common"}
    wanted = {"prohibitions/private-use", "prohibitions/decisions", "exemptions/own-use"}
    assert wanted < shared
    assert not shared & {"exemptions/named-person", "vendors/supply", "enforcement/civil-action"}


EXEMPTION = """\
---
id: exemptions/parades
heading: Parades
plain: "A parade stays allowed."
cuts: [b.i]
---
Nothing in {{ this.law }} applies to a parade.
"""


def test_an_exemption_of_one_tradition_stands_in_no_bill_of_another(tmp_path: Path) -> None:
    shutil.copytree(DEMO, tmp_path, dirs_exist_ok=True)
    text = tmp_path / "templates/languages/en/us/exemptions/parades.md"
    text.parent.mkdir(parents=True)
    text.write_text(EXEMPTION, "utf-8")
    standing = {place: _clauses(place, tmp_path) for place in ("us-ma-lowell", "us", "eu", "xd")}
    assert all(len(clauses) > 10 for clauses in standing.values())
    with_it = {place for place, clauses in standing.items() if "exemptions/parades" in clauses}
    assert with_it == {"us-ma-lowell", "us"}


def _clauses(place: str, folder: Path) -> set[str]:
    report = Report()
    setup = load_setup(place, report, working=folder)
    assert setup is not None, "\n".join(map(str, report))
    result = draftban.build(setup, report)
    assert not report.errors, "\n".join(map(str, report))
    return {s.clause.id for d in result.documents for s in d.selection.standing}
