"""PDF/UA-1 by way of the HTML page: tagged, with bookmarks, language, title and its own fonts.

WeasyPrint and what it needs from the system are loaded by :func:`write` only.
"""

from __future__ import annotations

from contextlib import redirect_stdout
from io import StringIO
from typing import Any

from draftban.bill.tree import FinalBill
from draftban.writers import Unavailable
from draftban.writers._html.markup import NOTHING, Html
from draftban.writers._html.page import page, paper_css
from draftban.writers._reading import labels

SUFFIX = ".pdf"


class PdfUnavailable(Unavailable):
    """This machine, or the form's page, does not allow a PDF; the message is one line."""


_MISSING = (
    "PDF needs Pango: install it with `apt install libpango-1.0-0 libpangoft2-1.0-0 "
    "libharfbuzz-subset0` (Debian, Ubuntu) or `brew install pango` (macOS)"
)


def write(bill: FinalBill) -> bytes:
    """``bill`` as PDF/UA-1; the same bill gives the same bytes.

    Raises :class:`PdfUnavailable` if Pango is missing or the page asks for a font that is
    not bundled.
    """
    try:
        # Where a library is missing, WeasyPrint prints a page about it before it raises.
        with redirect_stdout(StringIO()):
            from weasyprint import HTML
            from weasyprint.text.fonts import FontConfiguration

        from draftban.writers._pdf import fonts, lines, structure
    except (ImportError, OSError) as error:
        raise PdfUnavailable(_MISSING) from error

    family = bill.style.page.font
    if family not in fonts.FAMILIES:
        known = ", ".join(fonts.FAMILIES)
        raise PdfUnavailable(f"PDF has no font {family!r}: set `page: {{font: …}}` to {known}")
    css = paper_css(bill, fonts.css(family))

    def render(css: str, front: Html = NOTHING) -> Any:
        source = page(bill, css=css, term_links=False, front=front)
        html = HTML(string=source, url_fetcher=fonts.BundledFonts())
        return html.render(font_config=FontConfiguration())

    document = render(css)
    if bill.style.page.line_numbers:
        counted = lines.pages(document)
        height = bill.style.page.font_size * bill.style.page.line_height / 0.75
        document = render(css + lines.css(len(counted)), lines.elements(counted, height))
    named = labels(bill)
    written: bytes = document.write_pdf(
        pdf_variant="pdf/ua-1", finisher=lambda _, pdf: structure.mend(pdf, named)
    )
    return written
