"""Bytecode: compiled before anything cold is measured, as it is for whoever installed draftban."""

from __future__ import annotations

import os
import subprocess
import tempfile

_COMPILE = """
import compileall, importlib.util, pathlib, platform, sys, sysconfig
import draftban
root = pathlib.Path(draftban.__file__).parent
for folder in {str(root), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}:
    compileall.compile_dir(folder, quiet=2)
modules = list(root.rglob("*.py"))
there = sum(pathlib.Path(importlib.util.cache_from_source(m)).is_file() for m in modules)
print(
    f"Python {platform.python_version()}, draftban {draftban.__version__}, "
    f"bytecode present for {there} of its {len(modules)} modules"
)
"""


def compiled(python: str) -> str:
    """Compile draftban and its libraries as ``python`` has them, and say what came of it."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    with tempfile.TemporaryDirectory() as folder:  # not ours: `-c` would import from there
        done = subprocess.run(
            (python, "-c", _COMPILE),
            check=True,
            capture_output=True,
            text=True,
            cwd=folder,
            env=environment,
        )
    return done.stdout.strip().splitlines()[-1]
