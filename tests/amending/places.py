"""Two ordinances of our own invention, amended; each is drafted once for all tests.

They lie with the other model places: a short ban on face surveillance with exceptions, numbered
(1) and (a), and an ordinance on surveillance technology, numbered A. and 1., most of which stays.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

from draftban.bill.amending import clean_copy
from draftban.bill.paper import Paper
from draftban.bill.tree import FinalBill
from draftban.config import load_setup
from draftban.config.setup import Setup
from draftban.diagnostics import Report
from draftban.documents import Build, build
from draftban.review.amending import beside
from draftban.writers import write
from tests.content.readings import MODEL

FACE, TECHNOLOGY = "us-oh-face-ban", "us-oh-surveillance"
PLACES = (FACE, TECHNOLOGY)


def load(place: str, working: Path = MODEL.parent) -> tuple[Setup | None, Report]:
    """The setup of ``place`` in the folder ``working``, and what was found."""
    report = Report()
    return load_setup(place, report, working=working), report


@cache
def built(place: str) -> Build:
    """The bills of a model place."""
    setup, report = load(place)
    assert setup is not None, "\n".join(map(str, report))
    made = build(setup, report)
    assert not made.report.errors, "\n".join(map(str, made.report))
    return made


def law(place: str) -> FinalBill:
    """The bill that amends."""
    found = built(place).bill
    assert found is not None
    return found


@cache
def copy(place: str) -> FinalBill:
    """The clean copy."""
    found = clean_copy(law(place))
    assert found is not None
    return found


@cache
def table(place: str) -> Paper:
    """The table of changes."""
    (_, (stem, found)) = beside(built(place), Report())
    assert stem == f"{place}-changes"
    assert isinstance(found, Paper)
    return found


GOLDEN = Path(__file__).parent / "golden"


def texts() -> dict[str, Callable[[], str]]:
    """What makes the text of the bill, the clean copy and the table of changes of each place, by
    the name of its golden.
    """
    makers: tuple[tuple[str, Callable[[str], FinalBill | Paper]], ...] = (
        ("bill", law),
        ("clean", copy),
        ("changes", table),
    )
    return {
        f"{place}-{kind}": lambda make=make, place=place: write(make(place), "text").decode()
        for place in PLACES
        for kind, make in makers
    }


Edit = Callable[[str], str]


def edited(
    folder: Path,
    place: str,
    *,
    law: Edit | None = None,
    decisions: Edit | None = None,
    file: Edit | None = None,
) -> Path:
    """A working folder in ``folder`` with a model place, its files changed as told."""
    target = folder / "jurisdictions"
    shutil.copytree(MODEL / place, target / place)
    shutil.copyfile(MODEL / f"{place}.yaml", target / f"{place}.yaml")
    for path, edit in (
        (target / place / "existing.md", law),
        (target / place / "amends.yaml", decisions),
        (target / f"{place}.yaml", file),
    ):
        if edit is not None:
            path.write_text(edit(path.read_text("utf-8")), "utf-8")
    return folder


def replaced(old: str, new: str) -> Edit:
    """``old``, which stands there once, changed to ``new``."""

    def edit(text: str) -> str:
        assert text.count(old) == 1, old
        return text.replace(old, new)

    return edit
