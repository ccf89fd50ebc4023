"""Commands as a user gives them, each a process of its own; many places; another draftban."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks import bills
from benchmarks.plan import Plan
from benchmarks.table import Row
from benchmarks.timing import Side, cold, measure, paired

PLACE = bills.TWELVE
COMMANDS: dict[str, tuple[str, ...]] = {
    "--help": ("--help",),
    "check PLACE": ("check", PLACE),
    "coverage PLACE": ("coverage", PLACE),
    "build PLACE --to text": ("build", PLACE, "--to", "text"),
    "build PLACE --to docx": ("build", PLACE, "--to", "docx"),
    "build PLACE --to docx,pdf": ("build", PLACE, "--to", "docx,pdf"),
    "packet PLACE": ("packet", PLACE),
}
"""What is measured, by how it is given; ``PLACE`` is Eugene with its three documents."""


def commands(plan: Plan) -> Iterator[Row]:
    """Each command in a folder where nothing was built before."""
    with tempfile.TemporaryDirectory() as temporary:
        for name in plan.commands or COMMANDS:
            side = started(plan.python, COMMANDS[name], Path(temporary))
            yield Row(f"draftban {name}", "cold", measure(side, plan.runs))


def against(plan: Plan) -> Iterator[Row]:
    """The same commands by another installed draftban, in pairs."""
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        for name in plan.commands or COMMANDS:
            ours = started(plan.python, COMMANDS[name], Path(first))
            other = started(plan.against, COMMANDS[name], Path(second))
            here, there, wall, processor = paired(ours, other, plan.runs)
            yield Row(f"draftban {name}: this one", "cold", here)
            ratio = f"this ÷ other: wall {wall:.2f}, processor {processor:.2f}"
            yield Row(f"draftban {name}: the other", "cold", there, ratio)


def started(python: str, arguments: tuple[str, ...], folder: Path) -> Side:
    """``draftban`` as ``python`` has it, in ``folder``, what it wrote before taken away."""
    return cold((python, "-m", "draftban", *arguments), folder, partial(_clear, folder))


def places(plan: Plan) -> Iterator[Row]:
    """One call for many places, no two alike, to Word; and the same call a second time."""
    for count in plan.places:
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            call = ("build", *bills.towns(folder, count), "--to", "docx")
            runs = plan.runs if count < 100 else min(plan.runs, 3) if count < 1000 else 1
            first = measure(started(plan.python, call, folder), runs, again=count <= 10)
            each = f"{first.seconds * 1000 / count:,.0f} ms of wall time a place"
            yield Row(f"{count:,} place{'s' * (count > 1)}, nothing built", "cold", first, each)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        call = ("build", *bills.towns(folder, plan.rebuilt), "--to", "docx")
        again = cold((plan.python, "-m", "draftban", *call), folder)
        first, second, wall, processor = paired(
            started(plan.python, call, folder), again, plan.runs
        )
        yield Row(f"{plan.rebuilt} places, nothing built", "cold", first)
        ratio = f"again ÷ first: wall {wall:.2f}, processor {processor:.2f}"
        yield Row(f"{plan.rebuilt} places, built again, unchanged", "cold", second, ratio)


def _clear(folder: Path) -> None:
    shutil.rmtree(folder / "output", ignore_errors=True)
