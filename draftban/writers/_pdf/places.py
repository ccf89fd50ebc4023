"""What stands on each printed line: read off the layout, before anything is painted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from weasyprint.formatting_structure import boxes

from draftban.bill.printed import PrintedLine
from draftban.writers._pdf.lines import grouped

_POINTS = 0.75
"""Of a CSS pixel."""


def printed(document: Any) -> Iterator[PrintedLine]:
    """Every line of a laid-out ``weasyprint.Document``, page by page from top to bottom."""
    root = document._html.etree_element
    around = {child: parent for parent in root.iter() for child in parent}
    for page, laid_out in enumerate(document.pages, 1):
        for number, line in enumerate(grouped(laid_out._page_box), 1):
            beside = sorted(line, key=lambda box: float(box.position_x))
            yield _line(page, number, [text for box in beside for text in _texts(box)], around)


def _line(page: int, number: int, texts: list[Any], around: Mapping[Any, Any]) -> PrintedLine:
    words = [text for text in texts if text.text.strip()]
    eid = _eid(words[0].element, around)
    left = min(text.position_x for text in words)
    right = max(text.position_x + text.width for text in words)
    top = min(text.position_y for text in words)
    bottom = max(text.position_y + text.height for text in words)
    edges = (round(edge * _POINTS, 2) for edge in (left, top, right, bottom))
    return PrintedLine(page, number, eid, " ".join(_joined(texts).split()), *edges)


def _joined(texts: list[Any]) -> str:
    """The words of ``texts``; what stands apart on paper is kept apart."""
    parts: list[str] = []
    end = None
    for text in texts:
        if end is not None and text.position_x - end > 1:
            parts.append(" ")
        parts.append(text.text)
        end = text.position_x + text.width
    return "".join(parts)


def _eid(element: Any, around: Mapping[Any, Any]) -> str:
    """The id of the innermost element around the words that has one."""
    while element is not None:
        if found := element.get("id"):
            return str(found)
        element = around.get(element)
    return ""


def _texts(box: Any) -> Iterator[Any]:
    box = getattr(box, "_box", box)
    if isinstance(box, boxes.TextBox):
        yield box
    elif isinstance(box, boxes.ParentBox):
        for child in box.children:
            yield from _texts(child)
