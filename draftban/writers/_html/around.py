"""What stands around the words of a bill on a screen: the way to them, contents, side notes.

None of it is part of the bill, and none of it prints. Its words are those of the language
(:class:`~draftban.bill.style.ScreenWords`); what has none there is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath

from draftban.bill.links import link
from draftban.bill.style import BillStyle, Letters, ScreenWords
from draftban.bill.tree import (
    CitedSource,
    FinalBill,
    Provision,
    Quoted,
    Recital,
    Term,
    bill_provisions,
    provisions,
)
from draftban.bill.walk import flat, own_words, terms_defined
from draftban.diagnostics import Pos
from draftban.writers._html.markup import NOTHING, Html, el, join, open_tag, text
from draftban.writers._reading import cited, heading_place, labels, own_blocks

TEXT = "text"
"""The id of the element that holds the bill. No eId is like it: those have an underscore."""

_FEW = 6
"""Fewer headings than this are seen at a glance and need no list."""

_DEEPEST = 2

Note = Callable[[Provision | Recital], Html]
"""Writes what stands beside a provision or a finding."""


def no_note(_: Provision | Recital) -> Html:
    """Nothing beside any provision: on paper."""
    return NOTHING


Foot = Callable[[tuple[CitedSource, ...]], Html]
"""Writes the note at the foot of the page about a finding's sources, behind its words."""


def no_foot(_: tuple[CitedSource, ...]) -> Html:
    """No notes: on a screen, and on paper unless they are asked for."""
    return NOTHING


class Footnotes:
    """Writes notes that paged media print at the foot of the page."""

    def __init__(self, letters: Letters) -> None:
        """With the marks of ``letters``."""
        self.letters = letters
        self.before: set[CitedSource] = set()

    def __call__(self, sources: tuple[CitedSource, ...]) -> Html:
        """A note with ``sources``; one that an earlier note cited in full is only named."""
        if not sources:
            return NOTHING
        words = cited(sources, self.letters, self.before)
        self.before.update(sources)
        return el("span", {"class": "footnote"}, text(words))


def skip_link(words: ScreenWords) -> Html:
    """The first link of the page, over all that comes before the text."""
    return (
        el("a", {"class": "skip", "href": f"#{TEXT}"}, text(words.skip)) if words.skip else NOTHING
    )


def status(style: BillStyle) -> Html:
    """The line that says what the page is: a model, not law."""
    words = style.page.status or style.words.status
    return el("p", {"class": "status"}, text(words)) if words else NOTHING


# ---------------------------------------------------------------- contents


@dataclass(frozen=True, slots=True)
class _Entry:
    eid: str
    label: str
    under: tuple[_Entry, ...]


def contents(bill: FinalBill) -> Html:
    """A list of the headings of groups and clauses, nested; nothing where these are few."""
    words = bill.style.words.screen
    named = labels(bill)
    entries = tuple(_entries(bill.style, (*bill.body, *bill.attachments), named, 0))
    if not words.contents or _count(entries) < _FEW:
        return NOTHING
    title = el("p", {"class": "title", "aria-hidden": "true"}, text(words.contents))
    return el("nav", {"class": "toc", "aria-label": words.contents}, title, _list(entries))


def _entries(
    style: BillStyle, roots: Iterable[Provision], named: Mapping[str, str], depth: int
) -> Iterator[_Entry]:
    """Entries of ``roots``; the law that a group quotes is the bill's own, what a clause quotes
    is put into another law and is no part of this list.
    """
    for p in roots:
        if p.kind not in ("group", "clause") or depth > _DEEPEST:
            continue
        headed = heading_place(style, p) != "none"
        inner = depth + 1 if headed else depth
        quoted = [b.children for b in own_blocks(p) if isinstance(b, Quoted) and p.kind == "group"]
        found = [e for c in (*quoted, p.children) for e in _entries(style, c, named, inner)]
        if headed:
            yield _Entry(p.eid, named[p.eid], tuple(found))
        else:
            yield from found


def _count(entries: Iterable[_Entry]) -> int:
    return sum(1 + _count(entry.under) for entry in entries)


def _list(entries: Iterable[_Entry]) -> Html:
    items = (
        el(
            "li",
            {},
            el("a", {"href": f"#{entry.eid}"}, text(entry.label)),
            _list(entry.under) if entry.under else NOTHING,
        )
        for entry in entries
    )
    return el("ul", {}, join(items, "\n"))


# ---------------------------------------------------------------- side notes


class SideNotes:
    """Writes what a drafter asks about a provision: which demand it answers, in which drafting,
    in which file it stands; of a definition, where its term is used; of a finding, its sources.
    """

    def __init__(self, bill: FinalBill, *, origins: bool = True) -> None:
        """Without ``origins`` only where a term is used."""
        self.words = bill.style.words.screen
        self.draftings = bill.style.words.draftings
        self.origins = origins
        self.comma, _ = bill.style.words.letters.between
        self.named = labels(bill)
        self.uses = _uses(bill, self.named)
        self.inserted = frozenset(_inserted(bill))

    def __call__(self, p: Provision | Recital) -> Html:
        """The note beside ``p``; nothing if there is nothing to say."""
        words = self.words
        match p:
            case Recital():
                lines = [self._file(p.pos), self._sources(p.sources)]
            case Provision(kind="definition"):
                lines = [self._file(p.pos), self._used(p)]
            case Provision(kind="clause" | "finding") if p.eid not in self.inserted:
                lines = [
                    self._answers(p),
                    self._clause(p),
                    self._file(p.pos),
                    self._sources(p.sources),
                ]
            case _:
                return NOTHING
        if not any(lines):
            return NOTHING
        return el("div", {"class": "side", "role": "note", "aria-label": words.note}, *lines)

    def _answers(self, p: Provision) -> Html:
        if not self.origins or not p.demands:
            return NOTHING
        one, many = self.words.demands
        pattern = many if len(p.demands) > 1 else one
        said = [pattern.replace("{demands}", self.comma.join(p.demands))]
        if p.drafting:
            called = self.draftings.get(p.drafting, p.drafting)
            said.append(self.words.drafting.replace("{drafting}", called))
        line = " · ".join(words for words in said if words)
        return el("p", {}, text(line)) if line else NOTHING

    def _clause(self, p: Provision) -> Html:
        """The clause, where the file does not say it: one that begins with a shared passage."""
        known = not p.source or f"{p.source}." in p.pos.file
        return NOTHING if known or not self.origins else _path(p.source)

    def _file(self, pos: Pos) -> Html:
        if not self.origins or not pos.file:
            return NOTHING
        return _path(f"{_shown(pos.file)}:{pos.line}")

    def _sources(self, sources: tuple[CitedSource, ...]) -> Html:
        items = [el("li", {}, *_source(source)) for source in sources] if self.origins else []
        return _folded(self.words.sources, items)

    def _used(self, p: Provision) -> Html:
        places = [
            place
            for term in terms_defined(p)
            for place in self.uses.get(term, ())
            if place != p.eid
        ]
        links = (
            el("a", {"href": f"#{eid}"}, text(self.named[eid])) for eid in dict.fromkeys(places)
        )
        return _folded(self.words.used, [el("li", {}, link) for link in links])


def _inserted(bill: FinalBill) -> Iterator[str]:
    """EIds of what a clause puts into another law: the clause's own note says it all."""
    for p in bill_provisions(bill):
        if p.kind != "group":
            quoted = [block for block in own_blocks(p) if isinstance(block, Quoted)]
            yield from (q.eid for block in quoted for q in provisions(block.children))


def _path(path: str) -> Html:
    """``path`` with a place to break after each slash."""
    first, *others = path.split("/")
    rest = (join((text("/"), open_tag("wbr", {}), text(part))) for part in others)
    return el("p", {"class": "file"}, text(first), *rest)


def _folded(pattern: tuple[str, str], items: list[Html]) -> Html:
    """``items`` under a line that counts them and opens them."""
    summary = pattern[len(items) > 1].replace("{count}", str(len(items)))
    if not items or not summary:
        return NOTHING
    return el("details", {}, el("summary", {}, text(summary)), el("ul", {}, *items))


def _source(source: CitedSource) -> Iterator[Html]:
    cite = text(source.cite)
    yield el("a", {"href": source.url}, cite) if link(source.url) else cite
    if source.read:
        yield text(f" ({source.read})")


def _uses(bill: FinalBill, named: Mapping[str, str]) -> dict[str, list[str]]:
    """Where each term is used: eIds of the clauses and definitions, or groups, around it."""
    uses: dict[str, list[str]] = {}

    def under(p: Provision, around: str) -> None:
        known = p.kind in ("group", "clause", "definition") or not around
        here = p.eid if named[p.eid] and known else around
        for run in own_words(p):
            for inline in flat(run):
                if isinstance(inline, Term) and here:
                    uses.setdefault(inline.term, []).append(here)
        for block in own_blocks(p):
            if isinstance(block, Quoted):
                for child in block.children:
                    under(child, here)
        for child in p.children:
            under(child, here)

    for root in (*bill.body, *bill.attachments):
        under(root, "")
    return uses


def _shown(file: str) -> str:
    """``file`` as a stranger may see it: a path of this machine is cut to its name."""
    for path in (PurePosixPath(file), PureWindowsPath(file)):
        if path.is_absolute() or ".." in path.parts:
            return path.name
    return file
