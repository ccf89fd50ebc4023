"""python-docx by its own calls: a paragraph with a bold number and its words."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from io import BytesIO

from benchmarks.peers.given import Given

NAME = "python-docx, paragraph by paragraph"
FORMAT = "docx"
LEAVES_OUT = "Word's numbering, cross-references, styles by level, contents, comments"


def available() -> bool:
    """Whether it is installed."""
    return find_spec("docx") is not None


def maker(given: Given) -> Callable[[], bytes]:
    """Adds each paragraph by the public calls."""
    from docx import Document

    def make() -> bytes:
        document = Document()
        for line in given.lines:
            paragraph = document.add_paragraph()
            paragraph.add_run(f"{line.number} {line.heading} ").bold = True
            paragraph.add_run(line.text)
        out = BytesIO()
        document.save(out)
        return out.getvalue()

    return make
