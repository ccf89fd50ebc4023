"""What is built: one call of the command line for each job."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.content.shipped import EXAMPLES

PLACES = {
    "eu": ("full",),
    "us": ("full",),
    "us-ma": ("full",),
    "us-ma-lowell": ("full", "short"),
    "us-or-eugene": ("full", "short"),
    "us-wa-pierce": ("full", "short"),
}
"""Every shipped place that is no example, and the lengths that its form offers."""

VARIANTS = (
    ("us-ma-lowell", "us-ma"),
    ("us-ma-lowell", "us"),
    ("us-or-eugene", "eu"),
    ("us-ma", "us-or-eugene"),
    ("us-wa-pierce", "us-ma-lowell"),
)
"""Up, down and across: the same policy in the form of another place."""

WORDS = "akn,html,markdown,outline,text"
EPOCH = "1700000000"


@dataclass(frozen=True, slots=True)
class Job:
    """One call. ``arguments`` are those of draftban; ``prints`` names the file that gets what it
    prints, for a command that writes none.
    """

    name: str
    length: str
    arguments: tuple[str, ...]
    prints: str = ""

    @property
    def clean(self) -> bool:
        """Whether its Word files are handed in, without comments."""
        return "--clean" in self.arguments


class CallFailedError(Exception):
    """A call of draftban ended with another status than 0."""


def jobs() -> Iterator[Job]:
    """Every job, those that take longest first, so that two processes end together."""
    every = [(place, length) for place, lengths in PLACES.items() for length in lengths]
    for place, length in every:
        yield Job(f"{length}/packet/{place}", length, ("packet", place))
    introduced = ("packet", "us-ma-lowell", "--introduced", "2027-02-01")
    yield Job("full/packet-introduced/us-ma-lowell", "full", introduced)
    yield Job("full/packet-as/us-ma-lowell", "full", ("packet", "us-ma-lowell", "--as", "us-ma"))
    for place, length in every:
        build = ("build", place, "--to")
        yield Job(f"{length}/default/{place}", length, (*build, f"docx,pdf,{WORDS}"))
        yield Job(f"{length}/notes/{place}", length, (*build, "docx,pdf", "--notes"))
        yield Job(f"{length}/clean/{place}", length, (*build, f"docx,{WORDS}", "--clean"))
        yield Job(f"{length}/live/{place}", length, (*build, "docx", "--live-fields", "--clean"))
        coverage = ("coverage", place, "--to", "docx,html,markdown,outline,pdf,text")
        yield Job(f"{length}/coverage/{place}", length, coverage)
        compare = ("compare", place, "--format", "html")
        yield Job(f"{length}/compare/{place}", length, compare, f"{place}-compare.html")
    for place, other in VARIANTS:
        name = f"{place}-as-{other}"
        build = ("build", place, "--as", other, "--to")
        yield Job(f"full/default/{name}", "full", (*build, f"docx,pdf,{WORDS}"))
        yield Job(f"full/clean/{name}", "full", (*build, f"docx,{WORDS}", "--clean"))
        coverage = ("coverage", place, "--as", other, "--to", "docx,html,text")
        yield Job(f"full/coverage/{name}", "full", coverage)
    for place in EXAMPLES:
        yield Job(f"full/words/{place}", "full", ("build", place, "--to", "text"))


def prepare(folder: Path, checkout: Path) -> None:
    """Make a working folder for each length in ``folder``.

    The one of the full text is empty: places are taken as they are shipped. The other holds copies
    of their files with the short text chosen.
    """
    (folder / "full").mkdir()
    (folder / "short" / "jurisdictions").mkdir(parents=True)
    for place, lengths in PLACES.items():
        if "short" in lengths:
            text = (checkout / "jurisdictions" / f"{place}.yaml").read_text("utf-8")
            copy = folder / "short" / "jurisdictions" / f"{place}.yaml"
            copy.write_text(shortened(text), "utf-8")


def shortened(text: str) -> str:
    """The file of a place with ``length: short``, on the line of its length or a new one.

    Raises ``ValueError`` if its options are written in a way that this does not know.
    """
    found, count = re.subn(r"(?m)^(  length: )full\b", r"\1short", text)
    if not count:
        found, count = re.subn(r"(?m)^options:$", "options:\n  length: short", text)
    if not count and not re.search(r"(?m)^options:", text):
        found, count = f"{text.rstrip()}\noptions:\n  length: short\n", 1
    if count != 1:
        raise ValueError("The options of the place are not written one a line.")
    return found


def run(job: Job, folder: Path, python: Path) -> Path:
    """Run ``job`` with the draftban of ``python``; the new folder with what it wrote.

    Raises ``CallFailedError`` with what the call printed.
    """
    out = folder / "out" / job.name
    out.mkdir(parents=True)
    out_option = () if job.prints else ("--out", str(out))
    # Neither the module path nor the clock of whoever runs this may reach the files.
    around = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "DRAFTBAN"))}
    done = subprocess.run(
        [str(python), "-m", "draftban", *job.arguments, *out_option],
        cwd=folder / job.length,
        env={**around, "SOURCE_DATE_EPOCH": EPOCH, "TZ": "UTC", "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
    )
    if done.returncode:
        said = (done.stdout + done.stderr).decode(errors="replace")
        raise CallFailedError(f"draftban {' '.join(job.arguments)}: {said}")
    if job.prints:
        (out / job.prints).write_bytes(done.stdout)
    return out
