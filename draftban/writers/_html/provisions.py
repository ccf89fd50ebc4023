"""Provisions: sections with headings, lists of points, definitions, quoted text.

A provision whose heading prints is a ``section`` with a heading element: a block of its own,
or at the head of its first paragraph (``div.run-in``: a heading, then a paragraph). A
numbered provision without one is a list item. Ids are eIds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from draftban.bill.style import BillStyle
from draftban.bill.tree import Block, P, Provision, Quoted
from draftban.writers._html.around import Note, no_note
from draftban.writers._html.blocks import Blocks, heading, number
from draftban.writers._html.markup import NOTHING, Html, el, join
from draftban.writers._html.styles import level_class
from draftban.writers._reading import (
    gap,
    goes_on,
    heading_inlines,
    heading_place,
    level_of,
    own_blocks,
    quoted_provisions,
)


class Provisions:
    """Prints provisions; ``blocks`` prints what else stands in them.

    ``labels`` gives each eId's line in the list of bookmarks; ``note`` writes what stands beside a
    provision, after its words. With ``native_lists`` lists are ``ol`` and ``ul``, which
    WeasyPrint tags. Without, they are lists by role: a program that a page is opened in or pasted
    into numbers each item of an ``ol`` once more, and drops the style that says it should not.
    """

    def __init__(
        self,
        style: BillStyle,
        blocks: Blocks,
        labels: Mapping[str, str],
        note: Note = no_note,
        *,
        native_lists: bool = False,
    ) -> None:
        self.native_lists = native_lists
        self.style = style
        self.blocks = blocks
        self.labels = labels
        self.note = note

    def roots(self, provisions: Sequence[Provision], rank: int) -> Html:
        """Outermost provisions, each a section; ``rank`` is that of their headings."""
        return join((self._section(p, rank) for p in provisions), "\n")

    def _children(self, provisions: Sequence[Provision], rank: int) -> list[Html]:
        parts: list[Html] = []
        for headed, run in groupby(provisions, self._is_section):
            members = list(run)
            if headed:
                parts.extend(self._section(p, rank) for p in members)
                continue
            kind = "definitions" if members[0].kind == "definition" else "items"
            items = (self._item(p, rank) for p in members)
            tag, role = ("ol" if any(p.num for p in members) else "ul"), ""
            if not self.native_lists:
                tag, role = "div", "list"
            parts.append(el(tag, {"class": kind, "role": role}, join(items, "\n")))
        return parts

    def _is_section(self, p: Provision) -> bool:
        return heading_place(self.style, p) != "none" or p.kind == "group"

    def _section(self, p: Provision, rank: int) -> Html:
        blocks = list(own_blocks(p))
        words = self.blocks.inlines(heading_inlines(self.style, p))
        headed = bool(p.num or words)
        label = self.labels[p.eid]
        inner = rank + 1 if headed else rank
        attributes = {"class": self._classes(p, bool(p.num))}
        parts: list[Html] = []
        if heading_place(self.style, p) == "above":
            if level_of(self.style, p).heading_align == "center":
                attributes["class"] += " center"
            num = number(p.num, own_line=level_of(self.style, p).own_line, change=p.change)
            parts.append(heading(rank, attributes, label, num, words))
        else:
            head = (
                heading(rank, {}, label, number(p.num, change=p.change), words)
                if headed
                else NOTHING
            )
            if blocks and isinstance(blocks[0], P):
                first = blocks.pop(0)
                assert isinstance(first, P)
                body = el("p", {}, self._first(p, first))
                head = join((head, body), gap(self.style, p) if words else "")
            if head:
                attributes["class"] = f"run-in {attributes['class']}{_lead(p)}"
                parts.append(el("div", attributes, head))
        parts.extend(self._rest(p, blocks, inner))
        parts.extend([note] if (note := self.note(p)) else [])
        return el("section", {"id": p.eid, "class": p.kind}, join(parts, "\n"))

    def _item(self, p: Provision, rank: int) -> Html:
        blocks = list(own_blocks(p))
        words: Html = NOTHING
        if blocks and isinstance(blocks[0], P):
            first = blocks.pop(0)
            assert isinstance(first, P)
            words = self._first(p, first)
        parts: list[Html] = []
        if p.num or words:
            attributes = {"class": self._classes(p, bool(p.num)) + _lead(p)}
            parts.append(el("p", attributes, number(p.num, change=p.change), words))
        parts.extend(self._rest(p, blocks, rank))
        parts.extend([note] if (note := self.note(p)) else [])
        tag, role = ("li", "") if self.native_lists else ("div", "listitem")
        return el(tag, {"id": p.eid, "class": p.kind, "role": role}, join(parts, "\n"))

    def _first(self, p: Provision, first: P) -> Html:
        """The words of the first paragraph of ``p``; a finding's sources go to the foot."""
        return join((self.blocks.inlines(first.children), self.blocks.foot(p.sources)))

    def _rest(self, p: Provision, blocks: list[Block], rank: int) -> list[Html]:
        parts: list[Html] = []
        flush = self._classes(p, False)
        for block, after in zip(blocks, (*blocks[1:], None), strict=False):
            match block:
                case P(children):
                    leads = after is None or isinstance(after, Quoted)
                    name = flush + (_lead(p) if leads else "")
                    parts.append(el("p", {"class": name}, self.blocks.inlines(children)))
                case Quoted():
                    quoted = self.roots(quoted_provisions(self.style, block), rank)
                    parts.append(el("blockquote", {"class": "quoted"}, quoted))
                case _:
                    parts.append(self.blocks.block(block))
        parts.extend(self._children(p.children, rank))
        if p.wrap_up is not None:
            words = self.blocks.inlines(p.wrap_up.children)
            parts.append(el("p", {"class": f"{flush} wrap-up"}, words))
        return parts

    def _classes(self, p: Provision, numbered: bool) -> str:
        """The class of the level, and whether the first line starts at the number's edge."""
        name = level_class(self.style, p)
        return name if numbered else f"{name} flush"


def _lead(p: Provision) -> str:
    """The class that keeps the first words of ``p`` on the page of what they lead on to."""
    return " lead" if goes_on(p) else ""
