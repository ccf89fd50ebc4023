"""`draftban packet`: two folders and a zip of each; nothing in what is handed in but the bill."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from draftban.cli.app import cli
from draftban.products.zips import zipped
from draftban.writers import pdf
from tests.cli.conftest import Run, files_in
from tests.writers.docx_reading import parts, text_of
from tests.writers.pdfua import need_pango, pdfua_check

Place = Callable[..., Path]
LOWELL = "us-ma-lowell"
TO_FILE = f"{LOWELL}-packet/to-file"
TO_USE = f"{LOWELL}-packet/to-use"
COUNSEL = f"{LOWELL}-packet/for-your-lawyer"
BILLS = ("", "-petition", "-resolution", "-vote")
CLERKS = (
    *("-staff-report", "-effective-dates", "-codification", "-repeal-and-savings", "-approvals"),
    *("-public-notice", "-labor-notice", "-fiscal-worksheet"),
)
TWO_PAGES = ("-summary", "-effective-dates", "-public-notice", "-fiscal-worksheet")
"""A notice tells every clause that stands."""
ONE_PAGE = (*(name for name in CLERKS if name not in TWO_PAGES), "-contents", "-evidence")
HANDED_IN = (*BILLS, "-contents", "-memo", "-summary", "-evidence")
IN_USE = (
    *("-answers-for-speakers", "-vendor-certificate", "-tip-source", "-sealing-log"),
    *("-notice-letter", "-inventory-form", "-who-else-is-called"),
)
NOTHING_TO_FILL_IN = ("-answers-for-speakers", "-who-else-is-called")
WORKING = (
    *(
        "-packet-contents",
        "-how-to-file",
        "-analysis",
        "-reasons",
        "-amendments",
        "-fallbacks",
        "-scenarios",
    ),
    *("-coverage", "-comparison", "-open-points"),
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HIDDEN = ("vanish", "webHidden", "specVanish", "del", "ins", "moveFrom", "commentReference")


@pytest.fixture(scope="module")
def lowell(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    """Lowell's packet, written once by the command: what it printed, and the folder."""
    need_pango()
    folder = tmp_path_factory.mktemp("lowell")
    before = Path.cwd()
    os.chdir(folder)
    try:
        shown = CliRunner().invoke(
            cli, ["packet", LOWELL, "--introduced", "2027-02-01", "--out", "out"]
        )
    finally:
        os.chdir(before)
    assert shown.exit_code == 0, shown.output
    return shown, folder / "out"


def read(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir())}


# ---------------------------------------------------------------- what is written


def test_three_folders_and_a_zip_of_each(lowell: tuple[Result, Path]) -> None:
    _, out = lowell
    both = (".docx", ".pdf")
    assert files_in(out) == sorted(
        [
            *(f"{TO_FILE}/{LOWELL}{name}{end}" for name in HANDED_IN + CLERKS for end in both),
            *(f"{TO_USE}/{LOWELL}{name}{end}" for name in IN_USE for end in both),
            *(f"{COUNSEL}/{LOWELL}{name}{end}" for name in WORKING for end in both),
            *(f"{COUNSEL}/{LOWELL}{name}-annotated.docx" for name in BILLS),
            f"{LOWELL}-packet/{LOWELL}-to-file.zip",
            f"{LOWELL}-packet/{LOWELL}-to-use.zip",
            f"{LOWELL}-packet/{LOWELL}-for-your-lawyer.zip",
        ]
    )


def test_each_zip_holds_its_folder_in_order_and_without_a_clock(
    lowell: tuple[Result, Path],
) -> None:
    _, out = lowell
    for half in (TO_FILE, TO_USE, COUNSEL):
        name = half.rpartition("/")[2]
        with ZipFile(out / f"{LOWELL}-packet/{LOWELL}-{name}.zip") as archive:
            assert archive.testzip() is None
            assert archive.namelist() == sorted(archive.namelist())
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            held = {n.removeprefix(f"{name}/"): archive.read(n) for n in archive.namelist()}
        assert held == read(out / half)


def test_the_same_files_give_the_same_zip() -> None:
    files = {"b.pdf": b"%PDF", "a.txt": b"words " * 50}
    again = {name: files[name] for name in reversed(files)}
    assert zipped("folder", files) == zipped("folder", again)


def test_the_user_is_told_the_files_the_grade_and_the_blanks(lowell: tuple[Result, Path]) -> None:
    shown, out = lowell
    lines = shown.stdout.splitlines()
    assert lines[0] == f"out/{TO_FILE}/{LOWELL}.docx"
    assert sum(line.startswith("out/") for line in lines) == len(files_in(out))
    told = next(line for line in lines if "reads at grade" in line)
    assert re.fullmatch(
        rf"{LOWELL}-summary reads at grade \d\.\d \(Flesch–Kincaid; 9 at most\): "
        r"\d+ words in \d+ sentences\.",
        told,
    )
    assert "  · ordinance number" in lines


# ---------------------------------------------------------------- what is handed in


def words_of(name: str, data: bytes) -> str:
    if name.endswith(".pdf"):
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    found = parts(data)
    return "\n".join(text_of(part) for n, part in found.items() if n.startswith("word/"))


def unpacked(name: str, data: bytes) -> Iterator[bytes]:
    """Every part of a Word file; of a PDF every object and stream as it reads."""
    if name.endswith(".docx"):
        with ZipFile(BytesIO(data)) as archive:
            yield from (archive.read(entry) for entry in archive.namelist())
        return
    yield data
    reader = PdfReader(BytesIO(data))
    for number in range(1, len(reader.xref[0]) + 1):
        thing: Any = reader.get_object(number)
        if hasattr(thing, "get_data") and "/FontFile3" not in str(thing):
            yield str(dict(thing)).encode()


@pytest.mark.parametrize("end", [".docx", ".pdf"])
@pytest.mark.parametrize("name", HANDED_IN)
def test_what_is_handed_in_says_nothing_but_its_text(
    lowell: tuple[Result, Path], name: str, end: str
) -> None:
    _, out = lowell
    file = f"{LOWELL}{name}{end}"
    data = (out / TO_FILE / file).read_bytes()
    said = words_of(file, data)
    assert len(said) > 500
    for word in (
        "draftban",
        "Model bill, not law",
        "Working paper",
        "Not to be filed",
        "templates/",
    ):
        assert word.lower() not in said.lower()
    for part in unpacked(file, data):
        for tool in (b"draftban", b"weasyprint", b"python", b"libreoffice", b"microsoft office"):
            assert tool not in part.lower()


@pytest.mark.parametrize("name", HANDED_IN)
def test_word_files_handed_in_have_no_comment_no_hidden_text_and_no_person(
    lowell: tuple[Result, Path], name: str
) -> None:
    _, out = lowell
    found = parts((out / TO_FILE / f"{LOWELL}{name}.docx").read_bytes())
    assert not [part for part in found if "comments" in part or "people" in part]
    assert not [part for part in found if part.startswith(("docProps/app", "docProps/custom"))]
    properties = {
        node.tag.rpartition("}")[2]: node.text or "" for node in found["docProps/core.xml"]
    }
    assert properties.pop("title")
    assert properties.pop("language") == "en-US"
    assert not any(properties.values()), properties
    for part in found.values():
        for tag in HIDDEN:
            assert not list(part.iter(f"{W}{tag}")), tag


@pytest.mark.parametrize("name", HANDED_IN)
def test_pdf_files_handed_in_name_only_their_title(
    lowell: tuple[Result, Path], name: str, tmp_path: Path
) -> None:
    _, out = lowell
    path = out / TO_FILE / f"{LOWELL}{name}.pdf"
    reader = PdfReader(path)
    info = dict(reader.metadata or {})
    assert set(info) == {"/Title"}
    packet = reader.trailer["/Root"]["/Metadata"].get_data().decode()  # type: ignore[index]
    for tag in ("CreatorTool", "Producer", "Keywords", "dc:creator", "dc:description"):
        assert tag not in packet
    assert not any("/Annots" in page and _notes(page) for page in reader.pages)
    pdfua_check(path)


def _notes(page: Mapping[str, object]) -> list[object]:
    annotations = page["/Annots"]
    assert isinstance(annotations, list)
    return [a for a in annotations if a.get_object()["/Subtype"] != "/Link"]


def test_each_paper_that_somebody_fills_in_is_one_page(lowell: tuple[Result, Path]) -> None:
    _, out = lowell
    long = [
        name
        for folder, papers in ((TO_FILE, ONE_PAGE), (TO_USE, IN_USE))
        for name in papers
        if len(PdfReader(out / folder / f"{LOWELL}{name}.pdf").pages) != 1
    ]
    assert long == []


def test_no_form_that_is_filled_in_speaks_of_the_program(lowell: tuple[Result, Path]) -> None:
    _, out = lowell
    for folder, papers in ((TO_FILE, CLERKS), (TO_USE, IN_USE)):
        for name in papers:
            data = (out / folder / f"{LOWELL}{name}.docx").read_bytes()
            assert "__________" in words_of("x.docx", data) or name in NOTHING_TO_FILL_IN
            assert not [p for p in unpacked("x.docx", data) if b"draftban" in p.lower()]


def test_the_summary_is_two_pages_and_so_are_days_with_times(lowell: tuple[Result, Path]) -> None:
    _, out = lowell
    for name in TWO_PAGES:
        assert len(PdfReader(out / TO_FILE / f"{LOWELL}{name}.pdf").pages) == 2


# ---------------------------------------------------------------- for counsel


@pytest.mark.parametrize("name", WORKING)
def test_each_page_of_a_working_paper_says_that_it_is_not_to_be_filed(
    lowell: tuple[Result, Path], name: str
) -> None:
    _, out = lowell
    for page in PdfReader(out / COUNSEL / f"{LOWELL}{name}.pdf").pages:
        assert "Working paper for counsel. Not to be filed." in page.extract_text()
    found = parts((out / COUNSEL / f"{LOWELL}{name}.docx").read_bytes())
    (header,) = (part for n, part in found.items() if n.startswith("word/header"))
    assert text_of(header) == "Working paper for counsel. Not to be filed."


@pytest.mark.parametrize("name", BILLS)
def test_the_annotated_bills_carry_comments_and_that_header(
    lowell: tuple[Result, Path], name: str
) -> None:
    _, out = lowell
    found = parts((out / COUNSEL / f"{LOWELL}{name}-annotated.docx").read_bytes())
    assert len(text_of(found["word/comments.xml"])) > 1000
    headers = [part for n, part in found.items() if n.startswith("word/header")]
    assert "Not to be filed." in "".join(map(text_of, headers))


def test_the_way_to_file_it_has_dates(lowell: tuple[Result, Path]) -> None:
    _, out = lowell
    data = (out / COUNSEL / f"{LOWELL}-how-to-file.docx").read_bytes()
    words = words_of("x.docx", data).replace("\N{NO-BREAK SPACE}", " ")
    assert "If it is brought in on February 1, 2027" in words


# ---------------------------------------------------------------- the command


def test_a_selection_told_to_programs(
    run: Run, place: Place, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("draftban.cli.verbs.packet.FORMATS", ("docx",))
    place()
    shown = run("packet", "us-oh-testville", "--with", "c", "--format", "json")
    assert shown.exit_code == 0, shown.output
    told = json.loads(shown.stdout)
    assert told["place"] == "us-oh-testville"
    assert len(told["files"]) == len(files_in(folder / "output"))
    (reading,) = told["reading"]
    assert (reading["formula"], reading["most"]) == ("Flesch–Kincaid", 9.0)
    assert 0 < reading["grade"] <= 9
    assert not any("resolution" in file for file in told["files"])


def test_what_an_earlier_packet_left_is_removed(
    run: Run, place: Place, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("draftban.cli.verbs.packet.FORMATS", ("docx",))
    place()
    whole = folder / "output/us-oh-testville-packet"
    resolution = whole / "to-file/us-oh-testville-resolution.docx"
    annotated = whole / "for-your-lawyer/us-oh-testville-resolution-annotated.docx"
    assert run("packet", "us-oh-testville").exit_code == 0
    letter = whole / "to-use/us-oh-testville-notice-letter.docx"
    assert all(path.is_file() for path in (resolution, annotated, letter))
    shown = run("packet", "us-oh-testville", "--with", "c")
    assert shown.exit_code == 0, shown.output
    assert not any(path.exists() for path in (resolution, annotated, letter))
    assert "of an earlier packet was removed" in shown.stderr


def test_an_edited_packet_is_safe_and_can_be_made_again(
    run: Run, place: Place, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("draftban.cli.verbs.packet.FORMATS", ("docx",))
    place({"all": "[c]"})
    asked = ("packet", "us-oh-testville", "--introduced", "2027-02-01")
    assert run(*asked).exit_code == 0
    whole = folder / "output/us-oh-testville-packet"
    shown = run("verify", str(whole))
    assert shown.exit_code == 0, shown.output
    edited = (
        whole / "to-file/us-oh-testville-memo.docx",
        whole / "us-oh-testville-to-file.zip",
    )
    for file in edited:
        file.write_bytes(b"mine")
    assert run("verify", str(whole)).exit_code == 1
    before = {name: (whole / name).read_bytes() for name in files_in(whole)}
    shown = run(*asked)
    assert shown.exit_code == 1
    for file in edited:
        assert str(file.relative_to(folder)) in shown.stderr
    manifest = whole / "manifest.json"
    kept = manifest.read_bytes()
    manifest.unlink()
    told = run(*asked).stderr.splitlines()
    assert len([line for line in told if "error" in line]) == 1
    assert "This folder has no manifest.json" in told[0]
    assert {name: (whole / name).read_bytes() for name in files_in(whole)} == before
    manifest.write_bytes(kept)
    assert run(*asked, "--overwrite").exit_code == 0
    assert (whole / "to-file/us-oh-testville-memo.edited.docx").read_bytes() == b"mine"
    assert (whole / "us-oh-testville-to-file.edited.zip").read_bytes() == b"mine"
    with ZipFile(whole / "us-oh-testville-to-file.zip") as archive:
        assert not [name for name in archive.namelist() if "edited" in name]
    assert run("verify", str(whole)).exit_code == 0


def test_in_the_form_of_another_place(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("draftban.cli.verbs.packet.FORMATS", ("docx",))
    shown = run("packet", LOWELL, "--as", "us-ma")
    assert shown.exit_code == 0, shown.output
    half = "output/us-ma-lowell-as-us-ma-packet/to-file"
    assert (folder / half / "us-ma-summary.docx").is_file()


def test_without_what_a_pdf_needs_the_word_files_still_come(
    run: Run, place: Place, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> bytes:
        raise pdf.PdfUnavailable("PDF needs Pango")

    monkeypatch.setattr(pdf, "write", fail)
    place({"all": "[c]"})
    shown = run("packet", "us-oh-testville")
    assert shown.exit_code == 0, shown.output
    assert "PDF needs Pango" in shown.stderr
    assert {f.rpartition(".")[2] for f in files_in(folder / "output")} == {"docx", "zip"}


def test_it_is_written_whole_or_not_at_all(
    run: Run, place: Place, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("draftban.cli.verbs.packet.FORMATS", ("docx",))
    place({"all": "[c]"})
    half = folder / "output/us-oh-testville-packet/for-your-lawyer"
    half.parent.mkdir(parents=True)
    half.write_text("a file where the folder goes", "utf-8")
    shown = run("packet", "us-oh-testville")
    assert shown.exit_code == 1
    assert "Nothing was written" in shown.stderr
    assert files_in(folder / "output") == ["us-oh-testville-packet/for-your-lawyer"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--introduced", "next week"), "“next week” is no date; write it as 2027-02-01."),
        (("--with", "c", "--without", "a"), "exclude each other"),
        (("--with", "z"), "there is no demand “z”"),
    ],
)
def test_wrong_usage(run: Run, place: Place, arguments: tuple[str, ...], message: str) -> None:
    place()
    shown = run("packet", "us-oh-testville", *arguments)
    assert shown.exit_code == 2
    assert message in " ".join(shown.stderr.split())


def test_a_mistake_in_the_place_writes_nothing(run: Run, place: Place, folder: Path) -> None:
    place({"prohibitions: all": "prohibitions: [z]"})
    shown = run("packet", "us-oh-testville")
    assert shown.exit_code == 1
    assert "There is no demand “z”." in shown.stderr
    assert not (folder / "output").exists()
