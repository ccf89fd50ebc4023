"""A legal order: ``templates/traditions/<tradition>.yaml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from draftban.config.about import about
from draftban.config.model.shared import Level
from draftban.diagnostics import NOWHERE, Pos

EVERY_LEVEL = "all"
LISTS = ("wants", "rejects")
"""Keys whose lists a tradition adds to those of the one that it extends."""

LEVELS_OF_GOVERNMENT: tuple[str, ...] = get_args(Level)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tradition:
    """What a legal order takes of the law that all who write its language share, and what it
    refuses; by level of government, or under ``all`` for every level.
    """

    tradition: str = about("Its code, equal to its file name.")
    name: str = about("What it is, in plain words.")
    extends: str = about("The tradition this one changes.", default="")
    procedure: tuple[str, ...] = about(
        "What a person who brings a bill must know of the body, in order; words in ui/procedure.",
        default=(),
    )
    further_steps: tuple[str, ...] = about(
        "Steps that only some bodies have: told where a form or a place answers them, never asked.",
        default=(),
    )
    basis: tuple[str, ...] = about(
        "Keys of a form of which each region's form is to say under `basis:` what they rest on.",
        default=(),
    )
    wants: Mapping[str, tuple[str, ...]] = about(
        "Level to the shared clauses (of `common/`) that an outline there takes.",
        default_factory=dict,
    )
    rejects: Mapping[str, tuple[str, ...]] = about(
        "Level to clauses of its own folder, of those it extends and of `common/` that no outline "
        "there takes.",
        default_factory=dict,
    )
    pos: Pos = NOWHERE

    def wanted(self, level: str) -> Iterator[str]:
        """The shared clauses that it takes at ``level``."""
        yield from (*self.wants.get(EVERY_LEVEL, ()), *self.wants.get(level, ()))

    def rejected(self, level: str) -> Iterator[str]:
        """The clauses that it refuses at ``level``."""
        yield from (*self.rejects.get(EVERY_LEVEL, ()), *self.rejects.get(level, ()))
