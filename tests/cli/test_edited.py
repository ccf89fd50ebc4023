"""A Word file that somebody edited in LibreOffice stays as it is, whatever is built after."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli import conftest
from tests.cli.conftest import Run, files_in
from tests.conftest import need_program, need_uno
from tests.writers.docx_reading import parts, text_of

Place = Callable[..., Path]
OUT = "output/us-oh-testville"
WORD = f"{OUT}/us-oh-testville.docx"
SUMMARY = f"{OUT}-packet/to-file/us-oh-testville-memo.docx"
BUILD = ("build", "us-oh-testville", "--to")
INSERTED = "A provision that a person wrote."


@pytest.fixture
def edited(
    run: Run, place: Place, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> dict[str, bytes]:
    """A bill and a paper of a packet once a person has worked on them, by path."""
    python, office = need_uno(), need_program("soffice")
    monkeypatch.setattr("draftban.cli.verbs.packet.FORMATS", ("docx",))
    place({"all": "[c, d]"})
    assert run(*BUILD, "docx,text").exit_code == 0
    assert run("packet", "us-oh-testville").exit_code == 0
    script = Path(conftest.__file__).with_name("office_edit.py")
    before = {file: (folder / file).read_bytes() for file in (WORD, SUMMARY)}
    done = subprocess.run(
        [python, str(script), office, str(folder / "profile"), WORD, SUMMARY],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    after = {file: (folder / file).read_bytes() for file in before}
    for file, data in after.items():
        assert data != before[file]
        assert INSERTED in text_of(parts(data)["word/document.xml"])
    return after


def test_edited_in_libreoffice(
    run: Run, place: Place, folder: Path, edited: dict[str, bytes]
) -> None:
    def intact() -> None:
        for file, data in edited.items():
            assert (folder / file).read_bytes() == data
        assert not [file for file in files_in(folder / "output") if ".edited" in file]

    manifest = folder / OUT / "manifest.json"
    kept = manifest.read_bytes()
    for state in (kept, None, b"{"):
        manifest.unlink(missing_ok=True)
        if state is not None:
            manifest.write_bytes(state)
        for _ in range(2):
            shown = run(*BUILD, "docx,text", "--with", "c")
            assert shown.exit_code == 1
            assert WORD in shown.stderr
            intact()
    manifest.write_bytes(kept)
    assert run(*BUILD, "text").exit_code == 0, "another format"
    assert run(*BUILD, "docx", "--out", "elsewhere").exit_code == 0, "another folder"
    assert run("packet", "us-oh-testville").exit_code == 1
    intact()
    renamed = folder / "jurisdictions" / "us-oh-newville.yaml"
    old = place({"all": "[c, d]"})
    renamed.write_text(old.read_text("utf-8").replace("us-oh-testville", "us-oh-newville"), "utf-8")
    assert run("build", "us-oh-newville", "--to", "docx").exit_code == 0
    (folder / OUT).rename(folder / "aside")
    (folder / "output/us-oh-newville").rename(folder / "other")
    (folder / "aside").rename(folder / "output/us-oh-newville")
    assert run("build", "us-oh-newville", "--to", "docx").exit_code == 0
    (folder / "output/us-oh-newville").rename(folder / OUT)
    intact()
    manifest.write_bytes(kept)
    assert run(*BUILD, "docx", "--overwrite").exit_code == 0
    assert run("packet", "us-oh-testville", "--overwrite").exit_code == 0
    for file, data in edited.items():
        beside = file.replace(".docx", ".edited.docx")
        assert (folder / beside).read_bytes() == data
        assert INSERTED not in text_of(parts((folder / file).read_bytes())["word/document.xml"])


def test_other_demands_and_formats_in_turn_are_no_edit(
    run: Run, place: Place, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place({"all": "[c, d]"})
    for to, demands in (("docx,html", "c,d"), ("docx", "c"), ("html", "c"), ("html", "d")):
        shown = run(*BUILD, to, "--with", demands)
        assert shown.exit_code == 0, shown.output
