"""`draftban build`: what a Word file has beside the text, and how one gets it without."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from tests.cli.conftest import Run

Place = Callable[..., Path]
BUILD = ("build", "us-oh-testville", "--to", "docx")


def word(folder: Path) -> dict[str, str]:
    data = (folder / "output/us-oh-testville/us-oh-testville.docx").read_bytes()
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_a_word_file_has_comments_unless_it_is_to_be_clean(
    run: Run, place: Place, folder: Path
) -> None:
    place()
    assert run(*BUILD).exit_code == 0
    assert "Assumed, since nobody has answered" in word(folder)["word/comments.xml"]
    assert "commentReference" in word(folder)["word/document.xml"]
    assert run(*BUILD, "--clean").exit_code == 0
    assert not [text for text in word(folder).values() if "comment" in text]
    assert run("verify", "output/us-oh-testville").exit_code == 0


def test_comments_say_nothing_of_the_machine(run: Run, place: Place, folder: Path) -> None:
    path = place()
    elsewhere = folder / "elsewhere.d" / path.name
    elsewhere.parent.mkdir()
    elsewhere.write_text(path.read_text("utf-8") + "options: {investigation_days: 45}\n", "utf-8")
    assert run("build", str(elsewhere), "--to", "docx").exit_code == 0
    assert "set in us-oh-testville.yaml:" in word(folder)["word/comments.xml"] or (
        "set in elsewhere.d/us-oh-testville.yaml:" in word(folder)["word/comments.xml"]
    )
    assert not [text for text in word(folder).values() if str(folder) in text]


def test_a_contents_list_without_pages_is_told(run: Run) -> None:
    told = "The contents list of us.docx has no page numbers"
    assert told in run("build", "us", "--to", "docx").stderr
    assert told not in run("build", "us-ma-lowell", "--to", "docx").stderr


def test_notes_and_live_fields_on_request(run: Run, place: Place, folder: Path) -> None:
    place()
    assert run(*BUILD).exit_code == 0
    assert "word/footnotes.xml" not in word(folder)
    assert " REF " not in word(folder)["word/document.xml"]
    assert run(*BUILD, "--notes", "--live-fields").exit_code == 0
    assert "Williams v. City of Detroit" in word(folder)["word/footnotes.xml"]
    assert " REF " in word(folder)["word/document.xml"]
    assert "Ctrl+A, F9" in word(folder)["word/comments.xml"]
    manifest = json.loads((folder / "output/us-oh-testville/manifest.json").read_text())
    assert manifest["request"]["options"] == ["live-fields", "notes"]
    assert run("verify", "output/us-oh-testville").exit_code == 0
