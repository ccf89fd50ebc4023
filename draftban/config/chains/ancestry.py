"""Following `extends:` from one file to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from draftban.diagnostics import NOWHERE, Pos, Report
from draftban.files.nodes import Map, get, raw_at

T = TypeVar("T")


def ancestry(
    code: str,
    where: Pos,
    find: Callable[[str, Pos], tuple[T, Map] | None],
    report: Report,
    *,
    circle: tuple[str, str],
) -> tuple[dict[str, T], bool]:
    """What ``find`` finds for ``code`` and for those that it extends, by code, most particular
    first, and whether that is all of them.

    ``find`` takes a code and the place that names it, first ``where``, and gives what was found
    with its map, or ``None`` after a report. ``circle`` is the code of the mistake that one extends
    itself through others, and how it begins: “Forms extend each other in a circle”.
    """
    found: dict[str, T] = {}
    while code:
        if code in found:
            codes = list(found)
            ring = " → ".join([*codes[codes.index(code) :], code])
            report.error(
                circle[0],
                f"{circle[1]}: {ring}.",
                where,
                text=report.line(where),
                hint="Remove one `extends:`.",
            )
            return found, False
        one = find(code, where)
        if one is None:
            return found, False
        found[code], node = one
        parent = get(node, "extends")
        code = raw_at(node, "extends")
        where = parent.pos if parent is not None else NOWHERE
    return found, True
