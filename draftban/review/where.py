"""Where something stands: a citation, a printed line and a clause's name each find the others.

The lines come from the layout of the PDF; without them all but pages and lines is answered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from draftban.bill.citation import (
    NO_BREAK,
    Address,
    base_of,
    cite,
    cite_number,
    spelled,
    word_of,
)
from draftban.bill.folding import folded
from draftban.bill.printed import PrintedLine
from draftban.bill.style import BillStyle
from draftban.bill.tree import Bill, Def, Inline, P, Provision, Quoted, Recital, Signature, plain
from draftban.diagnostics import NOWHERE, Pos
from draftban.documents import Document
from draftban.review.typed import typed_at

_ON_PAGE = re.compile(
    r"(?:pages?|pp?\.?)\s*(?P<page>\d+)\s*[,;:]?\s*(?:lines?|ll?\.?)\s*(?P<line>\d+)", re.IGNORECASE
)
_PAGE = re.compile(r"(?:pages?|pp?\.?)\s*(?P<page>\d+)", re.IGNORECASE)
_SIGN = re.compile(r"§+\s*")
_BLANK = re.compile(r"_+")
_LETTERS = 3
"""Fewer letters than this are no words to look for: they stand nearly everywhere."""

Runs = tuple[tuple[tuple[Inline, ...], Pos], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A provision or finding, or a line outside them (title, enacting words, signatures).

    ``citation`` is that of the form, cited from outside the law; a provision without a number is
    cited by what holds it, with its caption or term. ``id`` is its own stable name or the nearest
    around it. ``pos`` is the line of the template that it comes from. ``first`` and ``last`` are
    its lines, those of all it holds included, ``None`` where nothing was laid out. ``words`` is the
    paragraph that was found by its words; ``pos`` is then where they are typed.
    """

    citation: str = ""
    id: str = ""
    eid: str = ""
    drafting: str = ""
    demands: tuple[str, ...] = ()
    pos: Pos = NOWHERE
    first: PrintedLine | None = None
    last: PrintedLine | None = None
    words: str = ""


class NotFound(Exception):
    """Nothing answers. The message says why; ``near`` are names that do, most alike first."""

    def __init__(self, message: str, near: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.near = tuple(near)


def page_and_line(what: str) -> tuple[int, int] | None:
    """The page and line that ``what`` names (``page 4, line 17``, ``p. 4 l. 17``), if it does."""
    named = _ON_PAGE.fullmatch(what.strip())
    return (int(named["page"]), int(named["line"])) if named else None


def names_page(what: str) -> bool:
    """Whether ``what`` names a page, with or without a line."""
    return bool(_ON_PAGE.fullmatch(what.strip()) or _PAGE.fullmatch(what.strip()))


def answers(document: Document, asked: str, lines: Sequence[PrintedLine] = ()) -> tuple[Found, ...]:
    """What in ``document`` is called ``asked``; else what holds these words. ``lines`` are those
    of its PDF. Raises :class:`NotFound`.
    """
    places = Places(document.bill, lines)
    try:
        return places.find(asked)
    except NotFound:
        if found := places.holding(asked, document.text):
            return found
        raise


class Places:
    """Everything that stands in ``bill``, by each of its names; ``lines`` are those of its PDF."""

    def __init__(self, bill: Bill, lines: Sequence[PrintedLine] = ()) -> None:
        self.lines = lines
        self._style = bill.style
        self._standing = [*_recitals(bill), *_provisions(bill)]
        self._outside = tuple(_outside(bill))
        self._by_eid = {one.eid: one for one in self._standing if one.eid}
        self._first: dict[str, PrintedLine] = {}
        self._last: dict[str, PrintedLine] = {}
        for line in lines:
            for eid in self._around(line.eid):
                self._first.setdefault(eid, line)
                self._last[eid] = line

    def find(self, what: str) -> tuple[Found, ...]:
        """What ``what`` names: a citation as it is printed (spaces and capitals don't matter), a
        page and line, a clause's id, an eId. Several where it names several.

        Raises :class:`NotFound`.
        """
        if named := page_and_line(what):
            return (self.at(*named),)
        if page := _PAGE.fullmatch(what.strip()):
            raise self._no_line(int(page["page"]))
        for names in (_ids, self._full, self._short, self._inner):
            if found := self._named(what, names):
                return found
        known = [name for one in self._standing for name in (one.citation, *_ids(one)) if name]
        alike = get_close_matches(what, dict.fromkeys(known), n=3, cutoff=0.4)
        raise NotFound(f"Nothing here is called “{what}”.", alike)

    def holding(self, what: str, text: Callable[[str], str]) -> tuple[Found, ...]:
        """Every paragraph in whose printed words ``what`` stands, in reading order: small letters
        or capitals, any spaces, straight marks or curly ones, blanks of any length. Each with
        where the words are typed; ``text`` gives the text of a file.

        Where calls print a part of the words, that is where the most of them is typed.
        """
        wanted = folded(what)
        if sum(map(str.isalpha, wanted)) < _LETTERS:
            return ()
        outside = [(Found(pos=pos), ((inlines, pos),)) for inlines, pos in self._outside]
        standing = [(self._found(one), one.runs) for one in self._standing]
        return tuple(
            replace(found, pos=typed_at(wanted, pos, text), words=plain(inlines))
            for found, runs in (*outside, *standing)
            for inlines, pos in runs
            if wanted in folded(plain(inlines))
        )

    def at(self, page: int, number: int) -> Found:
        """What stands on line ``number`` of ``page``. Raises :class:`NotFound`."""
        for line in self.lines:
            if (line.page, line.number) == (page, number):
                one = self._by_eid.get(line.eid)
                return self._found(one) if one else Found(first=line, last=line)
        raise self._no_line(page)

    def every(self) -> tuple[Found, ...]:
        """Every finding and provision, in reading order."""
        return tuple(self._found(one) for one in self._standing)

    def _named(self, what: str, names: Callable[[_Standing], Iterable[str]]) -> tuple[Found, ...]:
        wanted = {_flat(what), _flat(self._without_word(what))}
        return tuple(
            self._found(one)
            for one in self._standing
            if any(_flat(name) in wanted for name in names(one) if name)
        )

    def _full(self, one: _Standing) -> Iterator[str]:
        """The citation, whole."""
        yield one.citation
        if one.numbers:
            yield one.framed
            yield f"{one.word}{''.join(one.numbers)}"

    def _short(self, one: _Standing) -> Iterator[str]:
        """The numbers without the word of the level."""
        if one.numbers:
            yield "".join(one.numbers)

    def _inner(self, one: _Standing) -> Iterator[str]:
        """The numbers inside the section, as “(b)(2)”."""
        if len(one.numbers) > 1:
            yield "".join(one.numbers[1:])

    def _without_word(self, what: str) -> str:
        """``what`` without the name of a level before its numbers."""
        words = {
            word
            for zone in self._style.zones.values()
            for level in zone.levels
            for word in (level.word, level.words, level.name)
            if word
        }
        bare = _SIGN.sub("", what.strip())
        for word in sorted(words, key=len, reverse=True):
            short = rf"{re.escape(word[:3])}[^\W\d_]*\." if len(word) > 3 else re.escape(word)
            bare, found = re.subn(rf"^(?:{re.escape(word)}|{short})\s+", "", bare, flags=re.I)
            if found:
                break
        return bare

    def _around(self, eid: str) -> Iterator[str]:
        """``eid`` and those of what holds it."""
        one = self._by_eid.get(eid)
        while one is not None:
            yield one.eid
            one = one.around

    def _found(self, one: _Standing) -> Found:
        first, last = self._first.get(one.eid), self._last.get(one.eid)
        return Found(one.citation, one.id, one.eid, one.drafting, one.demands, one.pos, first, last)

    def _no_line(self, page: int) -> NotFound:
        if not self.lines:
            return NotFound("Without the PDF's layout no page and no line is known.")
        last = self.lines[-1].page
        on_page = [line.number for line in self.lines if line.page == page]
        if not on_page:
            return NotFound(f"There is no page {page}: the pages are 1 to {last}.")
        return NotFound(f"Page {page} has the lines 1 to {on_page[-1]}: name one of them.")


# ---------------------------------------------------------------- what stands in a bill


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    """A finding or provision. ``numbers`` are those of its citation, outermost first, empty if it
    has none of its own; ``framed`` is the citation as another law would print it.
    """

    citation: str
    numbers: tuple[str, ...]
    id: str
    own_ids: tuple[str, ...]
    eid: str
    pos: Pos
    framed: str = ""
    word: str = ""
    drafting: str = ""
    demands: tuple[str, ...] = ()
    around: _Standing | None = None
    runs: Runs = ()


def _ids(one: _Standing) -> Iterator[str]:
    yield from one.own_ids
    yield one.eid


def _recitals(bill: Bill) -> Iterator[_Standing]:
    for block in (*bill.preface, *bill.preamble, *bill.conclusions):
        if isinstance(block, Recital):
            yield _Standing(
                citation=block.num.rstrip("."),
                numbers=(block.num,) if block.num else (),
                id=block.id,
                own_ids=(block.id,) if block.id else (),
                eid=block.eid,
                pos=block.pos,
                runs=((block.content, block.pos),),
            )


def _provisions(bill: Bill) -> Iterator[_Standing]:
    def under(
        p: Provision, above: tuple[Provision, ...], around: _Standing | None
    ) -> Iterator[_Standing]:
        here = Address((*above, p))
        one = _standing(bill.style, here, around)
        yield one
        for block in (*p.content, *p.intro):
            if isinstance(block, Quoted):
                for child in block.children:
                    yield from under(child, (), one)
        for child in p.children:
            yield from under(child, here.path, one)

    for root in (*bill.body, *bill.attachments):
        yield from under(root, (), None)


def _standing(style: BillStyle, here: Address, around: _Standing | None) -> _Standing:
    p = here.target
    own = tuple(name for name in (p.id, *p.aliases) if name)
    citation, framed, word, numbers = _cited(style, here)
    return _Standing(
        citation=citation,
        framed=framed,
        word=word,
        numbers=numbers if p.num else (),
        id=p.id or (around.id if around else ""),
        own_ids=own,
        eid=p.eid,
        drafting=p.drafting or (around.drafting if around else ""),
        demands=p.demands or (around.demands if around else ()),
        pos=p.pos if p.pos != NOWHERE or around is None else around.pos,
        around=around,
        runs=tuple(_runs(p)),
    )


def _runs(p: Provision) -> Iterator[tuple[tuple[Inline, ...], Pos]]:
    """Heading and paragraphs of ``p`` itself."""
    if p.heading:
        yield p.heading, p.pos
    blocks = [block for block in (*p.content, *p.intro) if isinstance(block, P)]
    for block in (*blocks, *([p.wrap_up] if p.wrap_up else [])):
        yield block.children, p.pos if block.pos == NOWHERE else block.pos


def _outside(bill: Bill) -> Iterator[tuple[tuple[Inline, ...], Pos]]:
    """What is printed outside findings and provisions."""
    for block in (*bill.preface, *bill.preamble, *bill.conclusions):
        match block:
            case P(children, _, pos):
                yield children, pos
            case Signature(text, title):
                yield (*text, *title), NOWHERE
            case _:
                pass


def _cited(style: BillStyle, here: Address) -> tuple[str, str, str, tuple[str, ...]]:
    """The citation, that in its frame, the word of its base unit, and the numbers from there."""
    target = here.target
    # A provision outside its zone's levels is a group that takes none.
    path = tuple(p for p in here.path if p.level and p.zone in style.zones)
    found = cite(Address(path), None, style) if path else None
    if found is None:
        return _caption(target), "", "", ()
    printed = f"{spelled(found, style)}{found.outer}".replace(NO_BREAK, " ")
    if not target.num and (caption := _caption(target)):
        printed = f"{printed}, {caption}"
    elif named := [p for p in path[base_of(Address(path), style) + 1 : -1] if not p.num]:
        printed = f"{printed}, under {_caption(named[-1])}"
    address = Address(path)
    cited = [p for p in path[base_of(address, style) :] if p.num]
    base = style.level(cited[0].zone, cited[0].depth)
    numbers = tuple(cite_number(p, style, opens=place == 0) for place, p in enumerate(cited))
    framed = found.frame.replace("{citation}", printed)
    return printed, framed, word_of(base, style.citation), numbers


def _caption(p: Provision) -> str:
    """What a provision without a number is told by: its caption, or the term it defines."""
    if p.heading:
        return plain(p.heading)
    blocks = [block for block in (*p.content, *p.intro) if isinstance(block, P)]
    terms = [i.text for block in blocks for i in block.children if isinstance(i, Def)]
    return f"“{terms[0]}”" if terms else ""


def _flat(words: str) -> str:
    """``words`` without spaces and capitals, a blank of any length as one stroke."""
    return _BLANK.sub("_", "".join(words.split()).casefold().replace("\N{NO-BREAK SPACE}", ""))
