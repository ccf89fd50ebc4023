"""One self-contained HTML page: no script, no outside file, readable on any screen."""

from __future__ import annotations

from draftban.bill.paper import Document, Paper
from draftban.writers._html import papers
from draftban.writers._html.page import page, screen_css

SUFFIX = ".html"


def write(document: Document) -> bytes:
    """``document`` as a UTF-8 page; every id is an eId, every string of it is escaped.

    Line numbers (``page.line_numbers``) are a matter of paper and are left to PDF and Word.
    """
    if isinstance(document, Paper):
        return papers.document(document, css=papers.screen_css(document)).encode()
    return page(document, css=screen_css(document)).encode()
