"""WeasyPrint by itself with the very same page, tagged as PDF/UA-1."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

from benchmarks.peers.given import Given

NAME = "WeasyPrint, same HTML, PDF/UA-1"
FORMAT = "pdf"
LEAVES_OUT = "PDF/A, lines of a page in one element, roles mended, status line"


def available() -> bool:
    """Whether it is installed."""
    return find_spec("weasyprint") is not None


def maker(given: Given) -> Callable[[], bytes]:
    """Lays the page out and writes it, with the bundled fonts."""
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    from draftban.writers._pdf.fonts import BundledFonts

    def make() -> bytes:
        page = HTML(string=given.html, url_fetcher=BundledFonts())
        made = page.write_pdf(pdf_variant="pdf/ua-1", font_config=FontConfiguration())
        assert isinstance(made, bytes)
        return made

    return make
