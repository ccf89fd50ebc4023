"""The paragraph and character styles: one pair for every level, and the bill's other parts.

Styles carry the whole look; paragraphs in the body name a style and little else, so that a
drafting office can restyle a bill by changing styles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from draftban.bill.style import BillStyle, LevelStyle, PageStyle
from draftban.writers._docx import names
from draftban.writers._docx.names import LevelNames, all_level_names, built_in_id, style_id
from draftban.writers._docx.xml import Element, root, sub, toggle, twips
from draftban.writers._reading import RUNNING_SMALLER

TWENTIETHS = 20
"""Word measures lines in twentieths of a point."""

CONTENTS_DEPTHS = 4
CONTENTS_STEP = 0.3
"""How far a line of a contents list stands right of the depth above it, in inches."""

RECITAL_INDENT = 0.4

SIZES = {"letter": (12240, 15840), "legal": (12240, 20160), "a4": (11906, 16838)}
"""Width and height in twips."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A style. Lengths in inches, spacing and size in points."""

    name: str
    based_on: str = "Normal"
    next: str = ""
    character: bool = False
    before: float | None = None
    after: float | None = None
    left: float | None = None
    right: float = 0.0
    first: float = 0.0
    align: str = ""
    size: float = 0.0
    line: float = 0.0
    spread: float = 0.0
    bold: bool | None = None
    italic: bool = False
    keep_next: bool | None = None
    keep_lines: bool = False
    outline: int | None = None
    """Of a bill's styles below 0, the level of its title; paragraphs of the bill say their own."""
    rule_above: bool = False
    number: tuple[int, int] | None = None
    page_at: int = 0
    """Where a page number ends behind a row of dots, in twips."""


def styles_part(style: BillStyle, language: str, main_numbers: Mapping[str, int]) -> Element:
    """``word/styles.xml``. ``main_numbers``: the list (``w:numId``) of each zone, and of
    recitals under the empty name where they are numbered."""
    rtl = style.words.direction == "rtl"
    return looks_part(_looks(style, main_numbers), style.page, language, rtl=rtl)


def looks_part(
    looks: Iterable[Look],
    page: PageStyle,
    language: str,
    *,
    built_in: bool = False,
    rtl: bool = False,
) -> Element:
    """``word/styles.xml`` with ``looks``. ``built_in``: they bear names that Word knows. ``rtl``:
    the script runs from right to left; what is left of the text then stands right of it.
    """
    part = root("styles")
    _defaults(part, page, language, rtl)
    latent = sub(part, "latentStyles", defLockedState=0, defUIPriority=99, defSemiHidden=1)
    for key, value in (("defUnhideWhenUsed", 1), ("defQFormat", 0), ("count", 376)):
        latent.set(f"{{{part.nsmap['w']}}}{key}", str(value))
    _basics(part, page)
    for priority, look in enumerate(looks, start=1):
        _write(part, look, min(priority, 98), built_in)
    return part


def _defaults(part: Element, page: PageStyle, language: str, rtl: bool) -> None:
    defaults = sub(part, "docDefaults")
    run = sub(sub(defaults, "rPrDefault"), "rPr")
    font = page.word_font
    sub(run, "rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font)
    _size(run, page.font_size)
    if rtl:
        toggle(run, "rtl")
    sub(run, "lang", language, eastAsia=language, bidi=language)
    paragraph = sub(sub(defaults, "pPrDefault"), "pPr")
    if rtl:
        toggle(paragraph, "bidi")
    # Exact, so that a page holds the same lines whatever font stands in for the form's own.
    line = round(TWENTIETHS * page.font_size * page.line_height)
    sub(paragraph, "spacing", before=0, after=0, line=line, lineRule="exact")


def _basics(part: Element, page: PageStyle) -> None:
    """The styles Word expects in every document, and header and footer."""
    normal = sub(part, "style", type="paragraph", default=1, styleId="Normal")
    sub(normal, "name", "Normal")
    toggle(normal, "qFormat")
    properties = sub(normal, "pPr")
    toggle(properties, "widowControl")
    font = sub(part, "style", type="character", default=1, styleId="DefaultParagraphFont")
    sub(font, "name", "Default Paragraph Font")
    sub(font, "uiPriority", 1)
    toggle(font, "semiHidden")
    table = sub(part, "style", type="table", default=1, styleId="TableNormal")
    sub(table, "name", "Normal Table")
    sub(table, "uiPriority", 99)
    toggle(table, "semiHidden")
    cells = sub(table, "tblPr")
    sub(cells, "tblInd", w=0, type="dxa")
    margins = sub(cells, "tblCellMar")
    for side, width in (("top", 0), ("left", 108), ("bottom", 0), ("right", 108)):
        sub(margins, side, w=width, type="dxa")
    no_list = sub(part, "style", type="numbering", default=1, styleId="NoList")
    sub(no_list, "name", "No List")
    sub(no_list, "uiPriority", 99)
    toggle(no_list, "semiHidden")
    for name in ("header", "footer"):
        look = Look(name=name, align="center", size=page.font_size - RUNNING_SMALLER)
        _write(part, look, 99, built_in=True)


def _looks(style: BillStyle, main_numbers: Mapping[str, int]) -> Iterator[Look]:
    yield from _front(style, main_numbers)
    align: Literal["both", ""] = "both" if style.page.justify else ""
    for level in all_level_names(style):
        for look in _level(level, main_numbers[level.zone]):
            yield look if look.align else replace(look, align=align)
    yield from _back(style, align)


def _front(style: BillStyle, main_numbers: Mapping[str, int]) -> Iterator[Look]:
    size = style.page.font_size
    align = "both" if style.page.justify else ""
    p = names.P_STYLES
    yield Look(name=p["body"], after=6, align=align)
    caption = Look(name=p["caption"], next=p["doctype"], align="center", after=4, keep_next=True)
    yield replace(caption, spread=size * 0.05)
    yield replace(caption, name=p["doctype"], next=p["long-title"], before=8, after=10, bold=True)
    title = Look(
        name=p["long-title"],
        next=p["body"],
        left=0.6,
        right=0.6,
        after=18,
        keep_lines=True,
    )
    yield replace(title, align="center", bold=True)
    yield replace(title, name=names.LONG_TITLE_BLOCK, align=align)
    lead_in = Look(name=p["lead-in"], next=p["recital"], before=10, after=6, keep_next=True)
    yield replace(lead_in, align=align)
    numbered = "" in main_numbers
    yield Look(
        name=p["recital"],
        left=RECITAL_INDENT if numbered else 0.0,
        first=-RECITAL_INDENT if numbered else 0.3,
        after=6,
        align=align,
        number=(main_numbers[""], 0) if numbered else None,
    )
    formula = Look(name=p["formula"], next=p["body"], before=12, after=12, keep_next=True)
    yield replace(formula, align=align)
    yield Look(name=p["note"], before=6, after=6)


def _level(level: LevelNames, number: int) -> Iterator[Look]:
    style = level.level
    above = style.heading == "above"
    centered = above and style.heading_align == "center"
    outer = level.depth == 0
    first = -style.hang
    numbered = Look(
        name=level.numbered,
        next=level.text if above else "",
        before=(14.0 if above else 12.0) if outer else (10.0 if above else 0.0),
        after=5.0 if above else 6.0,
        left=0.0 if centered else style.indent,
        first=0.0 if centered else first,
        align="center" if centered else ("left" if above else ""),
        bold=True if above else None,
        keep_next=True if above else None,
        outline=min(level.depth + 1, 8) if above else None,
        number=(number, level.depth) if style.num else None,
    )
    yield numbered
    yield Look(name=level.text, left=style.indent, after=6)
    if above:
        yield replace(
            numbered,
            name=level.unheaded,
            based_on=level.numbered,
            next=level.unheaded,
            left=style.indent,
            first=first,
            align="left",
            bold=False,
            keep_next=False,
            outline=9,
        )


def _back(style: BillStyle, align: str) -> Iterator[Look]:
    size = style.page.font_size
    left = style.definitions.indent
    yield Look(name=names.DEFINITION, left=left, after=6, align=align)
    yield Look(name=names.DEFINITION_TEXT, left=left, after=6, align=align)
    yield Look(
        name=names.GROUP_HEADING,
        next=names.P_STYLES["body"],
        before=18,
        after=7,
        align="center",
        bold=True,
        keep_next=True,
        outline=1,
    )
    yield Look(
        name=names.CONTENTS_HEADING,
        next=f"{names.CONTENTS} 1",
        before=6,
        after=5,
        align="center",
        bold=True,
        keep_next=True,
    )
    for depth in range(CONTENTS_DEPTHS):
        yield Look(
            name=f"{names.CONTENTS} {depth + 1}",
            left=CONTENTS_STEP * depth,
            after=2,
            size=size - 0.5,
            page_at=text_twips(style.page),
        )
    yield Look(name=names.SIGNATURE_TEXT, before=14, keep_next=True, keep_lines=True)
    yield Look(name=names.SIGNATURE, before=34, keep_next=True, keep_lines=True, rule_above=True)
    yield Look(name=names.END, line=1.0, size=1.0)
    emphasis = style.definitions.emphasis
    yield Look(
        name=names.DEFINED_TERM,
        character=True,
        bold=True if emphasis == "bold" else None,
        italic=emphasis == "italic",
    )
    yield Look(name=names.EMPHASIS, character=True, italic=True)
    yield Look(name=names.RUN_IN_HEADING, character=True, bold=True)
    yield Look(name=names.RUN_IN_SUBHEADING, character=True, italic=True)


def _write(part: Element, look: Look, priority: int, built_in: bool = False) -> None:
    kind = "character" if look.character else "paragraph"
    identify = built_in_id if built_in else style_id
    node = sub(part, "style", type=kind, styleId=identify(look.name))
    if not built_in:
        node.set(f"{{{part.nsmap['w']}}}customStyle", "1")
    sub(node, "name", look.name)
    sub(node, "basedOn", "DefaultParagraphFont" if look.character else style_id(look.based_on))
    if look.next:
        sub(node, "next", identify(look.next))
    sub(node, "uiPriority", priority)
    if not built_in:
        toggle(node, "qFormat")
    if not look.character:
        _paragraph_properties(sub(node, "pPr"), look)
    _run_properties(node, look)


def _paragraph_properties(properties: Element, look: Look) -> None:
    if look.keep_next is not None:
        toggle(properties, "keepNext", look.keep_next)
    if look.keep_lines:
        toggle(properties, "keepLines")
    if look.number is not None:
        number = sub(properties, "numPr")
        if look.number[1]:
            sub(number, "ilvl", look.number[1])
        sub(number, "numId", look.number[0])
    if look.rule_above:
        border = sub(properties, "pBdr")
        sub(border, "top", "single", sz=4, space=3, color="auto")
    if look.page_at:
        sub(sub(properties, "tabs"), "tab", "right", leader="dot", pos=look.page_at)
    spacing: dict[str, str | int] = {
        key: round(TWENTIETHS * value)
        for key, value in (("before", look.before), ("after", look.after))
        if value is not None
    }
    if look.line:
        spacing |= {"line": round(TWENTIETHS * look.line), "lineRule": "exact"}
    if spacing:
        sub(properties, "spacing", **spacing)
    if look.left is not None:
        indent(properties, look.left, look.first, look.right)
    if look.align:
        sub(properties, "jc", look.align)
    if look.outline is not None:
        sub(properties, "outlineLvl", look.outline)


def text_twips(page: PageStyle) -> int:
    """How wide the text on ``page`` is, in twips."""
    return SIZES[page.size][0] - twips(page.margin_left + page.margin_right)


def stand_as(properties: Element, level: LevelStyle) -> None:
    """Append where the style of ``level`` stands on the line, for a paragraph out of its list:
    LibreOffice takes that for out of its indents as well.
    """
    indent(properties, level.indent, -level.hang)


def indent(properties: Element, left: float, first: float = 0.0, right: float = 0.0) -> None:
    """Append ``w:ind``; ``first`` moves the first line, to the left where negative. Inches."""
    node = sub(properties, "ind", left=twips(left), right=twips(right))
    key = "hanging" if first < 0 else "firstLine"
    node.set(f"{{{node.nsmap['w']}}}{key}", str(twips(abs(first))))


def _run_properties(node: Element, look: Look) -> None:
    if look.bold is None and not (look.italic or look.size or look.spread):
        return
    run = sub(node, "rPr")
    if look.bold is not None:
        toggle(run, "b", look.bold)
        toggle(run, "bCs", look.bold)
    if look.italic:
        toggle(run, "i")
        toggle(run, "iCs")
    if look.spread:
        sub(run, "spacing", round(20 * look.spread))
    if look.size:
        _size(run, look.size)


def _size(run: Element, points: float) -> None:
    for name in ("sz", "szCs"):
        sub(run, name, round(2 * points))
