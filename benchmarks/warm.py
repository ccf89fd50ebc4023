"""What is done in a process that has done it before: reading, drafting, writing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import draftban
from benchmarks import bills
from benchmarks.plan import Plan
from benchmarks.table import Row
from benchmarks.timing import measure, paired, warm
from draftban import clauses
from draftban.bill import assembly, transforms
from draftban.bill.tree import FinalBill
from draftban.config import load_setup
from draftban.config.setup import Setup
from draftban.diagnostics import Report
from draftban.writers import available, write


def trees(plan: Plan) -> Iterator[Row]:
    """From the loaded place to the final tree of its law, and from its file to all documents."""
    for place, length in plan.trees:
        setup = bills.setup(place, length)
        law = measure(warm(partial(_law, setup)), 2 * plan.runs)
        yield Row(f"{place} ({length}), law only, its files read", "warm", law)
    for place in dict.fromkeys(place for place, _ in plan.trees):
        files = measure(warm(partial(_all, place)), plan.runs)
        yield Row(f"{place}, from its files to all documents", "warm", files, "files read again")


def _law(setup: Setup) -> FinalBill:
    report = Report()
    draft = clauses.draft(clauses.choose(setup, report), report)
    assert draft is not None
    return transforms.finish(assembly.assemble(draft), report)


def _all(place: str) -> object:
    setup = load_setup(place, Report())
    assert setup is not None
    return draftban.build(setup)


def formats(plan: Plan) -> Iterator[Row]:
    """Each writer on the 12-page bill."""
    bill = bills.sized("12")
    for name in plan.formats or available():
        yield Row(name, "warm", measure(warm(partial(write, bill, name)), plan.runs))


def lengths(plan: Plan) -> Iterator[Row]:
    """Word and PDF by length, and what a long Word file costs beside a short one."""
    for pages in plan.pages:
        bill = bills.sized(pages)
        for name in ("docx", "pdf"):
            if plan.formats and name not in plan.formats:
                continue
            runs = plan.runs if (pages, name) != ("200", "pdf") else min(plan.runs, 3)
            took = measure(warm(partial(write, bill, name)), runs)
            yield Row(f"{pages} page{'s' * (pages != '1')}, {name}", "warm", took)
    short = bills.sized("12")
    long = bills.times(short, plan.copies)
    one, many, ratio, _ = paired(
        warm(partial(write, long, "docx")), warm(partial(write, short, "docx")), plan.runs
    )
    pages = f"{12 * plan.copies}"
    yield Row(f"{pages} pages, docx", "warm", one, f"the next row {plan.copies} times over")
    yield Row("12 pages, docx", "warm", many, f"{pages} pages ÷ 12 pages {ratio:.1f}")
