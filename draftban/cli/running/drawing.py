"""Files made by several processes, and told while they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from draftban.cli.running.pool import in_order
from draftban.cli.terminal import awaited, progress
from draftban.products.sheets import Drawn, Each, Sheet, draw, load_writers


def drawing(jobs: int = 1) -> Each:
    """Draws ``jobs`` sheets at a time; progress tells which is waited for."""
    return partial(_drawn, jobs=jobs)


def _drawn(
    sheets: Sequence[Sheet], ready: Callable[[Sheet], Drawn | None], *, jobs: int
) -> Iterable[Drawn]:
    jobs = min(jobs, len(sheets))
    formats = tuple(dict.fromkeys(sheet.format for sheet in sheets))
    drawn = in_order(sheets, _draw, jobs, ready=ready, prepare=partial(load_writers, formats))
    return awaited(drawn, [f"Writing {sheet.file}" for sheet in sheets]) if jobs > 1 else drawn


def _draw(sheet: Sheet) -> Drawn:
    with progress(f"Writing {sheet.file}"):
        return draw(sheet)
