"""Rows of what was measured, and how they print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.timing import Measured

HEAD = "| what | state | wall | processor | peak | runs | |\n|---|---|---:|---:|---:|---:|---|"


@dataclass(frozen=True, slots=True)
class Row:
    """``state`` is ``cold`` or ``warm``, or says what else a run starts from."""

    what: str
    state: str
    measured: Measured
    note: str = ""


def show(title: str, rows: Iterable[Row]) -> None:
    """Print a table, each row as soon as it is measured."""
    print(f"\n## {title}\n\n{HEAD}", flush=True)
    for row in rows:
        m = row.measured
        cells = (
            row.what,
            row.state if m.runs else "–",
            _time(m.seconds),
            _time(m.processor),
            f"{m.peak:,.0f} MiB" if m.peak else "–",
            str(m.runs or "–"),
            row.note if m.runs else "not on this machine",
        )
        print(f"| {' | '.join(cells)} |", flush=True)


def _time(seconds: float) -> str:
    if not seconds:
        return "–"
    return f"{seconds * 1000:,.1f} ms" if seconds < 0.02 else f"{seconds * 1000:,.0f} ms"
