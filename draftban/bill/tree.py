"""The bill as a tree, in Akoma Ntoso 3.0's containers and words.

Frozen values and closed unions: a writer that forgets a node kind is a type error.
Transforms (``bill/transforms``) turn a freshly assembled :class:`Bill` into a
:data:`FinalBill`; in a final bill every number, reference and mark is computed and no
:class:`Pending` inline is left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NewType

from draftban.bill.style import BillStyle, LawMarks
from draftban.diagnostics import NOWHERE, Pos

# ---------------------------------------------------------------- inlines


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    value: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set apart (italic)."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Def:
    """A term at the place where it is defined; ``term`` is its concept id."""

    term: str
    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """A defined term in use; ``eid`` (of its definition) is computed."""

    term: str
    text: str
    eid: str = ""


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to one provision of this bill.

    ``target`` is a clause id or ``clause#label``; ``text`` is the citation in the form's
    style and ``eid`` the target's; both are computed.
    """

    target: str
    text: str
    eid: str
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A blank that only the place can fill; ``label`` says with what."""

    label: str
    text: str = "__________"
    pos: Pos = NOWHERE


PendingKind = Literal["ref", "this", "this-law", "this-principal", "this-added", "this-amendments"]


@dataclass(frozen=True, slots=True)
class Pending:
    """An inline whose words depend on where it lands; never in a final bill.

    ``ref``: ``args`` are targets, ``through``: the ends of a run. ``this``: this provision at its
    level. ``this-law``: this section, chapter, ordinance. ``this-principal``: the law amended,
    ``this-added``: the sections put into it, ``this-amendments``: what becomes of which.
    """

    kind: PendingKind
    args: tuple[str, ...] = ()
    pos: Pos = NOWHERE
    through: bool = False


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Words of a law that exists already; no transform changes them."""

    value: str


@dataclass(frozen=True, slots=True)
class Ins:
    """Words that an amendment adds (Akoma Ntoso ``ins``)."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Del:
    """Words that an amendment takes out (Akoma Ntoso ``del``)."""

    children: tuple[Inline, ...]


Change = Literal["", "ins", "del"]
"""What an amendment does to a provision as a whole: nothing, adds it, takes it out."""

FinalInline = Text | Emphasis | Def | Term | Ref | Placeholder | Verbatim | Ins | Del
Inline = FinalInline | Pending

# ---------------------------------------------------------------- blocks

PStyle = Literal[
    "body",  # running text of a provision
    "caption",  # the body that enacts, at the head of the first page
    "doctype",  # "ORDINANCE NO. __"
    "long-title",
    "lead-in",  # "The Council finds that:"
    "recital",
    "formula",  # enacting words
    "note",  # an unnumbered line, such as an approval
]


@dataclass(frozen=True, slots=True)
class P:
    """A paragraph."""

    children: tuple[Inline, ...]
    style: PStyle = "body"
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of a contents list; everything in it is computed."""

    depth: int
    num: str
    heading: str
    eid: str


@dataclass(frozen=True, slots=True)
class Contents:
    """A contents list; ``entries`` are computed."""

    heading: tuple[Inline, ...] = ()
    entries: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Quoted:
    """Text to be put into other law (Akoma Ntoso ``quotedStructure``).

    ``zone`` names the level list that numbers the children; ``marks`` are the opening and
    closing quotation marks, empty where the form prints none.
    """

    zone: str
    children: tuple[Provision, ...]
    marks: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class CitedSource:
    """Where a fact comes from, as a note prints it: the work, where it can be read, and that
    someone has read it and when (``read November 25, 2026``). None that no one has read.
    """

    cite: str
    url: str = ""
    read: str = ""


@dataclass(frozen=True, slots=True)
class Recital:
    """One finding, framed by the form. ``num`` is computed, empty where unnumbered. ``sources``
    are printed only where a reader asks for notes.
    """

    content: tuple[Inline, ...]
    num: str = ""
    eid: str = ""
    id: str = ""
    sources: tuple[CitedSource, ...] = ()
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature line: words above it, the signer's title under it, its column."""

    text: tuple[Inline, ...]
    title: tuple[Inline, ...]
    column: Literal["left", "right"] = "left"


Block = P | Contents | Quoted | Recital | Signature

# ---------------------------------------------------------------- provisions

ProvisionKind = Literal["group", "clause", "sentence", "point", "definition", "finding", "existing"]
"""``existing`` is a unit of the law that is amended: its words, numbers and levels stay."""


@dataclass(frozen=True, slots=True)
class Provision:
    """A numbered unit of law.

    A leaf has ``content``; any other has ``intro`` (may be empty), ``children`` and
    ``wrap_up``. ``level`` names its :class:`~draftban.bill.style.LevelStyle` in ``zone``,
    ``depth`` is that level's index. ``id`` is the stable name: a clause id, ``clause#label``
    or empty; ``aliases`` are ids of provisions folded into this one. ``source`` is the clause
    it came from. ``joiner`` is ``any``, ``all``, ``each`` or empty and says how the children
    (points) hang together. ``num`` and ``eid`` are computed; an empty ``num`` in a final bill
    prints none. ``counter`` is the ordinal behind ``num``, 0 where unnumbered. ``label`` is a
    number that other law imposes (“(h)” of an article amended); it is printed as it stands.
    ``sources`` are those of a finding. ``change`` is what an amendment does to it as a whole, with
    all that stands in it; in a final bill its words are in :class:`Ins` or :class:`Del` as well.
    """

    kind: ProvisionKind
    level: str = ""
    zone: str = ""
    depth: int = 0
    num: str = ""
    heading: tuple[Inline, ...] = ()
    content: tuple[Block, ...] = ()
    intro: tuple[Block, ...] = ()
    children: tuple[Provision, ...] = ()
    wrap_up: P | None = None
    joiner: str = ""
    eid: str = ""
    id: str = ""
    aliases: tuple[str, ...] = ()
    counter: int = 0
    label: str = ""
    source: str = ""
    demands: tuple[str, ...] = ()
    drafting: str = ""
    sources: tuple[CitedSource, ...] = ()
    change: Change = ""
    pos: Pos = NOWHERE


# ---------------------------------------------------------------- the bill


@dataclass(frozen=True, slots=True)
class Definition:
    """A concept's definition before the transforms choose and place it.

    ``phrases`` are the term's forms as they stand in running text (``covered space``,
    ``covered spaces``). ``body`` is the defining provision (content, or intro + points).
    ``verb`` is what the form prints between term and body. ``marked``: whether the phrases
    are found in running text wherever they stand (terms of several words are).
    """

    term: str
    name: str
    phrases: tuple[str, ...]
    verb: str
    body: Provision
    marked: bool = True


@dataclass(frozen=True, slots=True)
class ExistingDefinition:
    """An old definition; ``alias`` stays where ``concept`` replaces it and kept words use it."""

    id: str
    name: str
    concept: str = ""
    alias: Provision | None = None


@dataclass(frozen=True, slots=True)
class Amended:
    """The law that a bill amends, in its ``zone``; ``title`` and ``preface`` of its clean copy."""

    zone: str
    marks: LawMarks
    title: str = ""
    definitions: tuple[ExistingDefinition, ...] = ()
    preface: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Meta:
    """What a file's properties say; no clock, no person."""

    place: str
    form: str
    language: str
    title: str
    short_title: str
    subject: str
    keywords: tuple[str, ...]
    date: str
    demands: tuple[str, ...]
    draftings: tuple[tuple[str, str], ...] = ()
    finds: bool = True
    """Whether the form prints findings, before its formula or as a provision."""
    place_name: str = ""
    """What ``place`` is called, such as ``City of Lowell``."""
    enacted_by: str = ""
    """The body that enacts, such as ``City Council``."""
    instrument: str = ""
    """What it enacts, such as ``ordinance``."""
    generator: str = "draftban"
    """The program that the file's properties name; none in what is handed in."""
    language_tag: str = ""
    """What files call the language, if not by ``language`` and the country of ``place``."""


@dataclass(frozen=True, slots=True)
class Given:
    """Words that somebody gave in a file of settings, such as a place's name, and where."""

    words: str
    pos: Pos


@dataclass(frozen=True, slots=True)
class Bill:
    """A legislative instrument: Akoma Ntoso's meta, preface, preamble, body, conclusions.

    ``given``: words of place and form that hold more than plain ASCII, so that a message about a
    letter can name its line. ``amended``: the law that it changes.
    """

    meta: Meta
    style: BillStyle
    preface: tuple[Block, ...] = ()
    preamble: tuple[Block, ...] = ()
    body: tuple[Provision, ...] = ()
    conclusions: tuple[Block, ...] = ()
    attachments: tuple[Provision, ...] = ()
    glossary: tuple[Definition, ...] = ()
    given: tuple[Given, ...] = ()
    amended: Amended | None = None


FinalBill = NewType("FinalBill", Bill)
"""A bill that went through all transforms: ready to be written."""


# ---------------------------------------------------------------- walking


def provisions(roots: Iterable[Provision]) -> Iterator[Provision]:
    """Every provision under ``roots`` in reading order, those inside quoted text included."""
    for root in roots:
        yield root
        for block in (*root.content, *root.intro):
            if isinstance(block, Quoted):
                yield from provisions(block.children)
        yield from provisions(root.children)


def bill_provisions(bill: Bill) -> Iterator[Provision]:
    """Every provision of ``bill`` in reading order: body, then attachments."""
    yield from provisions(bill.body)
    yield from provisions(bill.attachments)


def plain(inlines: Iterable[Inline]) -> str:
    """The words of ``inlines`` without any mark-up; a pending inline prints nothing."""
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Text(value) | Verbatim(value):
                parts.append(value)
            case Emphasis(children) | Ins(children) | Del(children):
                parts.append(plain(children))
            case Def(_, text) | Term(_, text) | Ref(_, text) | Placeholder(_, text):
                parts.append(text)
            case Pending():
                pass
    return "".join(parts)


def final(inlines: Iterable[Inline]) -> Iterator[FinalInline]:
    """``inlines`` of a final bill, typed without :class:`Pending`.

    Raises ``AssertionError`` if one is left: a transform forgot it.
    """
    for inline in inlines:
        assert not isinstance(inline, Pending), f"unresolved {inline}"
        yield inline
