"""Output is written whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from draftban.cli.files import write_all
from draftban.diagnostics import DraftbanError
from tests.cli.conftest import files_in


def test_writes_every_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    write_all({tmp_path / "new" / "a.txt": b"1", tmp_path / "new" / "b.txt": b"2"})
    assert files_in(tmp_path) == ["new/a.txt", "new/b.txt"]
    assert (tmp_path / "new" / "b.txt").read_bytes() == b"2"


def test_replaces_earlier_output(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    write_all({tmp_path / "a.txt": b"new"})
    assert (tmp_path / "a.txt").read_bytes() == b"new"
    assert files_in(tmp_path) == ["a.txt"]


def test_a_failing_rename_brings_back_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b.txt").write_bytes(b"old b")
    replace, calls = os.replace, []

    def fails_at_the_second_file(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == 3:
            raise OSError(errno.EACCES, "no")
        replace(source, target)

    monkeypatch.setattr(os, "replace", fails_at_the_second_file)
    with pytest.raises(DraftbanError, match="you may not write there"):
        write_all({tmp_path / name: b"new" for name in ("a.txt", "b.txt", "c.txt")})
    assert files_in(tmp_path) == ["b.txt"]
    assert (tmp_path / "b.txt").read_bytes() == b"old b"


def test_a_full_disk_leaves_earlier_output_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DraftbanError, match="the disk is full"):
        write_all({tmp_path / "a.txt": b"new", tmp_path / "deep" / "er" / "b.txt": b"new"})
    assert files_in(tmp_path) == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"], "the new folders are gone"


def test_an_interruption_leaves_no_temporary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_all({tmp_path / "a.txt": b"new"})
    assert files_in(tmp_path) == []


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("mine")
    with pytest.raises(DraftbanError, match="a file, not a folder") as caught:
        write_all({tmp_path / "output" / "x" / "x.txt": b"1"})
    assert caught.value.diagnostics[0].text == str(tmp_path / "output" / "x" / "x.txt")
    assert files_in(tmp_path) == ["output"]


def test_a_folder_where_a_file_should_be(tmp_path: Path) -> None:
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(DraftbanError, match="a folder of that name is in the way"):
        write_all({tmp_path / "a.txt": b"1", tmp_path / "b.txt": b"2"})
    assert files_in(tmp_path) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(DraftbanError, match="you may not write there"):
            write_all({tmp_path / "a.txt": b"1"})
    finally:
        tmp_path.chmod(0o700)


def test_files_get_ordinary_permissions(tmp_path: Path) -> None:
    usual = tmp_path / "usual.txt"
    usual.write_bytes(b"")
    write_all({tmp_path / "a.txt": b"1"})
    assert (tmp_path / "a.txt").stat().st_mode == usual.stat().st_mode
