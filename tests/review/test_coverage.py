"""What `draftban coverage` says: how far each demand is enacted, where, why, and by what rule."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

import draftban
from draftban.bill.tree import FinalBill, Provision, Quoted, Ref, bill_provisions
from draftban.bill.walk import flat, own_words
from draftban.cli.app import cli
from draftban.config.schema import folder as schemas
from draftban.documents import Build
from draftban.review.coverage.demands import coverage
from draftban.review.coverage.model import Coverage
from tests.writers import pdfua

SCHEMA = json.loads((schemas() / "coverage.schema.json").read_text("utf-8"))

PLACE = """\
place: us-oh-testville
form: us-city
name: City of Testville
short: Testville
state: Ohio
"""

URGED = "The charter leaves evidence to the state."
FULL = "The charter gives full power over private parties."

MIXED = f"""\
prohibitions: [a, b.ii, b.iv, b.v]
competence:
  b.ii: [{{draftings: [direct], reason: {FULL}}}]
  b.v: [{{draftings: [urge], reason: {URGED}}}]
"""


def covered(build: Build) -> Coverage:
    assert not build.report.errors
    return coverage(build)


@pytest.fixture(scope="module")
def lowell() -> Build:
    return draftban.build(draftban.load("us-ma-lowell"))


@pytest.fixture(scope="module")
def eugene() -> Build:
    return draftban.build(draftban.load("us-or-eugene"))


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Writes Testville's file with these lines at its end, in an empty current folder."""
    monkeypatch.chdir(tmp_path)

    def call(more: str) -> Path:
        path = tmp_path / "jurisdictions" / "us-oh-testville.yaml"
        path.parent.mkdir()
        path.write_text(PLACE + more, "utf-8")
        return path

    return call


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["coverage", *arguments], prog_name="draftban")


def data(*arguments: str) -> dict[str, Any]:
    """The JSON of a run, which its schema allows."""
    found: dict[str, Any] = json.loads(run(*arguments, "--format", "json").stdout)
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    return found


# ---------------------------------------------------------------- what it reads off the bills


def test_every_clause_that_answers_or_narrows_a_demand_is_there_once(lowell: Build) -> None:
    found = covered(lowell)
    listed = {(p.document, p.clause, d.demand) for d in found.demands for p in d.provisions}
    narrowed = {(p.document, p.clause) for p in found.exceptions}
    standing = {
        (document.stem, p.source, demand)
        for document in lowell.documents
        for p in bill_provisions(document.bill)
        for demand in p.demands
        if (document.stem, p.source) not in narrowed
    }
    assert listed == standing
    assert len(narrowed) == len(found.exceptions)


def test_lowell_cites_within_its_one_new_section(lowell: Build) -> None:
    found = {d.demand: d for d in covered(lowell).demands}
    cited = {(p.clause, p.drafting): p.citation for p in found["b.i"].provisions}
    assert cited["prohibitions/government-use", "own"] == "Subsection B(2)"
    assert cited["transition/agreements", "own"] == "Section 4"
    urged = {p.document: p.citation for p in found["b.ii"].provisions}
    assert urged["us-ma-lowell-resolution"] == "section 1"


def test_eugene_cites_a_section_without_a_number_by_its_letter(eugene: Build) -> None:
    found = {d.demand: d for d in covered(eugene).demands}
    first = found["b.i"].provisions[0]
    assert first.clause == "prohibitions/government-use"
    assert first.citation == "section 2.____[C](2)"


@pytest.mark.parametrize("place", ["lowell", "eugene"])
def test_a_citation_is_the_one_that_the_bill_itself_prints(
    place: str, request: pytest.FixtureRequest
) -> None:
    build: Build = request.getfixturevalue(place)
    found = covered(build)
    cited = {
        p.clause: p.citation
        for p in (*found.exceptions, *(p for d in found.demands for p in d.provisions))
        if p.document == build.documents[0].stem
    }
    assert build.bill is not None
    stands_in = {p.id: p.zone for p in bill_provisions(build.bill)}
    refs = [
        (inline, p.zone)
        for p in bill_provisions(build.bill)
        for run in own_words(p)
        for inline in flat(run)
        if isinstance(inline, Ref) and inline.target in cited
    ]
    assert any(zone == stands_in[ref.target] for ref, zone in refs)
    for ref, zone in refs:
        whole = cited[ref.target]
        if zone == stands_in[ref.target]:
            assert ref.text in whole, ref
        else:  # a section of the ordinance names the section of the code as well
            assert ref.text.endswith(whole.partition(" (")[0].split()[-1]), ref


def test_enacted_in_part_and_urged_shows_both(lowell: Build) -> None:
    found = covered(lowell)
    assert {d.extent for d in found.demands} == {"partial"}
    assert tuple(d.demand for d in found.demands if d.urged) == lowell.urged != ()
    for d in found.demands:
        assert ("urge" in {p.drafting for p in d.provisions}) == d.urged


def test_full_partial_urged_and_not_selected(write: Callable[[str], Path]) -> None:
    build = draftban.build(draftban.load(write(MIXED)))
    found = {d.demand: d for d in covered(build).demands}
    extents = {name: d.extent for name, d in found.items() if d.extent != "not selected"}
    assert extents == {"a": "partial", "b.ii": "full", "b.iv": "partial", "b.v": "urged"}
    assert found["b.iv"].urged
    assert not found["b.ii"].urged
    assert not found["c"].provisions
    assert [d for d in found if found[d].met] == ["a", "b.ii", "b.iv"]


def test_a_direct_drafting_with_limits_is_partial(eugene: Build) -> None:
    found = {d.demand: d for d in covered(eugene).demands}
    assert "direct" in {p.drafting for p in found["b.ii"].provisions}
    assert found["b.ii"].case is not None
    assert found["b.ii"].case.limits
    assert found["b.ii"].extent == "partial"


def test_a_place_s_own_cell_is_shown_with_its_file(write: Callable[[str], Path]) -> None:
    write(MIXED)
    cell = next(d for d in data("us-oh-testville")["demands"] if d["demand"] == "b.v")["cell"]
    assert (cell["reason"], cell["verified"]) == (URGED, False)
    assert cell["file"] == "jurisdictions/us-oh-testville.yaml"
    assert cell["line"] == 9
    assert cell["overridden"]
    told = " ".join(run("us-oh-testville").stdout.split())
    assert f"{URGED} (set by jurisdictions/us-oh-testville.yaml:9)" in told


def test_an_exception_narrows_a_demand_and_does_not_answer_it(lowell: Build) -> None:
    def without_answers(p: Provision) -> Provision:
        kept = tuple(c for c in p.children if c.kind != "clause" or "exemptions/" in c.source)
        content = tuple(
            replace(b, children=tuple(map(without_answers, b.children)))
            if isinstance(b, Quoted)
            else b
            for b in p.content
        )
        return replace(p, children=tuple(map(without_answers, kept)), content=content)

    assert lowell.bill is not None
    body = tuple(without_answers(p) for p in lowell.bill.body if p.kind != "clause")
    bill = FinalBill(replace(lowell.bill, body=body))
    assert lowell.law is not None
    bare = replace(lowell, laws=(replace(lowell.law, bill=bill),), companions=())
    found = {d.demand: d for d in coverage(bare).demands}
    assert any("b.vi" in p.demands for p in bill_provisions(bill))  # the exceptions' own
    assert found["b.vi"].extent == "unanswered"
    assert not found["b.vi"].met


def test_an_exception_switched_off_is_gone(write: Callable[[str], Path]) -> None:
    path = write("prohibitions: [b.i, c]\noptions: {receipt_protocol: true}\n")
    on = {p["clause"]: p["cuts"] for p in data("us-oh-testville")["exceptions"]}
    path.write_text(path.read_text("utf-8").replace("true", "false"), "utf-8")
    off = {p["clause"]: p["cuts"] for p in data("us-oh-testville")["exceptions"]}
    assert on.pop("exemptions/unsolicited") == ["b.i"]
    assert on == off
    assert off["exemptions/no-identity"] == ["b.i", "c"]


# ---------------------------------------------------------------- the command


@pytest.mark.parametrize("place", ["us-ma-lowell", "us-or-eugene"])
def test_json_is_as_its_schema_says(place: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    found = data(place)
    names = [d["document"] for d in found["documents"]]
    assert names[0] == place
    assert f"{place}-resolution" in names
    assert len(found["demands"]) == 11
    for provision in (p for d in found["demands"] for p in d["provisions"]):
        drafting = provision["drafting"]
        stem = provision["clause"] + ("" if drafting == "direct" else f".{drafting}")
        file = provision["file"]
        assert file.endswith(f"/{stem}.md") or "/passages/" in file


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d["demands"][0].update(coverage="some"),
        lambda d: d["demands"][0]["provisions"][0].update(more=1),
        lambda d: d["demands"][0]["cell"]["authority"][0].pop("verified"),
        lambda d: d["exceptions"][0].pop("cuts"),
        lambda d: d.pop("unmet"),
    ],
)
def test_the_schema_refuses_anything_else(change: Callable[[dict[str, Any]], Any]) -> None:
    found = data("us-ma-lowell")
    change(found)
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(found)


def test_text_fits_80_columns_and_says_what_was_verified(lowell: Build) -> None:
    done = run("us-ma-lowell")
    assert done.exit_code == 0
    for line in done.stdout.splitlines():  # only a file's path, which never breaks, sticks out
        assert len(line) <= 80 or re.fullmatch(r" +\(\S+\)", line), line
    told = " ".join(done.stdout.split())
    assert "11 demands: 11 partial; 4 of them also urged" in told
    assert "b.v Not as evidence: partial and urged" in told
    assert "G.L. c. 6, § 220: not verified" in told
    assert "G.L. c. 43B, § 13: verified, 2026-11-22" in told
    for demand in lowell.setup.selected:
        assert lowell.reason(demand) in told


def test_a_required_demand_that_is_enacted_gives_0_and_the_reason(lowell: Build) -> None:
    done = run("us-ma-lowell", "--require", "b.v")
    assert done.exit_code == 0
    last = " ".join(done.stdout.split()).partition("Required and met: ")[2]
    assert last == f"b.v (partial and urged). {lowell.reason('b.v')}"


def test_a_required_demand_that_is_only_urged_gives_1_and_the_reason(
    write: Callable[[str], Path],
) -> None:
    write(MIXED)
    done = run("us-oh-testville", "--require", "b.ii,b.v", "--require", "c")
    assert done.exit_code == 1
    told = " ".join(done.stdout.split())
    assert f"Required and met: b.ii (full). {FULL}" in told
    assert f"Required and not met: b.v (urged). {URGED}" in told
    assert "Required and not met: c (not selected)." in told
    found = data("us-oh-testville", "--require", "b.ii,b.v,c")
    assert (found["required"], found["unmet"]) == (["b.ii", "b.v", "c"], ["b.v", "c"])


def test_an_unknown_demand_is_wrong_usage_and_the_nearest_is_named() -> None:
    done = run("us-ma-lowell", "--require", "b.vv")
    assert done.exit_code == 2
    assert "Did you mean “b.v”?" in done.stderr


def test_help_says_when_a_demand_is_met() -> None:
    told = " ".join(run("--help").stdout.split())
    assert "is met if it is full or partial; urging others does not meet it" in told


def test_bills_with_errors_give_no_coverage(write: Callable[[str], Path]) -> None:
    write("prohibitions: [b.i, b.9]\n")
    done = run("us-oh-testville")
    assert done.exit_code == 1
    assert done.stdout == ""
    assert "jurisdictions/us-oh-testville.yaml:6:" in done.stderr
    found = data("us-oh-testville", "--require", "b.i")
    assert (found["demands"], found["unmet"]) == ([], ["b.i"])
    assert found["diagnostics"][0]["severity"] == "error"
    assert data("nowhere")["form"] is None


# ---------------------------------------------------------------- as files


def test_the_report_is_written_in_every_format(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("us-or-eugene", "--to", "html,docx,text,outline", "--out", str(out))
    assert done.exit_code == 0
    written = [Path(line) for line in done.stdout.splitlines()]
    stem = out / "us-or-eugene" / "us-or-eugene-coverage"
    assert written == [Path(f"{stem}{suffix}") for suffix in (".html", ".docx", ".txt", ".outline")]
    assert all(path.stat().st_size > 1000 for path in written[:3])
    outline = written[3].read_text("utf-8")
    for heading in ("The demands at a glance", "Places and actors", "Every carve-out"):
        assert f"  {heading}\n" in outline
    assert "matrix 14×8" in outline


def test_json_names_the_files_it_wrote(tmp_path: Path) -> None:
    found = data("us-or-eugene", "--to", "text", "--out", str(tmp_path))
    assert found["files"] == [str(tmp_path / "us-or-eugene" / "us-or-eugene-coverage.txt")]
    assert data("us-or-eugene")["files"] == []


def test_html_prints_the_page(eugene: Build) -> None:
    done = run("us-or-eugene", "--format", "html")
    assert done.exit_code == 0
    assert done.stdout.startswith("<!DOCTYPE html>")
    assert "What the bills do: City of Eugene" in done.stdout
    assert done.stdout.count("<table") == done.stdout.count("<caption")
    for covered_ in covered(eugene).demands:
        assert covered_.title.replace("'", "&#x27;") in done.stdout


def test_an_unmet_demand_is_status_1_though_files_are_written(
    write: Callable[[str], Path], tmp_path: Path
) -> None:
    write(MIXED)
    done = run("us-oh-testville", "--require", "b.v", "--to", "text", "--out", str(tmp_path / "o"))
    assert done.exit_code == 1
    assert (tmp_path / "o" / "us-oh-testville" / "us-oh-testville-coverage.txt").is_file()


def test_bills_with_errors_write_nothing(write: Callable[[str], Path], tmp_path: Path) -> None:
    write("prohibitions: [b.i, b.9]\n")
    done = run("us-oh-testville", "--to", "text", "--out", str(tmp_path / "o"))
    assert (done.exit_code, done.stdout) == (1, "")
    assert not (tmp_path / "o").exists()


def test_an_override_is_shown_on_the_page(write: Callable[[str], Path]) -> None:
    write(MIXED)
    told = " ".join(
        re.sub("<[^>]+>", "", run("us-oh-testville", "--format", "html").stdout).split()
    )
    assert f"Why: {FULL} (set by jurisdictions/us-oh-testville.yaml:8)" in told


def test_what_nobody_answered_is_listed_until_it_is(write: Callable[[str], Path]) -> None:
    path = write("prohibitions: [b.i]\n")
    asked = {q["fact"]: q["taken"] for q in data("us-oh-testville")["questions"]}
    assert asked["own_police"] is True
    path.write_text(path.read_text("utf-8") + "facts: {own_police: true}\n", "utf-8")
    again = {q["fact"] for q in data("us-oh-testville")["questions"]}
    assert again == set(asked) - {"own_police"}


def test_going_further_than_the_letter_is_read_off_what_stands(
    write: Callable[[str], Path],
) -> None:
    path = write("prohibitions: all\n")
    found = {item["clause"]: item["citation"] for item in data("us-oh-testville")["further"]}
    assert "prohibitions/agreements" in found
    assert "remedies/private-action" not in found
    direct = "facts: {private_parties: true, privacy_preemption: false}\n"
    path.write_text(path.read_text("utf-8") + direct, "utf-8")
    assert "remedies/private-action" in {i["clause"] for i in data("us-oh-testville")["further"]}


def test_the_pdf_of_the_page_is_pdf_ua_1(tmp_path: Path) -> None:
    pdfua.need_pango()
    done = run("us-or-eugene", "--to", "pdf", "--out", str(tmp_path))
    assert done.exit_code == 0
    pdf = pdfua.TaggedPdf(Path(done.stdout.strip()).read_bytes())
    pdfua.check_declaration(pdf, "What the bills do: City of Eugene", "en-US")
    pdfua.check_headings(pdf)
    pdfua.check_content(pdf)
    pdfua.check_fonts(pdf)
    pdfua.check_lists(pdf)
    tags = [element.tag for element in pdf.elements()]
    assert tags.count("Caption") == 7
    assert {"Table", "THead", "TBody", "TR", "TH", "TD"} <= set(tags)
