"""Output is written whole or not at all, into the folder itself and through no link."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from draftban.cli.output.changes import write_file
from draftban.cli.output.outputs import Outcome, write_outputs
from draftban.diagnostics import DraftbanError
from draftban.documents import proof
from tests.cli.conftest import files_in

NEW = {"a.txt": b"new a", "b.txt": b"new b", "c.txt": b"new c"}


def write(folder: Path, files: Mapping[str, bytes] = NEW, **options: Any) -> Outcome:
    """As a build writes them, with a manifest."""
    hashes = {name: proof.digest(data) for name, data in files.items()}
    made = proof.Manifest(proof.Request("x"), "1", outputs=hashes, written=hashes)
    return write_outputs(folder, files, lambda old: proof.merged(old, made), **options)


def why(outcome: Outcome) -> str:
    assert outcome.failed
    assert not outcome.written
    return outcome.diagnostics[-1].message


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in files_in(folder)}


def test_writes_every_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    done = write(tmp_path / "new" / "er")
    assert [path.name for path in done.written] == list(NEW)
    assert contents(tmp_path / "new" / "er") == NEW
    assert len(list((tmp_path / "new" / "er").iterdir())) == len(NEW) + 1


def test_replaces_earlier_output(tmp_path: Path) -> None:
    write(tmp_path, dict.fromkeys(NEW, b"old"))
    assert not write(tmp_path).failed
    assert contents(tmp_path) == NEW


@pytest.mark.parametrize("failing", range(4))
@pytest.mark.parametrize("problem", [OSError(errno.EACCES, "no"), KeyboardInterrupt()])
def test_a_failing_rename_brings_back_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int, problem: BaseException
) -> None:
    old = {"b.txt": b"old b", "c.txt": b"old c"}
    write(tmp_path, old)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    rename, calls = os.replace, []

    def fails_once(source: Path, target: Path) -> None:
        if target.parent == tmp_path:
            calls.append(target)
            if len(calls) == failing + 1:
                raise problem
        rename(source, target)

    monkeypatch.setattr(os, "replace", fails_once)
    if isinstance(problem, OSError):
        assert "you may not write there" in why(write(tmp_path))
    else:
        with pytest.raises(KeyboardInterrupt):
            write(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_full_disk_leaves_earlier_output_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "x", {"a.txt": b"old"})

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert "the disk is full" in why(write(tmp_path / "x"))
    assert "the disk is full" in why(write(tmp_path / "deep" / "er"))
    assert contents(tmp_path) == {"x/a.txt": b"old"}
    assert [p.name for p in tmp_path.iterdir()] == ["x"], "the new folders are gone"


def test_an_interruption_leaves_no_temporary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "x")
    assert not list(tmp_path.iterdir())


def test_what_is_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    done = write(tmp_path / "file" / "x")
    assert "a file, not a folder" in why(done)
    assert done.diagnostics[0].text == str(tmp_path / "file")
    (tmp_path / "x" / "b.txt").mkdir(parents=True)
    done = write(tmp_path / "x")
    assert "a folder of that name is in the way" in why(done)
    assert done.diagnostics[0].text == str(tmp_path / "x" / "b.txt")
    assert files_in(tmp_path) == ["file"]


def test_no_link_below_the_output_folder_is_followed(tmp_path: Path) -> None:
    real, out = tmp_path / "real", tmp_path / "out"
    for folder in (real, tmp_path / "elsewhere"):
        folder.mkdir()
    out.symlink_to(real)
    assert not write(out / "x").failed, "the folder for all output may be a link"
    assert contents(real / "x") == NEW
    for link, target in (("y", tmp_path / "elsewhere"), ("z", tmp_path / "nowhere")):
        (real / link).symlink_to(target)
        done = write(out / link)
        assert "symbolic link" in why(done)
        assert done.diagnostics[0].text == str(out / link)
    (real / "x" / "to-file").symlink_to(tmp_path / "elsewhere")
    assert "symbolic link" in why(write(out / "x", {"to-file/a.txt": b"1"}))
    assert not list((tmp_path / "elsewhere").iterdir())
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("leads", ["mine.txt", "nowhere"])
def test_a_link_that_is_named_as_a_file_is_somebodys(tmp_path: Path, leads: str) -> None:
    (tmp_path / "mine.txt").write_bytes(b"mine")
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.txt").symlink_to(tmp_path / leads)
    assert "not written by draftban" in why(write(tmp_path / "x"))
    done = write(tmp_path / "x", overwrite=True)
    assert done.kept == ((tmp_path / "x" / "a.txt", tmp_path / "x" / "a.edited.txt"),)
    assert (tmp_path / "x" / "a.edited.txt").readlink() == tmp_path / leads
    assert (tmp_path / "x" / "a.txt").read_bytes() == b"new a"
    assert (tmp_path / "mine.txt").read_bytes() == b"mine"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert "you may not write there" in why(write(tmp_path))
    finally:
        tmp_path.chmod(0o700)


def test_files_get_ordinary_permissions(tmp_path: Path) -> None:
    usual = tmp_path / "usual.txt"
    usual.write_bytes(b"")
    write(tmp_path)
    assert (tmp_path / "a.txt").stat().st_mode == usual.stat().st_mode


def test_a_file_system_without_second_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", none)
    write(tmp_path, {"a.txt": b"old"})
    (tmp_path / "a.txt").write_bytes(b"mine")
    assert not write(tmp_path, overwrite=True).failed
    assert contents(tmp_path) == {**NEW, "a.edited.txt": b"mine"}


def test_one_file_by_itself(tmp_path: Path) -> None:
    write_file(tmp_path / "x" / "a.yaml", b"1")
    write_file(tmp_path / "x" / "a.yaml", b"2")
    assert contents(tmp_path) == {"x/a.yaml": b"2"}
    with pytest.raises(DraftbanError, match="a file, not a folder"):
        write_file(tmp_path / "x" / "a.yaml" / "b.yaml", b"1")


# ---------------------------------------------------------------- what somebody edited


def test_an_edited_file_stops_all_and_stays_beside_when_asked(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": b"old", "b.txt": b"old"})
    before = contents(tmp_path)
    for time in (1, 2):
        (tmp_path / "a.txt").write_bytes(b"edit %d" % time)
        (tmp_path / "c.txt").write_bytes(b"mine %d" % time)
        done = write(tmp_path, {**NEW, "b.txt": b"b %d" % time})
        assert [d.text for d in done.diagnostics] == [str(tmp_path / n) for n in ("a.txt", "c.txt")]
        for each in done.diagnostics:
            assert all(way in each.hint for way in ("--overwrite", "--out", "--to"))
        assert (tmp_path / "b.txt").read_bytes() == before["b.txt"], "nothing was written"
        done = write(tmp_path, {**NEW, "b.txt": b"b %d" % time}, overwrite=True)
        assert len(done.kept) == 2
        before = contents(tmp_path)
    assert before == {
        **NEW,
        "b.txt": b"b 2",
        "a.edited.txt": b"edit 1",
        "a.edited-2.txt": b"edit 2",
        "c.edited.txt": b"mine 1",
        "c.edited-2.txt": b"mine 2",
    }


def test_other_choices_in_between_are_no_edit(tmp_path: Path) -> None:
    write(tmp_path, {"x.docx": b"1", "x.pdf": b"1"})
    other = proof.Manifest(proof.Request("x", ("c",)), "1")
    hashes = {"x.docx": proof.digest(b"2")}
    made = replace(other, outputs=hashes, written=hashes)
    write_outputs(tmp_path, {"x.docx": b"2"}, lambda old: proof.merged(old, made))
    found = proof.read(tmp_path)
    assert set(found.outputs) == {"x.docx"}
    assert set(found.written) == {"x.docx", "x.pdf"}
    assert not write(tmp_path, {"x.pdf": b"2"}).failed


@pytest.mark.parametrize("manifest", [None, b"[1]", b"[" * 200_000])
def test_without_a_manifest_only_the_same_bytes_pass(
    tmp_path: Path, manifest: bytes | None
) -> None:
    write(tmp_path)
    (tmp_path / proof.NAME).unlink()
    if manifest is not None:
        (tmp_path / proof.NAME).write_bytes(manifest)
    done = write(tmp_path, {**NEW, "a.txt": b"other"})
    assert "not written by draftban" in why(done)
    assert len(done.diagnostics) == (1 if manifest is None else 2), "a broken one is told"
    assert contents(tmp_path) == NEW
    done = write(tmp_path)
    assert not done.failed
    assert set(proof.read(tmp_path).written) == set(NEW)
    assert bool(done.kept) is bool(manifest), "somebody may have made it"


def test_only_what_draftban_wrote_is_removed(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "b.txt").write_bytes(b"edit")
    (tmp_path / "d.txt").write_bytes(b"mine")
    done = write_outputs(
        tmp_path,
        {"a.txt": b"new a"},
        lambda old: old or pytest.fail("it has a manifest"),
        unwanted=("b.txt", "c.txt", "d.txt", "e.txt"),
    )
    assert [path.name for path in done.removed] == ["c.txt"]
    assert [path.name for path in done.stayed] == ["b.txt", "d.txt"]
    assert contents(tmp_path) == {"a.txt": b"new a", "b.txt": b"edit", "d.txt": b"mine"}
    assert set(proof.read(tmp_path).written) == {"a.txt", "b.txt"}
