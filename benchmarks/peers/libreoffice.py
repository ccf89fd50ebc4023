"""LibreOffice: the Word file that draftban wrote, to PDF."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.peers.given import Given

NAME = "LibreOffice, our Word file"
FORMAT = "pdf"
LEAVES_OUT = "the making of the Word file it starts from, PDF/A and PDF/UA"


def available() -> bool:
    """Whether the program is there."""
    return shutil.which("soffice") is not None


def command(given: Given, folder: Path, count: int = 1) -> list[str]:
    """Converts ``count`` copies of the file in one call of the program."""
    files = [folder / f"copy-{number}.docx" for number in range(count)]
    for file in files:
        file.write_bytes(given.word)
    start = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    return [*start, "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
