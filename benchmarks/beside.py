"""Peers: cold beside cold, warm beside warm, each pair run in turn."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import ModuleType

from benchmarks import bills
from benchmarks.peers import libreoffice, name_of, peers, process
from benchmarks.peers.given import Given
from benchmarks.plan import Plan
from benchmarks.processes import started
from benchmarks.table import Row
from benchmarks.timing import NOT_HERE, Measured, cold, measure, paired, told, warm
from draftban.bill.tree import FinalBill
from draftban.writers import write
from draftban.writers._html.page import page, paper_css
from draftban.writers._pdf.fonts import css


def chosen(plan: Plan) -> tuple[ModuleType, ...]:
    """The peers of ``plan``."""
    return tuple(p for p in peers() if not plan.peers or name_of(p) in plan.peers)


def bill_and_given() -> tuple[FinalBill, Given]:
    """The 12-page bill without numbered lines, and what peers get of it."""
    plain = bills.unnumbered(bills.sized("12"))
    html = page(plain, css=paper_css(plain, css(plain.style.page.font)), term_links=False)
    return plain, bills.given(plain, html)


def in_processes(plan: Plan) -> Iterator[Row]:
    """Ours starts from the place's file and makes its three documents; a peer starts from the
    finished words (or page, or Word file) of one.
    """
    _, given = bill_and_given()
    for peer in chosen(plan):
        if not peer.available():
            yield Row(f"{peer.FORMAT}: {peer.NAME}", "cold", NOT_HERE)
            continue
        with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
            call = ("build", bills.short_twelve(Path(one)), "--to", peer.FORMAT)
            theirs = cold(process(peer, given, Path(other)), Path(other))
            a, b, wall, processor = paired(started(plan.python, call, Path(one)), theirs, plan.runs)
            yield Row(f"{peer.FORMAT}: draftban", "cold", a, "three documents, drafted and checked")
            note = f"ours ÷ theirs: wall {wall:.2f}, processor {processor:.2f}; one document"
            yield Row(f"{peer.FORMAT}: {peer.NAME}", "cold", b, note)
            if hasattr(peer, "maker"):
                first = measure(told(theirs), plan.runs)
                yield Row(f"{peer.FORMAT}: {peer.NAME}", "its first file in a process", first)
    if libreoffice in chosen(plan) and libreoffice.available():
        note = "what one more file costs in the same process"
        yield Row(f"pdf: {libreoffice.NAME}", "each further file", _further(given, plan), note)


def in_this_process(plan: Plan) -> Iterator[Row]:
    """One finished bill to bytes; what a peer leaves out is part of its row."""
    plain, given = bill_and_given()
    for peer in chosen(plan):
        if not peer.available() or not hasattr(peer, "maker"):
            continue
        ours = warm(partial(write, plain, peer.FORMAT))
        a, b, wall, processor = paired(ours, warm(peer.maker(given)), plan.runs)
        yield Row(f"{peer.FORMAT}: draftban", "warm", a)
        ratio = f"ours ÷ theirs: wall {wall:.2f}, processor {processor:.2f}"
        state = ", ".join(filter(None, ("warm", getattr(peer, "AGAIN", ""))))
        note = f"{ratio}; it leaves out {peer.LEAVES_OUT}"
        yield Row(f"{peer.FORMAT}: {peer.NAME}", state, b, note)


def _further(given: Given, plan: Plan) -> Measured:
    """What one more file costs a LibreOffice that is running already."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as six:
        a, b, _, _ = paired(
            cold(libreoffice.command(given, Path(one)), Path(one)),
            cold(libreoffice.command(given, Path(six), 6), Path(six)),
            plan.runs,
        )
    seconds = max(b.seconds - a.seconds, 0) / 5
    return Measured(seconds, max(b.processor - a.processor, 0) / 5, b.peak, plan.runs)
