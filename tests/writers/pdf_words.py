"""The words on the pages of a PDF with their places, as poppler reads them."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from draftban.bill.printed import PrintedLine

_PAGE = "{http://www.w3.org/1999/xhtml}page"
_WORD = "{http://www.w3.org/1999/xhtml}word"


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its edges, in points from the top left corner of its page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def words_on_pages(pdftotext: str, data: bytes, folder: Path) -> list[list[Word]]:
    """The words of each page of the PDF ``data``."""
    path = folder / "words.pdf"
    path.write_bytes(data)
    run = subprocess.run([pdftotext, "-bbox", path, "-"], capture_output=True, check=True)
    return [
        [
            Word(word.text or "", *(float(word.get(edge) or 0) for edge in _EDGES))
            for word in page.iter(_WORD)
        ]
        for page in etree.fromstring(run.stdout).iter(_PAGE)
    ]


_EDGES = ("xMin", "yMin", "xMax", "yMax")
_NEAR = 1.5
"""Points by which two programs may differ about the edge of a word."""


def words_at(page: list[Word], line: PrintedLine) -> list[str]:
    """The words of ``page`` where ``line`` says that it stands, from left to right."""
    found = [
        word
        for word in page
        if line.top < word.middle < line.bottom
        and word.left > line.left - _NEAR
        and word.right < line.right + _NEAR
    ]
    return [word.text for word in sorted(found, key=lambda word: word.left)]
