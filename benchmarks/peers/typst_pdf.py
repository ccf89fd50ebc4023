"""Typst: the paragraphs as Typst source, to PDF."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

NAME = "Typst"
FORMAT = "pdf"
COLD = False
LEAVES_OUT = "tags by level, PDF/A and PDF/UA, links, bookmarks, fonts of the form"


def available() -> bool:
    """Whether it is installed."""
    return find_spec("typst") is not None


def maker(lines: list[tuple[str, str]], html: str) -> Callable[[], object]:
    """Compiles the paragraphs; every mark that means something to Typst is escaped."""
    import typst

    source = Path(tempfile.mkdtemp()) / "bill.typ"
    source.write_text("\n\n".join(_escaped(f"{n} {t}".strip()) for n, t in lines), "utf-8")
    return lambda: typst.compile(str(source))


def _escaped(text: str) -> str:
    return "".join(f"\\{c}" if c in "\\#$*_[]<>@`~/=+-" else c for c in text)
