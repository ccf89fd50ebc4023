"""Names inside the file: paragraph styles a lawyer sees, bookmarks a reference points at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from draftban.bill.style import BillStyle, LevelStyle, ZoneStyle
from draftban.bill.tree import Bill, Block, Provision, Quoted, Recital

_UNFIT = re.compile(r"[^0-9A-Za-z_]")

MAX_BOOKMARK = 40
"""Word refuses longer bookmark names."""

P_STYLES = {
    "body": "Bill Body",
    "caption": "Bill Caption",
    "doctype": "Bill Doctype",
    "long-title": "Bill Long Title",
    "lead-in": "Bill Lead-in",
    "recital": "Bill Recital",
    "formula": "Bill Formula",
    "note": "Bill Note",
}
"""Style of each kind of paragraph. “Bill” keeps clear of Word's own Caption and Signature."""

DEFINITION = "Bill Definition"
DEFINITION_TEXT = "Bill Definition Text"
GROUP_HEADING = "Bill Group Heading"
CONTENTS_HEADING = "Bill Contents Heading"
CONTENTS = "Bill Contents"
SIGNATURE = "Bill Signature"
SIGNATURE_TEXT = "Bill Signature Text"
END = "Bill End"
DEFINED_TERM = "Bill Defined Term"
EMPHASIS = "Bill Emphasis"
LONG_TITLE_BLOCK = "Bill Long Title Block"
RUN_IN_HEADING = "Bill Run-in Heading"
RUN_IN_SUBHEADING = "Bill Run-in Subheading"


@lru_cache(maxsize=256)
def style_id(name: str) -> str:
    """The id of the style ``name``: the name without what an id cannot hold."""
    return re.sub(r"[^0-9A-Za-z]", "", name)


def built_in_id(name: str) -> str:
    """The id of a style that Word knows by ``name``: ``heading 1`` is ``Heading1``."""
    return style_id(name).title()


@dataclass(frozen=True, slots=True)
class LevelNames:
    """Style names of a level: its numbered paragraph, text after it, number without heading."""

    level: LevelStyle
    zone: str
    depth: int
    numbered: str
    text: str
    unheaded: str


def level_names(zone: ZoneStyle, depth: int) -> LevelNames:
    """The style names of the level at ``depth`` of ``zone``: ``Code 2 Subsection``."""
    level = zone.levels[depth]
    word = _title(level.name or level.word or "level")
    name = f"{_title(zone.name)} {depth + 1} {word}"
    return LevelNames(level, zone.name, depth, name, f"{name} Text", f"{name} Unheaded")


def all_level_names(style: BillStyle) -> tuple[LevelNames, ...]:
    """The style names of every level of every zone."""
    return tuple(
        level_names(zone, depth)
        for zone in style.zones.values()
        for depth in range(len(zone.levels))
    )


def _title(words: str) -> str:
    # Word reads a comma or semicolon in a style's name as the start of an alias.
    return re.sub(r"[\s,;_-]+", " ", words).strip().title()


def bookmarks(bill: Bill) -> dict[str, str]:
    """Bookmark name of every eId in ``bill``.

    Word compares these names without regard to case and allows letters, digits and ``_``.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for eid in eids(bill):
        name = eid if eid.isascii() and eid.isidentifier() else _UNFIT.sub("_", eid)
        if not name[0].isalpha():
            name = f"p_{name}"
        if len(name) > MAX_BOOKMARK or name.lower() in taken:
            mark = sha256(eid.encode()).hexdigest()[:10]
            name = f"{name[: MAX_BOOKMARK - 11]}_{mark}"
        taken.add(name.lower())
        names[eid] = name
    return names


def eids(bill: Bill) -> Iterator[str]:
    """Every eId of ``bill`` in reading order, each once."""
    found: dict[str, None] = {}
    for eid in (
        *_block_eids(bill.preface),
        *_block_eids(bill.preamble),
        *_provision_eids(bill.body),
        *_block_eids(bill.conclusions),
        *_provision_eids(bill.attachments),
    ):
        if eid:
            found[eid] = None
    yield from found


def _block_eids(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Recital):
            yield block.eid
        elif isinstance(block, Quoted):
            yield from _provision_eids(block.children)


def _provision_eids(roots: Iterable[Provision]) -> Iterator[str]:
    for provision in roots:
        yield provision.eid
        yield from _block_eids((*provision.content, *provision.intro))
        yield from _provision_eids(provision.children)
