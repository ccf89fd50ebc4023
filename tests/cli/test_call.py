"""`draftban call`: what it lists, writes, leaves alone and refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from draftban.cli import helping
from tests.cli.conftest import Run, files_in

LOWELL = "us-ma-lowell"
PAPERS = ("pledge", "deletion-certificate", "transparency-report", "non-retaliation-policy")
COMPANIES = """\
calls:
  companies:
    - company: Example Vision, Inc.
      findings:
        - text: in 2025 it supplied the city with cameras that compare faces
          sources: [{cite: "Contract 25-114", verified: true, checked_on: 2026-11-20}]
        - text: it keeps every face that it ever saw
    - company: Example Vision Inc
"""


def test_the_list_says_what_there_is_and_what_is_not_and_why(run: Run) -> None:
    shown = run("call", "eu", "--list")
    assert shown.exit_code == 0, shown.output
    said = " ".join(shown.output.split())
    assert "+ Public pledge on biometric surveillance (companies/pledge). Commits" in said
    assert "- Model vote of another public body: not offered. A regulation applies" in said
    assert not Path("output").exists()


def test_each_addressee_has_a_folder_and_all_one_zip(run: Run, folder: Path) -> None:
    shown = run("call", LOWELL, "companies", "public-bodies", "--to", "text")
    assert shown.exit_code == 0, shown.output
    out = folder / "output" / f"{LOWELL}-call"
    stems = [f"companies/{LOWELL}-{name}" for name in PAPERS]
    stems += [f"public-bodies/{LOWELL}-vote", f"{LOWELL}-call-guide"]
    files = {f"{stem}.txt" for stem in stems}
    zipped = f"{LOWELL}-call-companies-public-bodies.zip"
    assert set(files_in(out)) == {*files, zipped}
    with ZipFile(out / zipped) as archive:
        inside = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
    assert inside == {name: (out / name).read_bytes() for name in files}
    for name in files:
        assert b"draftban" not in (out / name).read_bytes().lower() or "guide" in name
    assert run("verify", str(out)).exit_code == 0

    edited = out / f"companies/{LOWELL}-pledge.txt"
    edited.write_text("signed", "utf-8")
    again = run("call", LOWELL, "companies", "public-bodies", "--to", "text")
    assert again.exit_code == 1
    assert "This file was edited since draftban wrote it" in again.output
    assert edited.read_text("utf-8") == "signed"
    assert run("call", LOWELL, "companies", "--to", "text", "--overwrite").exit_code == 0
    assert (out / f"companies/{LOWELL}-pledge.edited.txt").read_text("utf-8") == "signed"
    assert "Public pledge" in edited.read_text("utf-8")


def test_a_company_has_its_own_copies_and_only_what_somebody_read(
    run: Run, folder: Path, place: Any
) -> None:
    file: Path = place()
    file.write_text(file.read_text("utf-8") + COMPANIES, "utf-8")
    shown = run("call", "us-oh-testville", "companies", "--to", "text")
    assert shown.exit_code == 0, shown.output
    assert "[calls.unread-source]" in shown.output
    out = folder / "output" / "us-oh-testville-call" / "companies"
    names = {path.name for path in out.iterdir()}
    assert names == {
        f"us-oh-testville-{paper}-example-vision-inc{end}.txt"
        for paper in PAPERS
        for end in ("", "-2")
    }
    pledge = (out / "us-oh-testville-pledge-example-vision-inc.txt").read_text("utf-8")
    assert "Example Vision, Inc. makes this pledge" in " ".join(pledge.split())
    everything = "".join(path.read_text("utf-8") for path in out.iterdir())
    assert "every face that it ever saw" not in everything

    place()
    gone = run("call", "us-oh-testville", "companies", "--to", "text")
    assert gone.exit_code == 0, gone.output
    assert {path.name for path in out.iterdir()} == {
        f"us-oh-testville-{paper}.txt" for paper in PAPERS
    }


def test_a_term_without_the_bill_s_definition_is_an_error(run: Run, folder: Path) -> None:
    own = folder / "jurisdictions" / LOWELL / "addressees" / "companies" / "pledge.md"
    own.parent.mkdir(parents=True)
    head = 'title: Ours\ncalls: [call.2.a, call.9]\ndoes: It does.\nsigns: We\nnote: "None."\n'
    own.write_text(f"---\n{head}---\nWe end {{{{ term.biometric_surveillance }}}}.\n", "utf-8")
    shown = run("call", LOWELL, "companies", "--to", "text", "--format", "json")
    assert shown.exit_code == 1
    found = {d["code"]: d for d in json.loads(shown.stdout)["diagnostics"]}
    assert set(found) == {"calls.unknown-call"}
    assert (found["calls.unknown-call"]["line"], found["calls.unknown-call"]["column"]) == (3, 19)
    own.write_text(own.read_text("utf-8").replace(", call.9", ""), "utf-8")
    shown = run("call", LOWELL, "companies", "--to", "text")
    assert shown.exit_code == 1
    assert f"jurisdictions/{LOWELL}/addressees/companies/pledge.md" in shown.output
    assert "[calls.undefined-term]" in shown.output
    assert 'passage("call-definitions")' in shown.output
    assert not (folder / "output").exists()


def test_a_paper_about_all_others_is_written_where_its_clause_stands(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(helping, "on_terminal", lambda: True)
    own = folder / "jurisdictions" / LOWELL / "papers" / "for-signers.md"
    own.parent.mkdir(parents=True)
    head = "---\ntitle: Before you sign\nfolder: call\nbeside: [{}]\n---\n"
    own.write_text(head.format("prohibitions/procurement") + "Read it.\n", "utf-8")
    about_none = head.format("").replace("folder: call", "folder: call\nneeds: [companies]")
    own.with_name("on-companies.md").write_text(about_none + "On each.\n", "utf-8")
    shown = run("call", LOWELL, "workers", "--to", "text")
    assert shown.exit_code == 0, shown.output
    out = folder / "output" / f"{LOWELL}-call"
    assert "Read it." in (out / f"{LOWELL}-for-signers.txt").read_text("utf-8")
    guide, own_one = (f"output/{LOWELL}-call/{LOWELL}-{n}" for n in ("call-guide", "for-signers"))
    assert f"Next: give {guide} and {own_one} to your lawyer" in shown.stderr
    assert not (out / f"{LOWELL}-on-companies.txt").exists()
    own.write_text(head.format("prohibitions/procurment") + "Read it.\n", "utf-8")
    shown = run("call", LOWELL, "workers", "--to", "text")
    assert shown.exit_code == 1
    assert "[packet.unknown-clause]" in shown.output
    own.unlink()
    assert run("call", LOWELL, "workers", "--to", "text").exit_code == 0
    assert not (out / f"{LOWELL}-for-signers.txt").exists()
    assert (out / f"{LOWELL}-call-guide.txt").exists()


@pytest.mark.parametrize("named", ["company", "press"])
def test_an_addressee_that_is_none_is_told(run: Run, named: str) -> None:
    shown = run("call", "eu", named, "--list")
    assert shown.exit_code == 2
    assert f"there is no addressee “{named}”" in shown.output
    assert "companies" in shown.output
