"""docxtpl: a Word template with one paragraph that is repeated."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from io import BytesIO

from benchmarks.peers.given import Given

NAME = "docxtpl"
FORMAT = "docx"
LEAVES_OUT = "Word's numbering, cross-references, styles by level, contents, comments"


def available() -> bool:
    """Whether it is installed."""
    return find_spec("docxtpl") is not None


def maker(given: Given) -> Callable[[], bytes]:
    """Renders the template with every paragraph as plain text."""
    from docx import Document
    from docxtpl import DocxTemplate

    source = Document()
    for text in ("{%p for line in lines %}", "{{ line }}", "{%p endfor %}"):
        source.add_paragraph(text)
    template = BytesIO()
    source.save(template)
    words = [line.words for line in given.lines]

    def make() -> bytes:
        document = DocxTemplate(BytesIO(template.getvalue()))
        document.render({"lines": words})
        out = BytesIO()
        document.save(out)
        return out.getvalue()

    return make
