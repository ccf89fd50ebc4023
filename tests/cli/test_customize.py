"""`draftban customize`: the right file, the same bill, nobody's work lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import draftban
from draftban.api import where
from draftban.bill.printed import PrintedLine
from draftban.config import load_setup
from draftban.diagnostics import Report
from draftban.documents import Build, build
from draftban.products import customizing
from draftban.products.customizing import KINDS, Asked, CannotCustomize, OwnFile, customize
from draftban.products.customizing.texts import own_folder
from tests.cli.conftest import PLACE, Run, files_in
from tests.content.shipped import ROOT

CODE = "us-oh-testville"
OWN = f"jurisdictions/{CODE}"
SHARED = ROOT / "templates" / "languages" / "en"
WORDS = "law enforcement or any other work"
USE = f"{OWN}/passages/government-use.md"

SMALL = {"prohibitions: all": "prohibitions: [b.i, c]"}
"""Few demands: a bill that is soon made."""

Place = Callable[..., Path]


def law(folder: Path) -> dict[str, bytes]:
    """Every bill of the place as text, by name."""
    result = draftban.build(draftban.load(CODE))
    assert not result.report.errors
    return {one.stem: draftban.write(one.bill, "text") for one in result.documents}


def written(run: Run, *what: str) -> list[dict[str, Any]]:
    done = run("customize", CODE, *what, "--format", "json")
    assert done.exit_code == 0, done.output
    found: list[dict[str, Any]] = json.loads(done.stdout)["written"]
    return found


def test_words_bring_the_passage_that_carries_them_and_change_no_bill(
    run: Run, place: Place, folder: Path
) -> None:
    place({"prohibitions: all": "prohibitions: [b.i, b.ii]"})
    before = law(folder)
    assert len(before) > 1
    done = run("customize", CODE, WORDS)
    assert done.exit_code == 0, done.output
    assert law(folder) == before
    copied = folder / USE
    assert copied.read_bytes() == (SHARED / "common/passages/government-use.md").read_bytes()
    first, *rest = done.stdout.splitlines()
    file, line = first.rsplit(":", 1)
    assert file == USE
    assert WORDS in copied.read_text("utf-8").splitlines()[int(line) - 1]
    told = "\n".join(rest)
    assert f"{CODE}, section 2(" in told
    assert str(SHARED / "common/passages/government-use.md") in told
    assert f"draftban build {CODE}" in told
    assert f"draftban customize {CODE} passages/government-use --undo" in told
    copied.write_text(copied.read_text("utf-8").replace(WORDS, "any work"), "utf-8")
    edited = law(folder)
    assert {name for name in edited if edited[name] != before[name]} == {CODE}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The bills of the place, once: what is asked of them changes nothing."""
    folder = tmp_path_factory.mktemp("asked")
    (folder / "jurisdictions").mkdir()
    (folder / "jurisdictions" / f"{CODE}.yaml").write_text(PLACE, "utf-8")
    setup = load_setup(CODE, Report(), working=folder)
    assert setup is not None
    return build(setup)


@pytest.mark.parametrize(
    ("what", "files"),
    [
        ("2(b)(1)", ["passages/government-use.md"]),
        ("prohibitions/government-use", ["passages/government-use.md"]),
        (
            "prohibitions/evidence",  # words of its own, and a passage in them
            ["passages/accusation.md", "prohibitions/evidence.own.md"],
        ),
        ("prohibitions/evidence.own", ["prohibitions/evidence.own.md"]),
        ("exemptions/own-use", ["exemptions/own-use.md"]),
        ("definitions/covered-space", ["definitions/covered-space.md"]),
        ("findings/wrongful-arrests", ["findings/wrongful-arrests.md"]),
        ("papers/memo", ["papers/memo.md"]),
    ],
)
def test_what_brings_the_file_that_holds_its_words(
    built: Build, what: str, files: list[str]
) -> None:
    found = customize(Asked(built, built.documents, what))
    own = built.setup.search.working / OWN
    assert sorted(one.target for one in found) == [own / file for file in files]
    for one in found:
        assert one.data == (ROOT / one.taken_from[0]).read_bytes()
        assert one.words == one.data.decode().splitlines()[one.line - 1].strip() != ""


def test_a_printed_line_brings_what_stands_on_it(built: Build) -> None:
    box = (0.0, 0.0, 0.0, 0.0)
    (use,) = where(built.documents[0], "prohibitions/government-use#use")
    lines = (PrintedLine(4, 17, use.eid, "any other work", *box),)
    (one,) = customize(Asked(built, built.documents[:1], "p. 4, line 17", lines=lambda _: lines))
    assert one.name == "passages/government-use"


def test_of_one_provision_a_difference_is_written_and_a_second_added(
    run: Run, place: Place, folder: Path
) -> None:
    place(SMALL)
    before = law(folder)
    (one,) = written(run, "prohibitions/procurement#forbidden-agreements", "--provision")
    assert one["label"] == "forbidden-agreements"
    (again,) = written(run, "prohibitions/procurement#acquisition", "--provision")
    assert again["file"] == one["file"]
    assert law(folder) == before
    file = Path(one["file"])
    text = file.read_text("utf-8")
    assert text.startswith("---\nchanges:\n  - {replace: forbidden-agreements, sha256: ")
    assert text.count("replace:") == 2
    assert text.splitlines()[again["line"] - 1].startswith("1. # Acquisition")
    file.write_text(text.replace("# Acquisition", "# Buying"), "utf-8")
    assert b"Buying" in law(folder)[CODE]
    third = run("customize", CODE, "prohibitions/procurement#acquisition", "--provision")
    assert third.exit_code == 1
    assert "already changes “acquisition”; nothing was written" in third.stdout
    assert "# Buying" in file.read_text("utf-8")


def test_what_somebody_wrote_is_never_replaced(run: Run, place: Place, folder: Path) -> None:
    place(SMALL)
    written(run, WORDS)
    standing = run("customize", CODE, WORDS)
    assert standing.exit_code == 0
    assert "stands there already, as it is shared" in standing.stdout
    copied = folder / USE
    mine = copied.read_text("utf-8").replace(WORDS, "any work")
    copied.write_text(mine, "utf-8")
    for what in ("any work, whatever", "prohibitions/government-use", "passages/government-use"):
        done = run("customize", CODE, what)
        assert done.exit_code == 1, what
        assert f"{USE}:" in done.stdout
        assert "stands there already and was edited; nothing was written" in done.stdout
        assert "--undo" in done.stdout
    assert copied.read_text("utf-8") == mine


def test_what_is_no_text_is_not_replaced_either(run: Run, place: Place, folder: Path) -> None:
    place(SMALL)
    (folder / USE).parent.mkdir(parents=True)
    (folder / USE).symlink_to(folder / "mine.md")  # which is on another disk just now
    done = run("customize", CODE, WORDS)
    assert done.exit_code == 1
    assert "[customize.stands]" in done.stderr
    assert (folder / USE).is_symlink()


def test_undo_removes_a_copy_and_keeps_an_edited_one_beside(
    run: Run, place: Place, folder: Path
) -> None:
    path = place(SMALL)
    before = law(folder)
    written(run, WORDS)
    written(run, "prohibitions/procurement#forbidden-agreements", "--provision")
    for what in (WORDS, "passages/procurement"):
        done = run("customize", CODE, what, "--undo")
        assert done.exit_code == 0, done.output
        assert "is removed" in done.stdout
    assert [file for file in files_in(folder) if not file.startswith("output/")] == [
        path.relative_to(folder).as_posix()
    ]
    written(run, WORDS)
    (folder / USE).write_text("{{ broken", "utf-8")  # so that no bill could tell where words stand
    assert run("customize", CODE, WORDS, "--undo").exit_code == 1
    done = run("customize", CODE, "passages/government-use", "--undo")
    assert done.exit_code == 0, done.output
    assert f"it stays as {USE}.edited." in done.stdout
    assert (folder / f"{USE}.edited").read_text("utf-8") == "{{ broken"
    assert law(folder) == before
    done = run("customize", CODE, "passages/government-use", "--undo")
    assert done.exit_code == 1
    assert "none of its own" in done.stderr


def test_a_text_that_is_a_difference_is_copied_whole(run: Run, place: Place, folder: Path) -> None:
    """`prohibitions/private-use` lays a note over the text that all orders share."""
    place({"prohibitions: all": "prohibitions: [b.i, b.ii]"})
    before = law(folder)
    (one,) = written(run, "prohibitions/private-use.direct")
    text = Path(one["file"]).read_text("utf-8")
    assert "changes:" not in text
    assert "Opt-in consent, it is said, would be enough." in " ".join(text.split())
    assert text.splitlines()[one["line"] - 1].strip()
    assert law(folder) == before
    assert (
        "is removed" in run("customize", CODE, "prohibitions/private-use.direct", "--undo").stdout
    )


def test_of_a_text_that_another_document_has_otherwise_the_copy_is_of_one_form(
    run: Run, place: Place, folder: Path
) -> None:
    """The vote of another body defines biometric surveillance in fewer words."""
    place(
        {
            "prohibitions: all": "prohibitions: [b.i]",
            "companion: us-city-resolution": "companion: us-body-vote",
        }
    )
    before = law(folder)
    assert set(before) == {CODE, f"{CODE}-vote"}
    name = "definitions/biometric-surveillance"
    (one,) = written(run, name)
    assert one["file"] == str(folder / OWN / "forms" / "us-city" / f"{name}.md")
    (other,) = written(run, name, "--document", "vote")
    assert other["file"] == str(folder / OWN / "forms" / "us-body-vote" / f"{name}.md")
    assert Path(one["file"]).read_bytes() != Path(other["file"]).read_bytes()
    assert law(folder) == before
    path = Path(one["file"])
    path.write_text(path.read_text("utf-8").replace("use", "uses"), "utf-8")
    assert {stem for stem, text in law(folder).items() if text != before[stem]} == {CODE}
    assert "forms/us-body-vote" in run("customize", CODE, name, "--document", "vote").stdout
    assert run("customize", CODE, name, "--document", "vote", "--undo").exit_code == 0
    assert not Path(other["file"]).parent.exists()
    assert path.is_file()


def test_a_shipped_place_gets_its_copy_in_the_working_folder(folder: Path) -> None:
    """Eugene has a memo of its own where it is shipped; a copy in the folder goes before it."""
    setup = load_setup("us-or-eugene", Report())
    assert setup is not None
    own = folder / "jurisdictions" / "us-or-eugene"
    assert own_folder(setup.search) == own
    assert (ROOT / "jurisdictions/us-or-eugene/papers/memo.md").is_file()
    (own / "papers").mkdir(parents=True)
    (own / "papers" / "memo.md").write_text("mine", "utf-8")
    assert setup.search.every("papers/memo.md")[0] == own / "papers" / "memo.md"


def test_a_copy_that_would_change_the_bill_is_not_left_there(
    run: Run, place: Place, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place(SMALL)
    monkeypatch.setattr("draftban.cli.running.customizing.same_law", lambda before, after: False)
    done = run("customize", CODE, WORDS)
    assert done.exit_code == 1
    assert "customize.changes-law" in done.stderr
    assert not (folder / OWN).exists()


@pytest.mark.parametrize(
    ("what", "code", "said"),
    [
        ("definitions/covered-spade", "unknown", "Did you mean “definitions/covered-space”?"),
        ("prohibitions/evidense", "unknown", "Did you mean “prohibitions/evidence”?"),
        ("nobody wrote this anywhere", "unknown", f"draftban clauses {CODE}"),
        ("biometric surveillance", "several", "passages/government-use"),
        ("section 2", "several", "Name one: prohibitions/"),
        ("be it ordained", "setting", f"Write `formula:` in jurisdictions/{CODE}.yaml"),
        ("prohibitions/evidence", "label", "prohibitions/evidence#"),
        ("vendors/collections", "not-standing", "A copy would bring it in."),
        ("vendors/collections.direct", "not-standing", "A copy would bring it in."),
    ],
)
def test_what_cannot_be_copied_is_told_with_what_to_do(
    built: Build, what: str, code: str, said: str
) -> None:
    with pytest.raises(CannotCustomize) as problem:
        customize(Asked(built, built.documents, what, provision=code == "label"))
    told = problem.value.diagnostic
    assert told.code == f"customize.{code}"
    assert said in told.hint
    assert told.text == what


def test_a_further_kind_is_one_function_more(
    run: Run, place: Place, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def amends(asked: Asked) -> tuple[OwnFile, ...]:
        if asked.what != "notes":
            return ()
        target = folder / OWN / "notes.yaml"
        return (OwnFile("notes", target, b"one: 1\n", (), 1, "one: 1"),)

    monkeypatch.setattr(customizing, "KINDS", (amends, *KINDS))
    place()
    (one,) = written(run, "notes")
    assert Path(one["file"]).read_bytes() == b"one: 1\n"
