"""Content that stands in one file: the working folder's counts, and what is missing is said."""

from __future__ import annotations

from pathlib import Path

from draftban.diagnostics import Report
from draftban.files.content_file import content_node
from draftban.files.nodes import Seq
from draftban.files.search import SearchPath

FILE = "templates/steps.yaml"


def search(tmp_path: Path, **files: str) -> SearchPath:
    for root, text in files.items():
        path = tmp_path / root / FILE
        path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")
    return SearchPath(tmp_path / "working", tmp_path / "shipped")


def test_the_working_folder_s_file_stands_in_for_the_shipped_one(tmp_path: Path) -> None:
    both = search(tmp_path, working="steps: [a]\n", shipped="steps: [b, c]\n")
    report = Report()
    node = content_node(FILE, both, report, key="steps")
    assert isinstance(node, Seq)
    assert len(node.items) == 1
    assert not report.errors


def test_without_the_key_one_s_own_file_is_named_and_not_the_installation(tmp_path: Path) -> None:
    own = search(tmp_path, working="stages: [a]\n", shipped="steps: [b]\n")
    report = Report()
    assert content_node(FILE, own, report, key="steps") is None
    (found,) = report.errors
    assert found.code == "config.unreadable"
    assert found.pos.file == FILE
    assert "`steps:`" in found.message
    assert "your own file" in found.hint


def test_a_missing_file_is_one_of_the_installation(tmp_path: Path) -> None:
    report = Report()
    assert content_node(FILE, search(tmp_path), report) is None
    (found,) = report.errors
    assert (found.code, found.hint) == ("config.unreadable", "Install draftban again.")
