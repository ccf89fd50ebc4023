"""Citations of own provisions, "this section", "this ordinance"; where a term is defined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from draftban.bill.citation import NO_BREAK, Address, Citation, addresses, base_of, cite, word_of
from draftban.bill.style import BillStyle
from draftban.bill.transforms.levels import INSTRUMENT
from draftban.bill.transforms.sections import Sections, amendments, joint
from draftban.bill.tree import (
    Bill,
    Block,
    Inline,
    Pending,
    Provision,
    Quoted,
    Ref,
    Term,
    Text,
    bill_provisions,
)
from draftban.bill.walk import (
    Rewrite,
    deep,
    law_of,
    map_outer_blocks,
    own_inlines,
    revised,
    terms_defined,
)
from draftban.diagnostics import Report


def references(bill: Bill, report: Report) -> Bill:
    """``bill`` with every pending inline turned into words, and the eId of its definition in
    every defined term.

    A reference to a provision that does not stand in the bill is an error with a repair.
    """
    index = {name: a for a in addresses(bill) for name in _names(a.target)}
    law = None if bill.amended is None else Sections.of(law_of(bill), bill.style)
    resolve = _Resolver(bill.style, index, _defined(bill), law, report)
    outer = map_outer_blocks(bill, deep(lambda i: resolve.inline(i, None)))
    return replace(
        outer,
        body=tuple(resolve.provision(p, ()) for p in bill.body),
        attachments=tuple(resolve.provision(p, ()) for p in bill.attachments),
    )


def _defined(bill: Bill) -> dict[str, str]:
    """Where each term is defined: eId of the provision by concept."""
    return {
        term: p.eid
        for p in bill_provisions(bill)
        if p.kind == "definition"
        for term in terms_defined(p)
    }


def _names(p: Provision) -> Iterable[str]:
    return (n for n in (p.id, *p.aliases) if n)


@dataclass(slots=True)
class _Resolver:
    style: BillStyle
    index: dict[str, Address]
    defined: dict[str, str]
    law: Sections | None
    report: Report

    def provision(self, p: Provision, above: tuple[Provision, ...]) -> Provision:
        here = Address((*above, p))
        rewrite: Rewrite = deep(lambda i: self.inline(i, here))
        own = own_inlines(p, rewrite)
        return revised(
            own,
            content=tuple(self._block(b) for b in own.content),
            children=tuple(self.provision(c, here.path) for c in p.children),
        )

    def _block(self, block: Block) -> Block:
        if isinstance(block, Quoted):
            return replace(block, children=tuple(self.provision(c, ()) for c in block.children))
        return block

    def inline(self, inline: Inline, here: Address | None) -> Iterable[Inline]:
        if isinstance(inline, Term):
            return (replace(inline, eid=self.defined.get(inline.term, "")),)
        if not isinstance(inline, Pending):
            return (inline,)
        match inline.kind:
            case "ref":
                return self._refs(inline, here)
            case "this":
                return (Text(self._this(here)),)
            case "this-law":
                zone = here.target.zone if here else INSTRUMENT
                return (Text(self.style.zones[zone].this_law),)
            case "this-principal":
                zones = self.style.zones
                here_zone = zones[here.target.zone if here else INSTRUMENT]
                return (Text(here_zone.principal or here_zone.this_law),)
            case "this-added" | "this-amendments":
                return self._amending(inline.kind)

    def _amending(self, kind: str) -> tuple[Inline, ...]:
        """The sections that are put into the law that is amended, or what becomes of which."""
        if self.law is None or self.style.amending is None:
            return ()
        if kind == "this-amendments":
            return tuple(amendments(self.law))
        return self.law.named("replaced", "added", through=self.style.amending.through)

    def _this(self, here: Address | None) -> str:
        """“this subsection”, named by the nearest numbered clause or sentence."""
        if here is None:
            return self.style.zones[INSTRUMENT].this_law
        for p in reversed(here.path):
            if p.kind in ("group", "clause", "sentence") and p.num:
                return self._this_level(p)
        return self.style.zones[here.target.zone].this_law

    def _this_level(self, p: Provision) -> str:
        level = self.style.level(p.zone, p.depth)
        return self.style.words.this.replace("{level}", level.this or level.word or level.name)

    def _refs(self, pending: Pending, here: Address | None) -> Iterable[Inline]:
        if pending.through:
            here = None  # “sections 1 to 40 of this act”, in section 1 as well
        cited: list[tuple[Citation | None, Address]] = []
        for name in pending.args:
            target = self.index.get(name)
            if target is None:
                self.report.error(
                    "bill.dangling-reference",
                    f"there is no provision “{name}” in this bill",
                    pending.pos,
                    text=f'ref("{name}")',
                    hint=f'put the words in {{% if has("{name.partition("#")[0]}") %}}, '
                    "or select a demand that brings the provision in",
                )
                continue
            if target.numbered not in [a.numbered for _, a in cited]:
                cited.append((cite(target, here, self.style), target))
        return self._series(cited, here, pending)

    def _series(
        self,
        cited: list[tuple[Citation | None, Address]],
        here: Address | None,
        pending: Pending,
    ) -> Iterator[Inline]:
        """Citations joined; neighbours that share level word and frame share them in print."""
        groups: list[list[tuple[Citation | None, Address]]] = []
        for item in cited:
            if groups and _alike(groups[-1][0][0], item[0]):
                groups[-1].append(item)
            else:
                groups.append([item])
        if pending.through and len(groups) > 1:
            self.report.error(
                "bill.uneven-run",
                "The first and the last of a run stand at different levels, or in different parts "
                "of the law.",
                pending.pos,
                text=", ".join(pending.args),
                hint="Name two sections, or two parts of one provision, or leave out through=true.",
            )
        for index, group in enumerate(groups):
            if index:
                yield Text(joint(index, len(groups), self.style.words.series))
            yield from self._group(group, here, pending)

    def _group(
        self,
        group: list[tuple[Citation | None, Address]],
        here: Address | None,
        pending: Pending,
    ) -> Iterator[Inline]:
        first = group[0][0]
        if first is None:
            target = group[0][1]
            base = target.path[base_of(target, self.style)]
            yield Ref(target.target.id, self._this_level(base), target.target.eid, pending.pos)
            return
        before, after = self._frame(first, here).split("{citation}", 1)
        run = self.style.citation.through if pending.through and len(group) > 1 else ""
        word = word_of(first.level, self.style.citation, many=len(group) > 1)
        opening = before + (f"{word}{NO_BREAK}" if word else "")
        yield Text(opening + run.partition("{first}")[0])
        for index, (citation, address) in enumerate(group):
            assert citation is not None, "grouped by likeness"
            if index:
                between = joint(index, len(group), self.style.words.series)
                yield Text(_between(run) if run else between)
            yield Ref(address.target.id, citation.text, address.target.eid, pending.pos)
            yield Text(citation.tail)
        yield Text((run.partition("{last}")[2] if run else "") + first.outer + after)

    def _frame(self, citation: Citation, here: Address | None) -> str:
        if here is None:
            return citation.frame.replace("{this}", self.style.zones[INSTRUMENT].this_law)
        base = here.path[base_of(here, self.style)]
        return citation.frame.replace("{this}", self._this_level(base))


def _between(through: str) -> str:
    """What the pattern of a run has between the first number and the last."""
    return through.partition("{first}")[2].partition("{last}")[0]


def _alike(a: Citation | None, b: Citation | None) -> bool:
    """Whether one level word, one set of provisions around and one frame do for both."""
    if a is None or b is None:
        return False
    return (a.level, a.outer, a.frame) == (b.level, b.outer, b.frame)
