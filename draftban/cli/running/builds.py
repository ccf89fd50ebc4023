"""The places of a run of `draftban build`, in order: what stands already, and what is built."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from functools import partial

import click

from draftban.cli.running.pool import in_order
from draftban.cli.running.unchanged import Asked, standing_already
from draftban.cli.telling.account import Account
from draftban.cli.terminal import awaited, counting
from draftban.documents import proof
from draftban.documents.record import Machine


def builds(
    places: Sequence[str], asked: Asked, *, again: bool, jobs: int
) -> Generator[Account, None, None]:
    """The account of each of ``places``, in order. With ``again`` each is built, else only those
    whose files do not stand there as a build would write them. ``jobs`` places are built at a time.

    Raises ``click.UsageError`` for the only place if nothing is left of it.
    """
    machine = proof.machine()
    single = len(places) == 1
    work = partial(_build, asked=asked, machine=machine, single=single)

    def ready(place: str) -> Account | None:
        return None if again else standing_already(place, asked, machine)

    prepare = partial(_load, asked.formats)
    jobs = min(jobs, len(places))
    if jobs < 2:
        yield from in_order(counting(places), work, 1, ready=ready)
        return
    done = in_order(places, work, jobs, ready=ready, apart=asked.folder, prepare=prepare)
    yield from awaited(done, places)


def _build(place: str, asked: Asked, machine: Machine, single: bool) -> Account:
    from draftban.cli.running.building import build_place, misused
    from draftban.cli.session import memory

    try:
        return build_place(place, asked, machine)
    except click.UsageError as problem:  # of this place alone, if there are others
        if single:
            raise
        return misused(place, problem)
    finally:
        memory().turn()


def _load(formats: Sequence[str]) -> None:
    """Load what makes files, once for all workers."""
    import draftban.cli.running.building  # noqa: F401  # loaded, used by the workers
    from draftban.products.sheets import load_writers

    load_writers(formats)
