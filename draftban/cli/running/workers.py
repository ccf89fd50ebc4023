"""Processes that do what they are told, one task each at a time. None outlives its use.

A worker is forked where that is safe, so that it has all that was loaded before, and started afresh
elsewhere. It has a memory of its own and prints nothing.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import FrameType
from typing import Any, Generic, TypeVar, cast

import click

from draftban.cli.terminal import silent
from draftban.diagnostics import Diagnostic, DraftbanError

T = TypeVar("T")
R = TypeVar("R")

_PATIENCE = 10.0
"""Seconds that an interrupted worker has to put away what it was writing."""


@dataclass(frozen=True, slots=True)
class Result(Generic[R]):
    """What a task gave, or what it raised."""

    value: R | None = None
    error: BaseException | None = None

    def get(self) -> R:
        """The value; raises the error if there is one."""
        if self.error is not None:
            raise self.error
        return cast("R", self.value)


class Workers(Generic[T, R]):
    """Processes that wait for a task each; as a context, they end with it."""

    def __init__(self, work: Callable[[T], R], count: int) -> None:
        how: Any = get_context("fork" if sys.platform == "linux" else "spawn")
        self._busy: dict[Connection, int] = {}
        self.idle: list[Connection] = []
        self._processes: list[BaseProcess] = []
        with _undisturbed():
            for _ in range(count):
                ours, theirs = how.Pipe()
                known = (*self.idle, ours) if how.get_start_method() == "fork" else ()
                process = how.Process(target=_serve, args=(work, theirs, known), daemon=True)
                process.start()
                theirs.close()
                self.idle.append(ours)
                self._processes.append(process)

    def __enter__(self) -> Workers[T, R]:
        return self

    def __exit__(self, *raised: object) -> None:
        """End them: those that wait at once, those at work once they have put it away."""
        with _undisturbed():
            busy = bool(self._busy)
            for connection in (*self.idle, *self._busy):
                connection.close()
            for process in self._processes:
                if busy:
                    process.terminate()
            for process in self._processes:
                process.join(_PATIENCE)
                if process.is_alive():
                    process.kill()
                    process.join()

    def give(self, number: int, task: T) -> None:
        """Have an idle worker do ``task``."""
        connection = self.idle.pop()
        self._busy[connection] = number
        connection.send(task)

    def take(self) -> tuple[int, Result[R]]:
        """The number of a task that is done, and what it gave; waits for one."""
        connection = wait(list(self._busy))[0]
        assert isinstance(connection, Connection)
        number = self._busy.pop(connection)
        try:
            result: Result[R] = connection.recv()
        except (EOFError, OSError):
            connection.close()
            return number, Result(error=_ended())
        self.idle.append(connection)
        return number, result


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl+C waits until the block is done."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _ended() -> DraftbanError:
    """What to say where a worker was killed."""
    wrong = Diagnostic(
        "machine.worker",
        "A process that did a part of the work was ended from outside; nothing more was written.",
        hint="Free some memory, or do one thing at a time with --jobs 1.",
    )
    return DraftbanError([wrong])


# ---------------------------------------------------------------- in the worker


def _serve(work: Callable[[T], R], connection: Connection, known: tuple[Connection, ...]) -> None:
    """Do the tasks that come through ``connection`` until it is closed, which it also is once the
    parent is gone: therefore its ends that a fork copied, ``known``, are closed first.

    Only the parent is interrupted by Ctrl+C, and then asks to end.
    """
    status = 0
    try:
        signal.signal(signal.SIGTERM, _stop)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
        for end in known:
            end.close()
        with click.Context(click.Command("worker")) as context:
            silent(context)
            _work(work, connection)
    except KeyboardInterrupt:
        status = 130
    finally:
        os._exit(status)  # nothing of the parent's, such as what it has yet to print, is touched


def _work(work: Callable[[T], R], connection: Connection) -> None:
    while True:
        try:
            task: T = connection.recv()
        except (EOFError, OSError):
            return
        result: Result[R]
        try:
            result = Result(work(task))
        except Exception as error:
            result = Result(error=_portable(error))
        try:
            connection.send(result)
        except OSError:  # the parent is gone
            return


def _portable(error: Exception) -> Exception:
    """``error``, or what can be said of it in another process."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _stop(number: int, frame: FrameType | None) -> Any:
    signal.signal(number, signal.SIG_IGN)  # what is put away now is not interrupted again
    raise KeyboardInterrupt
