"""The bills that are measured: one page, about 12, about 50, about 200, and places that vary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import draftban
from benchmarks.peers.given import Given, Line
from draftban.bill.style import BillStyle
from draftban.bill.transforms.numbers import numbers
from draftban.bill.tree import FinalBill, P, Provision, Quoted, plain
from draftban.config import load_setup
from draftban.config.setup import Setup
from draftban.diagnostics import Report
from draftban.writers import write
from draftban.writers._reading import own_blocks, quoted_provisions

TWELVE = "us-or-eugene"
"""The place whose short ordinance, about 12 pages, is the bill of the targets."""

STATES = ("Ohio", "Texas", "Iowa", "Oregon", "Georgia", "Nevada", "Maine")
SELECTIONS = ("all", "[b.i]", "[a, b.i, b.ii]", "[c, e]", "[b.i, b.iii, b.v]")
LENGTHS = ("short", "full")


def setup(place: str = TWELVE, length: str = "short") -> Setup:
    """``place``, its bill ``short`` or ``full`` where its form knows both."""
    report = Report()
    found = load_setup(place, report)
    assert found is not None, list(report)
    if "length" in found.options and length in found.form.options["length"].choices:
        return replace(found, options={**found.options, "length": length})
    return found


def law(found: Setup) -> FinalBill:
    """The law of ``found``, without its companions."""
    bill = draftban.build(found).bill
    assert bill is not None
    return bill


@cache
def sized(pages: str) -> FinalBill:
    """A bill of so many pages, roughly."""
    match pages:
        case "1":
            documents = draftban.build(setup("us-ma-lowell")).documents
            return next(d.bill for d in documents if d.stem.endswith("-vote"))
        case "12":
            return law(setup())
        case "50":
            return unnumbered(law(setup("us")))
        case "200":
            return times(sized("50"), 4)
    raise ValueError(pages)


def unnumbered(bill: FinalBill) -> FinalBill:
    """``bill`` without numbers of lines, which cost a second layout."""
    style = replace(bill.style, page=replace(bill.style.page, line_numbers=False))
    return FinalBill(replace(bill, style=style))


def times(bill: FinalBill, count: int) -> FinalBill:
    """``bill`` with its body ``count`` times over, numbered again."""
    return FinalBill(numbers(replace(bill, body=bill.body * count), Report()))


def given(bill: FinalBill, html: str) -> Given:
    """What peers are given of ``bill``: its words, its page and its Word file."""
    return Given(
        bill.meta.short_title, tuple(_lines(bill.style, bill.body, 0)), html, write(bill, "docx")
    )


def _lines(style: BillStyle, provisions: Iterable[Provision], depth: int) -> Iterator[Line]:
    """What ``provisions`` print, those that they quote as if they stood in them."""
    for p in provisions:
        words: list[str] = []
        quoted: list[Provision] = []
        for block in own_blocks(p):
            if isinstance(block, Quoted):
                quoted += quoted_provisions(style, block)
            elif isinstance(block, P):
                words.append(plain(block.children))
        if p.wrap_up is not None:
            words.append(plain(p.wrap_up.children))
        yield Line(depth, p.num, plain(p.heading), " ".join(" ".join(words).split()))
        yield from _lines(style, (*quoted, *p.children), depth + 1)


def towns(folder: Path, count: int) -> tuple[str, ...]:
    """``count`` cities without a form of their own, no two alike, below ``folder``: 70 different
    bills of seven states, five selections and both lengths, each with a name of its own.
    """
    (folder / "jurisdictions").mkdir(parents=True, exist_ok=True)
    codes = []
    for number in range(count):
        code = f"us-xx-town{number}"
        codes.append(code)
        (folder / "jurisdictions" / f"{code}.yaml").write_text(
            f"place: {code}\nform: us-city\nname: City of Town {number}\nshort: Town {number}\n"
            f"state: {STATES[number % 7]}\nprohibitions: {SELECTIONS[number % 5]}\n"
            f"options: {{length: {LENGTHS[number % 2]}}}\n",
            "utf-8",
        )
    return tuple(codes)


def short_twelve(folder: Path) -> str:
    """:data:`TWELVE` in its short length as a file below ``folder``; its code."""
    found = setup()
    text = found.path.read_text("utf-8")
    assert text.count("length: full") == 1
    (folder / "jurisdictions").mkdir(parents=True, exist_ok=True)
    file = folder / "jurisdictions" / f"{TWELVE}.yaml"
    file.write_text(text.replace("length: full", "length: short"), "utf-8")
    return TWELVE
