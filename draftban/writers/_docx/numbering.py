"""Native multilevel numbering: one list per zone, and as many restarts as the tree has.

The tree's numbers are computed; Word counts again. A :class:`Numbering` follows what Word
will print for each paragraph and, where that isn't the number of the tree, gives the paragraph
a list of its own: one that starts at the right value, or one whose level prints an odd number
(the label of an only child, a number that another law imposes) as it stands.

Lists of one zone are instances of one definition and so share their counters, in Word and in
LibreOffice. What an instance that prints an odd number does to the count of the others isn't
written down anywhere; so the sibling after it never goes on with another's count but is told
where to start.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from zlib import crc32

from draftban.bill.style import BillStyle, LevelStyle
from draftban.diagnostics import Diagnostic, DraftbanError
from draftban.writers._docx.counters import Pattern, parse_pattern, text_width
from draftban.writers._docx.names import P_STYLES, LevelNames, level_names, style_id
from draftban.writers._docx.styles import RECITAL_INDENT, indent
from draftban.writers._docx.xml import Element, root, sub, toggle

MAX_LEVELS = 9
"""A list in Word has no more."""

RECITALS = ""
"""Name under which the list of recitals stands among the zones."""

FRESH = 0
"""Instead of a list: begin a new one."""


@dataclass(frozen=True, slots=True)
class ListLevel:
    """A level of a list: what it prints, where, and the paragraph style bound to it."""

    pattern: Pattern
    style: LevelStyle
    paragraph_style: str


Lists = Mapping[str, tuple[ListLevel, ...]]


def lists(style: BillStyle) -> Lists:
    """The list of each zone and, where they are numbered, of the recitals.

    Raises :class:`DraftbanError` if a zone has more levels than a list in Word.
    """
    found: dict[str, tuple[ListLevel, ...]] = {}
    for name, zone in style.zones.items():
        if len(zone.levels) > MAX_LEVELS:
            raise DraftbanError([_too_deep(name, len(zone.levels))])
        levels = (level_names(zone, depth) for depth in range(len(zone.levels)))
        found[name] = tuple(_list_level(level) for level in levels)
    if style.recitals.num:
        level = LevelStyle(style.recitals.num, indent=RECITAL_INDENT, hang=RECITAL_INDENT)
        found[RECITALS] = (ListLevel(parse_pattern(level.num), level, P_STYLES["recital"]),)
    return found


def main_numbers(of: Lists) -> dict[str, int]:
    """The ``w:numId`` of each zone's own list, the one its styles use."""
    return {zone: number for number, zone in enumerate(of, start=1)}


def _list_level(names: LevelNames) -> ListLevel:
    return ListLevel(parse_pattern(names.level.num), names.level, names.numbered)


def _too_deep(zone: str, levels: int) -> Diagnostic:
    return Diagnostic(
        "docx.too-many-levels",
        f"the zone {zone!r} has {levels} levels; a list in Word has at most {MAX_LEVELS}",
        hint="give the zone fewer levels",
    )


@dataclass(frozen=True, slots=True)
class _Instance:
    """A list begun for a restart; ``pattern`` is what its level prints instead, if anything."""

    number: int
    zone: str
    depth: int
    start: int
    pattern: Pattern | None


@dataclass(slots=True)
class _Count:
    """How far a zone has counted: the last value of each level, ``None`` before the first."""

    values: list[int | None]
    used: bool = False


@dataclass(slots=True)
class Numbering:
    """Gives paragraphs their lists while a body is written, then writes the part.

    ``size`` is the type size in points.
    """

    lists: Lists
    size: float
    main: dict[str, int] = field(init=False)
    _instances: dict[int, _Instance] = field(init=False, default_factory=dict)
    _counts: dict[str, _Count] = field(init=False)

    def __post_init__(self) -> None:
        self.main = main_numbers(self.lists)
        self._counts = {zone: _Count([None] * len(levels)) for zone, levels in self.lists.items()}

    def open(self, zone: str) -> int:
        """The list for a new run of provisions: the zone's own one time, then :data:`FRESH`."""
        return FRESH if self._counts[zone].used else self.main[zone]

    def number(self, zone: str, depth: int, num: str, current: int, mark: str = "") -> int:
        """The list for a paragraph that must print ``num``; the paragraph is counted.

        ``current`` is the list of the sibling before it or else of its parent. ``mark`` is
        printed before the number: the quotation mark that opens a quoted text.
        """
        count = self._counts[zone]
        value = self._next(zone, depth)
        pattern = self._pattern(zone, depth, current)
        chosen = current
        if mark or current == FRESH or pattern.prints(value) != num:
            pattern = self.lists[zone][depth].pattern
            found = pattern.value_of(num)
            value = 1 if found is None else found
            if found is None:
                pattern = Pattern(num)
            if mark:
                pattern = Pattern(mark + pattern.before, pattern.kind, pattern.after)
            plain = found is not None and not mark
            chosen = self._begin(zone, depth, value, None if plain else pattern)
        count.used = True
        count.values[depth:] = [value] + [None] * (len(count.values) - depth - 1)
        return chosen

    def _next(self, zone: str, depth: int) -> int:
        last = self._counts[zone].values[depth]
        return self.lists[zone][depth].style.start if last is None else last + 1

    def _pattern(self, zone: str, depth: int, current: int) -> Pattern:
        instance = self._instances.get(current)
        if instance is not None and instance.depth == depth and instance.pattern is not None:
            return instance.pattern
        return self.lists[zone][depth].pattern

    def _begin(self, zone: str, depth: int, start: int, pattern: Pattern | None) -> int:
        number = len(self.main) + len(self._instances) + 1
        self._instances[number] = _Instance(number, zone, depth, start, pattern)
        return number

    def part(self) -> Element:
        """``word/numbering.xml`` for the paragraphs numbered so far."""
        part = root("numbering")
        for zone, number in self.main.items():
            self._definition(part, zone, number)
        for number in self.main.values():
            sub(sub(part, "num", numId=number), "abstractNumId", number)
        for instance in self._instances.values():
            node = sub(part, "num", numId=instance.number)
            sub(node, "abstractNumId", self.main[instance.zone])
            override = sub(node, "lvlOverride", ilvl=instance.depth)
            sub(override, "startOverride", instance.start)
            if instance.pattern is not None:
                level = self.lists[instance.zone][instance.depth]
                self._level(override, instance.depth, level, instance.pattern, bound=False)
        return part

    def _definition(self, part: Element, zone: str, number: int) -> None:
        node = sub(part, "abstractNum", abstractNumId=number)
        # Word tells lists apart by this mark when text is pasted from one bill into another.
        sub(node, "nsid", f"{crc32(f'draftban {zone}'.encode()):08X}")
        sub(node, "multiLevelType", "multilevel")
        for depth, level in enumerate(self.lists[zone]):
            self._level(node, depth, level, level.pattern, bound=True)

    def _level(
        self, parent: Element, depth: int, level: ListLevel, pattern: Pattern, bound: bool
    ) -> None:
        node = sub(parent, "lvl", ilvl=depth)
        sub(node, "start", level.style.start)
        sub(node, "numFmt", pattern.format)
        if bound and level.style.num:
            sub(node, "pStyle", style_id(level.paragraph_style))
        centered = level.style.heading == "above" and level.style.heading_align == "center"
        widest = pattern.prints(8 if pattern.kind in {"i", "I"} else 2)
        fits = text_width(widest, self.size) + 0.05 <= level.style.hang and not centered
        suffix = "nothing" if level.style.own_line else "tab" if fits else "space"
        sub(node, "suff", suffix)
        sub(node, "lvlText", pattern.level_text(depth))
        sub(node, "lvlJc", "left")
        if centered:
            indent(sub(node, "pPr"), 0.0)
        else:
            indent(sub(node, "pPr"), level.style.indent, -level.style.hang)
        run = sub(node, "rPr")
        toggle(run, "b", level.style.bold_number)
        toggle(run, "bCs", level.style.bold_number)
        toggle(run, "i", False)
        toggle(run, "iCs", False)
