"""`draftban verify`: every byte again, or the input that has changed since."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from draftban.documents import proof
from tests.cli.conftest import Run

Place = Callable[..., Path]
OUT = "output/us-oh-testville"
CLAUSE = "jurisdictions/us-oh-testville/prohibitions/procurement.own.md"
LAW = "{{ forbid(term.public_actor.a) }} buy {{ term.recognition_technology }}.\n"


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
    assert "templates/languages/en/us/prohibitions/procurement.own.md" in found["inputs"]
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


NONE: tuple[tuple[str, Callable[[dict[str, Any]], Any]], ...] = (
    ("a list", lambda found: [1]),
    ("a number for the place", lambda found: found["request"].update(place=5)),
    ("another file of the machine", lambda found: found["request"].update(place="/etc/passwd")),
    ("no demands", lambda found: found["request"].pop("demands")),
    ("a demand that is a list", lambda found: found["request"].update(demands=[["c"]])),
    ("outputs in a list", lambda found: found.update(outputs=[])),
    ("an absolute name", lambda found: found["outputs"].update({"/etc/passwd": "0" * 64})),
    ("a way out", lambda found: found["outputs"].update({"../x": "0" * 64})),
    ("a way out of a half", lambda found: found["outputs"].update({"to-file/..": "0" * 64})),
    ("a hidden file", lambda found: found["outputs"].update({".x": "0" * 64})),
    ("a name backwards", lambda found: found["outputs"].update({"x\u202ecod": "0" * 64})),
    ("a terminal's command", lambda found: found["outputs"].update({"x\x1b[31m": "0" * 64})),
    ("no hash", lambda found: found["outputs"].update({"x.txt": "0"})),
    ("a way out in what was written", lambda found: found["written"].update({"../x": "0" * 64})),
    ("a library of a number", lambda found: found["libraries"].update(lxml=5)),
    ("endless names", lambda found: found["inputs"].update(a="x" * 10_000)),
    ("endlessly many", lambda found: found["inputs"].update({str(n): "" for n in range(6_000)})),
    ("a large one", lambda found: {**found, "more": "x" * proof.MAX_BYTES}),
)


@pytest.fixture
def text(run: Run, place: Place, folder: Path) -> Path:
    """The manifest of a text file."""
    place({"all": "[c]"})
    assert run("build", "us-oh-testville", "--to", "text").exit_code == 0
    return folder / OUT / "manifest.json"


@pytest.mark.reads
def test_a_manifest_is_data_from_a_stranger(run: Run, text: Path) -> None:
    """Each counts as none: told by both verbs, in the way of neither."""
    good = text.read_bytes()
    broken = [b"[" * 200_000, b"\xff\xfe", b'"\\ud800"', b"1" * 5_000, b""]
    for _, change in NONE:
        found = json.loads(good)
        broken.append(json.dumps(change(found) or found).encode())
    for data in broken:
        assert data != good
        text.write_bytes(data)
        shown = run("verify", OUT)
        assert shown.exit_code == 1, data[:500]
        assert "manifest.json cannot be used: it is no manifest of draftban." in shown.stderr
    text.write_bytes(broken[0])
    shown = run("build", "us-oh-testville", "--to", "text", "--with", "d")
    assert shown.exit_code == 1
    assert "The manifest of this folder cannot be used" in shown.stderr
    assert "us-oh-testville.txt" in shown.stderr, "refused as edited"
    shown = run("build", "us-oh-testville", "--to", "text")
    assert shown.exit_code == 0, "the same bytes are no edit"
    assert (text.parent / "manifest.edited.json").read_bytes() == broken[0]
    assert text.read_bytes() == good


def test_a_manifest_that_lists_too_little(run: Run, place: Place, folder: Path) -> None:
    place()
    assert run("build", "us-oh-testville", "--to", "text").exit_code == 0
    file = folder / OUT / "manifest.json"
    found = json.loads(file.read_text("utf-8"))
    del found["outputs"]["us-oh-testville-resolution.txt"]
    file.write_text(json.dumps(found), "utf-8")
    shown = run("verify", OUT)
    assert shown.exit_code == 1
    assert "not in the manifest: us-oh-testville-resolution.txt" in shown.stdout
    file.write_text(json.dumps({**found, "outputs": {}}), "utf-8")
    shown = run("verify", OUT)
    assert shown.exit_code == 1
    assert "manifest.json lists no file." in shown.stderr


def test_no_link_is_followed(run: Run, text: Path, folder: Path) -> None:
    file = text.parent / "us-oh-testville.txt"
    file.rename(folder / "elsewhere.txt")
    file.symlink_to(folder / "elsewhere.txt")
    assert "edited since it was written: us-oh-testville.txt" in run("verify", OUT).stdout
    text.rename(folder / "elsewhere.json")
    text.symlink_to(folder / "elsewhere.json")
    assert "it is no manifest" in run("verify", OUT).stderr


def test_what_a_stopped_run_left_is_told(run: Run, text: Path) -> None:
    work = text.parent / ".draftban-x"
    work.mkdir()
    (work / "0.new").write_bytes(b"1")
    shown = run("verify", OUT)
    assert shown.exit_code == 1
    assert "a run was stopped while it wrote" in shown.stderr
    assert (work / "0.new").exists(), "nothing is written"
    assert run("build", "us-oh-testville", "--to", "text").exit_code == 0
    assert run("verify", OUT).exit_code == 0


def test_a_path_that_is_no_utf8_makes_a_manifest_that_can_be_read() -> None:
    made = proof.Manifest(proof.Request("d\udcff/x.yaml"), "1", {"d\udcff/x.yaml": "0"})
    assert proof.load(proof.dump(made)) == made
