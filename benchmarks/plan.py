"""How much is measured."""

from __future__ import annotations

import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """What one run of the benchmark measures.

    ``pages`` are sizes of :func:`benchmarks.bills.sized`, ``formats`` what of the writers (empty:
    all), ``commands`` what of the commands and ``peers`` what of the peers, by the name of its
    file (empty: all). ``copies`` of the 12-page bill make the long one, ``places`` counts those of
    one call, and ``rebuilt`` how many are built twice.
    ``python`` has the draftban that is started as a process, ``against`` another.
    """

    runs: int = 5
    trees: tuple[tuple[str, str], ...] = (
        ("us-or-eugene", "short"),
        ("us-or-eugene", "full"),
        ("us", "full"),
    )
    pages: tuple[str, ...] = ("1", "12", "50", "200")
    formats: tuple[str, ...] = ()
    copies: int = 42
    places: tuple[int, ...] = (1, 10, 100)
    rebuilt: int = 10
    commands: tuple[str, ...] = ()
    peers: tuple[str, ...] = ()
    python: str = sys.executable
    against: str = ""
