"""A form whose subject the law reserves to another government, saying so.

What stands under ``reserved:`` then lies over the form as a whole, so that every region that
extends it writes the same; the place's own words lie over that again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from draftban.config.answers import Value, check_when, holds
from draftban.config.chains.forms import check_companions, decode_form
from draftban.config.chains.laying import lay
from draftban.config.model import Form
from draftban.diagnostics import Report
from draftban.files.merge import settled
from draftban.files.nodes import Map, get, pos_at
from draftban.files.search import SearchPath

KEY = "reserved"


def is_reserved(form: Form, values: Mapping[str, Value]) -> bool:
    """Whether ``form`` says under ``values`` (facts and options) what it does where its subject is
    reserved.
    """
    return form.reserved is not None and holds(form.reserved.when, values)


def reserved(
    merged: Map,
    form: Form | None,
    overlay: Map,
    values: Mapping[str, Value],
    search: SearchPath,
    report: Report,
) -> tuple[Map, Form | None]:
    """A ``form`` and its ``merged`` map, with what it says under ``reserved:`` where that holds
    under ``values`` (facts and options); what the place lays over its form, ``overlay``, stays.
    """
    own = get(merged, KEY)
    if form is None or form.reserved is None or not isinstance(own, Map):
        return merged, form
    where = pos_at(merged, KEY, "when")
    check_when(form.reserved.when, form.facts, form.options, where, report)
    if not is_reserved(form, values):
        return merged, form
    over = Map(tuple(item for item in own.items if item[0] != "when"), own.pos)
    # What a place omits was added once already; the rest may be said twice.
    again = Map(tuple(item for item in overlay.items if item[0] != "omits"), overlay.pos)
    laid = replace(settled(lay(lay(merged, over), again)), pos=merged.pos)
    check_companions(laid, search, report)
    return laid, decode_form(laid, search, report)
