"""What the clause room hands to assembly: rendered parts that do not know where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from draftban.bill.style import BillStyle
from draftban.bill.tree import Amended, Block, Change, Definition, Given, Inline, Meta, P, Provision
from draftban.diagnostics import NOWHERE, Pos


@dataclass(frozen=True, slots=True)
class DefinitionsSlot:
    """Where the definitions land; ``intro`` is the lead-in."""

    heading: tuple[Inline, ...]
    intro: P
    label: str = ""
    change: Change = ""
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True)
class ContentsSlot:
    """Where a contents list lands; ``intro`` leads in."""

    heading: tuple[Inline, ...] = ()
    intro: tuple[P, ...] = ()
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True)
class DraftGroup:
    """A node of the outline with what was selected for it.

    ``zone`` non-empty: the children are quoted text numbered by that zone. ``label`` is a number
    that it takes over from other law, ``change`` what it is to that (:class:`Provision`).
    """

    of: tuple[OutlineNode, ...]
    heading: tuple[Inline, ...] = ()
    intro: tuple[P, ...] = ()
    zone: str = ""
    label: str = ""
    change: Change = ""
    pos: Pos = NOWHERE


OutlineNode = DraftGroup | Provision | DefinitionsSlot | ContentsSlot
"""A :class:`Provision` here is a rendered clause (``kind="clause"``): its children are of kind
``sentence`` or ``point``; level, zone, depth, number and eId are not set yet."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A bill's parts before assembly. Recitals hold their bare sentence, unframed.

    ``blanks`` are the labels of all blanks that its texts have, those that the place fills too.
    """

    meta: Meta
    style: BillStyle
    preface: tuple[Block, ...]
    preamble: tuple[Block | ContentsSlot, ...]
    outline: tuple[OutlineNode, ...]
    attachments: tuple[DraftGroup, ...]
    conclusions: tuple[Block, ...]
    glossary: tuple[Definition, ...]
    blanks: tuple[str, ...] = ()
    given: tuple[Given, ...] = ()
    amended: Amended | None = None
