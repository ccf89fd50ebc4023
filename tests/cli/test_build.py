"""`draftban build`: files, blanks, exit statuses."""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from draftban.bill.tree import FinalBill
from draftban.diagnostics import Diagnostic, DraftbanError
from draftban.writers import pdf
from tests.cli.conftest import Run, files_in

Place = Callable[..., Path]
OUT = "output/us-oh-testville"
OUTLINE = ("build", "us-oh-testville", "--to", "outline")


def test_word_and_pdf_are_the_default(run: Run, place: Place, folder: Path) -> None:
    place({"all": "[c]"})
    shown = run("build", "us-oh-testville")
    assert shown.exit_code == 0, shown.output
    expected = [f"{OUT}/us-oh-testville.docx", f"{OUT}/us-oh-testville.pdf"]
    assert shown.stdout.splitlines()[:2] == expected
    assert files_in(folder / "output") == [e.removeprefix("output/") for e in expected]
    assert (folder / expected[0]).read_bytes().startswith(b"PK")
    assert (folder / expected[1]).read_bytes().startswith(b"%PDF")


def test_blanks_are_listed(run: Run, place: Place) -> None:
    place()
    shown = run(*OUTLINE)
    assert shown.exit_code == 0, shown.output
    assert re.search(r"\n\d+ blanks to fill in:\n", shown.stdout)
    assert "  · ordinance number\n" in shown.stdout


def test_a_filled_blank_is_not_listed(run: Run, place: Place) -> None:
    place({"prohibitions: all": "prohibitions: all\nblanks:\n  ordinance number: 26-01"})
    shown = run(*OUTLINE)
    assert shown.exit_code == 0, shown.output
    assert "ordinance number" not in shown.stdout


def test_what_the_city_cannot_do_goes_into_a_resolution(run: Run, place: Place) -> None:
    place()
    assert run(*OUTLINE).stdout.splitlines()[:2] == [
        f"{OUT}/us-oh-testville.outline",
        f"{OUT}/us-oh-testville-resolution.outline",
    ]


def test_a_resolution_that_the_bill_no_longer_needs_is_removed(
    run: Run, place: Place, folder: Path
) -> None:
    place()
    assert run("build", "us-oh-testville", "--to", "outline,text").exit_code == 0
    beside = folder / OUT / "us-oh-testville-resolution.bak"
    beside.write_text("mine", "utf-8")
    shown = run("build", "us-oh-testville", "--to", "outline", "--with", "b.i,c")
    assert shown.exit_code == 0
    gone = f"{OUT}/us-oh-testville-resolution.outline"
    assert shown.stderr == (
        f"{gone} of an earlier build was removed: this selection does without it.\n"
    )
    assert files_in(folder / OUT) == [
        "us-oh-testville-resolution.bak",
        "us-oh-testville-resolution.txt",  # of a format that was not asked for
        "us-oh-testville.outline",
        "us-oh-testville.txt",
    ]
    rest = run("build", "us-oh-testville", "--to", "text", "--with", "b.i", "--format", "json")
    assert json.loads(rest.stdout)["removed"] == [f"{OUT}/us-oh-testville-resolution.txt"]


def test_a_build_that_fails_removes_nothing(run: Run, place: Place, folder: Path) -> None:
    place()
    assert run("build", "us-oh-testville", "--to", "outline").exit_code == 0
    before = files_in(folder)
    place({"short: Testville": "shrot: Testville", "prohibitions: all": "prohibitions: [b.i]"})
    assert run("build", "us-oh-testville", "--to", "outline").exit_code == 1
    assert files_in(folder) == before


def test_if_everything_is_urged_only_the_resolution_is_written(run: Run, place: Place) -> None:
    why = "The state alone may do this."
    cell = f"competence:\n  b.ii:\n    - draftings: [urge]\n      reason: {why}\n"
    place({"prohibitions: all\n": f"prohibitions: [b.ii]\n{cell}"})
    shown = run(*OUTLINE)
    assert shown.exit_code == 0, shown.output
    assert f"{OUT}/us-oh-testville-resolution.outline" in shown.stdout
    assert not Path(OUT, "us-oh-testville.outline").exists()
    assert "only us-oh-testville-resolution was written" in shown.stderr
    assert "since the place cannot itself enact what was selected" in shown.stderr
    assert why in shown.stderr
    again = run(*OUTLINE)
    assert again.stderr.endswith(shown.stderr), "the manifest keeps what there is to say"
    assert "unchanged" in again.stderr


def test_with_selects_exactly_these(run: Run, place: Place) -> None:
    place()
    shown = run(*OUTLINE, "--with", "c,b.i", "--format", "json")
    assert json.loads(shown.stdout)["places"][0]["enacted"] == ["b.i", "c"]


def test_without_takes_some_away(run: Run, place: Place) -> None:
    place({"all": "[b.i, b.ii, c, d]"})
    shown = run(*OUTLINE, "--without", "b.ii", "--without", "d", "--format", "json")
    assert json.loads(shown.stdout)["places"][0]["enacted"] == ["b.i", "c"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--with", "c", "--without", "d"), "exclude each other"),
        (("--without", "c"), "leaves no demand of us-oh-testville"),
        (("--with", ""), "--with names no demand"),
        (("--without", ","), "--without names no demand"),
        (("--with", "b.vii"), "no demand “b.vii”. Did you mean “b.vi”?"),
        (("--without", "b_ii"), "Did you mean “b.ii”?"),
        (("--to", "dox"), "no format “dox”. Did you mean “docx”?"),
        (("--to", ""), "--to names no format"),
    ],
)
def test_wrong_usage(
    run: Run, place: Place, folder: Path, options: tuple[str, ...], message: str
) -> None:
    place({"all": "[c]"})
    shown = run("build", "us-oh-testville", *options)
    assert shown.exit_code == 2
    assert message in " ".join(shown.stderr.split())
    assert not (folder / "output").exists()


def test_an_error_writes_nothing_and_leaves_earlier_output(run: Run, place: Place) -> None:
    place({"all": "[c]"})
    run(*OUTLINE)
    before = Path(OUT, "us-oh-testville.outline").read_bytes()
    place({"all": "[c, b.vii]", "state: Ohio": "stat: Ohio"})
    shown = run(*OUTLINE)
    assert shown.exit_code == 1
    assert "us-oh-testville.yaml:6:19: error:" in shown.stderr
    assert "Did you mean “b.vi”?" in shown.stderr
    assert "us-oh-testville.yaml:5:1: error:" in shown.stderr, "all mistakes at once"
    assert "Nothing was written: 2 errors." in shown.stderr
    assert Path(OUT, "us-oh-testville.outline").read_bytes() == before


def test_one_bad_place_never_blocks_the_good_ones(run: Run, place: Place, folder: Path) -> None:
    place({"all": "[c]"})
    bad = folder / "jurisdictions" / "us-oh-badville.yaml"
    bad.write_text("place: us-oh-badville\nform: us-city\nnmae: x\n", "utf-8")
    places = ("us-oh-testvile", "us-oh-testville", "us-oh-badville")
    shown = run("build", *places, "--to", "outline")
    assert shown.exit_code == 1
    assert "There is no place “us-oh-testvile”" in shown.stderr
    assert "2 of 3 places failed, the others were written: us-oh-testvile, us-oh-badville." in (
        shown.stderr
    )
    told = shown.stderr.split("us-oh-badville:\n", 1)[1]
    assert "us-oh-badville.yaml:3:1: error:" in told
    assert "Nothing of us-oh-badville was written: " in told
    assert files_in(folder / "output") == ["us-oh-testville/us-oh-testville.outline"]
    rows = json.loads(run("build", *places, "--to", "outline", "--format", "json").stdout)["places"]
    assert [bool(row["files"]) for row in rows] == [False, True, False]
    assert [bool(row["diagnostics"]) for row in rows] == [True, False, True]


def test_a_choice_that_leaves_nothing_of_one_place_blocks_no_other(
    run: Run, place: Place, folder: Path
) -> None:
    text = place({"all": "[c]"}).read_text("utf-8")
    other = folder / "jurisdictions" / "us-oh-otherville.yaml"
    changed = text.replace("testville", "otherville").replace("[c]", "[c, d]")
    other.write_text(changed, "utf-8")
    both = ("us-oh-testville", "us-oh-otherville")
    shown = run("build", *both, "--to", "outline", "--without", "c")
    assert shown.exit_code == 1
    assert "--without leaves no demand of us-oh-testville" in shown.stderr
    assert files_in(folder / "output") == ["us-oh-otherville/us-oh-otherville.outline"]


def test_a_letter_that_one_format_lacks_stops_that_file_alone(
    run: Run, place: Place, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = {"made": b"%PDF earlier"}

    def lacking(document: object, **_: object) -> bytes:
        if "made" in made:
            return made["made"]
        raise DraftbanError([Diagnostic("pdf.missing-glyph", "The font has no “Я”.")])

    monkeypatch.setattr(pdf, "write", lacking)
    monkeypatch.setattr(pdf, "lines", lacking)
    place()
    assert run("build", "us-oh-testville").exit_code == 0
    (folder / OUT / "us-oh-testville-resolution.pdf").write_bytes(b"%PDF with a note of mine")
    del made["made"]
    shown = run("build", "us-oh-testville")
    assert shown.exit_code == 1
    assert shown.stderr.count("The font has no “Я”.") == 1
    assert f"{OUT}/us-oh-testville.pdf of an earlier build was removed: it could not be made" in (
        shown.stderr
    )
    assert f"{OUT}/us-oh-testville-resolution.pdf stays as it is" in shown.stderr
    assert files_in(folder / OUT) == [
        "us-oh-testville-resolution.docx",
        "us-oh-testville-resolution.pdf",
        "us-oh-testville.docx",
    ]
    only = run("build", "us-oh-testville", "--to", "pdf", "--out", "other")
    assert only.exit_code == 1
    assert not (folder / "other").exists()


def test_a_letter_that_one_place_has_stops_its_pdf_alone(
    run: Run, place: Place, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lacking(document: FinalBill, **_: object) -> bytes:
        if document.meta.place == "us-oh-testville":
            raise DraftbanError([Diagnostic("pdf.missing-glyph", "The font has no “Я”.")])
        return b"%PDF"

    monkeypatch.setattr(pdf, "write", lacking)
    file = place()
    other = file.with_name("us-oh-otherville.yaml")
    other.write_text(file.read_text("utf-8").replace("testville", "otherville"), "utf-8")
    both = ("us-oh-testville", "us-oh-otherville")
    shown = run("build", *both, "--to", "pdf,text", "--with", "c", "--jobs", "1")
    assert shown.exit_code == 1
    assert shown.stderr.count("The font has no “Я”.") == 1
    made = files_in(folder / "output")
    assert "us-oh-otherville/us-oh-otherville.pdf" in made
    assert "us-oh-testville/us-oh-testville.txt" in made
    assert "us-oh-testville/us-oh-testville.pdf" not in made


def test_without_the_pdf_library_the_rest_is_written(
    run: Run, place: Place, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_: object, **options: object) -> bytes:
        raise pdf.PdfUnavailable("PDF needs Pango")

    monkeypatch.setattr(pdf, "write", missing)
    place()  # with a companion: two PDFs missing, one line
    shown = run("build", "us-oh-testville")
    assert shown.exit_code == 0
    assert shown.stderr.splitlines() == ["PDF needs Pango"]
    names = ["us-oh-testville-resolution.docx", "us-oh-testville.docx"]
    assert files_in(folder / OUT) == names

    only = run("build", "us-oh-testville", "--to", "pdf", "--out", "other")
    assert only.exit_code == 1, "nothing was made"
    assert not (folder / "other").exists()


def test_a_path_and_another_folder(run: Run, place: Place, folder: Path) -> None:
    path = place({"all": "[c]"})
    drafts = folder / "drafts"
    drafts.mkdir()
    moved = path.rename(drafts / path.name)
    shown = run("build", str(moved.relative_to(folder)), "--to", "outline", "--out", "there")
    assert shown.exit_code == 0, shown.output
    assert files_in(folder / "there") == ["us-oh-testville/us-oh-testville.outline"]


def test_a_companion_is_built_from_a_path_too(run: Run, place: Place, folder: Path) -> None:
    moved = place().rename(folder / "us-oh-testville.yaml")
    shown = run("build", moved.name, "--to", "outline")
    assert shown.exit_code == 0, shown.output
    assert "us-oh-testville-resolution.outline" in shown.stdout


def test_an_unwritable_folder(run: Run, place: Place, folder: Path) -> None:
    place({"all": "[c]"})
    (folder / "output").write_text("a file")
    shown = run(*OUTLINE)
    assert shown.exit_code == 1
    assert "Nothing was written: a part of the path is a file, not a folder" in shown.stderr
    assert "\n    output\n" in shown.stderr, "what is in the way is named"
    assert "Traceback" not in shown.output


def test_a_full_disk(run: Run, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place({"all": "[c]"})
    run(*OUTLINE)
    before = Path(OUT, "us-oh-testville.outline").read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    place({"all": "[c, d]"})
    shown = run(*OUTLINE)
    assert shown.exit_code == 1
    assert "the disk is full" in shown.stderr
    assert files_in(Path(OUT)) == ["us-oh-testville.outline"]
    assert Path(OUT, "us-oh-testville.outline").read_bytes() == before


def test_json_has_everything(run: Run, place: Place) -> None:
    place()
    found = json.loads(run(*OUTLINE, "--format", "json").stdout)
    (row,) = found["places"]
    assert found["unavailable"] == {}
    assert row["place"] == "us-oh-testville"
    assert [Path(f).name for f in row["files"]] == [
        "us-oh-testville.outline",
        "us-oh-testville-resolution.outline",
    ]
    assert "b.v" in row["urged"]
    assert {"label": "ordinance number"}.items() <= row["blanks"][0].items()
    assert row["diagnostics"] == []


def test_nothing_moves_in_a_pipe(run: Run, place: Place) -> None:
    place({"all": "[c]"})
    shown = run(*OUTLINE)
    assert "\x1b" not in shown.output
    assert "\r" not in shown.output
    assert shown.stderr == ""


def test_a_name_with_markup_is_printed_as_it_is(run: Run, place: Place) -> None:
    place({"all": "[c]", "name: City of Testville": "name: 'City of *{{ x }}* <b>'"})
    shown = run("build", "us-oh-testville", "--to", "text")
    assert shown.exit_code == 0, shown.output
    assert "City of *{{ x }}* <b>" in Path(OUT, "us-oh-testville.txt").read_text("utf-8")


@pytest.mark.parametrize("typed", ["../../etc/passwd", "us-ma-lowell/../x", "no\x1b[31mwhere", ""])
def test_a_place_that_is_none(run: Run, folder: Path, typed: str) -> None:
    shown = run("build", typed)
    assert shown.exit_code == 1
    assert "error: " in shown.stderr
    assert "\x1b" not in shown.stderr
    assert "internal error" not in shown.stderr
    assert files_in(folder) == []
