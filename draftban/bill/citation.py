"""How a provision of the bill is cited in the bill: one small function per citation order.

A citation starts below the base unit (a section) that cites, and at the base unit elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from draftban.bill.numbering import has_blank, number
from draftban.bill.style import BillStyle, CitationStyle, LevelStyle
from draftban.bill.tree import Bill, Provision, Quoted, plain
from draftban.bill.walk import upper_first


@dataclass(frozen=True, slots=True)
class Address:
    """Where a provision stands: itself and what it stands in, outermost first, one zone."""

    path: tuple[Provision, ...]

    @property
    def target(self) -> Provision:
        return self.path[-1]

    @property
    def numbered(self) -> str:
        """The eId of the provision by whose number the target is cited: its own, or that of
        what holds it.
        """
        return next((p.eid for p in reversed(self.path) if p.num), self.path[0].eid)


def addresses(bill: Bill) -> Iterator[Address]:
    """Every provision of ``bill`` with those around it in its zone, in reading order."""

    def under(p: Provision, above: tuple[Provision, ...]) -> Iterator[Address]:
        here = (*above, p)
        yield Address(here)
        for block in (*p.content, *p.intro):
            if isinstance(block, Quoted):
                for child in block.children:
                    yield from under(child, ())
        for child in p.children:
            yield from under(child, here)

    for root in (*bill.body, *bill.attachments):
        yield from under(root, ())


def cite_number(p: Provision, style: BillStyle, *, opens: bool = False) -> str:
    """The number of ``p`` as it stands in a citation; ``opens``: first, behind its word."""
    level = style.level(p.zone, p.depth)
    end = style.punctuation.end
    pattern = (level.opens if opens else "") or level.cite or level.num.rstrip(end)
    if p.num and p.counter:
        return number(pattern, p.counter)
    if p.depth == 0 and style.zones[p.zone].after:  # without the sign or word before it
        return p.num.rstrip(end).rpartition(" ")[2]
    return p.num.rstrip(end)


def base_of(address: Address, style: BillStyle) -> int:
    """The index in ``address.path`` of the base unit; 0 if no level is marked as one."""
    for index, p in enumerate(address.path):
        if style.level(p.zone, p.depth).base:
            return index
    return 0


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation taken apart, so that several targets can share what is alike in theirs.

    It prints as word of the ``level``, ``text``, ``tail``, then ``outer``, the provisions around
    it; ``frame`` holds all that as ``{citation}``.
    """

    level: LevelStyle
    text: str
    frame: str
    outer: str = ""
    tail: str = ""


def spelled(found: Citation, style: BillStyle) -> str:
    """``found`` as it is told outside the bill, without what is around it: word, text and tail,
    the spaces ordinary ones.
    """
    word = word_of(found.level, style.citation)
    words = f"{word} {found.text}" if word else found.text
    return f"{words}{found.tail}".replace(NO_BREAK, " ")


Parts = Sequence[tuple[LevelStyle, str]]
"""The levels of a citation with their numbers, outermost first."""


def _outer_first(parts: Parts, style: CitationStyle) -> tuple[int, str, str]:
    return 0, style.separator.join(text for _, text in parts), ""


def _inner_first(parts: Parts, style: CitationStyle) -> tuple[int, str, str]:
    *around, (_, text) = parts
    outer = "".join(f"{style.of}{word_of(lv, style)}{NO_BREAK}{tx}" for lv, tx in reversed(around))
    return len(parts) - 1, text, outer


ORDERS: Mapping[str, Callable[[Parts, CitationStyle], tuple[int, str, str]]] = {
    "outer-first": _outer_first,
    "inner-first": _inner_first,
}
"""Citation orders: which part's level names the citation, its text without that word, and the
provisions around it where they are named apart."""

NO_BREAK = "\N{NO-BREAK SPACE}"
"""Between a level's word and its number, which one line holds together."""


def word_of(level: LevelStyle, style: CitationStyle, *, many: bool = False) -> str:
    """The level's word in a citation, capitalised where the form does so."""
    word = level.words if many else level.word
    return upper_first(word) if style.capital else word


def cite(target: Address, citing: Address | None, style: BillStyle) -> Citation | None:
    """The citation of ``target`` from ``citing``; ``None`` if the target is the citing unit.

    ``citing`` is ``None`` outside the body. Numbers that a form does not print are passed
    over, so that a definition is cited by the provision that holds it.
    """
    own = style.citation
    base = base_of(target, style)
    inside = (
        citing is not None
        and citing.path[0].zone == target.path[0].zone
        and (citing.path[base_of(citing, style)].eid == target.path[base].eid)
    )
    path = [p for p in target.path[base + 1 if inside else base :] if p.num]
    if not path:
        return None
    parts = [
        (style.level(p.zone, p.depth), cite_number(p, style, opens=place == 0))
        for place, p in enumerate(path)
    ]
    named, text, outer = ORDERS[own.order](parts, own)
    frame = own.inside if inside else own.outside
    if own.across and citing is not None and citing.path[0].zone != target.path[0].zone:
        frame = own.across
    tail = ""
    top = target.path[base]
    if not inside and has_blank(parts[0][0].num) and top.heading:
        tail = own.named_blanks.replace("{citation}", "").replace("{heading}", plain(top.heading))
    return Citation(parts[named][0], text, frame, outer, tail)
