"""WeasyPrint by itself with the very same page, tagged as PDF/UA-1."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

NAME = "WeasyPrint, same HTML"
FORMAT = "pdf"
COLD = False
LEAVES_OUT = "PDF/A, lines of a page in one element, roles mended, status line"


def available() -> bool:
    """Whether it is installed."""
    return find_spec("weasyprint") is not None


def maker(lines: list[tuple[str, str]], html: str) -> Callable[[], object]:
    """Lays the page out and writes it, with the bundled fonts."""
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    from draftban.writers._pdf.fonts import BundledFonts

    def make() -> object:
        page = HTML(string=html, url_fetcher=BundledFonts())
        return page.write_pdf(pdf_variant="pdf/ua-1", font_config=FontConfiguration())

    return make
