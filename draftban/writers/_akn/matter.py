"""What stands around the body: front page, findings, enacting words, signatures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from draftban.bill.tree import (
    Block,
    Contents,
    Inline,
    P,
    Placeholder,
    Recital,
    Signature,
    Text,
    final,
    plain,
)
from draftban.writers._akn.inlines import Inlines, num
from draftban.writers._akn.provisions import Provisions
from draftban.writers._akn.xml import Element, add, el

Inner = tuple[Inline, ...]


class Matter:
    """Writes the containers around the body; ``roles`` gives the eId of each signer's office."""

    def __init__(self, inlines: Inlines, provisions: Provisions, roles: Mapping[str, str]) -> None:
        self.inlines = inlines
        self.provisions = provisions
        self.roles = roles

    def container(self, name: str, blocks: Sequence[Block]) -> Element | None:
        """``blocks`` in a ``preface``, ``preamble`` or ``conclusions``; ``None`` without any."""
        parts = list(self._parts(blocks, name))
        return el(name, *parts, eId=name) if parts else None

    def _parts(self, blocks: Sequence[Block], context: str) -> Iterator[Element]:
        for recitals, run in groupby(blocks, lambda b: isinstance(b, Recital)):
            if recitals:
                yield self._recitals([b for b in run if isinstance(b, Recital)])
                continue
            for block in run:
                match block:
                    case P():
                        yield self._paragraph(block, context)
                    case Contents():
                        yield from self.provisions.contents(block, context)
                    case Signature():
                        yield from self._signature(block, context)
                    case _:
                        raise AssertionError("quoted text stands in a provision")

    def _recitals(self, recitals: Sequence[Recital]) -> Element:
        members = []
        for recital in recitals:
            words = self.inlines.into(el("p"), recital.content, recital.eid)
            members.append(el("recital", num(recital.num), words, eId=recital.eid))
        return el("recitals", *members, eId=self.inlines.ids.next("", "recs"))

    def _paragraph(self, p: P, context: str) -> Element:
        match p.style:
            case "long-title":
                eid = self.inlines.ids.next(context, "longTitle")
                title = self.inlines.into(el("docTitle"), p.children, eid)
                return el("longTitle", el("p", title), eId=eid)
            case "formula":
                eid = self.inlines.ids.next(context, "formula")
                words = self.inlines.into(el("p"), p.children, eid)
                return el("formula", words, name="enacting", eId=eid)
            case "doctype":
                return self._doctype(p.children, context)
            case style:
                name = "" if style == "body" else style
                return self.inlines.into(el("p", class_=name), p.children, context)

    def _doctype(self, words: Inner, context: str) -> Element:
        """The kind of document, and as its number what only a clerk can fill in."""
        made = el("p", class_="doctype")
        for inline in final(words):
            if isinstance(inline, Placeholder):
                add(made, self.inlines.into(el("docNumber"), (inline,), context))
            elif isinstance(inline, Text) and (name := inline.value.strip()):
                before, _, after = inline.value.partition(name)
                for part in (before, el("docType", name), after):
                    add(made, part)
            else:
                self.inlines.into(made, (inline,), context)
        return made

    def _signature(self, signature: Signature, context: str) -> Iterator[Element]:
        if signature.text:
            yield self.inlines.into(el("p", class_="above-signature"), signature.text, context)
        title = plain(signature.title)
        if title in self.roles:
            eid = self.inlines.ids.next(context, "role")
            role = el("role", eId=eid, refersTo=f"#{self.roles[title]}")
            words = el("signature", self.inlines.into(role, signature.title, context))
        else:
            words = self.inlines.into(el("signature"), signature.title, context)
        yield el("p", words, class_=f"signature {signature.column}")
