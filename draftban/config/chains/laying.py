"""Laying a form over the one that it extends, and a place over its form."""

from __future__ import annotations

from dataclasses import replace

from draftban.files.merge import merge, removes
from draftban.files.nodes import Map, Scalar, Seq, get, with_value

OMITS, KEEPS = "omits", "keeps"


def lay(base: Map, over: Map) -> Map:
    """``over`` laid on ``base``: :func:`draftban.files.merge.merge`, but that what ``over`` omits
    comes to what ``base`` omits, less what ``over`` keeps; ``omits: null`` keeps all of it.
    """
    merged = merge(base, over)
    omitted, kept = get(over, OMITS), get(over, KEEPS)
    before = get(base, OMITS)
    if before is None or (omitted is None and kept is None) or _null(omitted):
        return merged
    if not isinstance(before, Seq) or not isinstance(omitted, Seq | None):
        return merged  # told when the form is decoded
    back = {i.raw for i in kept.items if isinstance(i, Scalar)} if isinstance(kept, Seq) else set()
    items = [i for i in before.items if not (isinstance(i, Scalar) and i.raw in back)]
    own = omitted.items if omitted is not None else ()
    where = before.pos if omitted is None else omitted.pos
    return with_value(merged, OMITS, Seq((*items, *own), where))


def overlay_of(overlay: Map, as_form: bool) -> Map:
    """What of a place's ``overlay`` lies over the form that is written: all of it or, ``as_form``
    of another than its file names, only what that calls the code.
    """
    return replace(overlay, items=tuple(i for i in overlay.items if i[0] == "code" or not as_form))


def _null(node: object) -> bool:
    return isinstance(node, Scalar) and removes(node)
