"""Killing runs at random moments, and what must be so after the next run."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from draftban.cli.output.changes import settle, unfinished
from draftban.documents import proof

RUN = (sys.executable, "-m", "draftban")


def assert_whole(folder: Path) -> None:
    """Every file is of the run that wrote the manifest, and there is no other."""
    found = {
        path.relative_to(folder).as_posix(): proof.digest(path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file() and path.name != proof.NAME
    }
    assert found == dict(proof.read(folder).outputs)
    hidden = list(folder.rglob(".*"))
    assert not hidden, hidden


def kill(folder: Path, out: str, kills: int, seed: int, *command: str) -> None:
    """Kill ``draftban COMMAND --with c`` and ``--with d`` in turn in ``folder``, ``kills`` times;
    each time what the next run does there leaves its folder ``out`` whole.
    """
    chance = random.Random(seed)
    begun = time.monotonic()
    done = subprocess.run([*RUN, *command, "--with", "c"], cwd=folder, capture_output=True)
    whole = time.monotonic() - begun
    assert done.returncode == 0, done.stderr
    assert kills > 0
    for number in range(kills):
        demand = "dc"[number % 2]
        arguments = [*RUN, *command, "--with", demand]
        process = subprocess.Popen(arguments, cwd=folder, stdout=-3, stderr=-3)
        time.sleep(chance.uniform(0, whole))
        process.send_signal(signal.SIGKILL)
        process.wait()
        if unfinished(folder / out):
            settle(folder / out)  # as every run does before it writes
        assert_whole(folder / out)
    done = subprocess.run([*RUN, *command, "--with", "d"], cwd=folder, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert_whole(folder / out)
