"""The list of bytes sees a changed word, and sees no path that moved."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.content.shipped import EXAMPLES, SHIPPED
from tests.yardstick.__main__ import ROOT, as_text, differences, measure, read
from tests.yardstick.digests import bare
from tests.yardstick.jobs import Job, jobs, prepare, shortened

WORDS = Job(
    "full/default/us-wa-pierce", "full", ("build", "us-wa-pierce", "--to", "text,docx,html")
)
CLEAN = Job(
    "full/clean/us-wa-pierce", "full", ("build", "us-wa-pierce", "--to", "text,docx", "--clean")
)


def test_a_changed_word_shows(tmp_path: Path) -> None:
    """An override in the working folder is what differs between two lists, and nothing else."""
    found = []
    for change in ("", "wholly "):
        folder = tmp_path / (change.strip() or "as-shipped")
        folder.mkdir()
        prepare(folder, ROOT)
        if change:
            clause = Path("templates/languages/en/us/general/severability.md")
            text = (ROOT / clause).read_text("utf-8")
            assert text.count(" invalid") >= 1
            (folder / "full" / clause.parent).mkdir(parents=True)
            (folder / "full" / clause).write_text(text.replace(" invalid", f" {change}invalid"))
        found.append(measure((WORDS, CLEAN), folder, Path(sys.executable), processes=2))
    before, after = found
    assert {
        "full/clean/us-wa-pierce/us-wa-pierce/us-wa-pierce.txt",
        "full/clean/us-wa-pierce/us-wa-pierce/us-wa-pierce.docx",
    } <= before.keys()
    assert "full/default/us-wa-pierce/us-wa-pierce/us-wa-pierce.html#words" in before
    assert not any("manifest" in name for name in before)
    assert differences(before, after) == [
        "changed  full/clean/us-wa-pierce/us-wa-pierce/us-wa-pierce.docx",
        "changed  full/clean/us-wa-pierce/us-wa-pierce/us-wa-pierce.txt",
        "changed  full/default/us-wa-pierce/us-wa-pierce/us-wa-pierce.docx!word/document.xml",
        "changed  full/default/us-wa-pierce/us-wa-pierce/us-wa-pierce.html#words",
        "changed  full/default/us-wa-pierce/us-wa-pierce/us-wa-pierce.txt",
    ]
    listed = tmp_path / "list.txt"
    listed.write_text(as_text(before), "utf-8")
    assert read(listed) == before


def test_entries_that_are_gone_or_new_differ() -> None:
    assert differences({"a": "1", "b": "2"}, {"b": "2", "c": "3"}) == ["gone     a", "new      c"]


@pytest.mark.parametrize(
    "moved",
    [
        "see templates/languages/en/us/law/general/purpose.md:120:3 now",
        "see jurisdictions/us-or-eugene/general/purpose.md now",
        "see templates/languages/en/us/law/\npurpose-\nof-law.md:\n12 now",
        "see templates/forms/us-ma-\ncity.yaml:27:3 now",
    ],
)
def test_a_path_that_moved_is_the_same(moved: str) -> None:
    assert (
        bare(moved) == bare("see templates/languages/en/us/general/purpose.md:12 now") == "see@now"
    )


def test_words_beside_a_path_are_kept() -> None:
    assert bare("in templates/en or 3:00 in purpose.md") == "intemplates/enor3:00inpurpose.md"


def test_every_place_is_built_in_each_of_its_lengths() -> None:
    names = [job.name for job in jobs()]
    assert len(set(names)) == len(names)
    assert {n.rpartition("/")[2] for n in names if n.startswith("full/default/")} >= set(SHIPPED)
    assert {n.rpartition("/")[2] for n in names if n.startswith("full/words/")} == set(EXAMPLES)
    assert sum("-as-" in n for n in names if n.startswith("full/default/")) == 5


@pytest.mark.parametrize(
    ("written", "short"),
    [
        ("options:\n  length: full  # or short\n", "options:\n  length: short  # or short\n"),
        ("options:\n  a: 1\n", "options:\n  length: short\n  a: 1\n"),
        ("place: x\n", "place: x\noptions:\n  length: short\n"),
    ],
)
def test_the_short_text_is_chosen_in_the_file(written: str, short: str) -> None:
    assert shortened(written) == short


def test_options_written_otherwise_are_refused() -> None:
    with pytest.raises(ValueError, match="one a line"):
        shortened("options: {length: full}\n")
