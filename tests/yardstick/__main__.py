"""``python -m tests.yardstick``: writes the list, or says what differs from one."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatch
from pathlib import Path

from tests.yardstick.digests import entries
from tests.yardstick.jobs import CallFailedError, Job, jobs, prepare, run

ROOT = Path(__file__).resolve().parents[2]


def measure(chosen: Sequence[Job], folder: Path, python: Path, processes: int) -> dict[str, str]:
    """SHA-256 by name of all that ``chosen`` write, built in ``folder`` by ``prepare``."""

    def one(job: Job) -> list[tuple[str, str]]:
        found = list(entries(job, run(job, folder, python)))
        if not found:
            raise CallFailedError(f"draftban {' '.join(job.arguments)} wrote nothing.")
        return found

    with ThreadPoolExecutor(processes) as pool:
        return dict(sorted(entry for found in pool.map(one, chosen) for entry in found))


def differences(old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """A line for each entry that is changed, gone or new, by name."""
    found = []
    for name in sorted({*old, *new}):
        if name not in new:
            found.append(f"gone     {name}")
        elif name not in old:
            found.append(f"new      {name}")
        elif old[name] != new[name]:
            found.append(f"changed  {name}")
    return found


def as_text(found: Mapping[str, str]) -> str:
    """The list, a line for each entry, in the shape of ``sha256sum``."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(found.items()))


def read(path: Path) -> dict[str, str]:
    """The list that ``as_text`` made."""
    lines = path.read_text("utf-8").splitlines()
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure as the options say; 1 if something differs or a call failed."""
    told = _parser().parse_args(arguments)
    chosen = [job for job in jobs() if any(fnmatch(job.name, glob) for glob in told.only or ("*",))]
    if not chosen:
        print("No job has such a name.", file=sys.stderr)
        return 2
    checkout = told.checkout.resolve()
    # Not resolved: the link in a virtual environment is what makes it that environment's Python.
    python = Path(os.path.abspath(told.python or checkout / ".venv" / "bin" / "python"))
    old = read(told.against) if told.against else None
    with tempfile.TemporaryDirectory(prefix="yardstick-") as temporary:
        folder = told.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        try:
            prepare(folder.resolve(), checkout)
            found = measure(chosen, folder.resolve(), python, told.processes)
        except (CallFailedError, OSError, ValueError) as error:
            print(error, file=sys.stderr)
            return 1
    if told.out:
        told.out.write_text(as_text(found), "utf-8")
    if old is None:
        if not told.out:
            print(as_text(found), end="")
        return 0
    names = tuple(f"{job.name}/" for job in chosen)
    lines = differences({n: d for n, d in old.items() if n.startswith(names)}, found)
    print("\n".join([*lines, f"{len(lines)} of {len(found)} entries differ."]))
    return 1 if lines else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m tests.yardstick", description=__doc__)
    add = parser.add_argument
    add("--checkout", type=Path, default=ROOT, help="Whose places are built. By default this one.")
    add("--python", help="Whose draftban builds. By default that of .venv in the checkout.")
    add("--out", type=Path, help="The file for the list. By default it is printed.")
    add("--against", type=Path, help="A list to compare with; status 1 if an entry differs.")
    add("--only", action="append", metavar="GLOB", help="Jobs, such as 'full/clean/*'.")
    add("--keep", type=Path, help="A new folder for what is built, to look at afterwards.")
    add("--processes", type=int, default=2)
    return parser


if __name__ == "__main__":
    sys.exit(main())
