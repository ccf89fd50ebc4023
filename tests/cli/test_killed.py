"""A run that is killed: the next one finishes or undoes it, and nothing of it is left. Two hundred
kills, of packets too, are in ``make exhaustive``.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from draftban.cli.output.changes import alone, settle, unfinished
from draftban.documents import proof
from tests.cli.conftest import files_in
from tests.cli.killing import RUN, assert_whole, kill
from tests.cli.test_files import write
from tests.conftest import need_program
from tests.writers.pdfua import need_pango

Place = Callable[..., Path]
OUT = "output/us-oh-testville"
BUILD = ("build", "us-oh-testville", "--to")


def test_killed_at_four_moments_a_build_leaves_no_mixed_set(place: Place, folder: Path) -> None:
    place()
    kill(folder, OUT, 4, 20, *BUILD, "docx,text")


def test_killed_at_two_moments_a_build_with_pdf_leaves_no_mixed_set(
    place: Place, folder: Path
) -> None:
    need_pango()
    place()
    kill(folder, OUT, 2, 21, *BUILD, "docx,pdf")


# ---------------------------------------------------------------- at every step of writing

STEPS = ("fsync", "link", "mkdir", "replace", "rmdir", "unlink")
"""What changes a disk; each call of one of these is a moment to be killed at."""

OLD = {"a.txt": b"old a", "b.txt": b"old b", "half/c.txt": b"old c"}
EDITED = b"an edit"
NEW = {"a.txt": b"new a", "half/c.txt": b"new c", "half/d.txt": b"new d"}


def killed(moment: int, work: Callable[[], Any], *, failing: int = 0) -> bool:
    """Whether ``work`` met its ``moment``-th step, in a process that is killed there; its
    ``failing``-th step, if one is named, is refused by the system.
    """
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    count = 0

    def until_then(step: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            nonlocal count
            count += 1
            if count == moment:
                os._exit(9)
            if count == failing:
                raise PermissionError(13, "no")
            return step(*arguments, **options)

        return call

    try:
        for name in STEPS:
            setattr(os, name, until_then(getattr(os, name)))
        work()
    finally:
        os._exit(0)


def moments(folder: Path, *, failing: int = 0) -> Iterator[Path]:
    """A folder for each moment at which a run that replaces, adds, keeps and removes is killed."""
    for moment in range(1, 500):
        here = folder / str(moment)
        write(here, OLD)
        (here / "a.txt").write_bytes(EDITED)
        if not killed(moment, lambda here=here: rewrite(here), failing=failing):  # type: ignore[misc]
            assert moment > 20, "it was killed at many moments before it came to its end"
            return
        yield here
    pytest.fail("it never came to its end")


def rewrite(folder: Path) -> None:
    write(folder, NEW, overwrite=True, unwanted=("b.txt",))


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in files_in(folder)}


BEFORE = {**OLD, "a.txt": EDITED}
AFTER = {**NEW, "a.edited.txt": EDITED}


def test_killed_at_each_step_the_next_run_finishes_or_undoes_it(tmp_path: Path) -> None:
    ends = []
    for here in moments(tmp_path):
        settle(here)
        found = contents(here)
        assert found in (BEFORE, AFTER), here.name
        assert set(proof.read(here).written) == set(NEW if found == AFTER else OLD)
        ends.append(found == AFTER)
        rewrite(here)
        assert contents(here) == AFTER
    assert ends == sorted(ends), "from one moment on it is finished, before it is undone"
    assert set(ends) == {False, True}


@pytest.mark.parametrize("failing", [24, 26])
def test_killed_while_it_undoes_what_failed(tmp_path: Path, failing: int) -> None:
    for here in moments(tmp_path, failing=failing):
        settle(here)
        assert contents(here) in (BEFORE, AFTER), here.name
        rewrite(here)
        assert contents(here) == AFTER


def test_an_edit_after_the_kill_is_not_overwritten(tmp_path: Path) -> None:
    edits = 0
    for here in moments(tmp_path):
        if unfinished(here):
            edits += 1
            (here / "half").mkdir(exist_ok=True)
            (here / "half" / "c.txt").write_bytes(b"since then")
            assert write(here, NEW).failed
            assert contents(here)["half/c.txt"] == b"since then"
    assert edits > 10


def test_what_a_live_run_is_at_work_on_is_left_to_it(tmp_path: Path) -> None:
    """Another process waits while this one has the folder."""
    code = (
        "from pathlib import Path\n"
        "from draftban.cli.output.changes import settle\n"
        "settle(Path('.'))\n"
    )
    with alone(tmp_path):
        hidden = tmp_path / ".draftban-live"
        hidden.mkdir()
        (hidden / "0.new").write_bytes(b"1")
        other = subprocess.Popen([sys.executable, "-c", code], cwd=tmp_path)
        with pytest.raises(subprocess.TimeoutExpired):
            other.wait(1)
        assert (hidden / "0.new").exists()
    assert other.wait(60) == 0
    assert not hidden.exists(), "nobody is at work there any more"


def test_two_at_once_leave_the_files_of_one(place: Place, folder: Path) -> None:
    place()
    for _ in range(2):
        pair = [
            subprocess.Popen([*RUN, *BUILD, "docx,text", "--with", demand], cwd=folder, stdout=-3)
            for demand in "cd"
        ]
        assert [process.wait(120) for process in pair] == [0, 0]
        assert_whole(folder / OUT)


def test_a_journal_of_a_stranger_touches_no_other_folder(tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_bytes(b"mine")
    here = tmp_path / "x"
    write(here)
    before = contents(here)
    hashed = proof.digest(b"mine")
    for number, text in enumerate(
        (
            f'[{{"name": "../mine.txt", "old": "{hashed}", "new": ""}}]',
            f'[{{"name": "{mine}", "old": "{hashed}", "new": ""}}]',
            '[{"name": "a.txt", "old": 1, "new": ""}]',
            '[{"name": "a.txt"}]',
            "[" * 100_000,
            '{"a": 1}',
            "[1]",
            "\0",
        )
    ):
        work = here / f".draftban-{number}"
        work.mkdir()
        (work / "journal.json").write_text(text)
        (work / "of mine.txt").write_bytes(b"1")
    settle(here)
    assert mine.read_bytes() == b"mine"
    left = {f".draftban-{number}/of mine.txt": b"1" for number in range(8)}
    assert contents(here) == {**before, **left}, "only what a run puts there is swept"


# ---------------------------------------------------------------- the same number each time

LIVES = "import os, sys\nprint(os.getpid(), flush=True)"
DIES = f"{LIVES}\nos.replace = lambda *_: os.kill(os.getpid(), 9)"
MAIN = "\nfrom draftban.cli import main\nmain(sys.argv[1:])"


def test_a_container_gives_each_run_the_same_number(place: Place, folder: Path) -> None:
    unshare = need_program("unshare")
    into = [unshare, "--pid", "--fork", "--mount-proc"]
    if subprocess.run([*into, "true"], capture_output=True, check=False).returncode:
        into = [unshare, "--user", "--map-root-user", "--pid", "--fork", "--mount-proc"]
        if subprocess.run([*into, "true"], capture_output=True, check=False).returncode:
            pytest.skip("this system makes no namespaces of process numbers")
    place()
    numbers = []
    for code in (DIES, LIVES):
        shown = subprocess.run(
            [
                *into,
                "sh",
                "-c",
                '"$@"; echo',
                "sh",
                sys.executable,
                "-c",
                code + MAIN,
                *BUILD,
                "text",
            ],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        numbers.append(shown.stdout.split()[0])
        if code == DIES:
            assert unfinished(folder / OUT), shown.stderr
    assert numbers[0] == numbers[1]
    assert_whole(folder / OUT)
