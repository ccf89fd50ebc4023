"""One mutant in one run, in process: read, drafted, written in a share of all formats, checked."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn

from click.testing import CliRunner

from draftban import api
from draftban.cli.app import cli
from draftban.config import load_setup
from draftban.diagnostics import Report
from draftban.documents import proof
from tests.content.every_form import place_of
from tests.mutation.mutants import CLAUSE, FORM, MANIFEST, PLACE, TINY, Mutant, mutant
from tests.mutation.outputs import TEXTS, check_file, check_message, check_text

LONGEST = 60
"""Seconds after which a run is ended."""

MOST = 5.0
"""Seconds of processor time that a run may take, where that is measured."""

_TINY_PLACE = "us-xx-ville"
_CLAUSES_FOR = "us-ma-city"

_DEMANDS = ("c",)
_BUILT = 0.3
_WRITTEN = 0.5
_PDF = 0.01


class Endless(BaseException):
    """A run that had to be ended; no ``except Exception`` of the program keeps it."""


class Laboratory:
    """A working folder for one mutant after the other."""

    def __init__(self, folder: Path, share: float = 1.0) -> None:
        """``share``: of the mutants that could be drafted, how many are, times what is usual."""
        self.folder = folder
        self.share = share
        self.slowest = (0.0, "")
        self.drafted = self.written = 0

    def run(self, one: Mutant, most: float | None = None) -> None:
        """Try ``one``. Raises ``AssertionError``, or what the program raised, if it does not
        hold; with ``most`` also if it takes more seconds of processor time.
        """
        chance = random.Random(f"run {one.seed}")
        began = time.process_time()
        with _ended_after(LONGEST):
            if one.kind == MANIFEST:
                self._manifest(one, chance)
            else:
                self._content(one, chance)
        took = time.process_time() - began
        self.slowest = max(self.slowest, (took, one.seed))
        assert most is None or took <= most, f"{took:.1f} s of processor time"

    # ------------------------------------------------------------ places, forms, clauses

    def _content(self, one: Mutant, chance: random.Random) -> None:
        target = self._put(one)
        report = Report()
        shipped = TINY if (TINY / one.name).is_file() else None
        form = Path(one.name).stem if one.kind == FORM else ""
        place: str | Path = target
        if one.kind != PLACE:
            place = _TINY_PLACE if shipped else place_of(form or _CLAUSES_FOR)
        whole = one.kind == PLACE and chance.random() < 0.1
        demands = None if shipped or whole else _DEMANDS
        try:
            setup = load_setup(
                place, report, form=form, demands=demands, working=self.folder, shipped=shipped
            )
            likely = 1.0 if shipped else _BUILT * self.share
            if one.kind == CLAUSE and not shipped:
                likely = max(likely, 0.5)
            if setup is not None and not report.errors and chance.random() < likely:
                self._draft(api.build(setup, report), chance)
        finally:
            target.unlink()
        for said in report:
            check_message(said)

    def _draft(self, built: api.Build, chance: random.Random) -> None:
        self.drafted += 1
        if built.report.errors or chance.random() > _WRITTEN:
            return
        self.written += 1
        for document in built.documents:
            for name in (*TEXTS, "akn", "docx"):
                check_file(api.write(document.bill, name), name)
            if chance.random() < _PDF * self.share:
                check_file(api.write(document.bill, "pdf"), "pdf")

    def _put(self, one: Mutant) -> Path:
        target = self.folder / one.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(one.data)
        os.utime(target, (one.number, one.number))  # an unchanged file is not read again
        return target

    # ------------------------------------------------------------ manifests

    def _manifest(self, one: Mutant, chance: random.Random) -> None:
        """Read; now and then by `draftban verify`, and by a build that writes beside it."""
        folder = self._built()
        try:
            proof.load(one.data)
        except ValueError:
            readable = False
        else:
            readable = True
        (folder / one.name).write_bytes(one.data)
        if readable or chance.random() < 0.2:
            self._command("verify", str(folder), statuses=(0, 1, 2))
        if chance.random() < 0.15 * self.share:
            self._command(
                *("build", "eu", "--with", "c", "--to", "text", "--out", str(folder.parent)),
                statuses=(0, 1),
            )

    def manifest(self, number: int) -> Mutant:
        """Mutant ``number`` of the manifest of a build."""
        return mutant(MANIFEST, number, (self._built() / "as-written.json").read_text("utf-8"))

    def _built(self) -> Path:
        folder = self.folder / "output" / "eu"
        if not (folder / "as-written.json").exists():
            self._command(
                *("build", "eu", "--with", "c", "--to", "text", "--out", str(folder.parent)),
                statuses=(0,),
            )
            shutil.copy(folder / proof.NAME, folder / "as-written.json")
        return folder

    def _command(self, *arguments: str, statuses: tuple[int, ...]) -> None:
        result = CliRunner().invoke(cli, arguments, prog_name="draftban")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert "internal error" not in result.output, result.output
        assert result.exit_code in statuses, result.output
        check_text(result.output, "what is printed")


@contextmanager
def _ended_after(seconds: int) -> Iterator[None]:
    def end(signum: int, frame: FrameType | None) -> NoReturn:
        raise Endless(f"no end after {seconds} s")

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
