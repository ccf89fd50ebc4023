"""A place's own copy of a shared text: which file, what stands in it, and where its words begin.

:func:`customize` asks each of :data:`KINDS` in turn; the first that knows what was asked gives the
files. A further kind of thing that a place may have of its own is one function more there. Nothing
is written here.
"""

from __future__ import annotations

from draftban.products.customizing.asked import Asked, CannotCustomize, Kind, OwnFile
from draftban.products.customizing.kinds import by_id, by_place_in_bill, by_text

__all__ = ["KINDS", "Asked", "CannotCustomize", "OwnFile", "customize"]

KINDS: tuple[Kind, ...] = (by_text, by_id, by_place_in_bill)
"""Kinds of what may be asked for, in the order in which they are tried: each gives files, or none
if it does not know what was asked.
"""


def customize(asked: Asked) -> tuple[OwnFile, ...]:
    """The files that a place has of its own once it has what was ``asked`` for.

    Raises :class:`CannotCustomize` where there is no such text, or where it is no text that a
    place could copy; it says what to do instead.
    """
    for kind in KINDS:
        if found := kind(asked):
            return found
    raise CannotCustomize("customize.unknown", f"Nothing is called “{asked.what}”.", asked.what)
