"""Where the command prints: streams that may be full, closed or gone.

What cannot be printed is remembered instead of raised, so that no file of a run is left out
because its name could not be told; the status says so at the end.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO


class Stream:
    """A standard stream; from its first failure on (``problem``) it takes everything and prints
    nothing. Whatever else a stream has is that of the one below.
    """

    def __init__(self, below: TextIO) -> None:
        self._below = below
        self.problem: OSError | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._below, name)

    def write(self, text: str) -> int:
        """Print ``text``, as far as that can be done."""
        if self.problem is None:
            try:
                return self._below.write(text)
            except OSError as problem:
                self._lost(problem)
        return len(text)

    def flush(self) -> None:
        """Print what is held back, as far as that can be done."""
        if self.problem is None:
            try:
                self._below.flush()
            except OSError as problem:
                self._lost(problem)

    def _lost(self, problem: OSError) -> None:
        self.problem = problem
        # Python prints what is left in the stream when the process ends, and complains.
        with suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._below.fileno())
            os.close(nowhere)


@contextmanager
def standard_streams() -> Iterator[tuple[Stream, Stream]]:
    """Standard output and standard error as such streams, for the time of the block.

    One that was closed before the program began gets a file of its own to stand on, so that no
    file that is written later takes its number and with it what a library prints there. Nobody
    reads standard error that is closed; standard output counts as failed at its first word.
    """
    before = sys.stdout, sys.stderr
    out, err = Stream(_opened(sys.stdout, 1)), Stream(_opened(sys.stderr, 2, os.O_WRONLY))
    for stream in (out, err):
        with suppress(AttributeError):  # a terminal that cannot print "→" prints "?"
            stream.reconfigure(errors="replace")
    sys.stdout, sys.stderr = out, err
    try:
        yield out, err
    finally:
        out.flush()
        err.flush()
        sys.stdout, sys.stderr = before


def _opened(stream: TextIO | None, number: int, how: int = os.O_RDONLY) -> TextIO:
    """``stream``; for one that is closed an empty file, which fails at each word if it was opened
    for reading only.
    """
    if stream is not None:
        return stream
    nowhere = os.open(os.devnull, how)
    if nowhere != number:
        os.dup2(nowhere, number)
        os.close(nowhere)
    return open(number, "w", encoding="utf-8", closefd=False)
