"""One self-contained HTML page: no script, no outside file, readable on any screen."""

from __future__ import annotations

from draftban.bill.tree import FinalBill
from draftban.writers._html.page import page, screen_css

SUFFIX = ".html"


def write(bill: FinalBill) -> bytes:
    """``bill`` as a UTF-8 page; every id is an eId, every string of the bill is escaped.

    Line numbers (``page.line_numbers``) are a matter of paper and are left to PDF and Word.
    """
    return page(bill, css=screen_css(bill)).encode()
