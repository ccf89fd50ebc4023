"""`draftban verify`: every byte again, or the input that has changed since."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Run

Place = Callable[..., Path]
OUT = "output/us-oh-testville"
CLAUSE = "jurisdictions/us-oh-testville/prohibitions/procurement.own.md"
LAW = "{{ forbid(term.public_actor.a) }} buy {{ term.biometric_recognition_technology }}.\n"


def built(run: Run, place: Place, folder: Path, to: str = "text,docx") -> Path:
    place({"all": "[c]"})
    clause = folder / CLAUSE
    clause.parent.mkdir(parents=True)
    clause.write_text(LAW, "utf-8")
    shown = run("build", "us-oh-testville", "--to", to)
    assert shown.exit_code == 0, shown.output
    return clause


def test_the_same_bytes_in_another_folder_time_zone_and_process(
    run: Run, place: Place, folder: Path
) -> None:
    built(run, place, folder)
    moved = folder / "elsewhere"
    (folder / OUT).rename(moved)
    environment = {**os.environ, "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "12", "LC_ALL": "C"}
    shown = subprocess.run(
        [sys.executable, "-m", "draftban", "verify", str(moved)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert shown.returncode == 0, shown.stdout + shown.stderr
    assert "2 files, every byte the same." in shown.stdout


def test_one_word_of_one_clause_is_named(run: Run, place: Place, folder: Path) -> None:
    clause = built(run, place, folder)
    clause.write_text(LAW.replace("buy", "rent"), "utf-8")
    shown = run("verify", OUT)
    assert shown.exit_code == 1
    assert "different when made again: us-oh-testville.docx" in shown.stdout
    assert f"What has changed since:\n  · {CLAUSE} has changed\n" in shown.stdout
    found = json.loads(run("verify", OUT, "--format", "json").stdout)
    assert found["same"] is False
    assert [c["name"] for c in found["changed"]] == [CLAUSE]


def test_a_new_and_a_lost_input_are_named(run: Run, place: Place, folder: Path) -> None:
    clause = built(run, place, folder)
    clause.rename(clause.with_name("evidence.own.md"))
    shown = run("verify", OUT)
    assert shown.exit_code == 1
    assert f"  · {CLAUSE} is gone\n" in shown.stdout
    assert f"  · {CLAUSE.replace('procurement', 'evidence')} is new\n" in shown.stdout


def test_a_file_that_somebody_edited_or_deleted(run: Run, place: Place, folder: Path) -> None:
    built(run, place, folder)
    text = folder / OUT / "us-oh-testville.txt"
    text.write_text(text.read_text("utf-8") + "x", "utf-8")
    shown = run("verify", OUT)
    assert shown.exit_code == 1
    assert "edited since it was written: us-oh-testville.txt" in shown.stdout
    assert "Nothing that they are made from has changed." in shown.stdout
    text.unlink()
    assert "gone: us-oh-testville.txt" in run("verify", OUT).stdout


def test_a_selection_and_another_form_are_built_again_as_asked(
    run: Run, place: Place, folder: Path
) -> None:
    place()
    asked = ("build", "us-oh-testville", "--to", "outline", "--without", "b.ii,f", "--as", "us")
    assert run(*asked).exit_code == 0
    shown = run("verify", f"{OUT}-as-us")
    assert shown.exit_code == 0, shown.output
    assert "1 file, every byte the same." in shown.stdout


def test_the_manifest_knows_nothing_of_the_machine(run: Run, place: Place, folder: Path) -> None:
    place({"all": "[c]"})
    path = folder / "jurisdictions" / "us-oh-testville.yaml"
    assert run("build", str(path), "--to", "text").exit_code == 0
    written = (folder / OUT / "manifest.json").read_text("utf-8")
    assert str(folder) not in written
    assert str(Path.home()) not in written
    assert not re.search(r"20\d\d-\d\d-\d\d|\d\d:\d\d", written)
    found = json.loads(written)
    assert found["request"]["place"] == "us-oh-testville"
    assert "jurisdictions/us-oh-testville.yaml" in found["inputs"]
    assert "templates/en/prohibitions/procurement.own.md" in found["inputs"]
    assert found["fonts"]


def test_formats_built_one_after_the_other_stay_in_one_manifest(
    run: Run, place: Place, folder: Path
) -> None:
    built(run, place, folder, "text")
    assert run("build", "us-oh-testville", "--to", "outline").exit_code == 0
    assert "2 files, every byte the same." in run("verify", OUT).stdout


def test_a_folder_without_a_manifest(run: Run, folder: Path) -> None:
    (folder / "output").mkdir()
    shown = run("verify", "output")
    assert shown.exit_code == 1
    assert "No such file" in shown.stderr
    (folder / "output" / "manifest.json").write_text("[1]", "utf-8")
    shown = run("verify", "output")
    assert shown.exit_code == 1
    assert "it is no manifest of draftban" in shown.stderr
