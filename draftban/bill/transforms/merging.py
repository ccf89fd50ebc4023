"""Two lists of definitions made one: those of a law that is amended, and those that a bill adds."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from draftban.bill.assembly import DEFINITIONS
from draftban.bill.numbering import count_on
from draftban.bill.tree import Def, ExistingDefinition, P, Provision
from draftban.bill.walk import flat


def in_order(name: str, alphabet: str) -> tuple[tuple[int, int, str], ...]:
    """The key by which ``name`` is put in the order of ``alphabet``. What is no letter of it goes
    before; a letter with marks that is none of its own counts as the one without, Ó as O.
    """
    places = {letter: index for index, letter in enumerate(alphabet)}
    key: list[tuple[int, int, str]] = []
    for char in name.casefold():
        bare = char if char in places else unicodedata.normalize("NFD", char)[:1]
        key.append((1, places[bare], "") if bare in places else (0, 0, char))
    return tuple(key)


def merged(
    old: Sequence[Provision],
    new: Sequence[Provision],
    known: Sequence[ExistingDefinition],
    alphabet: str,
) -> tuple[Provision, ...]:
    """``old``, the units of a list of definitions, with the ``new`` ones in their places.

    An old definition whose term has a new one is struck. In a list with numbers that takes over
    its number, the others those of old ones that are struck with nothing in their place, and the
    rest stand after the last, counting on. In one without they stand in alphabetical order, if the
    old ones do.
    """
    by_id = {one.id: one for one in known}
    left = {p.id: replace(p, change="ins") for p in new}
    known_here = [by_id[p.id] for p in old if p.id in by_id]
    order = [in_order(one.name, alphabet) for one in known_here]
    numbered = any(p.label for p in old if p.id in by_id)
    out: list[Provision] = []
    for p in old:
        found = by_id.get(p.id)
        if found is not None and not numbered and order == sorted(order):
            here = in_order(found.name, alphabet)
            out += [left.pop(i) for i in list(left) if in_order(_name(left[i]), alphabet) < here]
        concept = f"{DEFINITIONS}#{found.concept}" if found is not None else ""
        if found is None or all(concept != own.id for own in new):
            out.append(p)
            continue
        out.append(found.alias or replace(p, change="del"))
        if numbered and found.alias is None and concept in left:
            out.append(replace(left.pop(concept), label=p.label))
    out = list(_filled(out, left))
    last = next((p.label for p in reversed(out) if p.label), "")
    for p in left.values():
        last = count_on(last) if numbered else ""
        out.append(replace(p, label=last))
    return tuple(out)


def _filled(units: Sequence[Provision], left: dict[str, Provision]) -> Iterator[Provision]:
    """``units`` with one of those ``left`` behind each that is struck and leaves a number free."""
    taken = {p.label for p in units if p.change != "del"}
    for p in units:
        yield p
        if p.change == "del" and p.label and p.label not in taken and left:
            yield replace(left.pop(next(iter(left))), label=p.label)


def _name(p: Provision) -> str:
    """The term that a framed definition defines."""
    for block in (*p.content, *p.intro):
        if isinstance(block, P):
            for inline in flat(block.children):
                if isinstance(inline, Def):
                    return inline.text
    return ""
