"""Room for numbers: a hang holds the widest number of its level, and nothing else moves."""

from __future__ import annotations

from dataclasses import replace

from draftban.bill.numbering import COUNTERS
from draftban.bill.style import LevelStyle, ZoneStyle
from draftban.bill.tree import FinalBill, P, Text
from draftban.writers import docx
from draftban.writers._docx.numbers.counters import text_width
from draftban.writers._docx.numbers.room import GAP, with_room

from .docx_reading import W, parts, value
from .sample import STYLE, sample
from .sample_code import leaf, make

LEVELS = (
    LevelStyle(num="Sec. {1}.", name="section", heading="none"),
    LevelStyle(num="({i})", name="point", indent=0.4, hang=0.4),
    LevelStyle(num="({a})", name="item", indent=0.8, hang=0.4),
)


def points(count: int) -> FinalBill:
    """A section with so many points under roman numbers."""
    zone = ZoneStyle("instrument", LEVELS, "this act")
    children = tuple(
        leaf(zone, 1, f"({COUNTERS['i'](n)})", f"s1_{n}", f"do piece {n}")
        for n in range(1, count + 1)
    )
    section = make(
        zone, 0, "Sec. 1.", "s1", intro=(P((Text("Do the following:"),)),), children=children
    )
    style = replace(STYLE, zones={"instrument": zone})
    empty = {"preface": (), "preamble": (), "conclusions": (), "attachments": ()}
    return FinalBill(replace(sample(), style=style, body=(section,), **empty))


def test_a_wide_number_widens_its_level_and_moves_what_stands_deeper() -> None:
    bill = points(60)
    wide = with_room(bill).zones["instrument"].levels
    missing = wide[1].hang - LEVELS[1].hang
    assert wide[1].hang > text_width("(xxxviii)", bill.style.page.font_size) + GAP
    assert wide[0] == LEVELS[0]
    assert wide[1].indent - wide[1].hang == LEVELS[1].indent - LEVELS[1].hang  # the number's edge
    assert wide[2].indent == LEVELS[2].indent + missing
    assert wide[2].hang == LEVELS[2].hang


def test_the_style_of_the_paragraph_has_that_room() -> None:
    hangs = []
    for count in (8, 60):
        styles = parts(docx.write(points(count)))["word/styles.xml"].findall(f"{W}style")
        style = next(s for s in styles if value(s, "name") == "Instrument 2 Point")
        hangs.append(int(style.find(f"{W}pPr/{W}ind").get(f"{W}hanging")))
    assert hangs[0] == 576
    assert hangs[1] > hangs[0]


def test_numbers_that_have_room_move_nothing() -> None:
    bill = points(8)
    assert with_room(bill) is bill.style
