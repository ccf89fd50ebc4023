"""Names of provisions (Akoma Ntoso Naming Convention 1.0, §5.4: ``sec_3__subsec_b``).

An eId is that of the context, two underscores, the element, an underscore and its number: the
printed one without words and marks around it, or the count of such elements in the context. The
context is what the provision stands in; where numbers run on from one parent to the next, it is
the whole instrument, so that Article 5 is ``art_5`` in whichever chapter it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from draftban.bill.naming import ATTACHMENT, ITEM, elements, reference
from draftban.bill.numbering import NUMBER_BLANK, counter_of, number
from draftban.bill.style import BillStyle, LevelStyle
from draftban.bill.tree import Bill, Block, Provision, Quoted
from draftban.diagnostics import Report

_NOT_ALNUM = re.compile(r"[\W_]+")


def eids(bill: Bill, report: Report) -> Bill:
    """``bill``, numbered, with the ``eid`` of every provision; all differ."""
    give = _Eids(bill.style)
    return replace(
        bill,
        body=give.children(bill.body, "", ""),
        attachments=tuple(give.named(p, ATTACHMENT, "") for p in bill.attachments),
    )


class _Eids:
    def __init__(self, style: BillStyle) -> None:
        self.style = style
        self.taken: set[str] = set()
        self.implicit: Counter[str] = Counter()
        """How many without a number there are of each element in each context."""
        self.law = ""
        """The context of a number that runs on: the instrument, or the law that is quoted."""

    def children(self, old: tuple[Provision, ...], eid: str, around: str) -> tuple[Provision, ...]:
        """``old`` named in order; ``eid`` and ``around`` are eId and element of their parent."""
        found = elements(self.style, around, old)
        context = f"{eid}__list_1" if found and found[0][1] == ITEM else eid
        return tuple(self.named(p, element, context) for p, element in found)

    def named(self, p: Provision, element: str, context: str) -> Provision:
        """``p`` with its eId, and all that stands in it."""
        level = self.style.level(p.zone, p.depth)
        eid = self._eid(p, level, element, self.law if level.continuous else context)
        law, attached = self.law, element == ATTACHMENT
        if attached:
            self.law = eid
        content = self._blocks(p.content, eid, attached=attached)
        p = replace(p, eid=eid, content=content, children=self.children(p.children, eid, element))
        self.law = law
        return p

    def _blocks(self, blocks: tuple[Block, ...], eid: str, *, attached: bool) -> tuple[Block, ...]:
        """``blocks`` with what they quote: ``…__qstr_1__sec_1``.

        An attachment that holds other law without quotation marks is that law: nothing is quoted
        there.
        """
        out: list[Block] = []
        quotes = 0
        for block in blocks:
            if isinstance(block, Quoted):
                quotes += 1
                bare = attached and not any(block.marks)
                holder = self.style.zones[block.zone].akn
                inside = eid if bare else f"{eid}__{reference(holder)}_{quotes}"
                law, self.law = self.law, inside
                block = replace(block, children=self.children(block.children, inside, holder))
                self.law = law
            out.append(block)
        return tuple(out)

    def _eid(self, p: Provision, level: LevelStyle, element: str, context: str) -> str:
        name = f"{context}__{reference(element)}" if context else reference(element)
        label = _label(p, level)
        if not label:
            self.implicit[name] += 1
            label = str(self.implicit[name])
        unique, again = f"{name}_{label}", 1
        while unique in self.taken:
            again += 1
            unique = f"{name}_{label}-{again}"
        self.taken.add(unique)
        return unique


def _label(p: Provision, level: LevelStyle) -> str:
    """The number without words and marks around it; of one that is partly blank the counter."""
    printed = p.num
    if NUMBER_BLANK in printed:
        token = counter_of(level.num)
        printed = number(f"{{{token}}}", p.counter) if token and p.counter else ""
    words = [word for word in printed.split() if any(map(str.isalnum, word))]
    return _NOT_ALNUM.sub("-", words[-1]).strip("-") if words else ""
