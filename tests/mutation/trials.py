"""Many mutants one after the other, and how to make one of them again."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterable
from pathlib import Path

from tests.mutation.mutants import MANIFEST, Mutant, mutant
from tests.mutation.runs import Endless, Laboratory

SEED = "DRAFTBAN_MUTATION_SEED"
"""Of the environment: the one mutant to try (``place:123``) instead of all."""

_SHOWN = 10


def numbers(kind: str, given: Iterable[int]) -> Iterable[int]:
    """``given``, or the number that the environment names, if it names one of ``kind``."""
    named = os.environ.get(SEED)
    if not named:
        return given
    its_kind, _, number = named.partition(":")
    return (int(number),) if its_kind == kind else ()


def failures(
    laboratory: Laboratory, kind: str, given: Iterable[int], most: float | None = None
) -> list[str]:
    """Try the mutants ``given`` of ``kind``; for each that did not hold, what happened and how
    to see it again. Its file is kept beside the working folder.
    """
    found: list[str] = []
    for number in given:
        made = laboratory.manifest(number) if kind == MANIFEST else mutant(kind, number)
        try:
            laboratory.run(made, most)
        except (Exception, Endless) as problem:
            found.append(_told(made, problem, laboratory.folder.parent))
    return found


def _told(made: Mutant, problem: BaseException, folder: Path) -> str:
    kept = folder / f"{made.kind}-{made.number}" / made.name
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(made.data)
    last = traceback.extract_tb(problem.__traceback__)[-1]
    said = str(problem) or type(problem).__name__
    return (
        f"{SEED}={made.seed} pytest tests/mutation\n    {kept}\n"
        f"    {type(problem).__name__}: {said[:600]}\n    {last.filename}:{last.lineno}"
    )


def listed(found: list[str]) -> str:
    """``found`` as the message of a failed test."""
    more = f"\n… and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return f"{len(found)} did not hold:\n" + "\n".join(found[:_SHOWN]) + more
