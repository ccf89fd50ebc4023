"""What has not changed is not built again; a change of anything that it is made from builds it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from draftban.cli.running import building
from draftban.cli.telling.account import Account, undrafted
from draftban.documents import proof, record
from draftban.files.content import content_root
from draftban.writers import pango, system
from tests.cli.conftest import PLACE, Run, files_in
from tests.writers.pdfua import need_pango

CODE = "us-oh-testville"
OUT = f"output/{CODE}"
OWN = f"jurisdictions/{CODE}/prohibitions/procurement.md"
PACK = "templates/languages/en/pack.yaml"
BUILD = ("build", CODE, "--to", "text,outline")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which a place with an override, a pack of its own and a warning was built."""
    folder = tmp_path_factory.mktemp("built")
    own = folder / OWN
    own.parent.mkdir(parents=True)
    shutil.copy(content_root() / "templates/languages/en/us/prohibitions/procurement.md", own)
    pack = folder / PACK
    pack.parent.mkdir(parents=True)
    shutil.copy(content_root() / PACK, pack)
    text = PLACE.replace("all", "[c, d]")
    text += "\nallow:\n  - {code: bill.nothing-so, reason: A piece of advice is told.}\n"
    (folder / f"jurisdictions/{CODE}.yaml").write_text(text, "utf-8")
    run = [sys.executable, "-m", "draftban", *BUILD]
    done = subprocess.run(run, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "config.allow-unused" in done.stderr
    return folder


@pytest.fixture
def copy(built: Path, folder: Path) -> Path:
    """That folder, in another place of the disk."""
    shutil.copytree(built, folder, dirs_exist_ok=True)
    return folder


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The places that were built; nothing is, to save the time."""
    found: list[str] = []

    def build(place: str, *rest: object) -> Account:
        found.append(place)
        return undrafted(place, ())

    monkeypatch.setattr(building, "build_place", build)
    return found


# ---------------------------------------------------------------- what changes


def _edit(file: str, old: str, new: str) -> Callable[[Path, pytest.MonkeyPatch], None]:
    def change(folder: Path, patch: pytest.MonkeyPatch) -> None:
        text = (folder / file).read_text("utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), "utf-8")

    return change


def _add(file: str, text: str) -> Callable[[Path, pytest.MonkeyPatch], None]:
    def change(folder: Path, patch: pytest.MonkeyPatch) -> None:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, "utf-8")

    return change


def _remove(file: str) -> Callable[[Path, pytest.MonkeyPatch], None]:
    return lambda folder, patch: (folder / file).unlink()


def _font(folder: Path, patch: pytest.MonkeyPatch) -> None:
    name, *_ = proof._fonts()
    patch.setattr(proof, "_fonts", lambda: {**_FONTS, name: "0" * 64})


def _library(folder: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr("draftban.documents.versions.version", lambda name: "0.0.1")


def _own_code(folder: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(record, "own_files", lambda: "0" * 64)


def _epoch(folder: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setenv("SOURCE_DATE_EPOCH", "1767225600")


_FONTS = proof._fonts()
CHANGES = {
    "a word of a clause": _edit(OWN, "contract", "agreement"),
    "the place's file": _edit(f"jurisdictions/{CODE}.yaml", "short: Testville", "short: Test"),
    "a key of the pack": _edit(PACK, "{role: the", "{role: one"),
    "an added override": _add(f"jurisdictions/{CODE}/act/short-title.md", "Another."),
    "an added override of the form": _add(
        "templates/languages/en/us/forms/us-city/act/short-title.md", "Another."
    ),
    "an added file beside the kinds": _add(f"jurisdictions/{CODE}/stray.md", "Another."),
    "an added file of a place's form that nobody knows": _add(
        f"jurisdictions/{CODE}/forms/us-citty/act/short-title.md", "Another."
    ),
    "an added file that was to be a text": _add(
        f"jurisdictions/{CODE}/act/short-title.md.txt", "Another."
    ),
    "added facts of a clause": _add("templates/rules/prohibitions/procurement.yaml", "{}\n"),
    "an added form of that name": _add("templates/forms/us-city.yaml", "form: us-city\n"),
    "added words": _add("templates/languages/en/terms.yaml", "{}\n"),
    "a removed override": _remove(OWN),
    "a missing output": _remove(f"{OUT}/{CODE}.txt"),
    "a missing manifest": _remove(f"{OUT}/manifest.json"),
    "a companion of an earlier choice": _add(f"{OUT}/{CODE}-resolution.txt", "An old one."),
    "an edited output": _add(f"{OUT}/{CODE}.txt", "Edited."),
    "a font": _font,
    "a library": _library,
    "draftban's own code": _own_code,
    "SOURCE_DATE_EPOCH": _epoch,
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_has_changed_is_built_again(
    change: str, run: Run, copy: Path, builds: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    CHANGES[change](copy, monkeypatch)
    run(*BUILD)
    assert builds == [CODE]


@pytest.mark.parametrize(
    "options",
    [
        ("--to", "text"),
        ("--to", "outline,text"),
        ("--to", "text,outline,markdown"),
        ("--clean",),
        ("--no-status-line",),
        ("--with", "c"),
        ("--without", "d"),
        ("--as", "us-ma"),
        ("--again",),
    ],
    ids=" ".join,
)
def test_what_is_asked_for_otherwise_is_built_again(
    options: tuple[str, ...], run: Run, copy: Path, builds: list[str]
) -> None:
    run(*BUILD[:2], *(() if "--to" in options else BUILD[2:]), *options)
    assert builds == [CODE]


def _touched(folder: Path) -> None:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 4
    for path in files:
        os.utime(path, (1, 1))


def _times(folder: Path) -> dict[str, int]:
    found = {f: (folder / OUT / f).stat().st_mtime_ns for f in files_in(folder / OUT)}
    assert found
    return found


def _others(folder: Path) -> None:
    (folder / "jurisdictions/us-oh-other.yaml").write_text("place: us-oh-other\n", "utf-8")
    (folder / f"jurisdictions/{CODE}/notes.txt").write_text("Ask the clerk.", "utf-8")
    (folder / f"{OUT}/letter.docx").write_bytes(b"mine")
    (folder / "templates/forms/us-county").mkdir(parents=True)
    (folder / "templates/forms/us-county/note.md").write_text("Another form.", "utf-8")


def _line_ends(folder: Path) -> None:
    text = (folder / OWN).read_bytes()
    (folder / OWN).write_bytes(b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))


@pytest.mark.parametrize("change", [lambda folder: None, _touched, _others, _line_ends])
def test_what_nothing_is_made_from_changes_nothing(
    change: Callable[[Path], None], run: Run, copy: Path, builds: list[str]
) -> None:
    change(copy)
    before = _times(copy)
    shown = run(*BUILD, "--format", "json")
    assert (shown.exit_code, builds) == (0, [])
    (told,) = json.loads(shown.stdout)["places"]
    assert told["unchanged"] is True
    assert before == _times(copy)


def test_unchanged_says_what_the_build_said(run: Run, copy: Path) -> None:
    kept = run(*BUILD)
    anew = run(*BUILD, "--again")
    assert kept.exit_code == anew.exit_code == 0
    assert kept.stdout == anew.stdout
    unchanged = f"{CODE}: unchanged (--again builds it anyway).\n"
    assert "config.allow-unused" in anew.stderr
    assert kept.stderr.replace(unchanged, "") == anew.stderr != kept.stderr
    as_json = [
        json.loads(run(*BUILD, *more, "--format", "json").stdout) for more in ((), ("--again",))
    ]
    assert [each["places"][0].pop("unchanged") for each in as_json] == [True, False]
    assert as_json[0] == as_json[1]


def test_a_new_word_is_in_the_bill_and_then_that_is_unchanged(run: Run, copy: Path) -> None:
    text = (copy / OWN).read_text("utf-8")
    assert "heading: Procurement\n" in text
    changed = text.replace("heading: Procurement\n", "heading: Bought\n")
    (copy / OWN).write_text(changed, "utf-8")
    assert run(*BUILD).exit_code == 0
    assert "Bought." in (copy / f"{OUT}/{CODE}.txt").read_text("utf-8")
    assert "unchanged" in run(*BUILD).stderr


def test_an_edited_file_is_refused_and_never_unchanged(run: Run, copy: Path) -> None:
    (copy / f"{OUT}/{CODE}.txt").write_text("Edited.", "utf-8")
    for _ in range(2):
        shown = run(*BUILD)
        assert shown.exit_code == 1
        assert "output.edited" in shown.stderr
        assert "unchanged" not in shown.output
    assert (copy / f"{OUT}/{CODE}.txt").read_text() == "Edited."


def test_verify_builds_what_is_unchanged(
    run: Run, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (copy / f"{OUT}/manifest.json").read_text("utf-8")
    shown = run("verify", OUT)
    assert (shown.exit_code, text) == (0, (copy / f"{OUT}/manifest.json").read_text("utf-8"))
    forged = b"Forged."
    (copy / f"{OUT}/{CODE}.txt").write_bytes(forged)
    said = json.loads(text)
    for part in ("outputs", "written"):
        said[part][f"{CODE}.txt"] = proof.digest(forged)
    (copy / f"{OUT}/manifest.json").write_text(json.dumps(said), "utf-8")
    assert run("verify", OUT).exit_code == 1


def test_nothing_that_drafts_or_writes_is_loaded_for_it(copy: Path) -> None:
    code = (
        "import sys\nfrom draftban.cli import main\ntry:\n    main()\nfinally:\n"
        "    print([m for m in ('yaml', 'jinja2', 'docx', 'lxml', 'weasyprint', 'multiprocessing')"
        " if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *BUILD], cwd=copy, capture_output=True, text=True
    )
    assert "unchanged" in done.stderr
    assert done.stderr.endswith("[]\n")


def test_pango_is_known_without_weasyprint() -> None:
    need_pango()
    if sys.platform != "win32":
        assert {"pango": pango()} == system("pdf")


# ---------------------------------------------------------------- a stranger's manifest

FORGED = [
    {"key": "no hash"},
    {"key": 1},
    {"read": ["working/../../etc/passwd"]},
    {"read": ["/etc/passwd"]},
    {"read": ["elsewhere/file"]},
    {"read": "working/a"},
    {"lacking": [["working/a"]]},
    {"folders": ["working/"]},
    {"files": ["../a.txt"]},
    {"absent": ["a/b/c.txt"]},
    {"told": []},
    {"told": {"place": "x"}},
]


@pytest.mark.parametrize("forged", FORGED, ids=str)
def test_a_manifest_whose_record_is_odd_is_none(forged: dict[str, object], built: Path) -> None:
    said = json.loads((built / f"{OUT}/manifest.json").read_text("utf-8"))
    assert proof.load(json.dumps(said).encode()).record is not None
    said["record"] |= forged
    with pytest.raises(ValueError, match="no manifest"):
        proof.load(json.dumps(said).encode())


@pytest.mark.parametrize(
    ("of", "key", "value"),
    [
        ("diagnostics", "severity", "fatal"),
        ("diagnostics", "message", 3),
        ("diagnostics", "pos", {"file": "a", "line": -1, "column": 0}),
        ("blanks", "count", True),
        ("blanks", "label", "x" * 10_000),
    ],
)
def test_what_a_manifest_tells_is_checked_too(
    of: str, key: str, value: object, built: Path
) -> None:
    said = json.loads((built / f"{OUT}/manifest.json").read_text("utf-8"))
    said["record"]["told"][of][0][key] = value
    with pytest.raises(ValueError, match="no manifest"):
        proof.load(json.dumps(said).encode())
