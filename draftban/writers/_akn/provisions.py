"""Provisions: the hierarchy, lists of items, and text that is put into other law."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from draftban.bill.naming import ATTACHMENT, CONTAINER, ITEM, QUOTED, elements, reference
from draftban.bill.style import BillStyle
from draftban.bill.tree import (
    Block,
    Contents,
    Inline,
    P,
    Provision,
    Quoted,
    Recital,
    Signature,
)
from draftban.writers._akn.inlines import Inlines, num
from draftban.writers._akn.xml import Element, add, el, name_of
from draftban.writers._reading import heading_inlines, level_of, own_blocks

Inner = tuple[Inline, ...]

_MARKS = ("startQuote", "endQuote", "inlineQuote")


class Provisions:
    """Writes provisions, and the blocks that may stand in them."""

    def __init__(self, style: BillStyle, inlines: Inlines) -> None:
        self.style = style
        self.inlines = inlines
        self.quoted = ""
        """The eId of the quotation around what is being written; its law has ids without it."""

    def all(self, siblings: Sequence[Provision], around: str, context: str) -> list[Element]:
        """``siblings`` in order, items in a list; ``around`` and ``context`` are element and eId
        of what they stand in.
        """
        found = elements(self.style, around, siblings)
        if found and found[0][1] == ITEM:
            return [self._list((), siblings, (), context)]
        return [self._provision(p, element) for p, element in found]

    def blocks(self, blocks: Sequence[Block], context: str) -> Iterator[Element]:
        """``blocks`` in order; a paragraph and the text that it introduces are one."""
        rest = list(blocks)
        quotes = 0
        while rest:
            block = rest.pop(0)
            after: list[Quoted] = []
            if isinstance(block, Quoted):
                after.append(block)
            while isinstance(block, P | Quoted) and rest and isinstance(quoted := rest[0], Quoted):
                after.append(quoted)
                rest.pop(0)
            if after:
                words = block.children if isinstance(block, P) else ()
                yield self._introduced(words, after, quotes, context)
                quotes += len(after)
            else:
                yield from self._block(block, context)

    def contents(self, contents: Contents, context: str) -> Iterator[Element]:
        """A contents list under its heading; nothing if it lists nothing."""
        if contents.heading:
            yield self.inlines.into(el("p", class_="toc-heading"), contents.heading, context)
        if contents.entries:
            yield el(
                "toc",
                *(
                    el(
                        "tocItem",
                        f"{entry.num} {entry.heading}".strip(),
                        href=f"#{entry.eid}",
                        level=str(entry.depth + 1),
                    )
                    for entry in contents.entries
                ),
                eId=self.inlines.ids.next(context, "toc"),
            )

    # ---------------------------------------------------------------- one provision

    def _provision(self, p: Provision, element: str) -> Element:
        made = el(element, eId=p.eid, wId=self._own_id(p))
        if element == CONTAINER:
            made.set("name", "definition" if p.kind == "definition" else p.level or p.kind)
        self.head(made, p)
        blocks = own_blocks(p)
        found = elements(self.style, element, p.children)
        if found and found[0][1] == ITEM:
            add(made, el("content", *self._with_list(p, blocks), eId=f"{p.eid}__content"))
        elif not found and p.wrap_up is None:
            add(made, el("content", *self.blocks(blocks, p.eid), eId=f"{p.eid}__content"))
        else:
            if blocks:
                add(made, el("intro", *self.blocks(blocks, p.eid), eId=f"{p.eid}__intro"))
            for child, name in found:
                add(made, self._provision(child, name))
            if p.wrap_up is not None:
                closing = self.blocks((p.wrap_up,), p.eid)
                add(made, el("wrapUp", *closing, eId=f"{p.eid}__wrapup"))
        return made

    def head(self, made: Element, p: Provision) -> None:
        """Number and heading, as far as they print."""
        add(made, num(p.num, p.change))
        words = heading_inlines(self.style, p)
        if words:
            add(made, self.inlines.into(el("heading", eId=f"{p.eid}__heading"), words, p.eid))

    def _own_id(self, p: Provision) -> str:
        """What a quoted provision will be called in the law it is put into."""
        return p.eid.removeprefix(f"{self.quoted}__") if self.quoted else ""

    # ---------------------------------------------------------------- lists

    def _item(self, p: Provision) -> Element:
        made = el(ITEM, eId=p.eid, wId=self._own_id(p))
        self.head(made, p)
        for block in tuple(self._with_list(p, own_blocks(p))) or (el("p"),):
            add(made, block)
        return made

    def _with_list(self, p: Provision, blocks: tuple[Block, ...]) -> Iterator[Element]:
        """``blocks``, the last of them as the words before the list of children."""
        closing = p.wrap_up.children if p.wrap_up is not None else ()
        if not p.children:
            yield from self.blocks(blocks, p.eid)
            if p.wrap_up is not None:
                yield from self.blocks((p.wrap_up,), p.eid)
            return
        lead: Inner = ()
        if blocks and isinstance(last := blocks[-1], P):
            blocks, lead = blocks[:-1], last.children
        yield from self.blocks(blocks, p.eid)
        yield self._list(lead, p.children, closing, p.eid)

    def _list(
        self, lead: Inner, items: Sequence[Provision], closing: Inner, context: str
    ) -> Element:
        into = self.inlines.into
        return el(
            "blockList",
            into(el("listIntroduction"), lead, context) if lead else None,
            *(self._item(item) for item in items),
            into(el("listWrapUp"), closing, context) if closing else None,
            eId=f"{context}__list_1",
        )

    # ---------------------------------------------------------------- blocks

    def _block(self, block: Block, context: str) -> Iterator[Element]:
        match block:
            case P(children, style):
                name = "" if style == "body" else style
                yield self.inlines.into(el("p", class_=name), children, context)
            case Contents():
                yield from self.contents(block, context)
            case Recital(content, printed):
                made = el("p", f"{printed} " if printed else None, class_="recital")
                yield self.inlines.into(made, content, context)
            case Signature(text, title):
                for words in filter(None, (text, title)):
                    yield self.inlines.into(el("p", class_="signature"), words, context)
            case Quoted():
                yield self._introduced((), (block,), 0, context)

    def _introduced(
        self, words: Inner, quotes: Sequence[Quoted], before: int, context: str
    ) -> Element:
        """Words with the text that they introduce: in a ``mod`` where it is put into other law.

        ``before`` counts quotations in the same place.
        """
        made = self.inlines.into(el("p"), words, context)
        if self.style.zones[quotes[0].zone].akn == QUOTED:
            mod = el("mod", eId=self.inlines.ids.next(context, "mod"))
            made = self.inlines.into(mod, words, context)
        for number, quoted in enumerate(quotes, before + 1):
            if quoted.children:
                add(made, " " if words else None)
                add(made, self._quotation(quoted, number, context))
        return made if name_of(made) == "p" else el("p", made)

    def _quotation(self, quoted: Quoted, number: int, context: str) -> Element:
        zone = self.style.zones[quoted.zone]
        eid = f"{context}__{reference(zone.akn)}_{number}"
        around, self.quoted = self.quoted, eid if zone.akn == QUOTED else self.quoted
        made = el(zone.akn, *self.all(quoted.children, zone.akn, eid), eId=eid)
        self.quoted = around
        each = quoted.marks[0] if zone.marks_each else ""
        for key, mark in zip(_MARKS, (*quoted.marks, each), strict=True):
            if mark:
                made.set(key, mark)
        return made

    # ---------------------------------------------------------------- attachments

    def attachment(self, p: Provision, meta: Element) -> Element:
        """An exhibit or schedule: a document of its own with its ``meta``.

        Other law that it holds is its text, unless that stands in quotation marks.
        """
        made = el(ATTACHMENT, eId=p.eid)
        self.head(made, p)
        parts = [
            *self._attached(own_blocks(p), p.eid),
            *self.all(p.children, ATTACHMENT, p.eid),
            *self.blocks((p.wrap_up,) if p.wrap_up is not None else (), p.eid),
        ]
        body = el("mainBody", *(parts or (el("p"),)))
        add(made, el("doc", meta, body, name=level_of(self.style, p).name or ATTACHMENT))
        return made

    def _attached(self, blocks: Sequence[Block], context: str) -> Iterator[Element]:
        if any(isinstance(block, Quoted) and any(block.marks) for block in blocks):
            yield from self.blocks(blocks, context)
            return
        for block in blocks:
            if isinstance(block, Quoted):
                yield from self.all(block.children, QUOTED, context)
            else:
                yield from self._block(block, context)
