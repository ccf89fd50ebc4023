"""The law that is amended, as parts of the bill: what is kept, struck and replaced of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from draftban.bill.amending import uses
from draftban.bill.assembly import DEFINITIONS
from draftban.bill.draft import ContentsSlot, DefinitionsSlot, DraftGroup, OutlineNode
from draftban.bill.tree import (
    Block,
    Change,
    Definition,
    Del,
    ExistingDefinition,
    Inline,
    Ins,
    P,
    Provision,
    Term,
    Text,
    Verbatim,
    plain,
)
from draftban.config.amending.law import Decision, Existing, Section, Struck, Unit
from draftban.config.model.amending import AmendingData
from draftban.config.setup import Setup
from draftban.diagnostics import Report

EXISTING = "existing"
"""The kind of the ids of old sections: ``existing/9.64.010``."""


def section_id(section: Section) -> str:
    """The id of an old section in the bill."""
    return f"{EXISTING}/{section.key}"


def old_section(decision: Decision, data: AmendingData) -> Provision:
    """The section as the bill shows it if nothing stands in its place: whole, struck, or with some
    words struck. A number that would be missing in a list stays, with the words of ``data`` for it.
    """
    change: Change = "del" if decision.gone else ""
    struck = () if decision.open else decision.struck
    shown = _section(decision.section, struck)
    return replace(shown, change=change, children=tuple(_numbers_kept(shown.children, data)))


def _numbers_kept(siblings: Sequence[Provision], data: AmendingData) -> Iterator[Provision]:
    """``siblings``, none of whose numbers is gone before one that stays: other law may cite it."""
    below = [replace(p, children=tuple(_numbers_kept(p.children, data))) for p in siblings]
    whole = [p.change == "del" and all(c.change == "del" for c in p.children) for p in below]
    for index, p in enumerate(below):
        if not whole[index]:
            yield replace(p, change="")  # of one with parts that stay only its own words go
        elif p.label and any(q.label and not whole[at] for at, q in enumerate(below) if at > index):
            content = tuple(_reserved(words, data) for words in p.content)
            intro = tuple(_reserved(words, data) for words in p.intro)
            yield replace(p, change="", content=content, intro=intro)
        else:
            yield p


def _reserved(block: Block, data: AmendingData) -> Block:
    """A paragraph that is struck whole, with what stands in its place; the end of its list mark,
    as “; and”, stays.
    """
    assert isinstance(block, P)
    old = plain(block.children)
    tail = re.search(data.tail, old) if data.tail else None
    end = tail.start() if tail else len(old)
    words = (Del((Verbatim(old[:end]),)), Ins((Text(data.reserved),)), Verbatim(old[end:]))
    return replace(block, children=tuple(w for w in words if w != Verbatim("")))


def in_place(
    decision: Decision,
    nodes: Sequence[OutlineNode],
    heading: tuple[Inline, ...],
    report: Report,
) -> Iterator[OutlineNode]:
    """What the bill shows of a section that ``nodes`` replace: it, struck, and they under its
    number. The list of definitions takes up the old ones instead.
    """
    section = decision.section
    old = _section(section, decision.struck)
    rest = list(nodes)
    slot = next((n for n in rest if isinstance(n, DefinitionsSlot)), None)
    if slot is not None and section.definitions:
        rest.remove(slot)
        yield replace(old, id=DEFINITIONS, aliases=(section_id(section),))
        yield from rest
        return
    if not rest:
        where = decision.names_at[0]
        if any(error.pos in decision.names_at for error in report.errors):
            yield old  # that there is no such clause is told
            return
        report.error(
            "amending.nothing-stands",
            f"Nothing of what is to replace section {section.key} stands in this bill.",
            where,
            text=report.line(where),
            hint="Name a clause that stands (see `draftban show`), or write `keep: true` or "
            "`strike: true`.",
        )
        yield old
        return
    yield replace(old, change="del")
    if len(rest) == 1 and not isinstance(only := rest[0], ContentsSlot):
        named = heading if decision.change.heading or not only.heading else only.heading
        yield replace(only, label=section.num, change="ins", heading=named)
    else:
        yield DraftGroup(
            tuple(rest),
            heading or (Text(section.heading),),
            label=section.num,
            change="ins",
            pos=decision.change.pos,
        )


def added(nodes: Iterable[OutlineNode]) -> Iterator[OutlineNode]:
    """``nodes`` of the law that is amended, those marked that are new in it."""
    for node in nodes:
        old = isinstance(node, Provision) and node.kind == "existing"
        if isinstance(node, ContentsSlot) or old or node.change:
            yield node
        else:
            yield replace(node, change="ins")


# ---------------------------------------------------------------- one section


def _section(section: Section, struck: Sequence[Struck] = ()) -> Provision:
    cut: dict[int, list[Struck]] = {}
    for one in struck:
        cut.setdefault(one.index, []).append(one)
    lead, children = _nested(section, cut)
    return Provision(
        "existing",
        heading=(Verbatim(section.heading),) if section.heading else (),
        intro=tuple(lead) if children else (),
        content=() if children else tuple(lead),
        children=tuple(children),
        label=section.num,
        id=section_id(section),
        pos=section.pos,
    )


def _nested(section: Section, cut: dict[int, list[Struck]]) -> tuple[list[P], list[Provision]]:
    """The paragraphs before the first numbered one or definition, and all others in each other."""
    lead: list[P] = []
    rest: list[tuple[int, Provision]] = []
    under = 0  # definitions without numbers hold what follows them
    for index, unit in enumerate(section.units):
        words = _paragraph(unit, cut.get(index, ()))
        if not rest and not unit.label and not unit.defines:
            lead.append(words)
            continue
        if unit.defines and not unit.label:
            under, depth = 1, 0
        elif unit.label:
            depth = unit.depth + under
        else:
            depth = under
        whole = bool(words.children) and all(isinstance(i, Del) for i in words.children)
        rest.append(
            (
                depth,
                Provision(
                    "existing",
                    content=(words,) if words.children else (),
                    label=unit.label,
                    id=f"{section_id(section)}#{index}" if unit.defines else "",
                    change="del" if whole else "",
                    pos=unit.pos(),
                ),
            )
        )
    return lead, list(_trees(rest))


def _trees(flat: Sequence[tuple[int, Provision]]) -> Iterator[Provision]:
    """Paragraphs with their depths as trees."""
    at = 0
    while at < len(flat):
        depth, p = flat[at]
        end = at + 1
        while end < len(flat) and flat[end][0] > depth:
            end += 1
        below = tuple(_trees(flat[at + 1 : end]))
        if below:
            p = replace(p, intro=p.content, content=(), children=below)
        yield p
        at = end


def _paragraph(unit: Unit, struck: Sequence[Struck]) -> P:
    runs: list[Inline] = []
    done = 0
    for one in sorted(struck, key=lambda s: s.start):
        start, end = _with_blank(unit.text, one.start, one.end)
        start = max(start, done)
        if end <= start:
            continue
        runs += [Verbatim(unit.text[done:start]), Del((Verbatim(unit.text[start:end]),))]
        done = end
    runs.append(Verbatim(unit.text[done:]))
    kept = tuple(r for r in runs if not (isinstance(r, Verbatim) and not r.value))
    return P(kept, pos=unit.pos())


def _with_blank(text: str, start: int, end: int) -> tuple[int, int]:
    """Words that are struck, with the blank that would be left over beside them."""
    before = start == 0 or text[start - 1].isspace()
    if before and end < len(text) and text[end].isspace():
        return start, end + 1
    if start > 0 and before and (end == len(text) or not text[end].isalnum()):
        return start - 1, end
    return start, end


# ---------------------------------------------------------------- definitions


def existing_definitions(
    existing: Existing, glossary: Sequence[Definition], setup: Setup
) -> Iterator[ExistingDefinition]:
    """The definitions of the law that is amended, each with the one of ours that means the same or
    much the same. That takes the place of those in a section that our list takes up.
    """
    own = {phrase.casefold(): d for d in glossary for phrase in (d.name, *d.phrases)}
    concepts = {d.term: d for d in glossary}
    for decision in existing.decisions.values():
        section = decision.section
        taken_up = DEFINITIONS in decision.replaced
        for index, unit in enumerate(section.units):
            if not unit.defines:
                continue
            name = unit.defines.casefold()
            found = own.get(name) or concepts.get(existing.equivalents.get(name, ""))
            id_ = f"{section_id(section)}#{index}"
            alias = None
            if taken_up and found is not None and found.name.casefold() != name:
                alias = _alias(existing, section, index, found, setup)
            yield ExistingDefinition(id_, unit.defines, found.term if found else "", alias)


def _alias(
    existing: Existing, section: Section, index: int, ours: Definition, setup: Setup
) -> Provision | None:
    """The definition whose name kept words still use, saying what it means now; ``None`` if none
    do.
    """
    unit = section.units[index]
    if not any(uses(unit.defines, words) for words in _kept(existing, section)):
        return None
    end = unit.text.index(unit.defines) + len(unit.defines)
    while end < len(unit.text) and unit.text[end] in setup.style.words.letters.quotes + '",':
        end += 1
    verb, stop = setup.style.definitions.verb, setup.style.words.letters.full_stop
    p = next(c for c in _every(_section(section)) if c.id == f"{section_id(section)}#{index}")
    amending = setup.form.amending
    law = setup.style.zones[amending.zone].this_law if amending is not None else ""
    meaning = existing.data.aliases.get(ours.term, "{term}").replace("{law}", law)
    before, after = meaning.split("{term}", 1)
    # A full stop that both have stays, so that no program joins what is added to what follows.
    kept = stop if unit.text.endswith(stop) else ""
    old = unit.text[end : len(unit.text) - len(kept)]
    new = "" if kept else stop
    words: tuple[Inline, ...] = (
        Verbatim(unit.text[:end]),
        Del((Verbatim(old),)),
        Ins((Text(f" {verb} {before}"), Term(ours.term, ours.name), Text(f"{after}{new}"))),
        *((Verbatim(kept),) if kept else ()),
    )
    content = (P(words, pos=unit.pos()),)
    if not p.children:
        return replace(p, content=content)
    return replace(
        p, intro=content, content=(), children=tuple(replace(c, change="del") for c in p.children)
    )


def _every(p: Provision) -> Iterator[Provision]:
    yield p
    for child in p.children:
        yield from _every(child)


def _kept(existing: Existing, taken: Section) -> Iterator[str]:
    """All old words that stay beside the definitions of ``taken`` that ours replace."""
    for decision in existing.decisions.values():
        section = decision.section
        if section is taken:
            for unit in section.units:
                if unit.defines.casefold() not in existing.equivalents:
                    yield unit.text
        elif not decision.gone and not decision.replaced:
            for index, unit in enumerate(section.units):
                cut = [s for s in decision.struck if s.index == index and not decision.open]
                yield "".join(
                    run.value for run in _paragraph(unit, cut).children if isinstance(run, Verbatim)
                )
