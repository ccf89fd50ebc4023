"""Words: terms linked with their definitions, references with their targets, blanks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from draftban.bill.numbering import NUMBER_BLANK
from draftban.bill.tree import (
    Change,
    Def,
    Del,
    Emphasis,
    FinalInline,
    Inline,
    Ins,
    Placeholder,
    Ref,
    Term,
    Text,
    Verbatim,
    final,
)
from draftban.writers._akn.xml import Element, Ids, add, el


class Inlines:
    """Writes words into elements."""

    def __init__(self, ids: Ids, concepts: Mapping[str, str]) -> None:
        """``concepts`` gives the eId of each term's concept."""
        self.ids = ids
        self.concepts = concepts

    def into(self, parent: Element, inlines: Iterable[Inline], context: str) -> Element:
        """``inlines`` at the end of ``parent``, which is returned; ``context`` is the eId of what
        they stand in.
        """
        for inline in final(inlines):
            add(parent, self._inline(inline, context))
        return parent

    def _inline(self, inline: FinalInline, context: str) -> Element | str:
        match inline:
            case Text(value) | Verbatim(value):
                return value
            case Ins(children):
                return self.into(el("ins"), children, context)
            case Del(children):
                return self.into(el("del"), children, context)
            case Emphasis(children):
                return self.into(el("i"), children, context)
            case Def(term, text):
                return el("def", text, refersTo=f"#{self.concepts[term]}")
            case Term(term, text):
                eid = self.ids.next(context, "term")
                return el("term", text, eId=eid, refersTo=f"#{self.concepts[term]}")
            case Ref(_, text, target):
                return el("ref", text, eId=self.ids.next(context, "ref"), href=f"#{target}")
            case Placeholder(label, text):
                return el("fillIn", text, title=label)


def num(printed: str, change: Change = "") -> Element | None:
    """The number as it prints, with what only the place knows as a blank, in ``ins`` or ``del`` if
    an amendment adds it or takes it out; ``None`` for none.
    """
    if not printed:
        return None
    made = el("num")
    if change:
        add(made, el(change, printed))
        return made
    for index, part in enumerate(printed.split(NUMBER_BLANK)):
        if index:
            add(made, el("fillIn", NUMBER_BLANK))
        add(made, part)
    return made
