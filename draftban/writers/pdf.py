"""One file that is PDF/A-2a and PDF/UA-1, by way of the HTML page: tagged, with bookmarks,
language, title, its own fonts and its own colour profile.

WeasyPrint and what it needs from the system are loaded by :func:`write` only.
"""

from __future__ import annotations

from contextlib import redirect_stdout
from io import StringIO
from typing import Any

from draftban.bill.paper import Document, Matrix, Paper, Table
from draftban.bill.tree import FinalBill
from draftban.writers import Unavailable
from draftban.writers._html import papers
from draftban.writers._html.markup import NOTHING, Html
from draftban.writers._html.page import page, paper_css
from draftban.writers._html.styles import status_line as status_rule
from draftban.writers._reading import labels

SUFFIX = ".pdf"
OPTIONS = ("status_line",)
LIBRARIES = ("weasyprint", "pydyf", "fonttools", "tinycss2", "tinyhtml5", "pyphen")


_VARIANT = "pdf/a-2a"
"""What WeasyPrint is asked for; it has tags, too, and ``_pdf/`` adds what PDF/UA-1 asks."""


class PdfUnavailable(Unavailable):
    """This machine, or the form's page, does not allow a PDF; the message is one line."""


_MISSING = (
    "PDF needs Pango: install it with `apt install libpango-1.0-0 libpangoft2-1.0-0 "
    "libharfbuzz-subset0` (Debian, Ubuntu) or `brew install pango` (macOS)"
)


def write(document: Document, *, status_line: bool = True) -> bytes:
    """``document`` as PDF/A-2a and PDF/UA-1; the same one gives the same bytes.

    With ``status_line`` each page of a bill says what its status is.

    Raises :class:`PdfUnavailable` if Pango is missing or the page asks for a font that is
    not bundled.
    """
    try:
        # Where a library is missing, WeasyPrint prints a page about it before it raises.
        with redirect_stdout(StringIO()):
            import weasyprint  # noqa: F401

        from draftban.writers._pdf import fonts, metadata, structure, tree
    except (ImportError, OSError) as error:
        raise PdfUnavailable(_MISSING) from error

    family = (document.page if isinstance(document, Paper) else document.style.page).font
    if family not in fonts.FAMILIES:
        known = ", ".join(fonts.FAMILIES)
        raise PdfUnavailable(f"PDF has no font {family!r}: set `page: {{font: …}}` to {known}")
    rendered: Any
    if isinstance(document, Paper):
        css = papers.paper_css(document, fonts.css(family))
        rendered = _render(papers.document(document, css=css))
        tables = [b.summary for b in document.blocks if isinstance(b, Table | Matrix)]
        named: dict[str, str] = {}
    else:
        css = paper_css(document, fonts.css(family))
        if status_line:
            css += status_rule(document.style)
        rendered = _bill(document, css)
        tables, named = [], labels(document)
    with fonts.still_clock(), tree.watching() as boxes:

        def finish(rendered: Any, pdf: Any) -> None:
            structure.mend(pdf, boxes, named, tables)
            metadata.declare(pdf, rendered.metadata)

        written: bytes = rendered.write_pdf(pdf_variant=_VARIANT, finisher=finish)
    return written


def _bill(bill: FinalBill, css: str) -> Any:
    """``bill`` laid out; where its lines are numbered a second time, beside the numbers."""
    from draftban.writers._pdf import lines

    def render(css: str, front: Html = NOTHING) -> Any:
        return _render(page(bill, css=css, term_links=False, front=front))

    laid_out = render(css)
    if not bill.style.page.line_numbers:
        return laid_out
    counted = lines.pages(laid_out)
    height = bill.style.page.font_size * bill.style.page.line_height / 0.75
    return render(css + lines.css(len(counted)), lines.elements(counted, height))


def _render(source: str) -> Any:
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    from draftban.writers._pdf import fonts

    html = HTML(string=source, url_fetcher=fonts.BundledFonts())
    return html.render(font_config=FontConfiguration(), pdf_variant=_VARIANT)
