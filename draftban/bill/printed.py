"""Where words stand on paper: the lines of a bill's pages, as they were laid out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A printed line of a page: what one points at as “page 4, line 17”.

    ``number`` counts the lines of the page's text from its top, headers and footers left out, as
    printed line numbers do. ``eid`` is that of the innermost provision or recital whose words
    begin the line, empty elsewhere (title, enacting words, contents, signatures). The edges are
    those of its words, in points from the top left corner of the page.
    """

    page: int
    number: int
    eid: str
    words: str
    left: float
    top: float
    right: float
    bottom: float
