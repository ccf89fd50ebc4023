"""A place as it is named → its bills."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from draftban.config import load_setup
from draftban.diagnostics import Report
from draftban.documents import Build, build

if TYPE_CHECKING:
    from draftban.files.memory import Memory


class NoneLeft(ValueError):
    """No demand is left of a place to enact."""


def drafted(
    place: str,
    report: Report,
    *,
    demands: Iterable[str] = (),
    without: Iterable[str] = (),
    as_place: str = "",
    memory: Memory | None = None,
) -> Build | None:
    """The bills of ``place``, a code or the path of a YAML file, or those of its policy in the form
    of ``as_place``; ``None`` if there is nothing to draft them from.

    ``demands`` are chosen instead of the file's, if there are any, ``without`` taken away. Mistakes
    go to ``report``. Raises :class:`NoneLeft` if no demand stays.
    """
    without = tuple(without)
    setup = load_setup(
        place, report, demands=tuple(demands) or None, without=without, memory=memory
    )
    if setup is None:
        return None
    if without and not setup.selected:
        raise NoneLeft(place)
    if not as_place:
        return build(setup, report)
    from draftban.documents.variant import load_variant

    variant = None if report.errors else load_variant(setup, as_place, report)
    return None if variant is None else build(variant, report)
