"""A legal tradition: ``templates/traditions/<tradition>.yaml``."""

from __future__ import annotations

from dataclasses import dataclass

from draftban.config.about import about
from draftban.diagnostics import NOWHERE, Pos


@dataclass(frozen=True, slots=True, kw_only=True)
class Tradition:
    """What forms of one legal order have in common, whatever their language."""

    tradition: str = about("Its code, equal to its file name.")
    name: str = about("What it is, in plain words.")
    extends: str = about("The tradition this one changes.", default="")
    procedure: tuple[str, ...] = about(
        "What a person who brings a bill must know of the body, in order; words in ui/procedure.",
        default=(),
    )
    pos: Pos = NOWHERE
