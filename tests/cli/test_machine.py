"""What is nobody's mistake is told as what it is: a full disk, a closed stream, a folder that is
gone, an interrupted run; and nothing that people type steers the terminal that shows it.
"""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from draftban.cli.verbs import demands
from tests.cli.conftest import Run, files_in

DRAFTBAN = (sys.executable, "-m", "draftban")
SHELL = pytest.mark.skipif(not Path("/bin/sh").exists(), reason="needs a shell")


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """``line`` in a shell in ``folder``; ``draftban`` in it is this one."""
    command = " ".join(DRAFTBAN)
    return subprocess.run(
        ["/bin/sh", "-c", line.replace("draftban", command)],
        capture_output=True,
        text=True,
        cwd=folder,
        timeout=60,
        check=False,
    )


# ---------------------------------------------------------------- output


@SHELL
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", ["forms", "--help"])
def test_a_full_output_is_called_that(tmp_path: Path, arguments: str) -> None:
    done = shell(f"draftban {arguments} > /dev/full", tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("error: The output could not be printed to its end: No space")
    assert "[machine.output]\n    standard output\n    → " in done.stderr
    assert "bug" not in done.stderr
    assert "Exception ignored" not in done.stderr


@SHELL
def test_files_are_written_where_no_output_can_be_printed(
    tmp_path: Path, place: Callable[..., Path]
) -> None:
    place()
    done = shell("draftban build us-oh-testville --to text --with c >&- 2>&-", tmp_path)
    assert done.returncode == 1, "what it had to say could not be said"
    assert not done.stdout + done.stderr
    (file,) = [f for f in files_in(tmp_path) if f.endswith("us-oh-testville.txt")]
    assert (tmp_path / file).read_text("utf-8").rstrip()[-1] != "…"
    assert "to fill in" not in (tmp_path / file).read_text("utf-8")


@SHELL
def test_a_closed_output_is_called_that(tmp_path: Path) -> None:
    done = shell("draftban demands >&-", tmp_path)
    assert done.returncode == 1
    assert "The output could not be printed to its end: it is closed." in done.stderr
    assert "bug" not in done.stderr


@SHELL
def test_who_has_read_enough_is_told_nothing(tmp_path: Path) -> None:
    done = shell("draftban show us-ma-lowell | head -1", tmp_path)
    assert done.stdout.startswith("place: us-ma-lowell")
    assert not done.stderr


# ---------------------------------------------------------------- folder, files, memory

VERBS = [
    *("build us-ma", "check us-ma", "coverage us-ma", "compare us-ma", "packet us-ma"),
    *("show us-ma", "clauses", "where us-ma", "forms", "demands", "verify x", "doctor"),
    "new --set name=Dayton --set state=Ohio",
]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder that is in use")
@pytest.mark.parametrize("arguments", VERBS)
def test_a_folder_that_was_deleted_is_called_that(
    run: Run, folder: Path, arguments: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = folder / "gone"
    gone.mkdir()
    monkeypatch.setenv("PWD", str(gone))
    monkeypatch.chdir(gone)
    gone.rmdir()
    shown = run(*arguments.split())
    assert shown.exit_code == 1
    assert shown.stderr.splitlines() == [
        "error: The current folder has been deleted. [machine.folder]",
        f"    {gone}",
        "    → Change to a folder that is there, such as: cd ~",
    ]
    assert run(arguments.split()[0], "--help").exit_code == 0


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Make `draftban demands` raise ``error``."""

    def broken() -> None:
        raise error

    monkeypatch.setattr(demands, "command", click.command(name="demands")(broken))


@pytest.mark.parametrize(
    ("error", "says", "name"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "/tmp/x"), "No space left", "/tmp/x"),
        (OSError(errno.EFBIG, "File too large", "a.docx"), "File too large", "a.docx"),
        (PermissionError(errno.EACCES, "Permission denied", b"f"), "Permission denied", "f"),
        (OSError(errno.EMFILE, "Too many open files"), "Too many open files", ""),
        (MemoryError(), "The memory is used up", ""),
    ],
)
def test_a_condition_of_the_machine_is_no_bug(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: Exception, says: str, name: str
) -> None:
    failing(monkeypatch, error)
    shown = run("demands")
    assert shown.exit_code == 1
    head, *rest = shown.stderr.splitlines()
    assert head == f"error: {says}{head.removeprefix(f'error: {says}')}"
    assert head.endswith("nothing more was written. [machine.condition]")
    assert rest[:-1] == ([f"    {name}"] if name else [])
    assert rest[-1].startswith("    → ")


def test_a_file_of_ours_that_is_missing_is_our_bug(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, FileNotFoundError(errno.ENOENT, "No such file", "x.css"))
    assert "internal error: FileNotFoundError" in run("demands").stderr


# ---------------------------------------------------------------- interrupted


def test_interrupted_is_status_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, KeyboardInterrupt())
    shown = run("demands")
    assert shown.exit_code == 130
    assert shown.stderr.split() == ["Interrupted."]


def test_an_input_that_ends_before_its_answer_is_status_1(run: Run) -> None:
    ended = run("new", input="")
    assert ended.exit_code == 1
    assert ended.stderr.splitlines()[-1] == "Aborted: no answer can be read."


@pytest.fixture
def heard() -> Iterator[None]:
    """Programs that are started meanwhile hear Ctrl+C, though the tests themselves may run in the
    background of a script, where nobody does.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.usefixtures("heard")
def test_interrupted_while_its_parts_are_loaded_shows_no_traceback(tmp_path: Path) -> None:
    """The signal comes at the moment at which click, the first and largest part, is asked for."""
    (tmp_path / "click.py").write_text(
        "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n", "utf-8"
    )
    done = subprocess.run(
        [*DRAFTBAN, "demands"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "Interrupted.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.usefixtures("heard")
def test_interrupted_before_the_command_is_called_shows_no_traceback(tmp_path: Path) -> None:
    """As between the lines of the script that an installer writes."""
    code = "import os, signal\nfrom draftban.cli import main\nos.kill(os.getpid(), signal.SIGINT)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=60,
        check=False,
    )
    assert done.returncode in (130, -signal.SIGINT), "a shell calls both 130"
    assert done.stderr == "Interrupted.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.usefixtures("heard")
def test_interrupted_at_a_question_shows_no_traceback(tmp_path: Path) -> None:
    with subprocess.Popen(
        [*DRAFTBAN, "new"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline()  # it has begun, and waits for an answer
        time.sleep(0.2)
        running.send_signal(signal.SIGINT)
        assert running.stdin is not None
        _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert said.splitlines()[-1] == "Interrupted."
    assert "Traceback" not in said


# ---------------------------------------------------------------- what people type

STEERING = "a\x1b[31mb\u202ec\u200fd\U0010ffffe\ufffef\ue000g\U000e0041h\u2028i\x85j\nk"


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", STEERING),
        ("build", f"{STEERING}.txt"),
        ("build", "us-ma", "--to", STEERING),
        ("build", "us-ma", "--with", STEERING),
        ("build", "us-ma", f"--{STEERING}"),
        ("build", "us-ma", "--as", STEERING),
        ("build", "us-ma", "--out", STEERING),
        (STEERING,),
        ("verify", STEERING),
        ("new", "--set", f"name={STEERING}", "--set", "state=Ohio"),
        ("new", "--set", f"{STEERING}=x", "--set", "name=Dayton", "--set", "state=Ohio"),
        ("show", STEERING),
        ("where", STEERING, "1"),
    ],
)
def test_nothing_typed_steers_the_terminal(run: Run, arguments: tuple[str, ...]) -> None:
    shown = run(*arguments)
    assert shown.exit_code in (1, 2)
    assert "internal error" not in shown.output
    assert shown.output.replace("\n", "").isprintable(), ascii(shown.output)
    assert re.search(r"U\+202E|U\+001B|\\u202e|cannot be shown|invisible", shown.output)


def test_characters_of_no_meaning_in_a_file_are_spelled_out(
    run: Run, place: Callable[..., Path]
) -> None:
    place({"prohibitions: all": 'prohibitions: ["b.ii\\uFFFEi", "a\\U0010FFFF", "\\uFEFFb.iii"]'})
    shown = run("check", "us-oh-testville")
    assert shown.exit_code == 1
    assert shown.output.replace("\n", "").isprintable(), ascii(shown.output)
    assert "U+FFFE" in shown.output


def test_json_escapes_what_would_steer_a_terminal(run: Run) -> None:
    shown = run("check", STEERING, "--format", "json")
    assert shown.output.replace("\n", "").isprintable(), ascii(shown.output)
    (told,) = json.loads(shown.stdout)["places"]
    assert told["place"] == STEERING


def test_a_diagnostic_takes_one_line_for_each_of_its_parts(run: Run) -> None:
    shown = run("build", "x\n")
    first, second, third = shown.stderr.splitlines()[:3]
    assert re.match(r"error: .*U\+000A.*\. \[config\.control-character\]", first)
    assert second == "    x<U+000A>"
    assert third.startswith("    → ")


@pytest.mark.parametrize("out", ["a\x01b", "a\u202eb", "a\nb"])
def test_a_folder_that_cannot_be_shown_is_not_made(run: Run, folder: Path, out: str) -> None:
    shown = run("build", "us-ma-lowell", "--to", "text", "--out", out)
    assert shown.exit_code == 2
    assert "holds a character that cannot be shown" in " ".join(shown.stderr.split())
    assert not list(folder.iterdir())


@pytest.mark.parametrize("code", ["con", "nul", "aux", "prn", "com1", "lpt9"])
def test_a_place_is_not_called_like_a_device_of_windows(
    run: Run, place: Callable[..., Path], code: str
) -> None:
    path = place({"place: us-oh-testville": f"place: {code}"})
    path.rename(path.with_name(f"{code}.yaml"))
    said = f"“{code}” cannot be a place's code: Windows keeps files of that name for a device."
    by_code, by_path = run("build", code), run("build", f"jurisdictions/{code}.yaml")
    assert f"error: {said}" in by_code.stderr
    assert f"jurisdictions/{code}.yaml:1:8: error: {said}" in by_path.stderr
    assert by_code.exit_code == by_path.exit_code == 1
