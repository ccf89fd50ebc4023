"""The command line on shipped places, in processes of their own: what it writes, and that it
writes the same again anywhere.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.content.selections import DEMANDS
from tests.content.shipped import ROOT
from tests.writers.pdfua import need_pango

SUFFIXES = {".docx", ".pdf", ".html", ".txt", ".outline"}

# Two machines that share nothing but the program.
WORLDS = (
    {"TZ": "Pacific/Honolulu", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
    {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "4711", "LC_ALL": "C.UTF-8"},
)


def start(folder: Path, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    """``draftban …`` in ``folder``; running."""
    kept = {k: v for k, v in os.environ.items() if k not in {"SOURCE_DATE_EPOCH", "TZ"}}
    return subprocess.Popen(
        [sys.executable, "-m", "draftban", *arguments],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def finished(process: subprocess.Popen[str]) -> str:
    """What it printed; it must end well and complain of nothing."""
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, out + err
    assert err == ""
    return out


def digests(folder: Path) -> dict[str, str]:
    """Every file below ``folder`` with the digest of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_bytes_in_another_folder_time_zone_and_process(tmp_path: Path) -> None:
    need_pango()
    folders = [tmp_path / "one", tmp_path / "another folder" / "far away"]
    running = []
    for folder, world in zip(folders, WORLDS, strict=True):
        folder.mkdir(parents=True)
        asked = ("build", "us-or-eugene", "--to", "docx,pdf,html,text,outline")
        running.append(start(folder, *asked, **world))
    printed = [finished(process) for process in running]
    first, second = (digests(folder) for folder in folders)
    assert first == second
    assert printed[0] == printed[1]
    law = {f"output/us-or-eugene/us-or-eugene{suffix}" for suffix in SUFFIXES}
    companions = {
        f"output/us-or-eugene/us-or-eugene-{name}{suffix}"
        for name in ("resolution", "vote")
        for suffix in SUFFIXES
    }
    manifest = {"output/us-or-eugene/manifest.json"}
    assert set(first) == law | companions | manifest
    assert set(printed[0].splitlines()) >= set(first) - manifest


def _built(folder: Path, *options: str) -> tuple[dict[str, Any], list[str]]:
    """What ``build --format json`` says of Lowell, and the outlines it wrote."""
    out = finished(
        start(folder, "build", "us-ma-lowell", *options, "--to", "outline", "--format", "json")
    )
    (row,) = json.loads(out)["places"]
    return row, [(folder / file).read_text("utf-8") for file in row["files"]]


@pytest.mark.parametrize(
    ("options", "selected"),
    [
        (("--without", "b.ii"), tuple(d for d in DEMANDS if d != "b.ii")),
        (("--with", "b.i,c"), ("b.i", "c")),
    ],
)
def test_only_what_was_selected_is_answered(
    tmp_path: Path, options: tuple[str, ...], selected: tuple[str, ...]
) -> None:
    row, outlines = _built(tmp_path, *options)
    assert tuple(d for d in DEMANDS if d in {*row["enacted"], *row["urged"]}) == selected
    assert set(row["enacted"]) == set(selected), "Lowell can enact each of these in part"
    answers = [re.findall(r"\{([a-f.iv ]+)\}", text) for text in outlines]
    assert all(answers), "each document answers something"
    for found in answers:
        for demands in found:
            assert set(demands.split()) & set(selected), demands
    assert {d for found in answers for x in found for d in x.split()} >= set(selected)


def test_an_ohio_city_from_its_first_question_to_its_bill(tmp_path: Path) -> None:
    answers = ("--set", "name=City of Dayton", "--set", "state=Ohio")
    finished(start(tmp_path, "new", *answers))
    out = finished(start(tmp_path, "build", "us-oh-dayton", "--to", "docx,text"))
    files = {str(p.relative_to(tmp_path)) for p in (tmp_path / "output").rglob("*") if p.is_file()}
    assert files == {
        f"output/us-oh-dayton/us-oh-dayton{part}{suffix}"
        for part in ("", "-resolution", "-vote")
        for suffix in (".docx", ".txt")
    } | {"output/us-oh-dayton/manifest.json"}
    assert re.search(r"^\d+ blanks to fill in:$", out, flags=re.M)
    blanks = re.findall(r"^  · (.+)$", out, flags=re.M)
    assert any(b.startswith("ordinance number") for b in blanks)
    assert any(b.startswith("resolution number") for b in blanks)
    text = (tmp_path / "output/us-oh-dayton/us-oh-dayton.txt").read_text("utf-8")
    assert text.count("__________") >= 1
    assert "{{" not in text
