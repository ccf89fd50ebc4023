"""One file that is PDF/A-2a and PDF/UA-1, by way of the HTML page: tagged, with bookmarks,
language, title, its own fonts and its own colour profile.

WeasyPrint and what it needs from the system are loaded by :func:`write` only.
"""

from __future__ import annotations

from contextlib import redirect_stdout
from io import StringIO
from typing import Any

from draftban.bill.paper import Document, Matrix, Paper, Table
from draftban.bill.printed import PrintedLine
from draftban.bill.style import PageStyle
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
    not bundled, and :class:`~draftban.diagnostics.DraftbanError` if a character is in no font.
    """
    fonts = _fonts(document)
    from draftban.writers._pdf import metadata, structure, tree

    if isinstance(document, Paper):
        rendered = _paper(document)
        tables = [b.summary for b in document.blocks if isinstance(b, Table | Matrix)]
        named: dict[str, str] = {}
    else:
        rendered = _numbered(document, status_rule(document.style) if status_line else "")
        tables, named = [], labels(document)
    with fonts.still_clock(), tree.watching() as boxes:

        def finish(rendered: Any, pdf: Any) -> None:
            structure.mend(pdf, boxes, named, tables)
            metadata.declare(pdf, rendered.metadata)

        written: bytes = rendered.write_pdf(pdf_variant=_VARIANT, finisher=finish)
    return written


def lines(bill: FinalBill) -> tuple[PrintedLine, ...]:
    """Every line of the pages that :func:`write` makes of ``bill``, in order.

    Raises what :func:`write` raises.
    """
    _fonts(bill)
    from draftban.writers._pdf import places

    return tuple(places.printed(_bill(bill)))


def _fonts(document: Document) -> Any:
    """The module of the fonts, once it is sure that they and WeasyPrint are there."""
    try:
        # Where a library is missing, WeasyPrint prints a page about it before it raises.
        with redirect_stdout(StringIO()):
            import weasyprint  # noqa: F401

        from draftban.writers._pdf import fonts
    except (ImportError, OSError) as error:
        raise PdfUnavailable(_MISSING) from error

    family = _page_of(document).font
    if family not in fonts.FAMILIES:
        known = ", ".join(fonts.FAMILIES)
        raise PdfUnavailable(f"PDF has no font {family!r}: set `page: {{font: …}}` to {known}")
    if gone := fonts.gone(family):
        raise PdfUnavailable(f"PDF needs the font file {gone}: install draftban again")
    return fonts


def _page_of(document: Document) -> PageStyle:
    return document.page if isinstance(document, Paper) else document.style.page


def _paper(paper: Paper) -> Any:
    from draftban.writers._pdf import fonts

    source = papers.document(paper, css=papers.paper_css(paper, fonts.css(paper.page.font)))
    return _render(source, paper)


def _bill(bill: FinalBill, css: str = "", front: Html = NOTHING) -> Any:
    from draftban.writers._pdf import fonts

    rules = paper_css(bill, fonts.css(bill.style.page.font)) + css
    return _render(page(bill, css=rules, term_links=False, front=front), bill)


def _numbered(bill: FinalBill, css: str) -> Any:
    """``bill`` laid out; where its lines are numbered a second time, beside the numbers."""
    from draftban.writers._pdf import lines

    laid_out = _bill(bill, css)
    style = bill.style.page
    if not style.line_numbers:
        return laid_out
    counted = lines.pages(laid_out)
    height = style.font_size * style.line_height / 0.75
    return _bill(bill, css + lines.css(len(counted)), lines.elements(counted, height))


def _render(source: str, document: Document) -> Any:
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    from draftban.writers._pdf import fonts, glyphs

    family = _page_of(document).font
    glyphs.check(document, family, fonts.names(family), source)
    html = HTML(string=source, url_fetcher=fonts.BundledFonts())
    return html.render(font_config=FontConfiguration(), pdf_variant=_VARIANT)
