"""``python -m benchmarks.run``: measures everything and prints the tables of docs/performance.md.

Each row is the median of at least five runs in this run, on this machine, of the same bill.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import draftban
from benchmarks import bills
from benchmarks.peers import libreoffice_cold, peers
from benchmarks.timing import Measured, cold, paired, python, warm
from draftban.bill.style import BillStyle
from draftban.bill.tree import FinalBill
from draftban.config import load_setup
from draftban.config.setup import Setup
from draftban.diagnostics import Report
from draftban.writers import write
from draftban.writers._html.page import page, paper_css
from draftban.writers._pdf.fonts import css

RUNS = 5
Row = tuple[str, Measured, str]


def main() -> None:
    """Measure, print."""
    sizes = bills.sized()
    twelve = sizes["12"]
    _table("From configuration to final tree, warm", _trees())
    _table("Formats of the 12-page bill, warm", _formats(twelve))
    _table("By length, warm: Word and PDF", _lengths(sizes))
    _table("Places in one process, to Word", _places())
    _table("Cold processes", _cold())
    _peers(twelve)


def _trees() -> Iterator[Row]:
    for place, length in (("us-or-eugene", "short"), ("us-or-eugene", "full"), ("us", "full")):
        setup = bills.setup(place, length)
        yield f"{place} ({length}), law only", warm(partial(_law, setup), 2 * RUNS), ""
        yield f"{place} ({length}), file to all documents", warm(partial(_all, place), RUNS), ""


def _law(setup: Setup) -> FinalBill:
    from draftban import clauses
    from draftban.bill import assembly, transforms

    report = Report()
    draft = clauses.draft(clauses.choose(setup, report), report)
    assert draft is not None
    return transforms.finish(assembly.assemble(draft), report)


def _all(place: str) -> object:
    setup = load_setup(place, Report())
    assert setup is not None
    return draftban.build(setup)


def _formats(bill: FinalBill) -> Iterator[Row]:
    from draftban.writers import available

    for name in available():
        yield name, warm(partial(write, bill, name), RUNS), ""


def _lengths(sizes: dict[str, FinalBill]) -> Iterator[Row]:
    for size, bill in sizes.items():
        for name in ("docx", "pdf"):
            runs = RUNS if size != "200" or name == "docx" else 3
            yield f"{size} pages, {name}", warm(partial(write, bill, name), runs), ""


def _places() -> Iterator[Row]:
    for count in (1, 10, 100):
        yield f"{count} places", warm(partial(_many, count), RUNS if count < 100 else 3), ""


def _many(count: int) -> None:
    """``count`` cities without a form of their own, each from its file to Word."""
    with tempfile.TemporaryDirectory() as folder:
        working = Path(folder)
        (working / "jurisdictions").mkdir()
        for number in range(count):
            place = f"us-oh-town{number}"
            (working / "jurisdictions" / f"{place}.yaml").write_text(
                f"place: {place}\nform: us-city\nname: Town {number}\nshort: Town {number}\n"
                "state: Ohio\nprohibitions: all\noptions: {length: short}\n",
                "utf-8",
            )
            setup = load_setup(place, Report(), working=working)
            assert setup is not None
            for document in draftban.build(setup).documents:
                write(document.bill, "docx")


def _cold() -> Iterator[Row]:
    place = bills.TWELVE
    with tempfile.TemporaryDirectory() as out:
        commands = {
            "draftban --help": ("--help",),
            "draftban check PLACE": ("check", place),
            "draftban build PLACE --to docx": ("build", place, "--to", "docx", "--out", out),
            "draftban build PLACE --to docx,pdf": ("build", place, "--out", out),
        }
        for name, arguments in commands.items():
            yield name, cold(python("-m", "draftban", *arguments), RUNS), ""


def _peers(bill: FinalBill) -> None:
    lines = bills.lines(bill)
    plain = FinalBill(replace(bill, style=_unnumbered(bill)))
    html = page(plain, css=paper_css(plain, css(plain.style.page.font)), term_links=False)
    rows: list[Row] = []
    for peer in peers():
        if not peer.available():
            rows.append((f"{peer.FORMAT}: {peer.NAME}", Measured(0, 0), "not on this machine"))
            continue
        ours, theirs = paired(partial(write, plain, peer.FORMAT), peer.maker(lines, html), RUNS)
        ratio = (
            f"ours ÷ theirs {ours.seconds / theirs.seconds:.2f}; it leaves out {peer.LEAVES_OUT}"
        )
        rows.append((f"{peer.FORMAT}: draftban", ours, "beside the next row"))
        rows.append((f"{peer.FORMAT}: {peer.NAME}", theirs, ratio))
    if libreoffice_cold.available():
        rows.append(("pdf: LibreOffice, warm, each further file", _marginal(lines), "as above"))
    _table("Beside peers, the same 12-page bill, run in turn", iter(rows))


def _unnumbered(bill: FinalBill) -> BillStyle:
    return replace(bill.style, page=replace(bill.style.page, line_numbers=False))


def _marginal(lines: bills.Lines) -> Measured:
    """What one more file costs a LibreOffice that is running already."""
    one, many = paired(
        libreoffice_cold.converter(lines, 1), libreoffice_cold.converter(lines, 6), RUNS
    )
    return Measured(max(many.seconds - one.seconds, 0) / 5, RUNS)


def _table(title: str, rows: Iterator[Row]) -> None:
    print(f"\n### {title}\n\n| what | median | runs | |\n|---|---:|---:|---|", flush=True)
    for name, measured, note in rows:
        took = f"{measured.seconds * 1000:,.0f} ms" if measured.runs else "–"
        print(f"| {name} | {took} | {measured.runs or '–'} | {note} |", flush=True)


if __name__ == "__main__":
    main()
