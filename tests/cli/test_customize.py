"""`draftban customize`: the right file, the same bill, nobody's work lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from draftban.products.customizing import KINDS
from tests.cli.conftest import Run, files_in
from tests.content.shipped import ROOT

CODE = "us-oh-testville"
OWN = f"jurisdictions/{CODE}"
SHARED = ROOT / "templates" / "languages" / "en"
WORDS = "law enforcement or any other work"
USE = f"{OWN}/passages/government-use.md"

Place = Callable[..., Path]


def law(run: Run, folder: Path) -> dict[str, bytes]:
    """Every bill of the place as text, by name."""
    done = run("build", CODE, "--to", "text", "--again")
    assert done.exit_code == 0, done.output
    return {file.name: file.read_bytes() for file in (folder / "output" / CODE).glob("*.txt")}


def written(run: Run, *what: str) -> list[dict[str, Any]]:
    done = run("customize", CODE, *what, "--format", "json")
    assert done.exit_code == 0, done.output
    found: list[dict[str, Any]] = json.loads(done.stdout)["written"]
    return found


def test_words_bring_the_passage_that_carries_them_and_change_no_bill(
    run: Run, place: Place, folder: Path
) -> None:
    place()
    before = law(run, folder)
    assert len(before) > 1
    done = run("customize", CODE, WORDS)
    assert done.exit_code == 0, done.output
    assert law(run, folder) == before
    copied = folder / USE
    assert copied.read_bytes() == (SHARED / "common/passages/government-use.md").read_bytes()
    first, *rest = done.stdout.splitlines()
    file, line = first.rsplit(":", 1)
    assert file == USE
    assert WORDS in copied.read_text("utf-8").splitlines()[int(line) - 1]
    told = "\n".join(rest)
    assert f"{CODE}, section 2(b)" in told
    assert str(SHARED / "common/passages/government-use.md") in told
    assert f"draftban build {CODE}" in told
    assert f"draftban customize {CODE} passages/government-use --undo" in told
    copied.write_text(copied.read_text("utf-8").replace(WORDS, "any work"), "utf-8")
    edited = law(run, folder)
    assert {name for name in edited if edited[name] != before[name]} == {f"{CODE}.txt"}


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
    run: Run, place: Place, folder: Path, what: str, files: list[str]
) -> None:
    place()
    found = written(run, what)
    assert sorted(one["file"] for one in found) == [str(folder / OWN / file) for file in files]
    for one in found:
        shared = ROOT / one["taken_from"][0]
        assert Path(one["file"]).read_bytes() == shared.read_bytes()
        assert Path(one["file"]).read_text("utf-8").splitlines()[one["line"] - 1].strip()
        assert one["printed"] or one["text"].startswith("papers/")


def test_a_printed_line_brings_what_stands_on_it(run: Run, place: Place) -> None:
    place()
    (one,) = written(run, "page 1, line 30", "--document", "vote")
    assert one["file"].startswith(str(Path.cwd() / OWN / "vote"))
    assert list(one["printed"]) == [f"{CODE}-vote"]


def test_of_one_provision_a_difference_is_written_and_a_second_added(
    run: Run, place: Place, folder: Path
) -> None:
    place()
    before = law(run, folder)
    (one,) = written(run, "2(i)(2)", "--provision")
    assert one["label"] == "forbidden-agreements"
    (again,) = written(run, "prohibitions/procurement#acquisition", "--provision")
    assert again["file"] == one["file"]
    assert law(run, folder) == before
    file = Path(one["file"])
    text = file.read_text("utf-8")
    assert text.startswith("---\nchanges:\n  - {replace: forbidden-agreements, sha256: ")
    assert text.count("replace:") == 2
    assert text.splitlines()[again["line"] - 1].startswith("1. # Acquisition")
    file.write_text(text.replace("# Acquisition", "# Buying"), "utf-8")
    assert b"Buying" in law(run, folder)[f"{CODE}.txt"]
    third = run("customize", CODE, "prohibitions/procurement#acquisition", "--provision")
    assert third.exit_code == 1
    assert "already changes “acquisition”; nothing was written" in third.stdout
    assert "# Buying" in file.read_text("utf-8")


def test_what_somebody_wrote_is_never_replaced(run: Run, place: Place, folder: Path) -> None:
    place()
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


def test_undo_removes_a_copy_and_keeps_an_edited_one_beside(
    run: Run, place: Place, folder: Path
) -> None:
    path = place()
    before = law(run, folder)
    written(run, WORDS)
    written(run, "2(i)(2)", "--provision")
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
    assert law(run, folder) == before
    done = run("customize", CODE, "passages/government-use", "--undo")
    assert done.exit_code == 1
    assert "none of its own" in done.stderr


def test_a_text_that_is_a_difference_is_copied_whole(run: Run, place: Place, folder: Path) -> None:
    """`prohibitions/private-use` lays a note over the text that all orders share."""
    place()
    before = law(run, folder)
    (one,) = written(run, "prohibitions/private-use.direct")
    text = Path(one["file"]).read_text("utf-8")
    assert "changes:" not in text
    assert "Opt-in consent, it is said, would be enough." in " ".join(text.split())
    assert text.splitlines()[one["line"] - 1].strip()
    assert law(run, folder) == before
    assert (
        "is removed" in run("customize", CODE, "prohibitions/private-use.direct", "--undo").stdout
    )


def test_a_shipped_place_gets_its_copy_in_the_working_folder(run: Run, folder: Path) -> None:
    """Eugene has a memo of its own where it is shipped; a copy in the folder goes before it."""
    done = run("customize", "us-or-eugene", "papers/memo", "--format", "json")
    assert done.exit_code == 0, done.output
    (one,) = json.loads(done.stdout)["written"]
    assert one["file"] == str(folder / "jurisdictions/us-or-eugene/papers/memo.md")
    assert one["taken_from"] == ["jurisdictions/us-or-eugene/papers/memo.md"]
    again = run("customize", "us-or-eugene", "papers/memo")
    assert "stands there already" in again.stdout


def test_a_copy_that_would_change_the_bill_is_not_left_there(
    run: Run, place: Place, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place()
    monkeypatch.setattr("draftban.cli.running.customizing.same_law", lambda before, after: False)
    done = run("customize", CODE, WORDS)
    assert done.exit_code == 1
    assert "customize.changes-law" in done.stderr
    assert not (folder / OWN).exists()


@pytest.mark.parametrize(
    ("what", "code", "said"),
    [
        (("definitions/covered-spade",), "unknown", "Did you mean “definitions/covered-space”?"),
        (("prohibitions/evidense",), "unknown", "Did you mean “prohibitions/evidence”?"),
        (("nobody wrote this anywhere",), "unknown", "Nothing here is called"),
        (("be it ordained",), "setting", f"Write `formula:` in jurisdictions/{CODE}.yaml"),
        (("prohibitions/evidence", "--provision"), "label", "prohibitions/evidence#"),
        (("vendors/collections",), "not-standing", "stands in no bill of us-oh-testville"),
    ],
)
def test_what_cannot_be_copied_is_told_with_what_to_do(
    run: Run, place: Place, folder: Path, what: tuple[str, ...], code: str, said: str
) -> None:
    place()
    done = run("customize", CODE, *what)
    assert done.exit_code == 1
    assert f"[customize.{code}]" in done.stderr
    assert said in done.stderr
    assert not (folder / OWN).exists()


def test_a_further_kind_is_one_function_more(
    run: Run, place: Place, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from draftban.products import customizing
    from draftban.products.customizing import Asked, OwnFile

    def amends(asked: Asked) -> tuple[OwnFile, ...]:
        if asked.what != "notes":
            return ()
        target = folder / OWN / "notes.yaml"
        return (OwnFile("notes", target, b"one: 1\n", (), 1, "one: 1"),)

    monkeypatch.setattr(customizing, "KINDS", (amends, *KINDS))
    place()
    (one,) = written(run, "notes")
    assert Path(one["file"]).read_bytes() == b"one: 1\n"
