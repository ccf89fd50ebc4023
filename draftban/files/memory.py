"""What was read and made of it, kept for a run, or for a loop over many places.

Everything here can be made again from the files: a memory saves work and decides nothing. It
belongs to whoever runs, never to a module: two runs with a memory each know nothing of each other.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from draftban.diagnostics import Report
from draftban.files.text import read_text
from draftban.files.traces import Trace

T = TypeVar("T")

TURNS = 32
"""For so many places a result is kept that none of them uses: what one place alone has goes, what
places of several forms share in turn stays."""


@dataclass(slots=True)
class _Made:
    """``of`` is kept with the value, so that no identity in a key is given to another object.
    ``turn`` is the last one that used it.
    """

    of: tuple[object, ...]
    value: Any
    report: Report
    trace: Trace
    turn: int = 0


@dataclass(slots=True)
class _Kept:
    """All results, the one that was used last at the end, and which turn it is."""

    made: OrderedDict[Hashable, _Made] = field(default_factory=OrderedDict)
    turn: int = 0


@dataclass(eq=False, slots=True)
class Memory:
    """Results by what they were made of. Each is given again with the diagnostics of its making
    and with the texts that were read for it.
    """

    _kept: _Kept = field(default_factory=_Kept)
    _traces: list[Trace] = field(default_factory=lambda: [Trace()])

    @property
    def trace(self) -> Trace:
        """What the work of this turn has read and where it looked, what was kept from earlier turns
        included; whoever looks for a file adds to it.
        """
        return self._traces[-1]

    def turn(self) -> None:
        """One of many places is done: let go of what no place has used for a while, so that a
        loop over any number of places needs no more than one over a few.
        """
        kept = self._kept
        kept.turn += 1
        self._traces = [Trace()]
        while kept.made and next(iter(kept.made.values())).turn < kept.turn - TURNS:
            kept.made.popitem(last=False)

    def apart(self) -> Memory:
        """This memory for the next of many places: what was made is shared, the trace is the
        place's own, however the work on several is mixed.
        """
        found = Memory(self._kept)
        found.turn()
        return found

    def once(
        self,
        work: Callable[[Report], T],
        report: Report,
        *,
        key: Hashable,
        of: tuple[object, ...] = (),
    ) -> T:
        """What ``work`` gave the first time.

        ``work`` must depend on ``key`` and on the very objects ``of`` alone, which are never
        changed. Its diagnostics go to ``report`` each time.
        """
        name = (key, *map(id, of))
        made = self._kept.made.get(name)
        if made is None:
            own = report.inner()
            self._traces.append(Trace())
            try:
                value = work(own)
            finally:
                trace = self._traces.pop()
            done = Report()
            done.absorb(own)  # what was read around it is not kept
            made = self._kept.made[name] = _Made(of, value, done, trace)
        self._kept.made.move_to_end(name)
        made.turn = self._kept.turn
        self._traces[-1].add(made.trace)
        report.absorb(made.report)
        result: T = made.value
        return result

    def read(
        self,
        path: Path,
        file: str,
        parse: Callable[[str, str, Report], T | None],
        report: Report,
    ) -> T | None:
        """What ``parse(text, file, report)`` makes of the text of ``path``, shown as ``file``.

        An unchanged file (same time and size) is read once. ``None`` after a reported error.
        """
        try:
            info = os.stat(path)
            stamp = (info.st_mtime_ns, info.st_size)
        except (OSError, ValueError):
            stamp = (0, 0)

        def work(own: Report) -> T | None:
            text = read_text(path, file, own)
            if text is None:
                return None
            own.remember(file, text)
            self.trace.read[str(path)] = text
            return parse(text, file, own)

        return self.once(work, report, key=("file", str(path), file, parse, stamp))
