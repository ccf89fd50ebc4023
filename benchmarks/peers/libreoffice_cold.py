"""LibreOffice: our Word file to PDF, the program started for it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

NAME = "LibreOffice, cold"
FORMAT = "pdf"
COLD = True
LEAVES_OUT = "the making of the Word file it starts from; tags are by its own lights"


def available() -> bool:
    """Whether the program is there."""
    return shutil.which("soffice") is not None


def maker(lines: list[tuple[str, str]], html: str) -> Callable[[], object]:
    """Converts one file."""
    return converter(lines, 1)


def converter(lines: list[tuple[str, str]], count: int) -> Callable[[], object]:
    """Converts ``count`` copies of the file in one call of the program."""
    from benchmarks.peers.python_docx_api import maker as word

    folder = Path(tempfile.mkdtemp())
    written = word(lines, "")()
    assert isinstance(written, bytes)
    files = [folder / f"bill-{number}.docx" for number in range(count)]
    for file in files:
        file.write_bytes(written)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    return lambda: subprocess.run(command, check=True, capture_output=True)
