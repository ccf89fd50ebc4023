"""Blocks other than provisions: preface, recitals, contents, signatures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from draftban.bill.tree import Block, Change, Contents, P, Quoted, Recital, Signature, plain
from draftban.writers._html.around import Foot, Note, no_foot, no_note
from draftban.writers._html.inlines import Inlines
from draftban.writers._html.markup import NOTHING, Html, el, join, text
from draftban.writers._reading import is_long_title

_WALL = 150
"""Letters from which a line that names the instrument is read rather than seen."""


def number(num: str, *, own_line: bool = False, change: Change = "") -> Html:
    """A printed number with the space after it, so that copied text keeps both; in ``ins`` or
    ``del`` if an amendment adds it or takes it out.
    """
    name = "num line" if own_line else "num"
    if num and change:
        return el("span", {"class": name}, el(change, {}, text(num)), text(" "))
    return el("span", {"class": name}, text(f"{num} ")) if num else NOTHING


def heading(rank: int, attributes: dict[str, str], label: str, *children: Html) -> Html:
    """A heading; ranks past six stay six. ``label`` is its line in a list of bookmarks."""
    return el(f"h{min(rank, 6)}", {**attributes, "data-label": label}, *children)


def _is_wall(p: P) -> bool:
    """Whether large bold type would make a wall of ``p``: a title of many lines."""
    return p.style == "doctype" and len(plain(p.children)) > _WALL


class Blocks:
    """Prints the blocks around the body."""

    def __init__(
        self,
        inlines: Inlines,
        title: P | None,
        short_title: str,
        note: Note = no_note,
        foot: Foot = no_foot,
    ) -> None:
        """``title`` is the paragraph printed as the page's only first-rank heading; ``note``
        writes what stands beside a recital, ``foot`` what stands at the foot of its page.
        """
        self.inlines = inlines
        self.note = note
        self.foot = foot
        self.title = title
        self.short_title = short_title
        self.rank = 2 if title is not None else 1

    def run(self, blocks: Sequence[Block]) -> Html:
        """``blocks`` in order; signatures that follow each other share a block."""
        parts: list[Html] = []
        for signing, members in groupby(blocks, lambda b: isinstance(b, Signature)):
            if signing:
                parts.append(self._signatures([b for b in members if isinstance(b, Signature)]))
            else:
                parts.extend(self.block(b) for b in members)
        return join(parts, "\n")

    def block(self, block: Block) -> Html:
        """One block that is not quoted text."""
        match block:
            case P(children, style):
                name = f"{style} long" if is_long_title(block) or _is_wall(block) else style
                if block is self.title:
                    return heading(1, {"class": name}, self.short_title, self.inlines(children))
                return el("p", {"class": name}, self.inlines(children))
            case Recital(content, num, eid, sources=sources):
                name = "recital numbered" if num else "recital"
                note = self.note(block)
                where = {"id": eid} if not note else {}
                cited = join((self.inlines(content), self.foot(sources)))
                words = el("p", {"class": name, **where}, number(num), cited)
                return el("div", {"class": "noted", "id": eid}, words, note) if note else words
            case Contents():
                return self._contents(block)
            case Signature():
                return self._signatures([block])
            case Quoted():
                raise AssertionError("quoted text stands in provisions only")

    def _contents(self, contents: Contents) -> Html:
        items = [
            el(
                "li",
                {"class": f"entry depth-{entry.depth}"},
                el("a", {"href": f"#{entry.eid}"}, text(f"{entry.num} {entry.heading}".strip())),
                el("span", {"class": "page", "data-target": f"#{entry.eid}"}),
            )
            for entry in contents.entries
        ]
        words = plain(contents.heading)
        title = heading(self.rank, {}, words, self.inlines(contents.heading)) if words else NOTHING
        return el("nav", {"class": "contents"}, title, el("ul", {}, join(items, "\n")))

    def _signatures(self, signatures: Iterable[Signature]) -> Html:
        rows: list[list[Signature]] = []
        for signature in signatures:
            beside = rows and [s.column for s in rows[-1]] == ["left"]
            if signature.column == "right" and beside:
                rows[-1].append(signature)
            else:
                rows.append([signature])
        return join((self._row(row) for row in rows), "\n")

    def _row(self, row: list[Signature]) -> Html:
        cells = []
        for s in row:
            alone = " alone" if s.column == "right" and len(row) == 1 else ""
            above = el("p", {"class": "above"}, self.inlines(s.text)) if s.text else NOTHING
            title = el("p", {"class": "signer"}, self.inlines(s.title))
            cells.append(el("li", {"class": f"signature {s.column}{alone}"}, above, title))
        return el("ul", {"class": "signatures"}, *cells)
