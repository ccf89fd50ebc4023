"""pandoc: the paragraphs as Markdown, to Word."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.peers.given import Given

NAME = "pandoc"
FORMAT = "docx"
LEAVES_OUT = "Word's numbering of the form, cross-references, page of the form, comments"


def available() -> bool:
    """Whether the program is there."""
    return shutil.which("pandoc") is not None


def command(given: Given, folder: Path) -> list[str]:
    """Runs pandoc on the paragraphs, their marks escaped."""
    source = folder / "bill.md"
    paragraphs = (
        ("#" * (line.depth + 1) + " " if line.heading else "") + _escaped(line.words)
        for line in given.lines
    )
    source.write_text("\n\n".join(paragraphs), "utf-8")
    return ["pandoc", str(source), "-o", str(folder / "pandoc.docx")]


def _escaped(text: str) -> str:
    return "".join(f"\\{c}" if c in "\\`*_{}[]()#+-.!<>|~^$@'\"" else c for c in text)
