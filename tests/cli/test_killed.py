"""A build that is killed: the last good files are there, or the new ones, each of them whole."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Run, files_in

Place = Callable[..., Path]

MOMENTS = 50
OUT = "output/us-oh-testville"
BUILD = (sys.executable, "-m", "draftban", "build", "us-oh-testville", "--to", "docx,text")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file under a final name; what begins with a point was on its way there."""
    names = (name for name in files_in(folder) if not name.startswith("."))
    return {name: (folder / name).read_bytes() for name in names}


def test_killed_at_fifty_moments_a_build_leaves_no_half_file(
    run: Run, place: Place, folder: Path
) -> None:
    place({"all": "[a]"})
    assert run("build", "us-oh-testville", "--to", "docx,text").exit_code == 0
    old = contents(folder / OUT)
    place({"all": "[b.i, c]"})
    begun = time.monotonic()
    subprocess.run(
        [*BUILD, "--out", str(folder / "new")], cwd=folder, check=True, capture_output=True
    )
    whole = time.monotonic() - begun
    new = contents(folder / "new" / "us-oh-testville")
    assert old.keys() == new.keys()
    chance = random.Random(20)
    for _ in range(MOMENTS // 2):
        pair = [subprocess.Popen(BUILD, cwd=folder, stdout=-3, stderr=-3) for _ in range(2)]
        for process in pair:
            time.sleep(chance.uniform(0, whole * 0.7))
            process.send_signal(signal.SIGKILL)
            process.wait()
        for name, data in contents(folder / OUT).items():
            assert data in (old[name], new[name]), f"{name} is neither the old file nor the new one"
    assert contents(folder / OUT).keys() == old.keys()
    assert run("build", "us-oh-testville", "--to", "docx,text").exit_code == 0
    assert contents(folder / OUT) == new
