"""Which citations Word's own fields can write, and with which.

A REF field with ``\\n`` prints the number of one paragraph, without what stands around it and
without a full stop at its end. A citation is live only where a row of such numbers, with words
between them that no edit changes, is the citation to the letter; ``section 5(a)`` is not where
the section prints ``SEC. 5.``, and ``this section`` has no number at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from draftban.bill.citation import Address, addresses, cite, cite_number
from draftban.bill.numbering import counter_of, number
from draftban.bill.style import BillStyle
from draftban.bill.tree import Bill, Provision, Quoted, Ref
from draftban.writers._reading import own_blocks, quoted_provisions


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a citation: the number of the provision ``eid``, or mere words."""

    text: str
    eid: str = ""


@dataclass(slots=True)
class Live:
    """The citations in ``bill`` as fields may write them."""

    bill: Bill
    _index: dict[str, Address] = field(init=False)
    _marked: frozenset[str] = field(init=False)
    """The provisions whose number has a quotation mark before it, which a field prints too."""

    def __post_init__(self) -> None:
        self._index = {address.target.eid: address for address in addresses(self.bill)}
        roots = (*self.bill.body, *self.bill.attachments)
        self._marked = frozenset(_marked(self.bill.style, roots))

    def pieces(self, ref: Ref, here: str) -> tuple[Piece, ...]:
        """What ``ref``, in the words of the provision ``here``, is made of; nothing if fields
        would not write the citation.
        """
        target = self._index.get(ref.eid)
        citation = target and cite(target, self._index.get(here), self.bill.style)
        if not target or not citation or citation.outer or citation.text != ref.text:
            return ()
        for start in range(len(target.path)):
            path = [p for p in target.path[start:] if p.num]
            cited = [cite_number(p, self.bill.style, opens=n == 0) for n, p in enumerate(path)]
            if path and self.bill.style.citation.separator.join(cited) == ref.text:
                found = tuple(self._pieces(path))
                return found if any(piece.eid for piece in found) else ()
        return ()

    def _pieces(self, path: Sequence[Provision]) -> Iterator[Piece]:
        """The numbers of ``path`` with what stands between them; nothing if one is not live."""
        found: list[Piece] = []
        for place, p in enumerate(path):
            around = self._around(p, opens=place == 0)
            if around is None:
                return
            between = self.bill.style.citation.separator if place else ""
            before, number, after = around
            found += [Piece(between + before), Piece(number, p.eid), Piece(after)]
        yield from (piece for piece in found if piece.text)

    def _around(self, p: Provision, *, opens: bool) -> tuple[str, str, str] | None:
        """The cited number of ``p`` as what a field prints and the words before and after that;
        ``None`` if no field prints it. A number that does not count is mere words.
        """
        level = self.bill.style.level(p.zone, p.depth)
        if not counter_of(level.num):
            return cite_number(p, self.bill.style, opens=opens), "", ""
        end = self.bill.style.punctuation.end
        printed = p.num.rstrip(end)
        if p.eid in self._marked or not p.counter or number(level.num, p.counter) != p.num:
            return None
        pattern = (opens and level.opens) or level.cite or level.num.rstrip(end)
        before, same, after = pattern.partition(level.num.rstrip(end))
        if not same:
            return None
        return number(before, p.counter), printed, number(after, p.counter)


def _marked(style: BillStyle, provisions: Sequence[Provision]) -> Iterator[str]:
    for p in provisions:
        for block in own_blocks(p):
            if isinstance(block, Quoted):
                printed = {q.eid: q.num for q in _all(quoted_provisions(style, block))}
                yield from (q.eid for q in _all(block.children) if printed[q.eid] != q.num)
                yield from _marked(style, block.children)
        yield from _marked(style, p.children)


def _all(provisions: Sequence[Provision]) -> Iterator[Provision]:
    for p in provisions:
        yield p
        yield from _all(p.children)
