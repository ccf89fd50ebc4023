"""Several processes give what one gives, in the same order, and none outlives the run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from draftban.cli.running.pool import in_order
from draftban.diagnostics import Diagnostic, DraftbanError
from tests.cli.conftest import PLACE, files_in

RUN = (sys.executable, "-m", "draftban")


@pytest.fixture
def places(folder: Path) -> list[str]:
    """Five places, of which two share the mistakes of a form."""
    (folder / "jurisdictions").mkdir()
    places = ["us-oh-a", "us-oh-b", "us-oh-bad", "us-oh-c", "us-oh-worse"]
    for code in places:
        text = PLACE.replace("us-oh-testville", code).replace("all", "[c]")
        if code in ("us-oh-bad", "us-oh-worse"):
            text = text.replace("form: us-city", "form: us-broken")
        (folder / f"jurisdictions/{code}.yaml").write_text(text, "utf-8")
    broken = folder / "templates/forms/us-broken.yaml"
    broken.parent.mkdir(parents=True)
    broken.write_text("form: us-broken\nextends: us-city\nnonsense: 1\n", "utf-8")
    return places


def draftban(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*RUN, *arguments], cwd=folder, capture_output=True, text=True)


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*.*"))}


def test_the_same_files_and_words_from_one_process_and_from_four(
    places: list[str], folder: Path
) -> None:
    said = []
    # One place twice, by its code and by its file: their builds meet in one folder.
    run = (
        "build",
        *places,
        "jurisdictions/us-oh-a.yaml",
        "--to",
        "text",
        "--out",
        "output",
    )
    for jobs in ("1", "4"):
        subprocess.run(["rm", "-rf", "output"], cwd=folder, check=True)
        assert draftban(folder, "build", "us-oh-b", "--to", "text").returncode == 0
        (folder / "output/us-oh-b/us-oh-b.txt").write_text("Edited.", "utf-8")
        done = draftban(folder, *run, "--jobs", jobs)
        assert done.returncode == 1
        said.append((done.stdout, done.stderr, contents(folder / "output")))
    assert said[0] == said[1]
    out, err, files = said[0]
    for said_of in (
        "us-oh-bad:",
        "us-oh-worse:",
        "output.edited",
        "as above",
        "of 6 places failed",
    ):
        assert said_of in err
    assert files["us-oh-b/us-oh-b.txt"] == b"Edited."
    assert out.index("us-oh-a.txt") < out.index("us-oh-c.txt")


def test_checks_say_the_same_from_one_process_and_from_three(
    places: list[str], folder: Path
) -> None:
    run = ("check", "us-oh-bad", "us-oh-a", "us-oh-worse")
    one, three = (draftban(folder, *run, "--jobs", n) for n in ("1", "3"))
    assert (one.returncode, one.stdout, one.stderr) == (1, three.stdout, three.stderr)
    assert three.returncode == 1
    assert one.stdout.index("us-oh-bad:") < one.stdout.index("us-oh-a:")


# ---------------------------------------------------------------- interrupted

SLOW = """\
import signal, sys, time
from draftban.cli import main
from draftban.cli.running import building
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background ignores it
draft = building.draft
def slowly(place, **rest):
    with open(f"begun-{place}", "w") as file:
        file.write(str(__import__("os").getpid()))
    if place != "us-oh-a":
        time.sleep(600)
    return draft(place, **rest)
building.draft = slowly
main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forked, with what is patched here")
@pytest.mark.parametrize("whole_group", [False, True])
def test_an_interrupt_ends_every_process_and_leaves_nothing(
    whole_group: bool, places: list[str], folder: Path
) -> None:
    run = [sys.executable, "-c", SLOW, "build", *places, "--to", "text", "--jobs", "2"]
    process = subprocess.Popen(
        run, cwd=folder, stdout=-1, stderr=-1, text=True, start_new_session=True
    )
    try:
        begun = [folder / "begun-us-oh-b", folder / "begun-us-oh-bad"]
        while not all(file.is_file() and file.read_text() for file in begun):
            assert process.poll() is None, process.communicate()
            time.sleep(0.05)
        assert process.stdout is not None
        for line in process.stdout:  # until the finished place is told, however slow the machine
            if "us-oh-a.txt" in line:
                break
        workers = [int(file.read_text()) for file in begun]
        assert len({*workers, process.pid}) == 3
        if whole_group:  # as a terminal does
            os.killpg(process.pid, signal.SIGINT)
        else:
            process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    finally:
        with_group_gone(process)
    assert (process.returncode, err.splitlines()[-1]) == (130, "Interrupted.")
    assert "Traceback" not in err
    assert "Written: us-oh-a. Every place has all of its new files or none of them." in err
    for worker in workers:
        with pytest.raises(ProcessLookupError):
            os.kill(worker, 0)
    assert (
        files_in(folder / "output") == ["us-oh-a/us-oh-a.txt", "us-oh-a/us-oh-a-resolution.txt"][:1]
    )


def with_group_gone(process: subprocess.Popen[str]) -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return


# ---------------------------------------------------------------- the pool by itself


def _double(number: int) -> int:
    if number == 13:
        raise DraftbanError([Diagnostic("test", "No thirteen.")])
    if number == 17:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.02 * (number % 3))
    return 2 * number


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_order_and_an_error_at_its_turn(jobs: int) -> None:
    ready: Callable[[int], int | None] = lambda n: 1000 if n in (0, 5, 11) else None  # noqa: E731
    found = []

    def collect(results: Iterator[int]) -> None:
        for result in results:
            found.append(result)

    with pytest.raises(DraftbanError):
        collect(in_order(range(20), _double, jobs, ready=ready))
    assert found == [1000 if n in (0, 5, 11) else 2 * n for n in range(13)]


def test_tasks_that_must_stay_apart_never_meet(tmp_path: Path) -> None:
    seen = []

    def ready(task: tuple[int, int]) -> None:
        seen.append((task[0], (tmp_path / str(task[1])).exists()))

    def work(task: tuple[int, int]) -> int:
        file = tmp_path / str(task[1])
        file.mkdir()
        time.sleep(0.05)
        file.rmdir()
        return task[0]

    tasks = [(number, number % 2) for number in range(6)]
    assert list(in_order(tasks, work, 3, ready=ready, apart=lambda t: t[1])) == [*range(6)]
    assert seen == [(number, False) for number in range(6)]


def test_a_worker_that_is_killed_is_told() -> None:
    with pytest.raises(DraftbanError) as raised:
        list(in_order([1, 17, 2], _double, 2))
    assert [d.code for d in raised.value.diagnostics] == ["machine.worker"]
