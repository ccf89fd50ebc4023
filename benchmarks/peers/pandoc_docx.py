"""pandoc: the paragraphs as Markdown, to Word."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

NAME = "pandoc"
FORMAT = "docx"
COLD = True
LEAVES_OUT = "Word's numbering of the form, cross-references, page of the form, comments"


def available() -> bool:
    """Whether the program is there."""
    return shutil.which("pandoc") is not None


def maker(lines: list[tuple[str, str]], html: str) -> Callable[[], object]:
    """Runs pandoc on the paragraphs, their marks escaped."""
    folder = Path(tempfile.mkdtemp())
    source = folder / "bill.md"
    escaped = (f"{number} {text}".strip().replace("\\", "\\\\") for number, text in lines)
    source.write_text("\n\n".join("\\" + line for line in escaped if line), "utf-8")

    def make() -> object:
        target = str(folder / "bill.docx")
        return subprocess.run(["pandoc", str(source), "-o", target], check=True)

    return make
