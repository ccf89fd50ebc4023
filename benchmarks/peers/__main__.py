"""One peer that is a library, in a process of its own: prints how many seconds its first file took,
the loading of the library left out.
"""

from __future__ import annotations

import sys
import time
from importlib import import_module
from pathlib import Path

from benchmarks.peers.given import load


def main(name: str, folder: str) -> None:
    """Make the file of peer ``name`` from what ``folder`` holds."""
    make = import_module(f"benchmarks.peers.{name}").maker(load(Path(folder)))
    start = time.perf_counter()
    made = make()
    seconds = time.perf_counter() - start
    Path(folder, f"{name}.out").write_bytes(made)
    print(seconds)


if __name__ == "__main__":
    main(*sys.argv[1:])
