"""The wider Markdown of papers: headings, bullets and tables, which no clause has.

``# `` and ``## `` are headings, a line ``===`` begins a page with the heading that follows, ``- ``
is a bullet, ``> `` the lead paragraph, ``~ `` a note in small type. A table is a line
``Table: caption``, perhaps a summary under it, a head row, a row of dashes whose lengths are the
shares of the columns, and rows on a line each. ``*words*`` are italic, ``**words**`` bold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from draftban.bill.links import link
from draftban.bill.paper import (
    Bullets,
    Cell,
    Face,
    Heading,
    PaperBlock,
    Paragraph,
    ParagraphStyle,
    Run,
    Runs,
    Table,
    plain_words,
    words,
)
from draftban.bill.style import Words
from draftban.bill.transforms.unbroken import hold
from draftban.bill.tree import Pending, Placeholder, Term, Text
from draftban.bill.walk import upper_first
from draftban.clauses.language.rendering import Renderer
from draftban.clauses.language.spans import Span, paragraph
from draftban.clauses.language.values import Part
from draftban.diagnostics import Pos

_PIECE = re.compile("([\U00100000-\U0010ffff]|\\*+)")
_RULE = re.compile(r"\|(?:\s*-+\s*\|)+\s*")
_STARTS = re.compile("(?:^|[.!?][”’)]*\\*{0,2} )$")
_CAPTION = "Table:"
_NEW_PAGE = "==="
_OPENINGS: dict[str, ParagraphStyle] = {"> ": "lead", "~ ": "note"}

Resolve = Callable[[Pending], str]
"""The words of an inline that depends on the bill."""


@dataclass(slots=True)
class PaperMarkup:
    """Reads the rendered lines of one paper; mistakes go to the renderer's report. ``blanks`` are
    the labels of those that it met.
    """

    renderer: Renderer
    resolve: Resolve
    language: Words
    blank: tuple[str, str] = ("", "")
    """A blank as bills print it, and as this paper does."""
    spell: Callable[[str], str] = str
    """Sets typed words as this variant of the language spells them."""
    blanks: dict[str, None] = field(default_factory=dict)
    terms: dict[str, None] = field(default_factory=dict)
    """The defined terms that it met."""
    _new_page: bool = False

    def blocks(self, lines: Iterable[Span]) -> tuple[PaperBlock, ...]:
        """The blocks that ``lines`` make."""
        return tuple(block for chunk in _chunks(lines) for block in self._chunk(chunk))

    def _error(self, message: str, pos: Pos, hint: str) -> None:
        self.renderer.report.error(
            "papers.markup", message, pos, text=self.renderer.report.line(pos), hint=hint
        )

    def _chunk(self, lines: list[Span]) -> Iterator[PaperBlock]:
        """The blocks of lines that stand together, no empty one between them."""
        first = lines[0].text
        if first.startswith(_CAPTION):
            yield from self._table(lines)
        elif first.rstrip() == _NEW_PAGE:
            self._new_page = True
            yield from self._chunk(lines[1:]) if lines[1:] else ()
        elif first.startswith("#"):
            yield self._heading(lines[0])
            yield from self._chunk(lines[1:]) if lines[1:] else ()
        elif first.startswith("- "):
            yield Bullets(tuple(self._running(item) for item in _items(lines)))
        else:
            style = _OPENINGS.get(first[:2], "body")
            if style != "body":
                lines = [lines[0].cut(2), *lines[1:]]
            yield Paragraph(self._running(lines), style)

    def _heading(self, line: Span) -> Heading:
        marks = len(line.text) - len(line.text.lstrip("#"))
        if marks > 2 or line.text[marks : marks + 1] != " ":
            self._error("a heading has one or two # and a blank", line.pos, "write # or ##")
        new_page, self._new_page = self._new_page, False
        text = plain_words(self._words(line.cut(marks).stripped()))
        return Heading(1 if marks == 1 else 2, text, new_page)

    # ------------------------------------------------------------ tables

    def _table(self, lines: list[Span]) -> Iterator[PaperBlock]:
        told = [line for line in lines if not line.text.startswith("|")]
        rows = [line for line in lines if line.text.startswith("|")]
        caption = plain_words(self._words(told[0].cut(len(_CAPTION)).stripped()))
        summary = plain_words(self._words(paragraph(told[1:]))) if told[1:] else ""
        if len(rows) < 2 or not _RULE.fullmatch(rows[1].text):
            self._error(
                "a table has a head and a row of dashes under it",
                lines[0].pos,
                "write | Section | What it does | and |---|-----|",
            )
            return
        widths = tuple(float(cell.text.count("-")) for cell in _cells(rows[1]))
        head = tuple(plain_words(self._words(cell)) for cell in _cells(rows[0]))
        found: list[tuple[Cell, ...]] = []
        for row in rows[2:]:
            cells = tuple(Cell((self._words(cell),)) for cell in _cells(row))
            if len(cells) == len(head) == len(widths):
                found.append(cells)
            else:
                message = f"this row has {len(cells)} cells, the head {len(head)}"
                self._error(message, row.pos, "give every row of a table the same cells")
        if found and len(head) == len(widths):  # a table without rows says nothing
            yield Table(caption, summary, head, tuple(found), widths)

    # ------------------------------------------------------------ words

    def _running(self, lines: list[Span]) -> Runs:
        return self._words(paragraph(lines), running=True)

    def _words(self, span: Span, *, running: bool = False) -> Runs:
        """The words of ``span``. Of a ``running`` text what a call prints at the start of a
        sentence gets a capital, unless it is an address.
        """
        runs: list[Run] = []
        strong = emphasis = False
        offset = 0
        for piece in _PIECE.split(span.text):
            if piece == "**":
                strong = not strong
            elif piece == "*":
                emphasis = not emphasis
            elif piece.startswith("*"):
                self._error(
                    "too many * in a row", span.pos_at(offset), "write *italic* or **bold**"
                )
            elif piece:
                face: Face = "strong" if strong else "emphasis" if emphasis else "plain"
                part = self.renderer.part(piece) if len(piece) == 1 else None
                said = self._said(piece, part, span.pos_at(offset))
                starts = running and part is not None and _STARTS.search(span.text[:offset])
                if starts and not link(said):
                    said = upper_first(said)  # “the City” at the start of a sentence
                runs.append(Run(said, face, part.label if isinstance(part, Placeholder) else ""))
            offset += len(piece)
        if strong or emphasis:
            self._error("words set apart are never closed", span.pos, "close them with the same *")
        return words(*(replace(r, text=hold(r.text, self.language)) for r in _joined(runs)))

    def _said(self, piece: str, part: Part | None, pos: Pos) -> str:
        match part:
            case None:
                return self.spell(piece)
            case Text(value):
                return value
            case Placeholder(label, text):
                self.blanks[label] = None
                usual, own = self.blank
                return own if own and text == usual else text
            case Term(term, text):
                self.terms[term] = None
                return text
            case Pending():
                return self.resolve(part)
            case _:
                self._error("a paper has no points and no labels", pos, "write a bullet: - words")
                return ""


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """``runs``, neighbours of one face as one."""
    last: Run | None = None
    for run in runs:
        if last is not None and last.face == run.face and not (last.label or run.label):
            last = Run(last.text + run.text, last.face)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last


def _chunks(lines: Iterable[Span]) -> Iterator[list[Span]]:
    """Lines that stand together; an empty line parts them."""
    chunk: list[Span] = []
    for line in lines:
        if not line.blank:
            chunk.append(line)
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _items(lines: list[Span]) -> list[list[Span]]:
    """The lines of each bullet, its mark taken off."""
    items: list[list[Span]] = []
    for line in lines:
        if line.text.startswith("- "):
            items.append([line.cut(2)])
        else:
            items[-1].append(line)
    return items


def _cells(row: Span) -> list[Span]:
    """What stands between the bars of a row."""
    text = row.text.rstrip()
    bars = [index for index, char in enumerate(text) if char == "|"]
    return [row.cut(a + 1, b).stripped() for a, b in pairwise(bars)]
