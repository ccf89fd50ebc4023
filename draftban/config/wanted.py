"""What a setup was asked for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """``place`` as it was named: a code, or the path of a file. ``demands`` are those that were
    chosen instead of the file's, ``without`` those that were taken away, in the letter's order;
    ``as_place`` is the place in whose form it is built, as it was named, if that is another.
    """

    place: str = ""
    demands: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    as_place: str = ""
