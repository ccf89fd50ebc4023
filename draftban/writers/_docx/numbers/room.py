"""Room for numbers: a level whose widest number its hang does not hold gets a wider one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from draftban.bill.style import BillStyle, LevelStyle, ZoneStyle
from draftban.bill.tree import Bill, bill_provisions
from draftban.writers._docx.numbers.counters import parse_pattern, text_width

GAP = 0.05
"""Between a number and its text, in inches; less looks like one word."""

WIDE_GAP = 0.15
"""The same behind the widest number of a widened level: the font that stands in for the form's own
may be wider."""


def number_hangs(level: LevelStyle, size: float) -> bool:
    """Whether the number of ``level`` stands to the left of its text, with a tab behind it.

    The hang that the form gives says so: it holds an ordinary number. ``size``: type in points.
    """
    if level.own_line or (level.heading == "above" and level.heading_align == "center"):
        return False
    pattern = parse_pattern(level.num)
    ordinary = pattern.prints(8 if pattern.kind in {"i", "I"} else 2)
    return text_width(ordinary, size) + GAP <= level.hang


def with_room(bill: Bill) -> BillStyle:
    """The style of ``bill``, its levels as wide as their widest numbers want.

    What stands deeper moves along; a level with room enough stays where its form puts it.
    """
    style = bill.style
    widest: dict[tuple[str, int], float] = {}
    for p in bill_provisions(bill):
        if p.num and p.level and p.zone in style.zones:
            key = p.zone, p.depth
            widest[key] = max(widest.get(key, 0.0), text_width(p.num, style.page.font_size))
    zones = {
        name: replace(zone, levels=tuple(_levels(zone, widest, style.page.font_size)))
        for name, zone in style.zones.items()
    }
    return style if zones == style.zones else replace(style, zones=zones)


def _levels(
    zone: ZoneStyle, widest: Mapping[tuple[str, int], float], size: float
) -> Iterator[LevelStyle]:
    moved = 0.0
    for depth, level in enumerate(zone.levels):
        missing = 0.0
        width = widest.get((zone.name, depth), 0.0)
        if number_hangs(level, size) and width + GAP > level.hang:
            missing = width + WIDE_GAP - level.hang
        if moved or missing:
            yield replace(level, indent=level.indent + moved + missing, hang=level.hang + missing)
        else:
            yield level
        moved += missing
