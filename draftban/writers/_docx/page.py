"""The page and the document's settings: size, margins, running lines, fonts, compatibility."""

from __future__ import annotations

import re

from draftban.bill.style import PageStyle
from draftban.writers._docx.inlines import field_runs, run
from draftban.writers._docx.styles import SIZES
from draftban.writers._docx.xml import Element, W, root, sub, toggle, twips

RUNNING_LINE = 720
"""How far header and footer stand from the edge of the paper, in twips."""

_COUNTERS = re.compile(r"(\{pages?\})")
_FIELDS = {"{page}": " PAGE ", "{pages}": " NUMPAGES "}


def section_properties(section: Element, page: PageStyle, *, rtl: bool = False) -> None:
    """Fill ``w:sectPr``; references to header and footer that stand in it stay first."""
    for child in list(section):
        if child.tag not in {f"{{{W}}}headerReference", f"{{{W}}}footerReference"}:
            section.remove(child)
    width, height = SIZES[page.size]
    sub(section, "pgSz", w=width, h=height)
    sub(
        section,
        "pgMar",
        top=twips(page.margin_top),
        right=twips(page.margin_right),
        bottom=twips(page.margin_bottom),
        left=twips(page.margin_left),
        header=min(RUNNING_LINE, twips(page.margin_top) // 2),
        footer=min(RUNNING_LINE, twips(page.margin_bottom) // 2),
        gutter=0,
    )
    if page.line_numbers:
        sub(section, "lnNumType", countBy=1, restart="newPage")
    sub(section, "cols", space=720)
    if page.first_page == "bare":
        toggle(section, "titlePg")
    if rtl:
        toggle(section, "bidi")


def running_line(paragraph: Element, pattern: str) -> None:
    """Append the words of a header or footer; ``{page}`` and ``{pages}`` become fields."""
    for piece in _COUNTERS.split(pattern):
        if piece in _FIELDS:
            field_runs(paragraph, _FIELDS[piece], "1")
        elif piece:
            run(paragraph, piece)


def settings_part(language: str) -> Element:
    """``word/settings.xml``: no compatibility mode, nothing asked on opening."""
    part = root("settings")
    sub(part, "zoom", percent=100)
    sub(part, "defaultTabStop", 720)
    sub(part, "characterSpacingControl", "doNotCompress")
    compat = sub(part, "compat")
    for name, value in (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    ):
        sub(
            compat,
            "compatSetting",
            name=name,
            uri="http://schemas.microsoft.com/office/word",
            val=value,
        )
    sub(part, "themeFontLang", language)
    return part


def font_table_part(page: PageStyle) -> Element:
    """``word/fontTable.xml``: the font of the PDF stands in where the Word font is missing."""
    part = root("fonts")
    font = sub(part, "font", name=page.word_font)
    if page.font != page.word_font:
        sub(font, "altName", page.font)
    sub(font, "family", "roman")
    sub(font, "pitch", "variable")
    return part
