"""Draft → Bill: the outline's groups and clauses become one tree.

Nothing is numbered or placed yet; ``transforms`` does that.
"""

from __future__ import annotations

from collections.abc import Iterable

from draftban.bill.draft import ContentsSlot, DefinitionsSlot, Draft, DraftGroup, OutlineNode
from draftban.bill.tree import Bill, Block, Contents, Provision, Quoted

DEFINITIONS = "definitions"
"""The id under which clauses refer to the definitions as a whole."""


def assemble(draft: Draft) -> Bill:
    """The bill that ``draft`` describes; groups with nothing in them are left out."""
    return Bill(
        meta=draft.meta,
        style=draft.style,
        preface=draft.preface,
        preamble=tuple(_outer_block(b) for b in draft.preamble),
        body=tuple(_nodes(draft.outline, draft)),
        conclusions=draft.conclusions,
        attachments=tuple(_nodes(draft.attachments, draft)),
        glossary=draft.glossary,
        given=draft.given,
        amended=draft.amended,
    )


def _outer_block(block: Block | ContentsSlot) -> Block:
    return Contents(block.heading) if isinstance(block, ContentsSlot) else block


def _nodes(nodes: Iterable[OutlineNode], draft: Draft) -> Iterable[Provision]:
    for node in nodes:
        match node:
            case Provision():
                yield node
            case DefinitionsSlot():
                yield Provision(
                    "clause",
                    heading=node.heading,
                    intro=(node.intro,),
                    id=DEFINITIONS,
                    label=node.label,
                    change=node.change,
                    pos=node.pos,
                )
            case ContentsSlot(heading, lead_in, pos):
                content: tuple[Block, ...] = (*lead_in, Contents())
                yield Provision("clause", heading=heading, content=content, pos=pos)
            case DraftGroup():
                group = _group(node, draft)
                if group is not None:
                    yield group


def _group(node: DraftGroup, draft: Draft) -> Provision | None:
    children = tuple(_nodes(node.of, draft))
    if not children:
        return None
    if not node.zone:
        return Provision(
            "group",
            heading=node.heading,
            intro=node.intro,
            children=children,
            label=node.label,
            change=node.change,
            pos=node.pos,
        )
    quoted = Quoted(node.zone, children, draft.style.zones[node.zone].marks)
    return Provision("group", heading=node.heading, content=(*node.intro, quoted), pos=node.pos)
