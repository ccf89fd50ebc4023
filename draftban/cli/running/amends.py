"""Writing `amends.yaml` beside the text of the law that a place amends."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from draftban.cli.output.changes import write_file
from draftban.cli.session import memory
from draftban.config import load_setup
from draftban.diagnostics import Report
from draftban.products.amending import Proposed, proposed

AMENDS = "amends"
"""What `customize` is asked for, in place of a text of the bill."""


@dataclass(frozen=True, slots=True)
class Amends:
    """What was proposed for a place, and whether it was ``written``: a file that is there already
    is left as it is.
    """

    proposed: Proposed
    written: bool


def write_amends(place: str) -> Amends:
    """Write the proposals for ``place``, or give those that its file lacks.

    Raises :class:`draftban.diagnostics.DraftbanError` with every mistake in what they rest on.
    """
    report = Report()
    setup = load_setup(place, report, memory=memory())
    report.raise_errors()
    assert setup is not None, "a setup without errors is usable"
    found = proposed(setup, report)
    report.raise_errors()
    assert found is not None, "else an error says why"
    path = setup.search.working / Path(found.path)
    there = path.exists()
    if not there:
        write_file(path, found.text.encode("utf-8"))
    return Amends(found, not there)
