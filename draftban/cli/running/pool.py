"""Work for several processes at a time: results in the order of the tasks."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from draftban.cli.running.workers import Workers

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 4
"""So many tasks for each worker may be begun before the first of them is done and told."""


def in_order(
    tasks: Iterable[T],
    work: Callable[[T], R],
    jobs: int,
    *,
    ready: Callable[[T], R | None] = lambda task: None,
    apart: Callable[[T], object] = id,
    prepare: Callable[[], None] = lambda: None,
) -> Iterator[R]:
    """``work`` of each task, in the order of ``tasks``, done by ``jobs`` processes if there is more
    than one; whatever it raises is raised at its turn, and then nothing more is done.

    ``ready`` gives a result that needs no work. Two tasks that are the same ``apart`` never run at
    the same time, nor is one looked at before the other is done. ``prepare`` is called once before
    several processes begin. Where they are started afresh, ``work``, tasks and results are pickled.
    """
    if jobs < 2:
        for task in tasks:
            found = ready(task)
            yield work(task) if found is None else found
        return
    with contextlib.ExitStack() as stack:
        line: _Line[T, R] = _Line(work, jobs, prepare, stack)
        for number, task in enumerate(tasks):
            kind = apart(task)
            while kind in line.busy.values() or number - line.told >= _AHEAD * jobs:
                if line.told not in line.done:
                    line.take()
                yield from line.next()
            found = ready(task)
            if found is None:
                line.give(number, task, kind)
            else:
                line.have(number, found)
            yield from line.next()
        while line.busy:
            line.take()
            yield from line.next()


class _Line(Generic[T, R]):
    """What is being done and what is done, by its number in the order of the tasks; ``told`` is the
    first that is not yet given away.
    """

    def __init__(
        self,
        work: Callable[[T], R],
        jobs: int,
        prepare: Callable[[], None],
        stack: contextlib.ExitStack,
    ) -> None:
        self._begin = (work, jobs, prepare, stack)
        self._workers: Workers[T, R] | None = None
        self.busy: dict[int, object] = {}
        self.done: dict[int, Callable[[], R]] = {}
        self.told = 0

    def next(self) -> Iterator[R]:
        """What is done and at its turn."""
        while self.told in self.done:
            result = self.done.pop(self.told)
            self.told += 1
            yield result()

    def have(self, number: int, found: R) -> None:
        """A result that needed no work."""
        self.done[number] = lambda: found

    def give(self, number: int, task: T, kind: object) -> None:
        """Have a worker do ``task``, as soon as there is one that waits."""
        if self._workers is None:
            from draftban.cli.running.workers import Workers

            work, jobs, prepare, stack = self._begin
            prepare()
            self._workers = stack.enter_context(Workers(work, jobs))
        while not self._workers.idle:
            self.take()
        self._workers.give(number, task)
        self.busy[number] = kind

    def take(self) -> None:
        """Wait until a worker is done."""
        assert self._workers is not None
        number, result = self._workers.take()
        self.done[number] = result.get
        del self.busy[number]
