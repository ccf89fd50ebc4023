"""Native multilevel numbering: a list for each run of numbers that counts for itself.

The tree's numbers are computed; Word counts again. A :class:`Numbering` follows what Word
will print for each paragraph and, where that isn't the number of the tree, gives the paragraph
a list of its own: one that starts at the right value, or one whose level prints an odd number
(the label of an only child, a number that another law imposes) as it stands.

Every list has a definition of its own (``w:abstractNum``) and so counters of its own. Instances
of one definition share theirs, and what a restart in one of them does to the others each program
reads in its own way: LibreOffice, saving as OpenDocument, lets it count for all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from zlib import crc32

from draftban.bill.style import BillStyle, LevelStyle
from draftban.bill.tree import Change
from draftban.diagnostics import Diagnostic, DraftbanError
from draftban.writers._docx.names import P_STYLES, LevelNames, level_names, style_id
from draftban.writers._docx.numbers.counters import Pattern, parse_pattern
from draftban.writers._docx.numbers.room import number_hangs
from draftban.writers._docx.styles import RECITAL_INDENT
from draftban.writers._docx.xml import Element, root, show_change, sub, toggle

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


@dataclass(slots=True)
class _List:
    """A list in use. ``values`` are the last ones of its levels, ``None`` before the first.

    One begun for a restart has the ``depth`` of its first number and the value to ``start`` at
    there; ``pattern`` is what that level prints instead of its own, if anything, and ``before``
    the list that it interrupts. ``change`` is shown of all its numbers.
    """

    zone: str
    values: list[int | None]
    depth: int = 0
    start: int | None = None
    pattern: Pattern | None = None
    before: int = FRESH
    change: Change = ""


@dataclass(slots=True)
class Numbering:
    """Gives paragraphs their lists while a body is written, then writes the part.

    ``size`` is the type size in points.
    """

    lists: Lists
    size: float
    main: dict[str, int] = field(init=False)
    _used: set[str] = field(init=False, default_factory=set)
    """The zones that have counted."""
    _all: dict[int, _List] = field(init=False)
    """Every list by its ``w:numId``, which is its definition's id too."""

    def __post_init__(self) -> None:
        self.main = main_numbers(self.lists)
        self._all = {number: self._new(zone) for zone, number in self.main.items()}

    def open(self, zone: str) -> int:
        """The list for a new run of provisions: the zone's own one time, then :data:`FRESH`."""
        return FRESH if zone in self._used else self.main[zone]

    def number(
        self,
        zone: str,
        depth: int,
        num: str,
        current: int,
        mark: str = "",
        change: Change = "",
    ) -> int:
        """The list for a paragraph that must print ``num``; the paragraph is counted.

        ``current`` is the list of the sibling before it or else of its parent. ``mark`` is
        printed before the number: the quotation mark that opens a quoted text. ``change``: the
        number is underlined as added, or struck as taken out.
        """
        chosen = self._going_on(depth, mark + num, current, change)
        if chosen == FRESH:
            chosen = self._begin(zone, depth, num, current, mark)
            self._all[chosen].change = change
        values = self._all[chosen].values
        values[depth:] = [self._next(chosen, depth)] + [None] * (len(values) - depth - 1)
        self._used.add(zone)
        return chosen

    def _going_on(self, depth: int, prints: str, current: int, change: Change) -> int:
        """The list that ``prints`` that next: ``current``, or what an odd number interrupted."""
        while current != FRESH:
            list_ = self._all[current]
            odd = list_.pattern if list_.depth == depth else None
            pattern = odd or self.lists[list_.zone][depth].pattern
            goes_on = pattern.prints(self._next(current, depth)) == prints
            if goes_on and list_.change == change:
                return current
            current = list_.before if odd else FRESH
        return FRESH

    def _next(self, number: int, depth: int) -> int:
        list_ = self._all[number]
        last = list_.values[depth]
        if last is not None:
            return last + 1
        if list_.start is not None and list_.depth == depth:
            return list_.start
        return self.lists[list_.zone][depth].style.start

    def _begin(self, zone: str, depth: int, num: str, before: int, mark: str) -> int:
        own = self.lists[zone][depth].pattern
        value = own.value_of(num)
        pattern = own if value is not None else Pattern(num)
        if mark:
            pattern = Pattern(mark + pattern.before, pattern.kind, pattern.after)
        new = self._new(zone)
        new.depth, new.before = depth, before
        new.start = 1 if value is None else value
        new.pattern = None if pattern == own else pattern
        number = len(self._all) + 1
        self._all[number] = new
        return number

    def _new(self, zone: str) -> _List:
        return _List(zone, [None] * len(self.lists[zone]))

    def part(self) -> Element:
        """``word/numbering.xml`` for the paragraphs numbered so far."""
        part = root("numbering")
        for number, list_ in self._all.items():
            self._definition(part, number, list_)
        for number in self._all:
            sub(sub(part, "num", numId=number), "abstractNumId", number)
        return part

    def _definition(self, part: Element, number: int, list_: _List) -> None:
        main = self.main[list_.zone] == number
        node = sub(part, "abstractNum", abstractNumId=number)
        # Word tells lists apart by this mark when text is pasted from one bill into another.
        name = f"draftban {list_.zone}" if main else f"draftban {list_.zone} {number}"
        sub(node, "nsid", f"{crc32(name.encode()):08X}")
        sub(node, "multiLevelType", "multilevel")
        for depth, level in enumerate(self.lists[list_.zone]):
            pattern, start = level.pattern, level.style.start
            if list_.start is not None and list_.depth == depth:
                pattern, start = list_.pattern or pattern, list_.start
            properties = self._level(node, depth, level, pattern, start, bound=main)
            show_change(properties, list_.change)

    def _level(
        self,
        parent: Element,
        depth: int,
        level: ListLevel,
        pattern: Pattern,
        start: int,
        bound: bool,
    ) -> Element:
        """Append a level; a ``bound`` one is that of its paragraph style. Returns how its numbers
        look.

        Where it stands on the line the style says alone: a number in the paragraph itself would
        bring its level's indents along, and who restyles the bill would change nothing.
        """
        node = sub(parent, "lvl", ilvl=depth)
        sub(node, "start", start)
        sub(node, "numFmt", pattern.format)
        if bound and level.style.num:
            sub(node, "pStyle", style_id(level.paragraph_style))
        hangs = number_hangs(level.style, self.size)
        suffix = "nothing" if level.style.own_line else "tab" if hangs else "space"
        sub(node, "suff", suffix)
        sub(node, "lvlText", pattern.level_text(depth))
        sub(node, "lvlJc", "left")
        run = sub(node, "rPr")
        toggle(run, "b", level.style.bold_number)
        toggle(run, "bCs", level.style.bold_number)
        toggle(run, "i", False)
        toggle(run, "iCs", False)
        return run
