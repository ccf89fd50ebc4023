"""The body of the document: the tree in reading order, as paragraphs.

A provision becomes one paragraph with its number, more paragraphs where its text has them,
then its children. No number is written as words: a paragraph names its list, Word prints it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import assert_never

from draftban.bill.tree import (
    Bill,
    Block,
    Change,
    Contents,
    P,
    Provision,
    Quoted,
    Recital,
    Signature,
    Text,
)
from draftban.writers._docx import names, outline
from draftban.writers._docx.blocks import (
    keep_with_next,
    paragraph,
    write_contents,
    write_signatures,
)
from draftban.writers._docx.inlines import PLAIN, Face, Inlines, Track, run, type_number
from draftban.writers._docx.names import LevelNames, bookmarks, level_names, style_id
from draftban.writers._docx.notes import Notes
from draftban.writers._docx.numbers.numbering import FRESH, RECITALS, Numbering
from draftban.writers._docx.references import Live
from draftban.writers._docx.styles import indent, stand_as
from draftban.writers._docx.xml import Element, root, show_change, sub, toggle, w
from draftban.writers._reading import (
    gap,
    goes_on,
    has_level,
    heading_inlines,
    heading_place,
    is_long_title,
    level_of,
    own_blocks,
    title_of,
    unnumbered,
)

Scope = Mapping[str, int]
"""The list in use in each zone, for the provisions that follow."""

NO_LIST = 0
"""``w:numId`` of a paragraph that doesn't take the number of its style."""

_RUN_IN = Face(style_id(names.RUN_IN_HEADING))
_RUN_IN_BELOW = Face(style_id(names.RUN_IN_SUBHEADING))


@dataclass(frozen=True, slots=True)
class _Look:
    """How the paragraphs of one provision look: with its number, after it, and the left edge
    (inches) where that isn't the style's."""

    head: str
    text: str
    left: float | None = None


@dataclass(slots=True)
class BodyWriter:
    """Writes a bill's body once; ``numbering`` learns the lists it needs, ``notes`` the comments
    and footnotes. ``live``: references are Word's own. With ``track`` what an amendment does is a
    tracked change. ``pages``: those that the contents list
    shows, by eId; without any it shows none.
    """

    bill: Bill
    numbering: Numbering
    notes: Notes = field(default_factory=Notes)
    live: bool = False
    track: Track | None = None
    pages: Mapping[str, int] = field(default_factory=dict)
    _bookmarks: Mapping[str, str] = field(init=False)
    _inlines: Inlines = field(init=False)
    _outline: Mapping[str, int] = field(init=False)
    """The level of what stands in the outline, by eId."""
    _body: Element = field(init=False)
    _waiting: list[str] = field(init=False, default_factory=list)
    _mark: str = field(init=False, default="")
    _each: str = field(init=False, default="")
    """The mark with which every paragraph of a quoted text opens, if each does."""
    _marked: bool = field(init=False, default=False)
    """Whether the number of the next paragraph has its mark already."""
    _change: Change = field(init=False, default="")
    """What is done to the provision that is written."""
    _new_page: bool = field(init=False, default=False)
    _recitals: int = field(init=False, default=FRESH)
    _bookmarked: int = field(init=False, default=0)
    _levels: dict[tuple[str, int], LevelNames] = field(init=False, default_factory=dict)
    _on_all: int | None = field(init=False, default=None)
    """The comment on the whole document, while its first paragraph is open."""

    def write(self) -> Element:
        """``w:document`` without section properties."""
        bill = self.bill
        self._bookmarks = bookmarks(bill)
        live = Live(bill) if self.live and self.track is None else None
        self._inlines = Inlines(self._bookmarks, live, track=self.track)
        self._outline = outline.levels(bill)
        document = root("document")
        self._body = sub(document, "body")
        self._blocks(bill.preface)
        self._blocks(bill.preamble)
        self._siblings(bill.body, {})
        self._blocks(bill.conclusions)
        scope: Scope = {}
        for number, provision in enumerate(bill.attachments):
            self._new_page = number == 0 or provision.kind == "group"
            scope = self._provision(provision, scope)
        if self._waiting or len(self._body) == 0 or not _is_paragraph(self._body[-1]):
            # Word wants a paragraph last; one of a single point starts no page of its own.
            self._close(self._open(names.END))
        return document

    # ------------------------------------------------------------ blocks

    def _blocks(self, blocks: Sequence[Block]) -> None:
        """``blocks`` outside provisions."""
        self._inlines.here = ""
        outside = _Look(names.P_STYLES["body"], names.P_STYLES["body"])
        for signing, run_of in groupby(blocks, key=lambda block: isinstance(block, Signature)):
            group = tuple(run_of)
            if signing:
                signers = [block for block in group if isinstance(block, Signature)]
                if len(self._body) and _is_paragraph(self._body[-1]):
                    keep_with_next(self._body[-1])  # no one signs a page without a word of the bill
                write_signatures(self._body, signers, self._inlines, self.bill.style)
            else:
                for block in group:
                    self._block(block, {}, outside)

    def _block(self, block: Block, scope: Scope, look: _Look) -> None:
        match block:
            case P():
                self._text(block, look)
            case Contents():
                size = self.bill.style.page.font_size
                level = outline.top_level(self.bill)
                heading = write_contents(
                    self._body, block, self._inlines, self._bookmarks, size, self.pages
                )
                if heading is not None:
                    _in_outline(heading, level)
            case Quoted():
                self._quoted(block, scope)
            case Recital():
                self._recital(block)
            case Signature():
                write_signatures(self._body, (block,), self._inlines, self.bill.style)
            case _:
                assert_never(block)

    def _text(self, block: P, look: _Look) -> None:
        """A paragraph without a number."""
        if block.style == "body":
            node = self._open(look.text, left=look.left)
        elif is_long_title(block):
            node = self._open(names.LONG_TITLE_BLOCK)
        else:
            node = self._open(names.P_STYLES[block.style])
        if block is title_of(self.bill):
            _in_outline(node, 0)
        self._inlines.write(node, block.children)
        self._close(node)

    def _recital(self, recital: Recital) -> None:
        self._wait(recital.eid)
        in_list: tuple[int, int] | None = None
        if RECITALS in self.numbering.lists:
            if recital.num:
                current = self._recitals or self.numbering.open(RECITALS)
                self._recitals = self.numbering.number(RECITALS, 0, recital.num, current)
                in_list = (self._recitals, 0)
            else:
                in_list = (NO_LIST, 0)
        node = self._open(names.P_STYLES["recital"], in_list)
        comment = self.notes.begin(node, recital.id) if recital.id else None
        self._inlines.write(node, recital.content)
        self.notes.end(node, comment)
        self.notes.note(node, recital.sources)
        self._close(node)

    def _quoted(self, quoted: Quoted, scope: Scope) -> None:
        opening, closing = quoted.marks
        around = self._each
        self._each = opening if self.bill.style.zones[quoted.zone].marks_each else ""
        self._mark += "" if self._each else opening
        self._siblings(
            quoted.children, {zone: used for zone, used in scope.items() if zone != quoted.zone}
        )
        self._mark, self._each = "", around
        if closing and len(self._body) and _is_paragraph(self._body[-1]):
            run(self._body[-1], closing)

    # ------------------------------------------------------------ provisions

    def _siblings(self, provisions: Sequence[Provision], scope: Scope) -> Scope:
        for provision in provisions:
            scope = self._provision(provision, scope)
        return scope

    def _provision(self, provision: Provision, scope: Scope) -> Scope:
        """Write ``provision``; returns the lists that its next sibling goes on with."""
        around, self._change = self._change, provision.change
        scope = self._whole(provision, scope)
        self._change = around
        return scope

    def _whole(self, provision: Provision, scope: Scope) -> Scope:
        self._wait(provision.eid)
        level = self._level(provision)
        look = _look(provision, level)
        in_list: tuple[int, int] | None = None
        self._inlines.here = provision.eid
        if level is not None:
            if level.zone not in scope:
                scope = {**scope, level.zone: self.numbering.open(level.zone)}
            if self._typed(provision):
                in_list = (NO_LIST, level.depth)
            elif provision.num:
                used = self.numbering.number(
                    level.zone,
                    level.depth,
                    provision.num,
                    scope[level.zone],
                    self._take_mark(),
                    provision.change,
                )
                self._marked = bool(self._each)
                scope = {**scope, level.zone: used}
                in_list = (used, level.depth)
            elif level.level.num and look.head in (level.numbered, level.unheaded):
                in_list = (NO_LIST, level.depth)
        rest = self._head(provision, look, in_list)
        for block, after in zip(rest, (*rest[1:], None), strict=False):
            self._inlines.here = provision.eid
            self._block(block, scope, look)
            if isinstance(block, P) and isinstance(after, Quoted):
                keep_with_next(self._body[-1])
        if provision.children and rest and isinstance(rest[-1], P):
            keep_with_next(self._body[-1])
        self._siblings(provision.children, scope)
        if provision.wrap_up is not None:
            self._inlines.here = provision.eid
            self._text(provision.wrap_up, look)
        return scope

    def _head(
        self, provision: Provision, look: _Look, in_list: tuple[int, int] | None
    ) -> Sequence[Block]:
        """The first paragraph: number, heading, and text unless the heading stands above it.

        Returns the blocks still to be written.
        """
        style = self.bill.style
        blocks = own_blocks(provision)
        heading = heading_inlines(style, provision)
        above = heading_place(style, provision) == "above"
        first = blocks[0] if blocks and not above else None
        words = first.children if isinstance(first, P) and first.style == "body" else ()
        if not (heading or provision.num or words):
            return blocks
        rest = blocks[1:] if words else blocks
        node = self._open(look.head, in_list, left=look.left)
        if self._typed(provision):
            stand_as(node[0], level_of(style, provision))
        if (level := self._outline.get(provision.eid)) is not None:
            _in_outline(node, level)
        run_in = _RUN_IN if provision.depth == 0 else _RUN_IN_BELOW
        ids = (name for name in (provision.id, *provision.aliases) if name)
        comment = self.notes.begin(node, *ids)
        if self._typed(provision):
            type_number(node, provision, style, Face(change=self._change, track=self.track))
        if above and heading and provision.num and level_of(style, provision).own_line:
            run(node, "\n")
        self._inlines.write(node, heading, PLAIN if above else run_in)
        if heading:  # the comment is about what it heads
            self.notes.end(node, comment)
            if words:
                self._inlines.write(node, (Text(gap(style, provision)),))
        self._inlines.write(node, words)
        if not heading:
            self.notes.end(node, comment)
        self.notes.note(node, provision.sources)
        self._close(node)
        if goes_on(provision) and not above:  # the style of a heading above does so itself
            keep_with_next(node)
        return rest

    def _level(self, provision: Provision) -> LevelNames | None:
        """Style names of the provision's level; ``None`` for a group that has no level."""
        if not has_level(self.bill.style, provision):
            return None
        key = provision.zone, provision.depth
        found = self._levels.get(key)
        if found is None:
            zone = self.bill.style.zones[provision.zone]
            found = self._levels[key] = level_names(zone, provision.depth)
        return found

    def _typed(self, p: Provision) -> bool:
        """Whether the number of ``p`` is words: a list counts all tracked changes as made."""
        law = self.bill.amended
        return bool(p.num and self.track and law and p.zone == law.zone)

    # ------------------------------------------------------------ paragraphs

    def _open(
        self,
        style: str,
        in_list: tuple[int, int] | None = None,
        *,
        left: float | None = None,
    ) -> Element:
        """Begin a paragraph. ``in_list``: list and level where they aren't the style's."""
        node, properties = paragraph(self._body, style)
        if self._new_page:
            toggle(properties, "pageBreakBefore")
            self._new_page = False
        if in_list is not None:
            number = sub(properties, "numPr")
            sub(number, "ilvl", in_list[1])
            sub(number, "numId", in_list[0])
        if left is not None:
            indent(properties, left)
        mark = "" if self._marked else self._take_mark()
        self._marked = False
        if mark:  # before the bookmark: a quotation mark is no part of what is referred to
            run(node, mark)
        if node.getprevious() is None:
            self._on_all = self.notes.begin(node, "")
        for offset, eid in enumerate(self._waiting, start=1):
            sub(node, "bookmarkStart", id=self._bookmarked + offset, name=self._bookmarks[eid])
        return node

    def _close(self, node: Element) -> None:
        if self._change:
            self._mark_changed(node[0])
        for _ in self._waiting:
            self._bookmarked += 1
            sub(node, "bookmarkEnd", id=self._bookmarked)
        self._waiting.clear()
        self.notes.end(node, self._on_all)
        self._on_all = None

    def _mark_changed(self, properties: Element) -> None:
        """The end of a paragraph, and with it its number, as added or taken out."""
        mark = sub(properties, "rPr")
        if self.track is not None:
            self.track.mark(mark, self._change)
        else:
            show_change(mark, self._change)

    def _wait(self, eid: str) -> None:
        """The next paragraph is where ``eid`` begins."""
        if eid:
            self._waiting.append(eid)

    def _take_mark(self) -> str:
        mark, self._mark = self._mark, ""
        return mark or self._each


def _in_outline(node: Element, level: int) -> None:
    """Show the paragraph ``node``, whose properties are all there, at ``level`` of the outline."""
    sub(node[0], "outlineLvl", level)


def _is_paragraph(element: Element) -> bool:
    return bool(element.tag == w("p"))


def _look(provision: Provision, level: LevelNames | None) -> _Look:
    if unnumbered(provision):
        return _Look(names.DEFINITION, names.DEFINITION_TEXT)
    if level is None:
        head = names.GROUP_HEADING if provision.heading else names.P_STYLES["body"]
        return _Look(head, names.P_STYLES["body"])
    above = level.level.heading == "above"
    head = level.unheaded if above and not provision.heading else level.numbered
    if provision.num:
        return _Look(head, level.text)
    # Without its number the text begins where the number would stand: at its parent's edge.
    return _Look(head, level.text, level.level.indent - max(level.level.hang, 0.0))
