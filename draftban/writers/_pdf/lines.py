"""Line numbers: CSS cannot count printed lines, so they are counted after a first layout.

The numbers go into the left margin as running elements, one per page, each number at the
height of its line. Running elements take no room in the text: the second layout breaks lines
and pages exactly as the first did. Every page starts at 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import mode
from typing import Any

from weasyprint.formatting_structure import boxes

from draftban.writers._html.markup import NOTHING, Html, el, join, text

_NEAR = 2.0
"""Lines whose baselines are less apart than this, in CSS pixels, stand side by side."""

_DISTANCE = "0.3in"
"""Between number and text."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: baseline from the top of the text area, and how far below its own top
    the baseline is; CSS pixels.
    """

    baseline: float
    ascent: float


def pages(document: Any) -> list[list[Line]]:
    """The lines of each page of a laid-out ``weasyprint.Document``, from top to bottom."""
    return [_page(page._page_box) for page in document.pages]


def css(count: int) -> str:
    """Rules that put the running elements of :func:`elements` beside ``count`` pages."""
    rules = [
        "@page { @left-top { height: 100%; vertical-align: top; "
        f"text-align: right; padding-right: {_DISTANCE} }} }}",
        ".line-number { text-align: right; white-space: nowrap }",
        ".line-number > span { font-size: .8em }",
    ]
    for number in range(1, count + 1):
        rules.append(f".lines-{number} {{ position: running(lines-{number}) }}")
        rules.append(f"@page :nth({number}) {{ @left-top {{ content: element(lines-{number}) }} }}")
    return "\n".join(rules) + "\n"


def elements(numbered: Sequence[Sequence[Line]], line_height: float) -> Html:
    """One element per page with its numbers; ``line_height`` of ordinary text in pixels."""
    ascents = [line.ascent for lines in numbered for line in lines]
    if not ascents:
        return NOTHING
    own = mode(round(ascent, 3) for ascent in ascents)
    return join(_beside(n, lines, own, line_height) for n, lines in enumerate(numbered, 1))


def _beside(page: int, lines: Sequence[Line], ascent: float, height: float) -> Html:
    """The numbers of one page. Room above the first is padding: a margin would be lost, as it
    falls together with that of the element around it.
    """
    first = max(0.0, lines[0].baseline - ascent) if lines else 0.0
    place = {"class": f"lines-{page}", "style": f"padding-top: {first:.3f}px"}
    return el("div", place, *_numbers(lines, ascent, height, first))


def _numbers(lines: Sequence[Line], ascent: float, height: float, end: float) -> Iterator[Html]:
    for number, line in enumerate(lines, 1):
        top = line.baseline - ascent
        place = f"height: {height:.3f}px; margin-top: {top - end:.3f}px"
        yield el("div", {"class": "line-number", "style": place}, el("span", {}, text(str(number))))
        end = top + height


def grouped(page_box: Any) -> list[list[Any]]:
    """The line boxes of a laid-out page that stand beside each other, from top to bottom;
    notes at its foot left out.
    """
    found = sorted(
        (
            box
            for child in page_box.children
            if not isinstance(child, boxes.MarginBox | boxes.FootnoteAreaBox)
            for box in _line_boxes(child)
        ),
        key=lambda box: (_baseline(box), box.baseline),
    )
    lines: list[list[Any]] = []
    for box in found:
        if lines and _baseline(box) - _baseline(lines[-1][0]) < _NEAR:
            lines[-1].append(box)
        else:
            lines.append([box])
    return lines


def _baseline(box: Any) -> float:
    height: float = box.position_y + box.baseline
    return height


def _page(page_box: Any) -> list[Line]:
    top = page_box.content_box_y()
    return [Line(_baseline(first) - top, first.baseline) for first, *_ in grouped(page_box)]


def _line_boxes(box: Any) -> Iterator[Any]:
    """Printed lines under ``box``, those inside another line's boxes only where a block of
    lines stands in a line (signatures side by side).
    """
    box = getattr(box, "_box", box)  # an absolutely placed box stands behind a placeholder
    if isinstance(box, boxes.LineBox):
        inner = [line for child in box.children for line in _blocks_of_lines(child)]
        yield from inner or ([box] if _has_text(box) else [])
    elif isinstance(box, boxes.ParentBox):
        for child in box.children:
            yield from _line_boxes(child)


def _blocks_of_lines(box: Any) -> Iterator[Any]:
    if isinstance(box, boxes.InlineBlockBox) and any(
        isinstance(child, boxes.BlockBox) for child in box.children
    ):
        yield from _line_boxes(box)


def _has_text(box: Any) -> bool:
    if isinstance(box, boxes.TextBox):
        return bool(box.text.strip())
    return isinstance(box, boxes.ParentBox) and any(_has_text(child) for child in box.children)
