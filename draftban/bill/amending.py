"""The law as a bill amends it: its clean copy, and whether that stands by itself.

What the bill adds is checked like any bill (:mod:`draftban.bill.soundness`). Here are the rules on
words that were there before: nobody may change them without being told what they then lack.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from draftban.bill.style import LawMarks
from draftban.bill.transforms.eids import eids
from draftban.bill.tree import (
    Bill,
    Block,
    Def,
    Del,
    ExistingDefinition,
    FinalBill,
    Inline,
    Ins,
    P,
    Provision,
    Ref,
    Term,
    Verbatim,
    bill_provisions,
    plain,
    provisions,
)
from draftban.bill.walk import deep, flat, law_of, map_provisions, own_inlines, own_words, revised
from draftban.diagnostics import Diagnostic, Report, Severity

_LEADS = re.compile(r"\(|\.[A-Za-z(]|[A-Z]\b")
"""What goes on below a section where it is cited."""


def clean_copy(bill: FinalBill) -> FinalBill | None:
    """The law that ``bill`` amends as it then reads: nothing struck, nothing marked, the names of
    provisions those of this document. ``None`` if it amends none.
    """
    if bill.amended is None:
        return None
    body = tuple(p for old in law_of(bill) if (p := _clean(old)) is not None)
    meta = replace(bill.meta, title=bill.amended.title, short_title=bill.amended.title, finds=False)
    answered = {d for p in provisions(body) for d in p.demands}
    copy = replace(
        bill,
        meta=replace(meta, demands=tuple(d for d in meta.demands if d in answered)),
        preface=bill.amended.preface,
        preamble=(),
        body=body,
        conclusions=(),
        attachments=(),
        amended=None,
    )
    return FinalBill(_renamed(copy))


def _clean(p: Provision) -> Provision | None:
    if p.change == "del":
        return None
    own = revised(
        p,
        change="",
        heading=_read(p.heading),
        content=_blocks(p.content),
        intro=_blocks(p.intro),
        wrap_up=p.wrap_up and replace(p.wrap_up, children=_read(p.wrap_up.children)),
        children=tuple(c for old in p.children if (c := _clean(old)) is not None),
    )
    said = own.heading or own.content or own.intro or own.children
    return own if said else None


def _blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    read = (replace(b, children=_read(b.children)) if isinstance(b, P) else b for b in blocks)
    return tuple(b for b in read if not isinstance(b, P) or b.children)


def _read(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """``inlines`` with what is added and without what is struck."""
    out: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Ins):
            out += _read(inline.children)
        elif not isinstance(inline, Del):
            out.append(inline)
    return tuple(out)


def _renamed(copy: Bill) -> Bill:
    """``copy`` with eIds of its own, which its references and terms follow."""
    named = eids(copy, Report())
    before = (p.eid for p in bill_provisions(copy))
    eid = dict(zip(before, (p.eid for p in bill_provisions(named)), strict=True))

    def follow(inline: Inline) -> Iterable[Inline]:
        if isinstance(inline, Ref | Term):
            return (replace(inline, eid=eid.get(inline.eid, "")),)
        return (inline,)

    return map_provisions(named, lambda p: own_inlines(p, deep(follow)))


# ---------------------------------------------------------------- what kept words lack


def amended_soundness(bill: FinalBill) -> Iterator[Diagnostic]:
    """What the words that ``bill`` keeps lack once it passes: a section that they cite, or the
    definition of a term that they use; and terms that are then defined twice. Warnings, since the
    words are those of a law that may have been unsound before.
    """
    if bill.amended is None:
        return
    law = law_of(bill)
    kept = [(p, _kept_words(p)) for p in provisions(law) if p.change != "del"]
    kept = [(p, words) for p, words in kept if words]
    ours = {i.text.casefold(): i.term for p in provisions(law) for i in _defined(p)}
    yield from _defined_twice(law, bill.amended.definitions, ours)
    yield from _undefined(law, bill.amended.definitions, ours, kept)
    yield from _unused(law, bill.amended.definitions, kept)
    yield from _cited(law, kept)
    yield from _ranges(law, kept, bill.amended.marks)
    principal = bill.style.zones[bill.amended.zone].principal
    yield from _punished(law, bill.amended.marks, principal)


Kept = list[tuple[Provision, str]]


def uses(term: str, words: str) -> bool:
    """Whether ``term``, in one or several, stands in ``words``."""
    return re.search(rf"(?<!\w){re.escape(term)}", words, re.IGNORECASE) is not None


def _kept_words(p: Provision) -> str:
    """The old words of ``p`` itself that stay, its heading first."""
    runs = (p.heading, *own_words(p))
    return "\n".join(
        "".join(i.value for i in run if isinstance(i, Verbatim))
        for run in runs
        if any(isinstance(i, Verbatim) for i in run)
    )


def _defined(p: Provision) -> Iterator[Def]:
    if p.change != "del":
        yield from (i for run in own_words(p) for i in flat(run) if isinstance(i, Def))


def is_alias(p: Provision) -> bool:
    """Whether an old definition only says what its term means now."""
    return any(isinstance(i, Ins) for run in own_words(p) for i in run)


def _standing(law: Iterable[Provision]) -> dict[str, Provision]:
    return {p.id: p for p in provisions(law) if p.kind == "existing" and p.id}


def _defined_twice(
    law: tuple[Provision, ...], known: Iterable[ExistingDefinition], ours: dict[str, str]
) -> Iterator[Diagnostic]:
    standing = _standing(law)
    for one in known:
        p = standing.get(one.id)
        if p is None or p.change == "del" or is_alias(p):
            continue
        same = one.name.casefold() in ours
        if same or one.concept in ours.values():
            yield Diagnostic(
                "amending.two-definitions",
                f"“{one.name}” is defined here, and the bill defines "
                + ("it too." if same else "a term that means much the same."),
                p.pos,
                text=one.name,
                hint="Replace the section with `definitions`, which makes one list of both, or "
                "strike this definition.",
                severity=Severity.WARNING,
            )


def _undefined(
    law: tuple[Provision, ...],
    known: Iterable[ExistingDefinition],
    ours: dict[str, str],
    kept: Kept,
) -> Iterator[Diagnostic]:
    standing = _standing(law)
    for one in known:
        p = standing.get(one.id)
        if p is None or p.change != "del" or one.name.casefold() in ours:
            continue
        user = next((q for q, words in kept if uses(one.name, words)), None)
        if user is not None:
            yield Diagnostic(
                "amending.undefined-term",
                f"These words are kept and use “{one.name}”, whose definition is struck.",
                user.pos,
                text=one.name,
                hint=f"Strike them, or keep the definition ({p.pos}).",
                severity=Severity.WARNING,
            )


def _unused(
    law: tuple[Provision, ...], known: Iterable[ExistingDefinition], kept: Kept
) -> Iterator[Diagnostic]:
    """Old definitions that stay, which words that go were the last to use."""
    standing = _standing(law)
    gone = [_old_words(p) for p in provisions(law)]
    for one in known:
        p = standing.get(one.id)
        if p is None or p.change == "del" or is_alias(p):
            continue
        inside = {q.id or id(q) for q in provisions((p,))}
        others = [words for q, words in kept if (q.id or id(q)) not in inside]
        used = any(uses(one.name, words) for words in others)
        before = any(uses(one.name, words) for words in gone)
        if not used and before:
            yield Diagnostic(
                "amending.unused-definition",
                f"This definition is kept, and no words that are kept use “{one.name}” any more.",
                p.pos,
                text=one.name,
                hint="Strike it as well.",
                severity=Severity.WARNING,
            )


def _ranges(law: tuple[Provision, ...], kept: Kept, marks: LawMarks) -> Iterator[Diagnostic]:
    """Kept words that cite sections by the first and the last, and one between is changed."""
    numbers = [_cited_as(p.num) for p in law if p.num]
    order = list(dict.fromkeys(numbers))
    changed = {_cited_as(p.num) for p in law if p.num and p.change}
    if not marks.range or not order:
        return
    either = "|".join(map(re.escape, sorted(order, key=len, reverse=True)))
    filled = marks.range.replace("{first}", f"(?P<first>{either})")
    pattern = re.compile(filled.replace("{last}", f"(?P<last>{either})"), re.IGNORECASE)
    for p, words in kept:
        for match in pattern.finditer(words):
            first, last = order.index(match["first"]), order.index(match["last"])
            among = [number for number in order[first : last + 1] if number in changed]
            if among:
                yield Diagnostic(
                    "amending.cites-range",
                    f"These words are kept and cite a range of sections, in which the bill "
                    f"changes {', '.join(among)}.",
                    p.pos,
                    text=match[0],
                    hint="Read whether they still reach what they should, and strike them if not.",
                    severity=Severity.WARNING,
                )


def _punished(law: tuple[Provision, ...], marks: LawMarks, principal: str) -> Iterator[Diagnostic]:
    """Kept words that punish, and reach what the bill adds or misses what it takes out."""
    if not marks.penalty:
        return
    for section in law:
        if section.change:
            continue
        here = any(p.change or _struck_in(p) for p in provisions((section,)))
        headed = re.search(marks.penalty, plain(section.heading)) is not None
        for p in provisions((section,)):
            for words in _kept_words(p).splitlines() if p.change != "del" else ():
                if not headed and not re.search(marks.penalty, words):
                    continue
                whole = bool(principal) and uses(principal, words)
                own = here and bool(marks.this_section) and re.search(marks.this_section, words)
                if whole or own:
                    yield _punishing(p, words, whole)


def _punishing(p: Provision, words: str, whole: bool) -> Diagnostic:
    return Diagnostic(
        "amending.penalty",
        "These words are kept and punish; "
        + (
            "they speak of the whole law, and now reach what the bill adds."
            if whole
            else "they speak of their own section, which the bill changes."
        ),
        p.pos,
        text=words,
        hint="Read whom they now reach; strike them, or the words that reach too far.",
        severity=Severity.WARNING,
    )


def _struck_in(p: Provision) -> bool:
    return any(isinstance(i, Del) for run in own_words(p) for i in run)


def _old_words(p: Provision) -> str:
    """The old words of ``p`` itself, those that are struck."""
    runs = (p.heading, *own_words(p))
    struck = (i for run in runs for i in run if isinstance(i, Del))
    return "\n".join(plain(i.children) for i in struck)


def _cited(law: tuple[Provision, ...], kept: Kept) -> Iterator[Diagnostic]:
    old = [p for p in law if p.kind == "existing" and p.change == "del" and p.num]
    new = {p.num for p in law if p.change == "ins"}
    for section in old:
        number = _cited_as(section.num)
        pattern = re.compile(rf"(?<![\w.-]){re.escape(number)}(?![\w-]|\.\d)", re.IGNORECASE)
        for p, words in kept:
            for match in pattern.finditer(words):
                replaced = section.num in new
                if replaced and not _LEADS.match(words, match.end()):
                    continue
                yield Diagnostic(
                    "amending.cites-replaced" if replaced else "amending.cites-struck",
                    f"These words are kept and cite section {number}, which is "
                    + ("divided in another way now." if replaced else "struck."),
                    p.pos,
                    text=words[max(match.start() - 40, 0) : match.end() + 20].strip(),
                    hint="Strike the citation, or keep that section.",
                    severity=Severity.WARNING,
                )


def _cited_as(num: str) -> str:
    """How a section is cited: by its bare number, or with its word where that would say nothing."""
    printed = num.rstrip(".:")
    bare = printed.rpartition(" ")[2]
    return bare if re.search(r"\d[.:-]\d", bare) else printed
