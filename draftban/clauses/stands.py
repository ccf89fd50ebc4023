"""In which forms a text can stand, whatever a place says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from draftban.config.model import DIRECT, Form, Group


def can_stand(clause: str, demands: Sequence[str], drafting: str, form: Form) -> bool:
    """Whether outlines, omissions and competence of ``form`` can bring in ``drafting`` of
    ``clause``, which answers ``demands``.
    """
    amending = form.amending.outline if form.amending else ()
    reserved = (form.reserved.outline or ()) if form.reserved else ()
    outlined = set(_names((*form.outline, *form.attachments, *amending, *reserved)))
    if clause in form.omits or {clause, f"{clause.partition('/')[0]}/*"}.isdisjoint(outlined):
        return False
    if not demands:
        return drafting == DIRECT
    maps = [form.competence, *((form.reserved.competence,) if form.reserved else ())]
    cases = (case for found in maps for demand in demands for case in found.get(demand, ()))
    return any(drafting in case.draftings for case in cases)


def _names(items: Sequence[str | Group]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Group):
            yield from _names(item.of)
        else:
            yield item
