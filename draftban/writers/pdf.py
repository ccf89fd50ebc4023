"""One file that is PDF/A-2a and PDF/UA-1, by way of the HTML page: tagged, with bookmarks,
language, title, its own fonts and its own colour profile.

WeasyPrint and what it needs from the system are loaded by :func:`write` only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from io import StringIO
from typing import Any

from draftban.bill.paper import Matrix, Paper, Table, Writable
from draftban.bill.printed import PrintedLine
from draftban.bill.style import PageStyle
from draftban.bill.tree import FinalBill
from draftban.writers import Unavailable
from draftban.writers._html import papers
from draftban.writers._html.around import Footnotes, no_foot
from draftban.writers._html.markup import NOTHING, Html
from draftban.writers._html.page import page, paper_css
from draftban.writers._html.styles import notes as note_rules
from draftban.writers._html.styles import status_line as status_rule
from draftban.writers._reading import labels

SUFFIX = ".pdf"
OPTIONS = ("status_line", "notes")
LIBRARIES = ("weasyprint", "pydyf", "fonttools", "tinycss2", "tinyhtml5", "pyphen")


_VARIANT = "pdf/a-2a"
"""What WeasyPrint is asked for; it has tags, too, and ``_pdf/`` adds what PDF/UA-1 asks."""


class PdfUnavailable(Unavailable):
    """This machine, or the form's page, does not allow a PDF; the message is one line."""


PACKAGES = {"apt": "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0", "brew": "pango"}
"""What WeasyPrint needs of the system, by the program that installs it."""

_MISSING = (
    f"PDF needs Pango: install it with `apt install {PACKAGES['apt']}` (Debian, Ubuntu) "
    f"or `brew install {PACKAGES['brew']}` (macOS)"
)


def write(document: Writable, *, status_line: bool = True, notes: bool = False) -> bytes:
    """``document`` as PDF/A-2a and PDF/UA-1; the same one gives the same bytes.

    With ``status_line`` each page of a bill says what its status is. With ``notes`` the sources of
    findings stand at the foot of the page.

    Raises :class:`PdfUnavailable` if Pango is missing or the page asks for a font that is
    not bundled, and :class:`~draftban.diagnostics.DraftbanError` if a character is in no font.
    """
    if not isinstance(document, Paper):
        return write_with_lines(document, status_line=status_line, notes=notes)[0]
    _need(document)
    tables = [b.summary or b.caption for b in document.blocks if isinstance(b, Table | Matrix)]
    return _write(_paper(document), {}, tables, blank=document.blank)


def write_with_lines(
    bill: FinalBill, *, status_line: bool = True, notes: bool = False
) -> tuple[bytes, tuple[PrintedLine, ...]]:
    """What :func:`write` makes of ``bill``, with the lines of its pages: one layout for both."""
    _need(bill)
    from draftban.writers._pdf import places

    css = status_rule(bill.style) if status_line else ""
    laid_out = _bill(bill, css, notes)
    found = tuple(places.printed(laid_out))
    if bill.style.page.line_numbers:
        laid_out = _numbered(bill, css, notes, laid_out)
    return _write(laid_out, labels(bill), blank=bill.style.words.blank), found


def lines(bill: FinalBill, *, notes: bool = False) -> tuple[PrintedLine, ...]:
    """Every line of the pages that :func:`write` makes of ``bill``, in order; notes at the foot
    of a page are none of them.

    Raises what :func:`write` raises.
    """
    _need(bill)
    from draftban.writers._pdf import places

    return tuple(places.printed(_bill(bill, "", notes)))


def _write(
    laid_out: Any, labels: Mapping[str, str], summaries: Sequence[str] = (), *, blank: str
) -> bytes:
    from draftban.writers._pdf import embedding, fonts, metadata, structure, tree

    with fonts.still_clock(), tree.watching() as boxes:

        def finish(document: Any, pdf: Any) -> None:
            structure.mend(pdf, boxes, labels, summaries, blank)
            embedding.unwrap(pdf)
            metadata.declare(pdf, document.metadata)

        written: bytes = laid_out.write_pdf(pdf_variant=_VARIANT, finisher=finish)
    return written


def system() -> Mapping[str, str]:
    """The version of Pango, on which every line of a page depends."""
    _load()
    from weasyprint.text.ffi import pango

    from draftban.writers._pdf.pango import shown

    return {"pango": shown(int(pango.pango_version()))}


def _load() -> None:
    try:
        # Where a library is missing, WeasyPrint prints a page about it before it raises.
        with redirect_stdout(StringIO()):
            import weasyprint  # noqa: F401  # whether it loads
    except (ImportError, OSError) as error:
        raise PdfUnavailable(_MISSING, PACKAGES) from error


def _need(document: Writable) -> None:
    """Raise :class:`PdfUnavailable` unless WeasyPrint and the fonts of ``document`` are there."""
    _load()
    from draftban.writers._pdf import fonts

    family = _page_of(document).font
    if family not in fonts.FAMILIES:
        known = ", ".join(fonts.FAMILIES)
        raise PdfUnavailable(f"PDF has no font {family!r}: set `page: {{font: …}}` to {known}")
    if gone := fonts.gone(family):
        raise PdfUnavailable(f"PDF needs the font file {gone}: install draftban again")


def _page_of(document: Writable) -> PageStyle:
    return document.page if isinstance(document, Paper) else document.style.page


def _paper(paper: Paper) -> Any:
    from draftban.writers._pdf import fonts

    source = papers.document(paper, css=papers.paper_css(paper, fonts.css(paper.page.font)))
    return _render(source, paper)


def _bill(bill: FinalBill, css: str, notes: bool, front: Html = NOTHING) -> Any:
    from draftban.writers._pdf import fonts

    rules = paper_css(bill, fonts.css(bill.style.page.font)) + css
    if notes:
        rules += note_rules(bill.style.page)
    foot = Footnotes(bill.style.words.letters) if notes else no_foot
    source = page(bill, css=rules, term_links=False, front=front, foot=foot, native_lists=True)
    return _render(source, bill)


def _numbered(bill: FinalBill, css: str, notes: bool, laid_out: Any) -> Any:
    """``bill`` laid out once more, with numbers beside the lines of ``laid_out``."""
    from draftban.writers._pdf import lines

    counted = lines.pages(laid_out)
    height = bill.style.page.font_size * bill.style.page.line_height / 0.75
    return _bill(bill, css + lines.css(len(counted)), notes, lines.elements(counted, height))


def _render(source: str, document: Writable) -> Any:
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    from draftban.writers._pdf import fonts, glyphs

    family = _page_of(document).font
    glyphs.check(document, family, fonts.names(family), source)
    html = HTML(string=source, url_fetcher=fonts.BundledFonts())
    return html.render(font_config=FontConfiguration(), pdf_variant=_VARIANT)
