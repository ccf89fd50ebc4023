"""Times: several runs of each thing, its median."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Measured:
    """The median of some runs in seconds, and how many there were."""

    seconds: float
    runs: int


def warm(work: Callable[[], object], runs: int) -> Measured:
    """``work`` in this process: once to warm up, then ``runs`` times."""
    work()
    return Measured(median(_once(work) for _ in range(runs)), runs)


def cold(command: Sequence[str], runs: int) -> Measured:
    """``command`` as a process of its own, from start to end."""

    def once() -> None:
        subprocess.run(command, check=True, capture_output=True)

    once()
    return Measured(median(_once(once) for _ in range(runs)), runs)


def paired(
    first: Callable[[], object], second: Callable[[], object], runs: int
) -> tuple[Measured, Measured]:
    """Two things run in turn, so that what else the machine does falls on both alike."""
    first()
    second()
    times = [(_once(first), _once(second)) for _ in range(runs)]
    return Measured(median(a for a, _ in times), runs), Measured(median(b for _, b in times), runs)


def python(*arguments: str) -> tuple[str, ...]:
    """A command of this Python."""
    return (sys.executable, *arguments)


def _once(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
