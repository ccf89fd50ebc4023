"""One self-contained HTML page: no script, no outside file, readable on any screen."""

from __future__ import annotations

from draftban.bill.paper import Paper, Writable
from draftban.bill.tree import FinalBill
from draftban.writers._html import around, papers
from draftban.writers._html.markup import NOTHING, join
from draftban.writers._html.page import page, screen_css

SUFFIX = ".html"
OPTIONS = ("status_line", "clean")


def write(document: Writable, *, status_line: bool = True, clean: bool = False) -> bytes:
    """``document`` as a UTF-8 page; every id is an eId, every string of it is escaped.

    With ``status_line`` a bill says over its text, and on each page printed, what its status is.
    Beside its provisions stands where they come from: demand, drafting, file, sources; not in a
    ``clean`` page.

    Line numbers (``page.line_numbers``) are a matter of paper and are left to PDF and Word.
    """
    if isinstance(document, Paper):
        return papers.document(document, css=papers.screen_css(document)).encode()
    return _bill(document, status_line=status_line, clean=clean).encode()


def _bill(bill: FinalBill, *, status_line: bool, clean: bool) -> str:
    words = bill.style.words.screen
    return page(
        bill,
        css=screen_css(bill, status_line=status_line),
        front=join((around.skip_link(words), around.contents(bill))),
        note=around.SideNotes(bill, origins=not clean),
        text_id=around.TEXT,
        status=around.status(bill.style) if status_line else NOTHING,
    )
