"""Times: several runs of each thing, its median.

*Warm* is work in this process, after it was done once. *Cold* is a process of its own for each run,
from start to end. The two are never compared with each other.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

LAUNCHER = Path(__file__).with_name("launch.py")
_SKEWING = {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONOPTIMIZE"}
"""Variables that would change what a process has to load."""


@dataclass(frozen=True, slots=True)
class Once:
    """One run: seconds on the wall and of the processor, and of a process its peak in MiB.

    ``out`` is what a process printed.
    """

    seconds: float
    processor: float
    peak: float = 0
    out: str = ""


Side = Callable[[], Once]
"""Something that can be run once more."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The medians of some runs, and how many there were; no run means not on this machine."""

    seconds: float
    processor: float
    peak: float
    runs: int


NOT_HERE = Measured(0, 0, 0, 0)


def warm(work: Callable[[], object]) -> Side:
    """``work`` in this process."""

    def once() -> Once:
        start, used = time.perf_counter(), time.process_time()
        work()
        return Once(time.perf_counter() - start, time.process_time() - used)

    return once


def cold(command: Sequence[str], folder: Path, before: Callable[[], object] = lambda: None) -> Side:
    """``command`` as a process of its own in ``folder``; ``before`` it, untimed, what is given.

    A small program starts it: the peak of a process counts what started it, too. With several
    processes the peak is that of the largest.
    """
    environment = {k: v for k, v in os.environ.items() if k not in _SKEWING}

    def once() -> Once:
        before()
        done = subprocess.run(
            (sys.executable, "-I", "-S", str(LAUNCHER), *command),
            check=True,
            capture_output=True,
            text=True,
            cwd=folder,
            env=environment,
        )
        found = json.loads(done.stdout)
        assert found["status"] == 0, (command, found["status"], done.stderr)
        return Once(found["seconds"], found["processor"], found["peak"], found["out"])

    return once


def told(side: Side) -> Side:
    """``side``, taking what its process measured itself and printed in seconds."""

    def once() -> Once:
        seconds = float(side().out.split()[-1])
        return Once(seconds, 0)

    return once


def measure(side: Side, runs: int, *, again: bool = True) -> Measured:
    """``side`` once for nothing if ``again``, then ``runs`` times. A single run is only to see that
    it works: nothing goes before it.
    """
    if again and runs > 1:
        side()
    return _medians([side() for _ in range(runs)])


def paired(first: Side, second: Side, runs: int) -> tuple[Measured, Measured, float, float]:
    """Two sides run in turn, so that what else the machine does falls on both alike.

    After their medians the medians of first ÷ second within each pair: of wall time, and of
    processor time, 0 where a side has none.
    """
    if runs > 1:
        first(), second()
    runs_of_both = [(first(), second()) for _ in range(runs)]
    walls = [a.seconds / b.seconds for a, b in runs_of_both]
    processors = [a.processor / b.processor for a, b in runs_of_both if b.processor]
    return (
        _medians([a for a, _ in runs_of_both]),
        _medians([b for _, b in runs_of_both]),
        median(walls),
        median(processors) if processors else 0,
    )


def _medians(runs: Sequence[Once]) -> Measured:
    return Measured(
        median(once.seconds for once in runs),
        median(once.processor for once in runs),
        max(once.peak for once in runs),
        len(runs),
    )
