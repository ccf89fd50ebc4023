"""Style sheets: what the form says about levels and page, as CSS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files

from draftban.bill.style import BillStyle, LevelStyle, PageStyle
from draftban.bill.tree import Provision
from draftban.writers._html.markup import css_string
from draftban.writers._reading import RUNNING_SMALLER, has_level, unnumbered

WIDE, NARROW = 0.85, 0.4
"""By how much indents shrink on a screen, whose lines are shorter, and on a narrow one."""

_READING = 'Charter, "Bitstream Charter", Georgia, Cambria, "Noto Serif", serif'
"""Faces for long reading, one of which any system has."""

_FIELD = re.compile(r"(\{pages?\})")
_COUNTERS = {"{page}": "counter(page)", "{pages}": "counter(pages)"}
_DEFINED = {
    "none": "font-weight: inherit",
    "bold": "font-weight: bold",
    "italic": "font-style: italic",
}


def sheet(name: str) -> str:
    """The style sheet ``name`` that stands beside this module."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def level_class(style: BillStyle, p: Provision) -> str:
    """The CSS class of the level of ``p``; what has no level or no number has its own."""
    if unnumbered(p):
        return "unnumbered"
    if not has_level(style, p):
        return "group-heading"
    return f"z{list(style.zones).index(p.zone)}-{p.depth}"


def levels(style: BillStyle, factor: float = 1.0) -> str:
    """Rules for the levels and definitions of ``style``, lengths multiplied by ``factor``."""
    rules = [f".unnumbered {{ padding-left: {style.definitions.indent * factor:g}in }}"]
    rules.append(f"dfn {{ {_DEFINED[style.definitions.emphasis]} }}")
    for zone_index, zone in enumerate(style.zones.values()):
        for depth, level in enumerate(zone.levels):
            rules.extend(_level(f".z{zone_index}-{depth}", depth, level, factor))
    return "\n".join(rules) + "\n"


def _level(name: str, depth: int, level: LevelStyle, factor: float) -> Iterator[str]:
    indent, hang = level.indent * factor, level.hang * factor
    yield f"{name} {{ padding-left: {indent:g}in; text-indent: {-hang:g}in }}"
    if hang > 0:
        yield f"{name} .num {{ min-width: {hang:g}in }}"
    yield f"{name} .num {{ font-weight: {'bold' if level.bold_number else 'normal'} }}"
    if depth == 0:
        yield f"{name}.run-in {{ margin-top: 1.1em }}"
        yield f"{name}.run-in > :first-child {{ font-style: normal; font-weight: bold }}"


def page(style: PageStyle) -> str:
    """The page: size, margins, running header and footer."""
    margins = (style.margin_top, style.margin_right, style.margin_bottom, style.margin_left)
    lines = [
        "@page {",
        f"  size: {'A4' if style.size == 'a4' else style.size};",
        f"  margin: {' '.join(f'{inches:g}in' for inches in margins)};",
    ]
    for words, place in ((style.header, "top"), (style.footer, "bottom")):
        if words:
            size = style.font_size - RUNNING_SMALLER
            lines.append(
                f"  @{place}-center {{ content: {running(words)}; font-size: {size:g}pt }}"
            )
    lines.append("}")
    if style.first_page == "bare":
        lines.append(
            "@page :first { @top-center { content: none } @bottom-center { content: none } }"
        )
    return "\n".join(lines) + "\n"


def status_line(style: BillStyle) -> str:
    """The rule that prints on each page what the bill is: a model, not law."""
    words = style.page.status or style.words.status
    if not words:
        return ""
    size = style.page.font_size - RUNNING_SMALLER
    return (
        f"@page {{ @top-right {{ content: {css_string(words)}; "
        f"font-size: {size:g}pt; font-style: italic }} }}\n"
    )


def notes(style: PageStyle) -> str:
    """Rules for notes at the foot of the page."""
    size = style.font_size - RUNNING_SMALLER
    return (
        "@page { @footnote { border-top: .5pt solid; padding-top: .4em; margin-top: .8em } }\n"
        f".footnote {{ float: footnote; font-size: {size:g}pt; line-height: 1.2; "
        "text-align: left; text-indent: 0; overflow-wrap: anywhere }\n"
        ".footnote::footnote-call { line-height: 1 }\n"
        ".footnote::footnote-marker { padding-right: .4em }\n"
    )


def running(words: str) -> str:
    """A CSS ``content`` value: ``{page}`` and ``{pages}`` count, all else prints as it is."""
    parts = [part for part in _FIELD.split(words) if part]
    return " ".join(_COUNTERS.get(part) or css_string(part) for part in parts)


def family(style: PageStyle) -> str:
    """The family of the page, then that of the Word file, then what a reader has."""
    fonts = f"{css_string(style.font)}, {css_string(style.word_font)}, {_READING}"
    return f"html {{ font-family: {fonts} }}\n"


def type_rules(style: PageStyle) -> str:
    """Type on paper; the family is left to the caller."""
    rules = f"html {{ font-size: {style.font_size:g}pt; line-height: {style.line_height:g} }}\n"
    if style.justify:
        rules += "p, .run-in { text-align: justify }\n"
    return rules
