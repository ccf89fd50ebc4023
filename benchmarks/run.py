"""``python -m benchmarks.run``: measures everything and prints the tables of docs/performance.md.

Each row is the median of its runs in this run, on this machine. Cold and warm stand in tables of
their own.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from benchmarks import beside, processes, warm
from benchmarks.bytecode import compiled
from benchmarks.plan import Plan
from benchmarks.table import Row, show

TABLES: dict[str, tuple[str, Callable[[Plan], Iterable[Row]]]] = {
    "commands": ("Commands, cold: a process for each run", processes.commands),
    "places": ("Many places in one process, to Word", processes.places),
    "peers-cold": ("Beside peers, cold: a process for each run", beside.in_processes),
    "trees": ("From configuration to final tree, warm", warm.trees),
    "formats": ("Formats of the 12-page bill, warm", warm.formats),
    "lengths": ("By length, warm: Word and PDF", warm.lengths),
    "peers-warm": ("Beside peers, warm: the finished 12-page bill", beside.in_this_process),
}
"""Each table by the name that ``--only`` takes: its title and its rows."""

USUAL = Plan()


def main(arguments: Sequence[str] = (), usual: Plan = USUAL) -> None:
    """Measure what ``arguments`` say of the ``usual``, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument(
        "--runs", type=int, default=usual.runs, help="how many of each; 1 only shows that it works"
    )
    parser.add_argument("--only", nargs="+", choices=TABLES, help="only these tables")
    parser.add_argument("--thousand", action="store_true", help="a row for 1,000 places, too")
    parser.add_argument(
        "--python", default=usual.python, help="the Python whose draftban is started as a process"
    )
    parser.add_argument(
        "--against",
        default="",
        metavar="PYTHON",
        help="only compare with the draftban that this Python has, command by command",
    )
    given = parser.parse_args(arguments)
    plan = replace(usual, runs=given.runs, python=given.python, against=given.against)
    if given.thousand:
        plan = replace(plan, places=(*plan.places, 1000))
    measure(plan, tuple(given.only or TABLES))


def measure(plan: Plan, tables: Sequence[str]) -> None:
    """Print ``tables``; with another draftban the comparison instead."""
    print(f"Measured with {compiled(plan.python)}.", flush=True)
    if plan.against:
        print(f"The other one: {compiled(plan.against)}.", flush=True)
        show("Against another draftban, cold, run in turn", processes.against(plan))
        return
    for name in tables:
        title, rows = TABLES[name]
        show(title, rows(plan))


if __name__ == "__main__":
    main(sys.argv[1:])
